/** What the window has to say when the engine cannot be asked. `{{status}}` is a blank. */
export const windowSentences = {
  'page-signed-out': {
    en: 'This page is no longer signed in. Open the address that Songsight printed when it started, with its token, once more.',
    de: 'Diese Seite ist nicht mehr angemeldet. Öffnen Sie noch einmal die Adresse mit ihrem Schlüssel, die Songsight beim Start ausgab.',
    es: 'Esta página ya no tiene acceso. Abra de nuevo la dirección con su clave que Songsight mostró al iniciarse.',
  },
  'engine-unreachable': {
    en: 'Songsight does not answer. Check that it is still running, then reload this page.',
    de: 'Songsight antwortet nicht. Prüfen Sie, ob es noch läuft, und laden Sie diese Seite neu.',
    es: 'Songsight no responde. Compruebe que sigue en marcha y vuelva a cargar esta página.',
  },
  'answer-unreadable': {
    en: 'Songsight gave an answer that cannot be read (HTTP {{status}}).',
    de: 'Songsight gab eine unlesbare Antwort (HTTP {{status}}).',
    es: 'Songsight dio una respuesta ilegible (HTTP {{status}}).',
  },
  'answer-unexpected': {
    en: 'Songsight gave an unexpected answer (HTTP {{status}}).',
    de: 'Songsight gab eine unerwartete Antwort (HTTP {{status}}).',
    es: 'Songsight dio una respuesta inesperada (HTTP {{status}}).',
  },
  'window-mistake': {
    en: 'This window made a mistake. Reload it; your data is not touched.',
    de: 'In diesem Fenster ist ein Fehler aufgetreten. Laden Sie es neu; Ihre Daten sind unberührt.',
    es: 'Se ha producido un error en esta ventana. Vuelva a cargarla; sus datos están intactos.',
  },
  'drop-a-folder': {
    en: 'Only a folder from this computer can be dropped here, to be watched.',
    de: 'Hier lässt sich nur ein Ordner dieses Rechners ablegen, um ihn zu überwachen.',
    es: 'Aquí solo se puede soltar una carpeta de este equipo, para vigilarla.',
  },
} as const;
