export const spanishDesktop = {
  'This computer': 'Este ordenador',
  Yes: 'Sí',
  No: 'No',
  'Go on watching when the window is closed': 'Seguir vigilando con la ventana cerrada',
  'Songsight stays in the tray or the Dock. Otherwise closing the window ends it.':
    'Songsight queda en la bandeja o el Dock. Si no, cerrar la ventana lo termina.',
  'Stay awake during a run': 'Seguir despierto durante el trabajo',
  'The computer does not fall asleep by itself while recordings wait. The screen may go dark.':
    'El ordenador no se duerme solo mientras esperan grabaciones. La pantalla puede apagarse.',
  'Rest on battery below, per cent': 'Descansar con batería por debajo de, por ciento',
  'The work goes on with the cable. Empty: it never rests.': 'El trabajo sigue con el cable. Vacío: nunca descansa.',
  never: 'nunca',
  Notices: 'Avisos',
  'When everything is listened to': 'Cuando todo está escuchado',
  'A notice of the system says how many recordings and detections there were.':
    'Un aviso del sistema dice cuántas grabaciones y detecciones hubo.',
  'Watched species: which detections': 'Especies vigiladas: qué detecciones',
  'Every recording with one of them, or only the first time in a folder.':
    'Cada grabación con una de ellas, o solo la primera vez en una carpeta.',
  'Every recording': 'Cada grabación',
  'New for the folder': 'Nueva en la carpeta',
  'Watched species': 'Especies vigiladas',
  'A notice when one of them is heard. Type a name and press Enter.':
    'Un aviso cuando se oye una de ellas. Escriba un nombre y pulse Enter.',
  'Quiet hours': 'Horas de silencio',
  'No notices between these hours of this computer’s clock.':
    'Sin avisos entre estas horas del reloj de este ordenador.',
  'Quiet until': 'Silencio hasta',
  'Songsight looks for nothing.': 'Songsight no busca nada.',
  'Not looked yet.': 'Aún no se ha mirado.',
  'Looking …': 'Mirando …',
  'This is the newest version.': 'Esta es la versión más nueva.',
  'Version {{version}} is being fetched.': 'Se está trayendo la versión {{version}}.',
  'Version {{version}} is installed when no recording is being listened to.':
    'La versión {{version}} se instala cuando no se esté escuchando ninguna grabación.',
  'New versions and help': 'Versiones nuevas y ayuda',
  'Look for new versions': 'Buscar versiones nuevas',
  'The only thing Songsight ever asks the network, and only when you turn it on; never during a run.':
    'Lo único que Songsight pregunta a la red, y solo si usted lo activa; nunca durante el trabajo.',
  'Install it now': 'Instalarla ahora',
  'Look now': 'Mirar ahora',
  'A report for support holds settings, counts and logs; no recordings, no names of files or places.':
    'Un informe para el soporte tiene ajustes, recuentos y registros; ninguna grabación ni nombres de archivos o lugares.',
  'Save a report': 'Guardar un informe',
  Written: 'Escrito',
} as const;
