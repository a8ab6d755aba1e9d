/** What is said when tables of other programs are imported. `{{lines}}` are lines of the table. */
export const annotationSentences = {
  'annotation-left-times_one': {
    en: 'One row has no time that could be read, and was left out (line {{lines}}).',
    de: 'Eine Zeile hat keine lesbare Zeit und blieb weg (Zeile {{lines}}).',
    es: 'Una fila no tiene una hora legible y se omitió (línea {{lines}}).',
  },
  'annotation-left-times_other': {
    en: '{{count}} rows have no time that could be read, and were left out (lines {{lines}}).',
    de: '{{count}} Zeilen haben keine lesbare Zeit und blieben weg (Zeilen {{lines}}).',
    es: '{{count}} filas no tienen una hora legible y se omitieron (líneas {{lines}}).',
  },
  'annotation-left-length_one': {
    en: 'One row ends before it begins, and was left out (line {{lines}}).',
    de: 'Eine Zeile endet vor ihrem Anfang und blieb weg (Zeile {{lines}}).',
    es: 'Una fila termina antes de empezar y se omitió (línea {{lines}}).',
  },
  'annotation-left-length_other': {
    en: '{{count}} rows end before they begin, and were left out (lines {{lines}}).',
    de: '{{count}} Zeilen enden vor ihrem Anfang und blieben weg (Zeilen {{lines}}).',
    es: '{{count}} filas terminan antes de empezar y se omitieron (líneas {{lines}}).',
  },
  'annotation-left-negative_one': {
    en: 'One row begins before its recording, and was left out (line {{lines}}).',
    de: 'Eine Zeile beginnt vor ihrer Aufnahme und blieb weg (Zeile {{lines}}).',
    es: 'Una fila empieza antes que su grabación y se omitió (línea {{lines}}).',
  },
  'annotation-left-negative_other': {
    en: '{{count}} rows begin before their recordings, and were left out (lines {{lines}}).',
    de: '{{count}} Zeilen beginnen vor ihren Aufnahmen und blieben weg (Zeilen {{lines}}).',
    es: '{{count}} filas empiezan antes que sus grabaciones y se omitieron (líneas {{lines}}).',
  },
  'annotation-left-beyond_one': {
    en: 'One row begins after the end of its recording, and was left out (line {{lines}}).',
    de: 'Eine Zeile beginnt nach dem Ende ihrer Aufnahme und blieb weg (Zeile {{lines}}).',
    es: 'Una fila empieza después del final de su grabación y se omitió (línea {{lines}}).',
  },
  'annotation-left-beyond_other': {
    en: '{{count}} rows begin after the end of their recordings, and were left out (lines {{lines}}). A Raven table of several files needs the column “File Offset (s)”.',
    de: '{{count}} Zeilen beginnen nach dem Ende ihrer Aufnahmen und blieben weg (Zeilen {{lines}}). Eine Raven-Tabelle zu mehreren Dateien braucht die Spalte „File Offset (s)“.',
    es: '{{count}} filas empiezan después del final de sus grabaciones y se omitieron (líneas {{lines}}). Una tabla de Raven de varios archivos necesita la columna «File Offset (s)».',
  },
  'annotation-cut_one': {
    en: 'One row ends after its recording, and was cut there (line {{lines}}).',
    de: 'Eine Zeile endet nach ihrer Aufnahme und wurde dort abgeschnitten (Zeile {{lines}}).',
    es: 'Una fila termina después de su grabación y se cortó ahí (línea {{lines}}).',
  },
  'annotation-cut_other': {
    en: '{{count}} rows end after their recordings, and were cut there (lines {{lines}}).',
    de: '{{count}} Zeilen enden nach ihren Aufnahmen und wurden dort abgeschnitten (Zeilen {{lines}}).',
    es: '{{count}} filas terminan después de sus grabaciones y se cortaron ahí (líneas {{lines}}).',
  },
  'annotation-table': {
    en: '{{name}}: {{taken}} rows of {{recordings}} recordings, {{before}} of them imported before',
    de: '{{name}}: {{taken}} Zeilen aus {{recordings}} Aufnahmen, {{before}} davon schon früher importiert',
    es: '{{name}}: {{taken}} filas de {{recordings}} grabaciones, {{before}} de ellas ya importadas',
  },
  'annotation-table-failed': { en: '{{name}}: {{why}}', de: '{{name}}: {{why}}', es: '{{name}}: {{why}}' },
  'annotation-by-content': {
    en: '{{count}} renamed recordings were known by their content.',
    de: '{{count}} umbenannte Aufnahmen wurden an ihrem Inhalt erkannt.',
    es: '{{count}} grabaciones renombradas se reconocieron por su contenido.',
  },
  'annotation-by-time': {
    en: '{{count}} recordings were found by the clock: check that they are of the same recorder.',
    de: '{{count}} Aufnahmen wurden nach der Uhrzeit gefunden: Prüfen Sie, ob sie von demselben Rekorder sind.',
    es: '{{count}} grabaciones se encontraron por la hora: compruebe que son de la misma grabadora.',
  },
  'annotation-ambiguous': {
    en: '{{name}} may be any of these: {{paths}}. Name the folders in the table, or the folder with the sound files (--sounds).',
    de: '{{name}} kann jede von diesen sein: {{paths}}. Nennen Sie die Ordner in der Tabelle oder den Ordner mit den Tondateien (--sounds).',
    es: '{{name}} puede ser cualquiera de estas: {{paths}}. Indique las carpetas en la tabla o la carpeta con los archivos de sonido (--sounds).',
  },
  'annotation-set': {
    en: '{{name}} ({{kind}}): {{rows}} rows, {{recordings}} recordings, {{species}} species',
    de: '{{name}} ({{kind}}): {{rows}} Zeilen, {{recordings}} Aufnahmen, {{species}} Arten',
    es: '{{name}} ({{kind}}): {{rows}} filas, {{recordings}} grabaciones, {{species}} especies',
  },
  'annotation-kind-annotations': { en: 'annotations', de: 'Annotationen', es: 'anotaciones' },
  'annotation-kind-detections': {
    en: 'detections of another model',
    de: 'Nachweise eines anderen Modells',
    es: 'detecciones de otro modelo',
  },
  'annotation-none': {
    en: 'Nothing has been imported yet.',
    de: 'Es ist noch nichts importiert.',
    es: 'Aún no se ha importado nada.',
  },
  'annotation-set-unknown': {
    en: 'Nothing was imported under the name “{{name}}”.',
    de: 'Unter dem Namen „{{name}}“ ist nichts importiert.',
    es: 'No se ha importado nada con el nombre «{{name}}».',
  },
  'help-annotations': {
    en: 'import annotations, or detections of other models, from tables of other programs',
    de: 'Annotationen oder Nachweise anderer Modelle aus Tabellen anderer Programme importieren',
    es: 'importar anotaciones o detecciones de otros modelos desde tablas de otros programas',
  },
  'help-annotations-list': {
    en: 'show what was imported',
    de: 'zeigen, was importiert ist',
    es: 'mostrar lo importado',
  },
  'help-annotations-import': {
    en: 'import tables of Raven, Audacity, BirdNET, Kaleidoscope or Chirpity',
    de: 'Tabellen von Raven, Audacity, BirdNET, Kaleidoscope oder Chirpity importieren',
    es: 'importar tablas de Raven, Audacity, BirdNET, Kaleidoscope o Chirpity',
  },
  'help-argument-annotations': {
    en: 'tables; those of Audacity belong to the recording of their name',
    de: 'Tabellen; die von Audacity gehören zur Aufnahme ihres Namens',
    es: 'tablas; las de Audacity pertenecen a la grabación de su nombre',
  },
  'help-annotations-as': {
    en: 'what they are: a person’s annotations, or detections of another model (annotations)',
    de: 'was sie sind: Annotationen eines Menschen oder Nachweise eines anderen Modells (annotations)',
    es: 'qué son: anotaciones de una persona o detecciones de otro modelo (annotations)',
  },
  'help-annotations-name': {
    en: 'of the annotator or the other model; tables of one name belong together',
    de: 'des Menschen oder des anderen Modells; Tabellen eines Namens gehören zusammen',
    es: 'de la persona o del otro modelo; las tablas de un mismo nombre van juntas',
  },
  'help-annotations-sounds': {
    en: 'folder with the sound files of the tables, to know renamed recordings by their content',
    de: 'Ordner mit den Tondateien der Tabellen, um umbenannte Aufnahmen am Inhalt zu erkennen',
    es: 'carpeta con los archivos de sonido de las tablas, para reconocer por su contenido las grabaciones renombradas',
  },
  'help-annotations-remove': {
    en: 'forget what was imported under a name',
    de: 'vergessen, was unter einem Namen importiert ist',
    es: 'olvidar lo importado con un nombre',
  },
} as const;
