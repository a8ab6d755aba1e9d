/** What data and export print. */
export const cliDataSentences = {
  'data-database': { en: 'Database: {{size}}', de: 'Datenbank: {{size}}', es: 'Base de datos: {{size}}' },
  'data-pictures': { en: 'Pictures: {{size}}', de: 'Bilder: {{size}}', es: 'Imágenes: {{size}}' },
  'data-backups': {
    en: 'Backups and kept copies: {{size}}',
    de: 'Sicherungen und aufgehobene Kopien: {{size}}',
    es: 'Copias de seguridad y copias conservadas: {{size}}',
  },
  'data-rest': {
    en: 'Models, photos, logs and the rest: {{size}}',
    de: 'Modelle, Fotos, Protokolle und der Rest: {{size}}',
    es: 'Modelos, fotos, registros y lo demás: {{size}}',
  },
  'data-foreign_one': {
    en: 'In the folder of pictures, not from this database and left alone: {{count}} file ({{size}})',
    de: 'Im Bilderordner, nicht aus dieser Datenbank und unberührt gelassen: {{count}} Datei ({{size}})',
    es: 'En la carpeta de imágenes, ajeno a esta base de datos y sin tocar: {{count}} archivo ({{size}})',
  },
  'data-foreign_other': {
    en: 'In the folder of pictures, not from this database and left alone: {{count}} files ({{size}})',
    de: 'Im Bilderordner, nicht aus dieser Datenbank und unberührt gelassen: {{count}} Dateien ({{size}})',
    es: 'En la carpeta de imágenes, ajenos a esta base de datos y sin tocar: {{count}} archivos ({{size}})',
  },
  'data-free': {
    en: 'Free on this disk: {{size}}',
    de: 'Frei auf diesem Datenträger: {{size}}',
    es: 'Libre en este disco: {{size}}',
  },
  'data-backup': {
    en: 'Backup: {{name}} ({{size}})',
    de: 'Sicherung: {{name}} ({{size}})',
    es: 'Copia de seguridad: {{name}} ({{size}})',
  },
  'data-linked': {
    en: '{{from}} is {{to}} now. Its results stay.',
    de: '{{from}} ist jetzt {{to}}. Die Ergebnisse bleiben.',
    es: '{{from}} es ahora {{to}}. Sus resultados se conservan.',
  },
  'data-budget': {
    en: 'Pictures take {{size}}; the budget is {{budget}}.',
    de: 'Die Bilder brauchen {{size}}; das Budget ist {{budget}}.',
    es: 'Las imágenes ocupan {{size}}; el límite es {{budget}}.',
  },
  'data-would-remove': {
    en: 'Pictures that would be removed, those of the worst unreviewed detections first: {{count}} ({{size}})',
    de: 'Bilder, die entfernt würden, die der schlechtesten ungeprüften Nachweise zuerst: {{count}} ({{size}})',
    es: 'Imágenes que se quitarían, primero las de las peores detecciones sin revisar: {{count}} ({{size}})',
  },
  'data-removed': {
    en: 'Pictures removed, those of the worst unreviewed detections first: {{count}} ({{size}})',
    de: 'Entfernte Bilder, die der schlechtesten ungeprüften Nachweise zuerst: {{count}} ({{size}})',
    es: 'Imágenes quitadas, primero las de las peores detecciones sin revisar: {{count}} ({{size}})',
  },
  'data-always-kept': {
    en: 'Always kept, of reviewed detections or generated on request: {{count}} ({{size}})',
    de: 'Immer behalten, von geprüften Nachweisen oder auf Wunsch erzeugt: {{count}} ({{size}})',
    es: 'Siempre conservadas, de detecciones revisadas o generadas a petición: {{count}} ({{size}})',
  },
  'data-add-remove': {
    en: 'Nothing was removed. Add --remove to do it.',
    de: 'Nichts wurde entfernt. Mit --remove geschieht es.',
    es: 'No se ha quitado nada. Añada --remove para hacerlo.',
  },
  'data-none-missing': { en: 'No file is missing.', de: 'Es fehlt keine Datei.', es: 'No falta ningún archivo.' },
  'data-missing_one': {
    en: '{{count}} file is not where it was. Its results are kept.',
    de: '{{count}} Datei ist nicht mehr an ihrem Platz. Ihre Ergebnisse bleiben.',
    es: '{{count}} archivo no está donde estaba. Sus resultados se conservan.',
  },
  'data-missing_other': {
    en: '{{count}} files are not where they were. Their results are kept.',
    de: '{{count}} Dateien sind nicht mehr an ihrem Platz. Ihre Ergebnisse bleiben.',
    es: '{{count}} archivos no están donde estaban. Sus resultados se conservan.',
  },
  'data-now-at': {
    en: '{{what}}, now at {{path}}',
    de: '{{what}}, jetzt in {{path}}',
    es: '{{what}}, ahora en {{path}}',
  },
  'data-more': { en: 'and {{count}} more', de: 'und {{count}} weitere', es: 'y {{count}} más' },
  'size-bytes': { en: '{{size}} bytes', de: '{{size}} Byte', es: '{{size}} bytes' },
  'export-progress': {
    en: '{{done}} of {{all}} detections',
    de: '{{done}} von {{all}} Nachweisen',
    es: '{{done}} de {{all}} detecciones',
  },
  'export-done': {
    en: 'Rows: {{rows}}, files: {{files}}, in {{folder}}',
    de: 'Zeilen: {{rows}}, Dateien: {{files}}, in {{folder}}',
    es: 'Filas: {{rows}}, archivos: {{files}}, en {{folder}}',
  },
} as const;
