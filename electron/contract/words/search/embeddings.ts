/** What is said of the embeddings that clips are compared by. `{{copy}}` is the name of a file. */
export const embeddingSentences = {
  'embeddings-damaged': {
    en: 'The file with the embeddings was damaged and is kept as {{copy}}. Detections and reviews are not affected; the embeddings can be made again.',
    de: 'Die Datei mit den Embeddings war beschädigt und ist als {{copy}} aufgehoben. Nachweise und Prüfungen sind nicht betroffen; die Embeddings lassen sich neu berechnen.',
    es: 'El archivo con los embeddings estaba dañado y se conserva como {{copy}}. Las detecciones y revisiones no están afectadas; los embeddings se pueden calcular de nuevo.',
  },
  'embeddings-none': {
    en: 'The model in use gives no embeddings, so its clips cannot be compared. Choose BirdNET, Perch or the model that comes with Songsight.',
    de: 'Das benutzte Modell gibt keine Embeddings, daher lassen sich seine Ausschnitte nicht vergleichen. Wählen Sie BirdNET, Perch oder das mitgelieferte Modell.',
    es: 'El modelo en uso no da embeddings, por lo que sus fragmentos no se pueden comparar. Elija BirdNET, Perch o el modelo incluido con Songsight.',
  },
  'embeddings-off': {
    en: 'The settings say that embeddings are not kept. Turn that on first.',
    de: 'Laut den Einstellungen werden Embeddings nicht aufgehoben. Schalten Sie das zuerst ein.',
    es: 'Según los ajustes, los embeddings no se conservan. Actívelo primero.',
  },
  'wanted-model': {
    en: 'the SHA-256 of a model’s encoder',
    de: 'die SHA-256 des Encoders eines Modells',
    es: 'la SHA-256 del codificador de un modelo',
  },
  'data-embeddings': {
    en: 'Embeddings: {{size}}',
    de: 'Embeddings: {{size}}',
    es: 'Embeddings: {{size}}',
  },
  'data-embeddings-model': {
    en: '{{title}}: {{clips}} clips of {{recordings}} recordings, {{size}}',
    de: '{{title}}: {{clips}} Ausschnitte aus {{recordings}} Aufnahmen, {{size}}',
    es: '{{title}}: {{clips}} fragmentos de {{recordings}} grabaciones, {{size}}',
  },
  'data-embeddings-missing_one': {
    en: '{{count}} analysed recording has no embeddings.',
    de: '{{count}} ausgewertete Aufnahme hat keine Embeddings.',
    es: '{{count}} grabación analizada no tiene embeddings.',
  },
  'data-embeddings-missing_other': {
    en: '{{count}} analysed recordings have no embeddings.',
    de: '{{count}} ausgewertete Aufnahmen haben keine Embeddings.',
    es: '{{count}} grabaciones analizadas no tienen embeddings.',
  },
  'data-embeddings-queued_one': {
    en: '{{count}} recording is in the queue: it is analysed again the next time Songsight watches its folder.',
    de: '{{count}} Aufnahme steht in der Warteschlange: Sie wird erneut ausgewertet, wenn Songsight ihren Ordner das nächste Mal überwacht.',
    es: '{{count}} grabación está en la cola: se analiza de nuevo la próxima vez que Songsight vigile su carpeta.',
  },
  'data-embeddings-queued_other': {
    en: '{{count}} recordings are in the queue: they are analysed again the next time Songsight watches their folders.',
    de: '{{count}} Aufnahmen stehen in der Warteschlange: Sie werden erneut ausgewertet, wenn Songsight ihre Ordner das nächste Mal überwacht.',
    es: '{{count}} grabaciones están en la cola: se analizan de nuevo la próxima vez que Songsight vigile sus carpetas.',
  },
  'help-data-embeddings': {
    en: 'what is kept to search by sound',
    de: 'was für die Suche nach Klang aufgehoben ist',
    es: 'lo que se conserva para buscar por sonido',
  },
  'help-data-embeddings-fill': {
    en: 'analyse recordings without embeddings again',
    de: 'Aufnahmen ohne Embeddings erneut auswerten',
    es: 'analizar de nuevo las grabaciones sin embeddings',
  },
  'help-data-embeddings-remove': {
    en: 'remove the embeddings of a model, by its title',
    de: 'die Embeddings eines Modells entfernen, nach seinem Titel',
    es: 'eliminar los embeddings de un modelo, por su título',
  },
} as const;
