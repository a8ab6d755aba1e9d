/** Why a request is refused, in every language. `{{field}}` is the name of a field in the request, `{{wanted}}` one of `wanted-...`, `{{given}}` what stood there. */
export const requestSentences = {
  'request-unknown': {
    en: 'There is no request named “{{name}}”.',
    de: 'Es gibt keine Anfrage namens „{{name}}“.',
    es: 'No hay ninguna petición llamada «{{name}}».',
  },
  'request-unreadable': {
    en: 'A request must be an object of named fields, such as {}.',
    de: 'Eine Anfrage muss ein Objekt mit benannten Feldern sein, etwa {}.',
    es: 'Una petición debe ser un objeto con campos con nombre, por ejemplo {}.',
  },
  'field-missing': {
    en: 'The field “{{field}}” is missing.',
    de: 'Das Feld „{{field}}“ fehlt.',
    es: 'Falta el campo «{{field}}».',
  },
  'field-unknown': {
    en: 'The field “{{field}}” is not known here.',
    de: 'Das Feld „{{field}}“ ist hier nicht bekannt.',
    es: 'El campo «{{field}}» no se conoce aquí.',
  },
  'field-wrong': {
    en: 'The field “{{field}}” must be {{wanted}}.',
    de: 'Das Feld „{{field}}“ muss {{wanted}} sein.',
    es: 'El campo «{{field}}» debe ser {{wanted}}.',
  },
  'wanted-text': { en: 'a text', de: 'ein Text', es: 'un texto' },
  'wanted-filled': {
    en: 'a text that is not empty',
    de: 'ein Text, der nicht leer ist,',
    es: 'un texto que no esté vacío',
  },
  'wanted-short': {
    en: 'a text of at most {{most}} characters',
    de: 'ein Text von höchstens {{most}} Zeichen',
    es: 'un texto de {{most}} caracteres como máximo',
  },
  'wanted-number': { en: 'a number', de: 'eine Zahl', es: 'un número' },
  'wanted-whole': { en: 'a whole number', de: 'eine ganze Zahl', es: 'un número entero' },
  'wanted-least': { en: '{{least}} or more', de: '{{least}} oder mehr', es: '{{least}} o más' },
  'wanted-most': { en: '{{most}} or less', de: '{{most}} oder weniger', es: '{{most}} o menos' },
  'wanted-true-false': { en: 'true or false', de: 'true oder false', es: 'true o false' },
  'wanted-list': { en: 'a list', de: 'eine Liste', es: 'una lista' },
  'wanted-short-list': {
    en: 'a list of at most {{most}} entries',
    de: 'eine Liste von höchstens {{most}} Einträgen',
    es: 'una lista de {{most}} elementos como máximo',
  },
  'wanted-object': {
    en: 'an object with named fields',
    de: 'ein Objekt mit benannten Feldern',
    es: 'un objeto con campos con nombre',
  },
  'wanted-plain-text': {
    en: 'text without NUL characters, as files that hold no text have them',
    de: 'Text ohne NUL-Zeichen, wie sie Dateien enthalten, die kein Text sind',
    es: 'texto sin caracteres NUL, como los que tienen los archivos que no son de texto',
  },
  'wanted-one-of': { en: 'one of {{choices}}', de: 'eines von {{choices}}', es: 'uno de {{choices}}' },
  'wanted-length': {
    en: 'a list of {{count}} entries',
    de: 'eine Liste von {{count}} Einträgen',
    es: 'una lista de {{count}} elementos',
  },
  'wanted-exactly': { en: '{{choice}}', de: '{{choice}}', es: '{{choice}}' },
  'wanted-other': { en: 'something else', de: 'etwas anderes', es: 'otra cosa' },
  'wanted-day': {
    en: 'a date like 2026-05-01',
    de: 'ein Datum wie 2026-05-01',
    es: 'una fecha como 2026-05-01',
  },
  'wanted-tag': {
    en: 'a tag without commas and semicolons',
    de: 'ein Schlagwort ohne Kommas und Strichpunkte',
    es: 'una etiqueta sin comas ni puntos y comas',
  },
  'wanted-local-time': {
    en: 'a date and time like 2026-05-23 04:30:00',
    de: 'ein Datum mit Uhrzeit wie 2026-05-23 04:30:00',
    es: 'una fecha con hora como 2026-05-23 04:30:00',
  },
  'wanted-inside-folder': {
    en: 'a path that stays inside the folder',
    de: 'ein Pfad innerhalb des Ordners',
    es: 'una ruta dentro de la carpeta',
  },
  'wanted-pack': {
    en: 'the name of a model pack',
    de: 'der Name eines Modellpakets',
    es: 'el nombre de un paquete de modelo',
  },
  'wanted-backup': {
    en: 'the name of a backup',
    de: 'der Name einer Sicherung',
    es: 'el nombre de una copia de seguridad',
  },
  'wanted-file-name': {
    en: 'the name of a file without folders',
    de: 'ein Dateiname ohne Ordner',
    es: 'un nombre de archivo sin carpetas',
  },
  'wanted-channel': {
    en: 'mix, each or the number of a channel from 0 to 63',
    de: 'mix, each oder die Nummer eines Kanals von 0 bis 63',
    es: 'mix, each o el número de un canal de 0 a 63',
  },
  'wanted-name-pattern': {
    en: 'empty or a pattern with a date, an hour and minutes, such as SITE_YYYYMMDD_HHMMSS',
    de: 'leer oder ein Muster mit Datum, Stunde und Minuten, etwa SITE_YYYYMMDD_HHMMSS,',
    es: 'vacío o un patrón con fecha, hora y minutos, por ejemplo SITE_YYYYMMDD_HHMMSS',
  },
  'wanted-two-hours': {
    en: 'two hours, such as [22, 6]',
    de: 'zwei Stunden, etwa [22, 6],',
    es: 'dos horas, por ejemplo [22, 6]',
  },
  'zone-unknown': {
    en: 'There is no time zone “{{given}}”. Names look like Europe/Berlin or America/Lima.',
    de: 'Es gibt keine Zeitzone „{{given}}“. Namen sehen aus wie Europe/Berlin oder America/Lima.',
    es: 'No hay ninguna zona horaria «{{given}}». Los nombres son como Europe/Berlin o America/Lima.',
  },
  'pattern-empty': {
    en: 'A pattern looks like SITE/DATE/*.WAV.',
    de: 'Ein Muster sieht aus wie SITE/DATE/*.WAV.',
    es: 'Un patrón es como SITE/DATE/*.WAV.',
  },
  'time-order-wrong': {
    en: 'An order of time sources names at least one of them, and each once.',
    de: 'Eine Reihenfolge von Zeitquellen nennt mindestens eine davon und jede nur einmal.',
    es: 'Un orden de fuentes de hora nombra al menos una de ellas, y cada una una sola vez.',
  },
} as const;
