/** What `--help` says of the options of analyse, watch and serve. */
export const helpAnalyseSentences = {
  'help-argument-paths': {
    en: 'folders and files of recordings, as many as you like',
    de: 'Ordner und Dateien mit Aufnahmen, beliebig viele',
    es: 'carpetas y archivos de grabaciones, tantos como quiera',
  },
  'help-argument-folders': {
    en: 'folders of recordings, as many as you like',
    de: 'Ordner mit Aufnahmen, beliebig viele',
    es: 'carpetas de grabaciones, tantas como quiera',
  },
  'help-analyse-report': {
    en: 'write the species report: a CSV table with one row per species',
    de: 'den Artenbericht schreiben: eine CSV-Tabelle mit einer Zeile je Art',
    es: 'escribir el informe de especies: una tabla CSV con una fila por especie',
  },
  'help-analyse-detections': {
    en: 'write the detections: a CSV table with one row per detection',
    de: 'die Nachweise schreiben: eine CSV-Tabelle mit einer Zeile je Nachweis',
    es: 'escribir las detecciones: una tabla CSV con una fila por detección',
  },
  'help-option-overwrite': {
    en: 'replace files of the same name; without it the new ones get a number',
    de: 'Dateien gleichen Namens ersetzen; ohne die Option bekommen die neuen eine Nummer',
    es: 'sustituir los archivos del mismo nombre; sin ella, los nuevos reciben un número',
  },
  'help-analyse-pictures': {
    en: 'generate a picture of every detection, of the best per species and recording, or none',
    de: 'ein Bild von jedem Nachweis erzeugen, nur vom besten je Art und Aufnahme, oder keines',
    es: 'generar una imagen de cada detección, de la mejor por especie y grabación, o ninguna',
  },
  'help-analyse-threshold': {
    en: 'minimum score of a detection for all species, 0 to 1',
    de: 'Mindestwert eines Nachweises für alle Arten, 0 bis 1',
    es: 'puntuación mínima de una detección para todas las especies, de 0 a 1',
  },
  'help-analyse-steps': {
    en: 'denoising steps per picture, 1 to 1000; more is slower',
    de: 'Entrauschungsschritte je Bild, 1 bis 1000; mehr dauert länger',
    es: 'pasos de eliminación de ruido por imagen, de 1 a 1000; más es más lento',
  },
  'help-analyse-channel': {
    en: 'left, right, mix (the average), each (every channel on its own) or a number from 1; a mono file is analysed whatever is chosen',
    de: 'left, right, mix (der Durchschnitt), each (jeder Kanal für sich) oder eine Nummer ab 1; eine Mono-Datei wird immer ausgewertet',
    es: 'left, right, mix (la media), each (cada canal por separado) o un número desde 1; un archivo mono se analiza siempre',
  },
  'help-analyse-name-pattern': {
    en: 'how file names tell their time, e.g. SITE_YYYYMMDD_HHMMSS; * is anything, ? one letter',
    de: 'wie Dateinamen ihre Zeit nennen, z. B. SITE_YYYYMMDD_HHMMSS; * steht für Beliebiges, ? für ein Zeichen',
    es: 'cómo indican la hora los nombres de archivo, p. ej. SITE_YYYYMMDD_HHMMSS; * es cualquier cosa, ? una letra',
  },
  'help-analyse-analysts': {
    en: 'recordings analysed side by side, 1 to 64; without it as many as cores and memory allow',
    de: 'Aufnahmen, die nebeneinander ausgewertet werden, 1 bis 64; ohne die Option so viele, wie Kerne und Speicher erlauben',
    es: 'grabaciones que se analizan a la vez, de 1 a 64; sin ella, tantas como permitan núcleos y memoria',
  },
  'help-analyse-model': {
    en: 'model for this run, by its name in songsight models',
    de: 'Modell für diesen Lauf, mit seinem Namen aus songsight models',
    es: 'modelo para esta ejecución, por su nombre en songsight models',
  },
  'help-serve-port': {
    en: 'port, 4173 unless said; 0 takes any free one',
    de: 'Port, sonst 4173; 0 nimmt irgendeinen freien',
    es: 'puerto, 4173 si no se indica; 0 toma cualquiera libre',
  },
} as const;
