/** What analyse, watch and serve print while they run and when they end. */
export const cliRunSentences = {
  'run-files_one': {
    en: '{{count}} file done, {{failed}} failed.',
    de: '{{count}} Datei fertig, {{failed}} fehlgeschlagen.',
    es: '{{count}} archivo listo, {{failed}} con error.',
  },
  'run-files_other': {
    en: '{{count}} files done, {{failed}} failed.',
    de: '{{count}} Dateien fertig, {{failed}} fehlgeschlagen.',
    es: '{{count}} archivos listos, {{failed}} con error.',
  },
  'run-nothing-new': {
    en: 'There was nothing new to analyse.',
    de: 'Es gab nichts Neues auszuwerten.',
    es: 'No había nada nuevo que analizar.',
  },
  'run-waiting_one': {
    en: '{{count}} file still waits. It is analysed at the next run.',
    de: '{{count}} Datei wartet noch. Sie wird beim nächsten Lauf ausgewertet.',
    es: '{{count}} archivo aún espera. Se analizará en la próxima ejecución.',
  },
  'run-waiting_other': {
    en: '{{count}} files still wait. They are analysed at the next run.',
    de: '{{count}} Dateien warten noch. Sie werden beim nächsten Lauf ausgewertet.',
    es: '{{count}} archivos aún esperan. Se analizarán en la próxima ejecución.',
  },
  'run-analysed': {
    en: 'Analysed {{sound}} of sound in {{time}}, {{speed}} x real time. Clips: {{clips}}, detections: {{detections}}, pictures: {{pictures}}.',
    de: '{{sound}} Klang in {{time}} ausgewertet, {{speed}}-fache Echtzeit. Ausschnitte: {{clips}}, Nachweise: {{detections}}, Bilder: {{pictures}}.',
    es: '{{sound}} de sonido analizados en {{time}}, {{speed}} x tiempo real. Fragmentos: {{clips}}, detecciones: {{detections}}, imágenes: {{pictures}}.',
  },
  'run-failed': {
    en: 'Failed: {{path}}: {{reason}}',
    de: 'Fehlgeschlagen: {{path}}: {{reason}}',
    es: 'Con error: {{path}}: {{reason}}',
  },
  'run-odd_one': {
    en: 'Note, 1 recording ({{first}}): {{warning}}',
    de: 'Hinweis, 1 Aufnahme ({{first}}): {{warning}}',
    es: 'Aviso, 1 grabación ({{first}}): {{warning}}',
  },
  'run-odd_other': {
    en: 'Note, {{count}} recordings ({{first}} and others): {{warning}}',
    de: 'Hinweis, {{count}} Aufnahmen ({{first}} und weitere): {{warning}}',
    es: 'Aviso, {{count}} grabaciones ({{first}} y otras): {{warning}}',
  },
  'run-guessed_one': {
    en: 'Note, 1 recording ({{first}}): its time is only a guess from the file’s date. If the name holds the time, give its pattern with --name-pattern; otherwise say in the window, under Stations and clocks, when the recorder started.',
    de: 'Hinweis, 1 Aufnahme ({{first}}): Die Zeit ist nur aus dem Dateidatum geschätzt. Steht sie im Namen, geben Sie das Muster mit --name-pattern an; sonst tragen Sie im Fenster unter „Stationen und Uhren“ ein, wann der Rekorder gestartet wurde.',
    es: 'Aviso, 1 grabación ({{first}}): su hora es solo una estimación según la fecha del archivo. Si el nombre contiene la hora, indique su patrón con --name-pattern; si no, diga en la ventana, en «Estaciones y relojes», cuándo se puso en marcha la grabadora.',
  },
  'run-guessed_other': {
    en: 'Note, {{count}} recordings ({{first}} and others): their times are only guesses from the files’ dates. If the names hold the times, give their pattern with --name-pattern; otherwise say in the window, under Stations and clocks, when the recorder started.',
    de: 'Hinweis, {{count}} Aufnahmen ({{first}} und weitere): Die Zeiten sind nur aus dem Dateidatum geschätzt. Stehen sie im Namen, geben Sie das Muster mit --name-pattern an; sonst tragen Sie im Fenster unter „Stationen und Uhren“ ein, wann der Rekorder gestartet wurde.',
    es: 'Aviso, {{count}} grabaciones ({{first}} y otras): sus horas son solo estimaciones según la fecha de los archivos. Si los nombres contienen las horas, indique su patrón con --name-pattern; si no, diga en la ventana, en «Estaciones y relojes», cuándo se puso en marcha la grabadora.',
  },
  'run-trouble': { en: 'Trouble: {{what}}', de: 'Problem: {{what}}', es: 'Problema: {{what}}' },
  'run-written': { en: 'Written: {{file}}', de: 'Geschrieben: {{file}}', es: 'Escrito: {{file}}' },
  'run-data': { en: 'Data folder: {{folder}}', de: 'Datenordner: {{folder}}', es: 'Carpeta de datos: {{folder}}' },
  'progress-files': {
    en: '{{done}} of {{all}} files',
    de: '{{done}} von {{all}} Dateien',
    es: '{{done}} de {{all}} archivos',
  },
  'progress-clips_one': { en: '{{count}} clip', de: '{{count}} Ausschnitt', es: '{{count}} fragmento' },
  'progress-clips_other': { en: '{{count}} clips', de: '{{count}} Ausschnitte', es: '{{count}} fragmentos' },
  'progress-failed': { en: '{{failed}} failed', de: '{{failed}} fehlgeschlagen', es: '{{failed}} con error' },
  'progress-speed': { en: '{{speed}} x real time', de: '{{speed}}-fache Echtzeit', es: '{{speed}} x tiempo real' },
  'progress-pictures': {
    en: 'pictures to generate: {{pictures}}',
    de: 'Bilder zu erzeugen: {{pictures}}',
    es: 'imágenes por generar: {{pictures}}',
  },
  'progress-left': { en: 'about {{time}} left', de: 'noch etwa {{time}}', es: 'quedan unos {{time}}' },
  'time-seconds': { en: '{{seconds}} s', de: '{{seconds}} s', es: '{{seconds}} s' },
  'time-minutes': { en: '{{minutes}} min', de: '{{minutes}} min', es: '{{minutes}} min' },
  'time-hours': { en: '{{hours}} h', de: '{{hours}} h', es: '{{hours}} h' },
  'time-days_one': { en: '{{count}} day', de: '{{count}} Tag', es: '{{count}} día' },
  'time-days_other': { en: '{{count}} days', de: '{{count}} Tage', es: '{{count}} días' },
  'watch-begun': {
    en: 'Watching {{folders}}. Data folder: {{data}}. Ctrl+C ends it.',
    de: 'Überwacht wird {{folders}}. Datenordner: {{data}}. Strg+C beendet.',
    es: 'Vigilando {{folders}}. Carpeta de datos: {{data}}. Ctrl+C lo termina.',
  },
  'watch-ended': {
    en: '{{counts}}. What still waits is analysed at the next start.',
    de: '{{counts}}. Was noch wartet, wird beim nächsten Start ausgewertet.',
    es: '{{counts}}. Lo que aún espera se analizará en el próximo inicio.',
  },
  'watch-analysed_one': {
    en: '{{path}}: {{count}} detection',
    de: '{{path}}: {{count}} Nachweis',
    es: '{{path}}: {{count}} detección',
  },
  'watch-analysed_other': {
    en: '{{path}}: {{count}} detections',
    de: '{{path}}: {{count}} Nachweise',
    es: '{{path}}: {{count}} detecciones',
  },
  'watch-analysed-none': {
    en: '{{path}}: no detections',
    de: '{{path}}: keine Nachweise',
    es: '{{path}}: sin detecciones',
  },
  'watch-failed': {
    en: '{{path}} failed: {{reason}}',
    de: '{{path}} fehlgeschlagen: {{reason}}',
    es: '{{path}} con error: {{reason}}',
  },
  'watch-some-recording': { en: 'A recording', de: 'Eine Aufnahme', es: 'Una grabación' },
  'watch-counts': {
    en: '{{done}} done, {{failed}} failed, {{waiting}} waiting',
    de: '{{done}} fertig, {{failed}} fehlgeschlagen, {{waiting}} wartend',
    es: '{{done}} listos, {{failed}} con error, {{waiting}} en espera',
  },
  'watch-now': { en: 'analysing {{name}}', de: 'jetzt {{name}}', es: 'analizando {{name}}' },
  'serve-open': {
    en: 'Songsight is open at {{url}}',
    de: 'Songsight ist geöffnet unter {{url}}',
    es: 'Songsight está abierto en {{url}}',
  },
  'serve-ends': {
    en: 'Data folder: {{data}}. Ctrl+C ends it.',
    de: 'Datenordner: {{data}}. Strg+C beendet.',
    es: 'Carpeta de datos: {{data}}. Ctrl+C lo termina.',
  },
} as const;
