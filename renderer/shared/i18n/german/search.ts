/** Search by sound: what is kept for it, what is found, classifiers of one's own. */
export const germanSearch = {
  'They come back only by analysing those recordings again.':
    'Sie entstehen nur wieder, wenn diese Aufnahmen erneut ausgewertet werden.',
  'Show more clips': 'Mehr Ausschnitte zeigen',
  'Search by sound': 'Suche nach Klang',
  'Keep embeddings': 'Embeddings aufheben',
  'What the model knows of every clip, for “find more like this” and for classifiers of your own. About 1 kB a clip, 30 MB a day of sound with BirdNET.':
    'Was das Modell über jeden Ausschnitt weiß, für „Ähnliches finden“ und für eigene Klassifikatoren. Mit BirdNET rund 1 kB je Ausschnitt, 30 MB je Tag Ton.',
  Keep: 'Aufheben',
  'Do not keep': 'Nicht aufheben',
  'Embedding storage limit (MB)': 'Speichergrenze für Embeddings (MB)',
  'When it is full, those of the oldest analyses go first; they can be made again. Empty: no limit.':
    'Ist sie erreicht, weichen zuerst die der ältesten Auswertungen; sie lassen sich neu berechnen. Leer: keine Grenze.',
  'The model in use gives no embeddings.': 'Das benutzte Modell gibt keine Embeddings.',
  '{{clips}} clips, {{recordings}}, {{size}}': '{{clips}} Ausschnitte, {{recordings}}, {{size}}',
  'Without embeddings: {{recordings}}.': 'Ohne Embeddings: {{recordings}}.',
  'Analyse again in the background: {{recordings}}': 'Im Hintergrund erneut auswerten: {{recordings}}',
  Embeddings: 'Embeddings',
  'Nothing detected': 'Nichts nachgewiesen',
  'Similarity, at most 1': 'Ähnlichkeit, höchstens 1',
  'More like this': 'Ähnliches finden',
  'and {{more}} more close by': 'und {{more}} weitere gleich daneben',
  'From hour': 'Von Stunde',
  'To hour': 'Bis Stunde',
  Clips: 'Ausschnitte',
  'Not named': 'Nicht benannt als',
  'Comparing …': 'Wird verglichen …',
  'No clip fits': 'Kein Ausschnitt passt',
  'Widen the filters, or have older recordings analysed again: Settings, Search by sound.':
    'Erweitern Sie die Filter, oder lassen Sie ältere Aufnahmen erneut auswerten: Einstellungen, Suche nach Klang.',
  '{{shown}} of {{searched}} clips': '{{shown}} von {{searched}} Ausschnitten',
  '{{clips}} from another model were not compared': '{{clips}} von einem anderen Modell wurden nicht verglichen',
  'It is {{name}}': 'Es ist {{name}}',
  'It is not': 'Ist es nicht',
  'Selected: {{count}}': 'Ausgewählt: {{count}}',
  'A sound file …': 'Eine Tondatei …',
  'Clips without a detection': 'Ausschnitte ohne Nachweis',
  'Below the threshold': 'Unter der Schwelle',
  'Choose a species': 'Art wählen',
  'What to look for': 'Wonach gesucht wird',
  'That file is larger than 10 MB. Cut the sound out of it first.':
    'Die Datei ist größer als 10 MB. Schneiden Sie den Klang erst heraus.',
  'The clips most similar to the one chosen, over the whole season.':
    'Die Ausschnitte, die dem gewählten am ähnlichsten sind, aus der ganzen Saison.',
  'The clips most similar to {{name}}, over the whole season.':
    'Die Ausschnitte, die {{name}} am ähnlichsten sind, aus der ganzen Saison.',
  'Drop a sound file here, or choose “More like this” at any clip.':
    'Ziehen Sie eine Tondatei hierher, oder wählen Sie bei einem Ausschnitt „Ähnliches finden“.',
  'Play {{name}}': '{{name}} abspielen',
  'Use “{{typed}}” as a label of your own': '„{{typed}}“ als eigenes Label verwenden',
  'Occupancy tables (R)': 'Tabellen für Besetzungsmodelle (R)',
  'Per species a table of sites and visits (0, 1, NA), effort, and a script for unmarked and spOccupancy.':
    'Je Art eine Tabelle der Stationen und Besuche (0, 1, NA), der Aufwand und ein Skript für unmarked und spOccupancy.',
  'One visit': 'Ein Besuch',
  '1 day': '1 Tag',
  '3 days': '3 Tage',
  '1 week': '1 Woche',
  'What counts as detected': 'Was als Nachweis zählt',
} as const;
