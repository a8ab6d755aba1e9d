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
  'help-analyse-prefer': {
    en: 'the same as a plain choice: few mistakes (0.75), the model’s own thresholds, or more finds (0.25)',
    de: 'dasselbe als einfache Wahl: wenige Fehler (0,75), die Schwellen des Modells oder mehr Funde (0,25)',
    es: 'lo mismo como elección sencilla: pocos errores (0,75), los umbrales del modelo o más hallazgos (0,25)',
  },
  'help-analyse-overlap': {
    en: 'sound that neighbouring clips share, 0 to 2.5 seconds; more finds birds at clip borders and takes longer',
    de: 'Klang, den sich benachbarte Ausschnitte teilen, 0 bis 2,5 Sekunden; mehr findet Vögel an den Grenzen und dauert länger',
    es: 'sonido que comparten fragmentos vecinos, de 0 a 2,5 segundos; más encuentra aves en los bordes y tarda más',
  },
  'help-analyse-longest': {
    en: 'a longer detection is split, 3 to 86400 seconds, or none for no limit',
    de: 'ein längerer Nachweis wird geteilt, 3 bis 86400 Sekunden, oder none ohne Grenze',
    es: 'una detección más larga se divide, de 3 a 86400 segundos, o none sin límite',
  },
  'help-analyse-range': {
    en: 'hold back species that are not expected at the station in the week of the recording, at any time of the year, or none; needs coordinates and a model that knows ranges',
    de: 'Arten zurückhalten, die an der Station in der Woche der Aufnahme nicht zu erwarten sind, zu keiner Zeit des Jahres, oder keine; braucht Koordinaten und ein Modell, das Verbreitungen kennt',
    es: 'retener especies no esperables en la estación en la semana de la grabación, en ninguna época del año, o ninguna; necesita coordenadas y un modelo que conozca las áreas de distribución',
  },
  'help-analyse-range-threshold': {
    en: 'species less likely than this are held back, 0 to 1; usually 0.03',
    de: 'Arten, die unwahrscheinlicher sind, werden zurückgehalten, 0 bis 1; üblich ist 0,03',
    es: 'se retienen las especies menos probables que esto, de 0 a 1; lo habitual es 0,03',
  },
  'help-analyse-with': {
    en: 'animals shown beside birds, where the model knows any: frogs, insects, mammals, separated by commas',
    de: 'Tiere, die neben Vögeln gezeigt werden, wo das Modell welche kennt: frogs (Frösche), insects (Insekten), mammals (Säugetiere), durch Kommas getrennt',
    es: 'animales que se muestran además de aves, si el modelo los conoce: frogs (ranas), insects (insectos), mammals (mamíferos), separados por comas',
  },
  'help-analyse-birds-only': {
    en: 'show birds and no other animals',
    de: 'Vögel und keine anderen Tiere zeigen',
    es: 'mostrar aves y ningún otro animal',
  },
  'help-analyse-device': {
    en: 'what runs the model: auto takes the best one that works',
    de: 'was das Modell ausführt: auto nimmt das Beste, was funktioniert',
    es: 'qué ejecuta el modelo: auto toma lo mejor que funcione',
  },
  'help-analyse-batch': {
    en: 'clips the model is given at once, 1 to 64; more can be faster on a graphics processor',
    de: 'Ausschnitte, die das Modell auf einmal bekommt, 1 bis 64; mehr kann auf einem Grafikprozessor schneller sein',
    es: 'fragmentos que recibe el modelo a la vez, de 1 a 64; más puede ser más rápido en un procesador gráfico',
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
