/** Search by sound: what is kept for it, what is found, classifiers of one's own. */
export const germanSearch = {
  'Search by sound': 'Suche nach Klang',
  'Keep embeddings': 'Embeddings aufheben',
  'What the model knows of every clip, for “find more like this” and for classifiers of your own. About 1 kB a clip, 30 MB a day of sound with BirdNET.':
    'Was das Modell über jeden Abschnitt weiß, für „Ähnliches finden“ und für eigene Klassifikatoren. Mit BirdNET rund 1 kB je Abschnitt, 30 MB je Tag Ton.',
  Keep: 'Aufheben',
  'Do not keep': 'Nicht aufheben',
  'Embedding storage limit (MB)': 'Speichergrenze für Embeddings (MB)',
  'When it is full, those of the oldest analyses go first; they can be made again. Empty: no limit.':
    'Ist sie erreicht, weichen zuerst die der ältesten Auswertungen; sie lassen sich neu berechnen. Leer: keine Grenze.',
  'The model in use gives no embeddings.': 'Das benutzte Modell gibt keine Embeddings.',
  '{{clips}} clips, {{recordings}}, {{size}}': '{{clips}} Abschnitte, {{recordings}}, {{size}}',
  'Without embeddings: {{recordings}}.': 'Ohne Embeddings: {{recordings}}.',
  'Analyse again in the background: {{recordings}}': 'Im Hintergrund erneut auswerten: {{recordings}}',
  Embeddings: 'Embeddings',
} as const;
