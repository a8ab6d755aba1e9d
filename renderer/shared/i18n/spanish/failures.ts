/** What the window itself has to say when something goes wrong, and labels for those who listen to it. */
export const spanishFailures = {
  'Detections of each species, by day': 'Detecciones de cada especie, por día',
  'Detections of each species, by hour of the day': 'Detecciones de cada especie, por hora del día',
  '{{day}} by hour': '{{day}} por horas',
  'Best clip of {{species}}': 'Mejor fragmento de {{species}}',
  'This window made a mistake. Reload it; your data is not touched.':
    'Esta ventana ha cometido un error. Recárguela; sus datos no se han tocado.',
  'This page is no longer signed in. Open the address that Songsight printed when it started, with its token, once more.':
    'Esta página ya no tiene acceso. Abra otra vez la dirección, con su clave, que Songsight mostró al iniciarse.',
  'Songsight does not answer. Check that it is still running, then reload this page.':
    'Songsight no responde. Compruebe que sigue en marcha y recargue esta página.',
  'Songsight gave an answer that cannot be read (HTTP {{status}}).':
    'Songsight dio una respuesta ilegible (HTTP {{status}}).',
  'Songsight gave an unexpected answer (HTTP {{status}}).': 'Songsight dio una respuesta inesperada (HTTP {{status}}).',
  'Only a folder from this computer can be dropped here, to be watched.':
    'Aquí solo se puede soltar una carpeta de este equipo, para vigilarla.',
} as const;
