/** What `--help` says of the options of the other commands. */
export const helpOtherSentences = {
  'help-argument-inspect': {
    en: 'files and folders',
    de: 'Dateien und Ordner',
    es: 'archivos y carpetas',
  },
  'help-argument-clock': {
    en: 'folder of recordings that were analysed before',
    de: 'Ordner mit Aufnahmen, die schon ausgewertet sind',
    es: 'carpeta de grabaciones ya analizadas',
  },
  'help-clock-first': {
    en: 'the first recording began then ("2026-05-23 04:30"); the others keep their distance to it',
    de: 'die erste Aufnahme begann dann ("2026-05-23 04:30"); die anderen behalten ihren Abstand zu ihr',
    es: 'la primera grabación empezó entonces ("2026-05-23 04:30"); las demás mantienen su distancia',
  },
  'help-clock-shift': {
    en: 'move all starts, e.g. +2:00 or "-1d 6:00"',
    de: 'alle Anfänge verschieben, z. B. +2:00 oder "-1d 6:00"',
    es: 'desplazar todos los inicios, p. ej. +2:00 o "-1d 6:00"',
  },
  'help-clock-undo': {
    en: 'undo the last correction of this folder',
    de: 'die letzte Berichtigung dieses Ordners zurücknehmen',
    es: 'deshacer la última corrección de esta carpeta',
  },
  'help-export-format': { en: 'one of {{formats}}', de: 'eines von {{formats}}', es: 'uno de {{formats}}' },
  'help-export-out': {
    en: 'folder to write into; it is made where it does not exist',
    de: 'Ordner, in den geschrieben wird; er wird angelegt, wenn es ihn nicht gibt',
    es: 'carpeta donde escribir; se crea si no existe',
  },
  'help-export-station': {
    en: 'only recordings of this station',
    de: 'nur Aufnahmen dieser Station',
    es: 'solo grabaciones de esta estación',
  },
  'help-export-species': {
    en: 'only these species, separated by commas: common or scientific names or codes',
    de: 'nur diese Arten, durch Kommas getrennt: deutsche oder wissenschaftliche Namen oder Codes',
    es: 'solo estas especies, separadas por comas: nombres comunes o científicos o códigos',
  },
  'help-export-from': { en: 'only from this day on', de: 'nur ab diesem Tag', es: 'solo desde este día' },
  'help-export-to': { en: 'only up to this day', de: 'nur bis zu diesem Tag', es: 'solo hasta este día' },
  'help-digest': {
    en: 'writes what the last days brought as one page of HTML: new species, troubles, what to review next',
    de: 'schreibt, was die letzten Tage brachten, als eine HTML-Seite: neue Arten, Störungen, was als Nächstes zu prüfen ist',
    es: 'escribe lo que trajeron los últimos días en una página HTML: especies nuevas, problemas, qué revisar a continuación',
  },
  'help-digest-out': {
    en: 'the folder in which digest-<day>.html is written',
    de: 'der Ordner, in den digest-<Tag>.html geschrieben wird',
    es: 'la carpeta en la que se escribe digest-<día>.html',
  },
  'help-digest-days': {
    en: 'how many days, 7 unless said otherwise',
    de: 'wie viele Tage, 7 ohne andere Angabe',
    es: 'cuántos días, 7 si no se dice otra cosa',
  },
  'help-digest-to': {
    en: 'the last of these days; without it the last one with a recording',
    de: 'der letzte dieser Tage; sonst der letzte mit einer Aufnahme',
    es: 'el último de esos días; si no, el último con una grabación',
  },
  'help-export-sun': {
    en: 'only a part of each day by the sun: {{parts}}, or such as sunrise-60..sunrise+90 in minutes',
    de: 'nur ein Teil jedes Tages nach der Sonne: {{parts}}, oder etwa sunrise-60..sunrise+90 in Minuten',
    es: 'solo una parte de cada día según el sol: {{parts}}, o como sunrise-60..sunrise+90 en minutos',
  },
  'help-export-threshold': {
    en: 'only scores from here on, 0 to 1',
    de: 'nur Werte ab hier, 0 bis 1',
    es: 'solo puntuaciones a partir de aquí, de 0 a 1',
  },
  'help-export-reviewed-only': {
    en: 'only what a person has reviewed',
    de: 'nur, was ein Mensch geprüft hat',
    es: 'solo lo revisado por una persona',
  },
  'help-export-tag': {
    en: 'only what has this tag',
    de: 'nur, was dieses Schlagwort hat',
    es: 'solo lo que lleva esta etiqueta',
  },
  'help-export-favourites-only': {
    en: 'only favourites',
    de: 'nur Favoriten',
    es: 'solo las favoritas',
  },
  'help-export-title': {
    en: 'title of a report or data set',
    de: 'Titel eines Berichts oder Datensatzes',
    es: 'título de un informe o conjunto de datos',
  },
  'help-export-holder': {
    en: 'whom the data set belongs to',
    de: 'wem der Datensatz gehört',
    es: 'a quién pertenece el conjunto de datos',
  },
  'help-export-licence': {
    en: 'address of the licence the data set is given under',
    de: 'Adresse der Lizenz, unter der der Datensatz steht',
    es: 'dirección de la licencia del conjunto de datos',
  },
  'help-export-separator': {
    en: 'between the cells of CSV tables; by the language unless said',
    de: 'zwischen den Zellen von CSV-Tabellen; sonst nach der Sprache',
    es: 'entre las celdas de las tablas CSV; si no se indica, según el idioma',
  },
  'help-export-decimal': {
    en: 'in the numbers of CSV tables; by the language unless said',
    de: 'in den Zahlen von CSV-Tabellen; sonst nach der Sprache',
    es: 'en los números de las tablas CSV; si no se indica, según el idioma',
  },
  'help-export-times': {
    en: 'how CSV tables write times; by the language unless said',
    de: 'wie CSV-Tabellen Zeiten schreiben; sonst nach der Sprache',
    es: 'cómo escriben las horas las tablas CSV; si no se indica, según el idioma',
  },
  'help-export-guessed-times': {
    en: 'eBird and Darwin Core: also detections whose time is only that of the file',
    de: 'eBird und Darwin Core: auch Nachweise, deren Zeit nur die der Datei ist',
    es: 'eBird y Darwin Core: también detecciones cuya hora es solo la del archivo',
  },
  'help-export-sound': {
    en: 'format of sound clips',
    de: 'Format der Tonausschnitte',
    es: 'formato de los fragmentos de sonido',
  },
  'help-export-margin': {
    en: 'sound around each clip or spectrogram, 0 to 60 seconds',
    de: 'Ton um jeden Ausschnitt oder jedes Spektrogramm, 0 bis 60 Sekunden',
    es: 'sonido alrededor de cada fragmento o espectrograma, de 0 a 60 segundos',
  },
  'help-data-show': {
    en: 'what lies in the data folder and how much space it takes',
    de: 'was im Datenordner liegt und wie viel Platz es braucht',
    es: 'qué hay en la carpeta de datos y cuánto ocupa',
  },
  'help-data-check': {
    en: 'read the whole database and say whether it is intact',
    de: 'die ganze Datenbank lesen und sagen, ob sie heil ist',
    es: 'leer toda la base de datos y decir si está intacta',
  },
  'help-data-backup': { en: 'copy the database', de: 'die Datenbank sichern', es: 'copiar la base de datos' },
  'help-data-to': {
    en: 'folder for the copy; without it backups/ in the data folder',
    de: 'Ordner für die Kopie; ohne die Option backups/ im Datenordner',
    es: 'carpeta para la copia; sin ella, backups/ en la carpeta de datos',
  },
  'help-data-restore': {
    en: 'put a backup in place of the database, which is kept',
    de: 'eine Sicherung an die Stelle der Datenbank setzen, die erhalten bleibt',
    es: 'poner una copia en lugar de la base de datos, que se conserva',
  },
  'help-argument-backup': {
    en: 'name of a backup in the data folder, or a path',
    de: 'Name einer Sicherung im Datenordner oder ein Pfad',
    es: 'nombre de una copia en la carpeta de datos o una ruta',
  },
  'help-data-pictures': {
    en: 'keep pictures within a budget; the worst unreviewed ones go first',
    de: 'Bilder in einem Speicherbudget halten; die schlechtesten ungeprüften gehen zuerst',
    es: 'mantener las imágenes dentro de un límite; se quitan primero las peores sin revisar',
  },
  'help-data-budget': { en: 'e.g. 800MB or 2GB', de: 'z. B. 800MB oder 2GB', es: 'p. ej. 800MB o 2GB' },
  'help-data-remove': {
    en: 'remove them; without it you are only told what would go',
    de: 'sie entfernen; ohne die Option wird nur gesagt, welche gingen',
    es: 'quitarlas; sin ella solo se dice cuáles se quitarían',
  },
  'help-data-link': {
    en: 'a folder of recordings was renamed or moved',
    de: 'ein Ordner mit Aufnahmen wurde umbenannt oder verschoben',
    es: 'se cambió de nombre o de lugar una carpeta de grabaciones',
  },
  'help-argument-old': { en: 'where it was', de: 'wo er war', es: 'dónde estaba' },
  'help-argument-new': { en: 'where it is now', de: 'wo er jetzt ist', es: 'dónde está ahora' },
  'help-data-missing': {
    en: 'files that are not where they were',
    de: 'Dateien, die nicht mehr an ihrem Platz sind',
    es: 'archivos que ya no están donde estaban',
  },
} as const;
