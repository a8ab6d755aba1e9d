/** Classifiers of one's own: what they learn, how they did, what to review next. */
export const germanClassifier = {
  'A classifier of your own': 'Ein eigener Klassifikator',
  'Teach the model in use what you confirmed and named: call types, a species it confuses, rain. It becomes a model of its own beside it.':
    'Bringen Sie dem benutzten Modell bei, was Sie bestätigt und benannt haben: Rufarten, eine Art, die es verwechselt, Regen. Daraus wird ein eigenes Modell neben ihm.',
  'Train one': 'Einen trainieren',
  'Reading what was reviewed …': 'Geprüftes wird gelesen …',
  'Nothing to learn from yet': 'Noch nichts zum Lernen da',
  'What it learns': 'Was er lernt',
  'Confirmed and named clips are examples, rejected ones counter-examples; a clip of one label is a counter-example of the others.':
    'Bestätigte und benannte Ausschnitte sind Beispiele, abgelehnte Gegenbeispiele; ein Ausschnitt eines Labels ist ein Gegenbeispiel der anderen.',
  Labels: 'Labels',
  Label: 'Label',
  'Without embeddings': 'Ohne Embeddings',
  'Fewer than 5 recordings: it may learn the place instead of the sound.':
    'Weniger als 5 Aufnahmen: Womöglich lernt er den Ort statt des Klangs.',
  'my call types': 'meine Rufarten',
  Train: 'Trainieren',
  Training: 'Training',
  'Choose at least one label.': 'Wählen Sie mindestens ein Label.',
  'Give it a name.': 'Geben Sie ihm einen Namen.',
  '{{name}} is being trained: {{percent}} %': '„{{name}}“ wird trainiert: {{percent}} %',
  'Cancelled. Nothing was kept.': 'Abgebrochen. Nichts wurde aufgehoben.',
  'How well {{title}} does': 'Wie gut {{title}} ist',
  'How well it does': 'Wie gut er ist',
  'Tested on recordings that were held back, in up to five folds: no recording is learned from and tested on. Other places and seasons may do worse.':
    'Geprüft an zurückgehaltenen Aufnahmen, in bis zu fünf Teilen: Aus keiner Aufnahme wird gelernt und zugleich geprüft. An anderen Orten und in anderen Saisons kann es schlechter sein.',
  'Average precision': 'Mittlere Präzision',
  'Counter-examples': 'Gegenbeispiele',
  'not tested': 'nicht geprüft',
  'From one recording alone: nothing could be held back to test it.':
    'Aus nur einer Aufnahme: Zum Prüfen ließ sich nichts zurückhalten.',
  'Precision over recall': 'Präzision über Trefferquote',
  Recall: 'Trefferquote',
  'At its threshold of {{threshold}}: precision {{precision}}, recall {{recall}}':
    'Bei seiner Schwelle von {{threshold}}: Präzision {{precision}}, Trefferquote {{recall}}',
  'As a model': 'Als Modell',
  'Trained before': 'Früher trainiert',
  'Review these {{count}} to improve it most': 'Diese {{count}} zu prüfen hilft ihm am meisten',
  'The clips of the season it is least sure of. Say what they are, and train it again.':
    'Die Ausschnitte der Saison, bei denen er am unsichersten ist. Sagen Sie, was sie sind, und trainieren Sie ihn erneut.',
  'Find them': 'Suchen',
  'Every clip has been reviewed.': 'Alle Ausschnitte sind geprüft.',
  'Written, {{size}}. It can be imported on another computer:':
    'Geschrieben, {{size}}. Auf einem anderen Rechner lässt es sich importieren:',
} as const;
