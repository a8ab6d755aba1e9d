/** What is said where somebody typed what the command line does not know. `{{option}}`, `{{given}}` and the like are blanks. */
export const usageSentences = {
  'node-too-old': {
    en: 'Songsight needs Node.js {{least}} or newer; {{path}} is {{version}}. Install a newer one and start Songsight with it.',
    de: 'Songsight braucht Node.js {{least}} oder neuer; {{path}} ist {{version}}. Installieren Sie ein neueres und starten Sie Songsight damit.',
    es: 'Songsight necesita Node.js {{least}} o posterior; {{path}} es {{version}}. Instale uno más nuevo e inicie Songsight con él.',
  },
  'usage-nothing': {
    en: 'Say what to do, e.g. songsight analyse recordings.',
    de: 'Sagen Sie, was zu tun ist, z. B. songsight analyse Aufnahmen.',
    es: 'Diga qué hacer, p. ej. songsight analyse grabaciones.',
  },
  'usage-more': {
    en: '{{command}} --help says more.',
    de: '{{command}} --help sagt mehr.',
    es: '{{command}} --help da más detalles.',
  },
  'usage-unknown-command': {
    en: '{{command}} does not know “{{given}}”. {{hint}}',
    de: '{{command}} kennt „{{given}}“ nicht. {{hint}}',
    es: '{{command}} no conoce «{{given}}». {{hint}}',
  },
  'usage-unknown-option': {
    en: '{{command}} has no option {{given}}. {{hint}}',
    de: '{{command}} hat keine Option {{given}}. {{hint}}',
    es: '{{command}} no tiene la opción {{given}}. {{hint}}',
  },
  'usage-did-you-mean': {
    en: 'Did you mean {{names}}?',
    de: 'Meinten Sie {{names}}?',
    es: '¿Quería decir {{names}}?',
  },
  'usage-knows': {
    en: 'It knows {{names}}.',
    de: 'Bekannt sind {{names}}.',
    es: 'Conoce {{names}}.',
  },
  'usage-value-missing': {
    en: 'The option {{option}} needs a value after it.',
    de: 'Hinter der Option {{option}} fehlt ein Wert.',
    es: 'Falta un valor después de la opción {{option}}.',
  },
  'usage-no-value': {
    en: 'The option {{option}} takes no value.',
    de: 'Die Option {{option}} nimmt keinen Wert.',
    es: 'La opción {{option}} no lleva valor.',
  },
  'usage-too-much': {
    en: '{{command}} cannot use “{{given}}”. A name with spaces needs quotes around it.',
    de: '{{command}} kann mit „{{given}}“ nichts anfangen. Ein Name mit Leerzeichen braucht Anführungszeichen.',
    es: '{{command}} no puede usar «{{given}}». Un nombre con espacios debe ir entre comillas.',
  },
  'usage-number': {
    en: '{{option}} takes a number from {{least}} to {{most}}, not “{{given}}”.',
    de: '{{option}} nimmt eine Zahl von {{least}} bis {{most}}, nicht „{{given}}“.',
    es: '{{option}} lleva un número de {{least}} a {{most}}, no «{{given}}».',
  },
  'usage-whole-number': {
    en: '{{option}} takes a whole number from {{least}} to {{most}}, not “{{given}}”.',
    de: '{{option}} nimmt eine ganze Zahl von {{least}} bis {{most}}, nicht „{{given}}“.',
    es: '{{option}} lleva un número entero de {{least}} a {{most}}, no «{{given}}».',
  },
  'usage-one-of': {
    en: '{{option}} is one of {{choices}}, not “{{given}}”.',
    de: '{{option}} ist eines von {{choices}}, nicht „{{given}}“.',
    es: '{{option}} es uno de {{choices}}, no «{{given}}».',
  },
  'usage-day': {
    en: '{{option}} takes a date like 2026-05-01, not “{{given}}”.',
    de: '{{option}} nimmt ein Datum wie 2026-05-01, nicht „{{given}}“.',
    es: '{{option}} lleva una fecha como 2026-05-01, no «{{given}}».',
  },
  'usage-no-such-day': {
    en: '{{option}}: there is no day {{given}} in the calendar.',
    de: '{{option}}: Den Tag {{given}} gibt es im Kalender nicht.',
    es: '{{option}}: el día {{given}} no existe en el calendario.',
  },
  'usage-sun': {
    en: '{{option}} takes {{parts}}, or two moments like sunrise-60..sunrise+90 (minutes, up to 720), not “{{given}}”.',
    de: '{{option}} nimmt {{parts}} oder zwei Zeitpunkte wie sunrise-60..sunrise+90 (Minuten, bis 720), nicht „{{given}}“.',
    es: '{{option}} lleva {{parts}}, o dos momentos como sunrise-60..sunrise+90 (minutos, hasta 720), no «{{given}}».',
  },
  'usage-days-turned': {
    en: '--from {{from}} lies after --to {{to}}.',
    de: '--from {{from}} liegt nach --to {{to}}.',
    es: '--from {{from}} es posterior a --to {{to}}.',
  },
  'usage-local-time': {
    en: '{{option}} takes a date and time like "2026-05-23 04:30:00", not “{{given}}”.',
    de: '{{option}} nimmt Datum und Uhrzeit wie "2026-05-23 04:30:00", nicht „{{given}}“.',
    es: '{{option}} lleva fecha y hora como "2026-05-23 04:30:00", no «{{given}}».',
  },
  'usage-no-such-time': {
    en: '{{option}}: there is no moment {{given}} by calendar and clock.',
    de: '{{option}}: Den Zeitpunkt {{given}} gibt es nach Kalender und Uhr nicht.',
    es: '{{option}}: el momento {{given}} no existe según el calendario y el reloj.',
  },
  'usage-shift': {
    en: '{{option}} is like +2:00, -0:30:15, "1d 6:00" or 3600, which is seconds, not “{{given}}”.',
    de: '{{option}} sieht aus wie +2:00, -0:30:15, "1d 6:00" oder 3600 (Sekunden), nicht wie „{{given}}“.',
    es: '{{option}} es como +2:00, -0:30:15, "1d 6:00" o 3600 (segundos), no como «{{given}}».',
  },
  'usage-shift-far': {
    en: '{{option}} moves by {{most}} years at most, not by “{{given}}”.',
    de: '{{option}} verschiebt um höchstens {{most}} Jahre, nicht um „{{given}}“.',
    es: '{{option}} desplaza {{most}} años como máximo, no «{{given}}».',
  },
  'usage-channel': {
    en: '{{option}} is left, right, mix, each or the number of a channel from 1 to 64, not “{{given}}”.',
    de: '{{option}} ist left, right, mix, each oder die Nummer eines Kanals von 1 bis 64, nicht „{{given}}“.',
    es: '{{option}} es left, right, mix, each o el número de un canal de 1 a 64, no «{{given}}».',
  },
  'usage-name-pattern': {
    en: '{{option}} needs a date, an hour and minutes, each once, as in SITE_YYYYMMDD_HHMMSS; “{{given}}” does not tell them.',
    de: '{{option}} braucht Datum, Stunde und Minuten, jedes einmal, wie in SITE_YYYYMMDD_HHMMSS; „{{given}}“ nennt sie nicht.',
    es: '{{option}} necesita fecha, hora y minutos, cada uno una vez, como en SITE_YYYYMMDD_HHMMSS; «{{given}}» no los indica.',
  },
  'usage-budget': {
    en: '{{option}} is an amount of disk space like 800MB or 2GB, at most 1000TB, not “{{given}}”.',
    de: '{{option}} ist ein Speicherplatz wie 800MB oder 2GB, höchstens 1000TB, nicht „{{given}}“.',
    es: '{{option}} es un espacio en disco como 800MB o 2GB, 1000TB como máximo, no «{{given}}».',
  },
  'usage-only-one': {
    en: 'Give only one of {{options}}.',
    de: 'Geben Sie nur eines von {{options}} an.',
    es: 'Indique solo uno de {{options}}.',
  },
  'usage-option-missing': {
    en: 'Give the option {{option}} as well.',
    de: 'Geben Sie auch die Option {{option}} an.',
    es: 'Indique también la opción {{option}}.',
  },
  'usage-empty-path': {
    en: 'One of the paths is empty. Check what stands behind the command.',
    de: 'Einer der Pfade ist leer. Prüfen Sie, was hinter dem Befehl steht.',
    es: 'Una de las rutas está vacía. Compruebe lo que sigue a la orden.',
  },
  'usage-missing-analyse': {
    en: 'Say which folders or files to analyse, e.g. songsight analyse recordings.',
    de: 'Sagen Sie, welche Ordner oder Dateien auszuwerten sind, z. B. songsight analyse Aufnahmen.',
    es: 'Diga qué carpetas o archivos analizar, p. ej. songsight analyse grabaciones.',
  },
  'usage-missing-watch': {
    en: 'Say which folders to watch, e.g. songsight watch recordings.',
    de: 'Sagen Sie, welche Ordner zu überwachen sind, z. B. songsight watch Aufnahmen.',
    es: 'Diga qué carpetas vigilar, p. ej. songsight watch grabaciones.',
  },
  'usage-missing-inspect': {
    en: 'Say which files or folders to inspect.',
    de: 'Sagen Sie, welche Dateien oder Ordner anzusehen sind.',
    es: 'Diga qué archivos o carpetas examinar.',
  },
  'usage-missing-clock': {
    en: 'Say which folder’s clock is meant.',
    de: 'Sagen Sie, um die Uhr welchen Ordners es geht.',
    es: 'Diga de qué carpeta es el reloj.',
  },
  'usage-missing-restore': {
    en: 'Say which backup to restore; songsight data lists them.',
    de: 'Sagen Sie, welche Sicherung einzuspielen ist; songsight data listet sie auf.',
    es: 'Diga qué copia de seguridad restaurar; songsight data las enumera.',
  },
  'usage-missing-link': {
    en: 'Say which folder was moved and where it is now: songsight data link <old> <new>.',
    de: 'Sagen Sie, welcher Ordner verschoben wurde und wo er jetzt liegt: songsight data link <alt> <neu>.',
    es: 'Diga qué carpeta se movió y dónde está ahora: songsight data link <antigua> <nueva>.',
  },
  'usage-missing-model': {
    en: 'Say which model is meant; songsight models lists them.',
    de: 'Sagen Sie, welches Modell gemeint ist; songsight models listet sie auf.',
    es: 'Diga a qué modelo se refiere; songsight models los enumera.',
  },
  'usage-missing-model-file': {
    en: 'Say which file is meant: a .tflite or .onnx model, a .zip or a folder.',
    de: 'Sagen Sie, welche Datei gemeint ist: ein Modell .tflite oder .onnx, eine .zip oder ein Ordner.',
    es: 'Diga a qué archivo se refiere: un modelo .tflite u .onnx, un .zip o una carpeta.',
  },
  'usage-no-station': {
    en: 'There is no station “{{name}}”. The stations here: {{names}}.',
    de: 'Es gibt keine Station „{{name}}“. Die Stationen hier: {{names}}.',
    es: 'No hay ninguna estación «{{name}}». Las estaciones aquí: {{names}}.',
  },
  'usage-no-stations': {
    en: 'There is no station “{{name}}”: this data folder has no stations yet.',
    de: 'Es gibt keine Station „{{name}}“: Dieser Datenordner hat noch keine Stationen.',
    es: 'No hay ninguna estación «{{name}}»: esta carpeta de datos aún no tiene estaciones.',
  },
  'usage-no-species': {
    en: 'No species of this data folder is called “{{name}}”.',
    de: 'Keine Art dieses Datenordners heißt „{{name}}“.',
    es: 'Ninguna especie de esta carpeta de datos se llama «{{name}}».',
  },
  'usage-no-tag': {
    en: 'No detection of this data folder has the tag “{{name}}”. Its tags: {{tags}}.',
    de: 'Kein Nachweis dieses Datenordners hat das Schlagwort „{{name}}“. Seine Schlagwörter: {{tags}}.',
    es: 'Ninguna detección de esta carpeta de datos lleva la etiqueta «{{name}}». Sus etiquetas: {{tags}}.',
  },
} as const;
