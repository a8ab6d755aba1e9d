export const spanishDesktop = {
  'This computer': 'Este equipo',
  Yes: 'Sí',
  No: 'No',
  'Keep watching when the window is closed': 'Seguir vigilando con la ventana cerrada',
  'Songsight stays in the tray or the Dock. Otherwise closing the window ends it.':
    'Songsight queda en la bandeja o el Dock. Si no, al cerrar la ventana el programa termina.',
  'Stay awake during an analysis': 'Mantener activo durante un análisis',
  'The computer does not go to sleep while recordings wait. The screen may turn off.':
    'El equipo no se suspende mientras esperan grabaciones. La pantalla puede apagarse.',
  'Pause on battery below, per cent': 'Pausar con batería por debajo de (por ciento)',
  'The analysis continues when plugged in. Empty: it is never paused.':
    'El análisis continúa al conectar el cable. Vacío: nunca se pausa.',
  never: 'nunca',
  Notices: 'Avisos',
  'When everything is analysed': 'Cuando todo está analizado',
  'A notice of the system says how many recordings and detections there were.':
    'Un aviso del sistema indica cuántas grabaciones y detecciones hubo.',
  'Watched species: which detections': 'Especies vigiladas: qué detecciones',
  'Every recording with one of them, or only the first time in a folder.':
    'Cada grabación con una de ellas, o solo la primera vez en una carpeta.',
  'Every recording': 'Cada grabación',
  'New for the folder': 'Nueva en la carpeta',
  'Watched species': 'Especies vigiladas',
  'A notice when one of them is detected. Type a name and press Enter.':
    'Un aviso cuando se detecta una de ellas. Escriba un nombre y pulse Intro.',
  'Quiet hours': 'Horas de silencio',
  'No notices between these hours of this computer’s clock.': 'Sin avisos entre estas horas del reloj de este equipo.',
  'Quiet until': 'Silencio hasta',
  'Songsight does not check for new versions.': 'Songsight no busca versiones nuevas.',
  'Not checked yet.': 'Aún no se ha comprobado.',
  'This is the newest version.': 'Esta es la versión más reciente.',
  'Version {{version}} is being downloaded.': 'Se está descargando la versión {{version}}.',
  'Version {{version}} is installed when no analysis is running.':
    'La versión {{version}} se instala cuando no haya ningún análisis en marcha.',
  'New versions and help': 'Versiones nuevas y ayuda',
  'Check for new versions': 'Buscar versiones nuevas',
  'Only when you turn it on, and never during an analysis.': 'Solo si usted lo activa, y nunca durante un análisis.',
  'Install it now': 'Instalarla ahora',
  'Check now': 'Comprobar ahora',
  'A report for support holds settings, counts and logs; no recordings, no names of files or places.':
    'Un informe de asistencia contiene ajustes, recuentos y registros; ninguna grabación ni nombres de archivos o lugares.',
  'Save a report': 'Guardar un informe',
  Written: 'Escrito',
} as const;
