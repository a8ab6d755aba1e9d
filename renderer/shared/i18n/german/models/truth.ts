/** A model held against others, and reviews of several people or by station and day. */
export const germanTruth = {
  '90 % right from': '90 % richtig ab',
  '95 %: {{low}} to {{high}}': '95 %: {{low}} bis {{high}}',
  'Agreement by species': 'Übereinstimmung nach Arten',
  'Agreement of two': 'Übereinstimmung von zweien',
  'Annotations of': 'Annotationen von',
  'Average precision': 'Mittlere Präzision',
  Both: 'Beide',
  'Choose tables …': 'Tabellen wählen …',
  Curve: 'Kurve',
  'Curve of {{species}}': 'Kurve von {{species}}',
  'Folder with their sound files, if recordings were renamed':
    'Ordner mit ihren Tondateien, falls Aufnahmen umbenannt wurden',
  'Found by the clock: {{recordings}}. Check that they are of the same recorder.':
    'Nach der Uhrzeit gefunden: {{recordings}}. Prüfen Sie, ob sie von demselben Rekorder sind.',
  'Hold the model against what people heard, or against what another model detected in the same recordings.':
    'Vergleichen Sie das Modell mit dem, was Menschen gehört haben, oder mit dem, was ein anderes Modell in denselben Aufnahmen nachgewiesen hat.',
  'Import tables of other programs': 'Tabellen anderer Programme importieren',
  Imported: 'Importiert',
  'Importing …': 'Wird importiert …',
  Kappa: 'Kappa',
  'Known by their content: {{recordings}}': 'Am Inhalt erkannt: {{recordings}}',
  'Labels that no species has: {{count}}': 'Namen, die keine Art hat: {{count}}',
  'Measure a model': 'Ein Modell messen',
  'Name of the person or model': 'Name des Menschen oder Modells',
  'Name their folders in the table, or the folder with their sound files, and import it again.':
    'Nennen Sie ihre Ordner in der Tabelle oder den Ordner mit ihren Tondateien, und importieren Sie sie noch einmal.',
  'Names that several recordings have: {{count}}': 'Namen, die mehrere Aufnahmen haben: {{count}}',
  One: 'Das eine',
  'Only {{name}}': 'Nur {{name}}',
  Precision: 'Präzision',
  'Precision and recall by species': 'Präzision und Trefferquote nach Arten',
  'Precision and recall of {{species}}': 'Präzision und Trefferquote von {{species}}',
  'Precision {{precision}}, recall {{recall}}': 'Präzision {{precision}}, Trefferquote {{recall}}',
  'Raven, Audacity, BirdNET-Analyzer, BirdNET-Pi, BirdNET-Go, Kaleidoscope, Chirpity, or any table with recording, start, end and label. Drop them here or choose them.':
    'Raven, Audacity, BirdNET-Analyzer, BirdNET-Pi, BirdNET-Go, Kaleidoscope, Chirpity oder jede Tabelle mit recording, start, end und label. Ziehen Sie sie hierher, oder wählen Sie sie.',
  Recall: 'Trefferquote',
  'Recordings that are not here: {{count}}': 'Aufnahmen, die nicht hier sind: {{count}}',
  Shared: 'Gemeinsam',
  'The model against what is to be heard': 'Das Modell gegen das, was zu hören ist',
  'The model gave it no score in these recordings.': 'Das Modell hat ihr in diesen Aufnahmen keinen Wert gegeben.',
  'The name of the file': 'Der Name der Datei',
  'The other': 'Das andere',
  'There is no recording that both of them know.': 'Es gibt keine Aufnahme, die beide kennen.',
  'They are': 'Sie sind',
  'What a person heard': 'Was ein Mensch gehört hat',
  'What another model detected': 'Was ein anderes Modell nachgewiesen hat',
  'What was imported': 'Was importiert wurde',
  'no threshold does it': 'kein Schwellenwert erreicht es',
  'not defined': 'nicht definiert',
  '{{clips}} clips of {{recordings}}, each taken as annotated from its beginning to its end.':
    '{{clips}} Ausschnitte aus {{recordings}}, jede als von Anfang bis Ende annotiert gezählt.',
  'The threshold in force decides what is detected.': 'Der geltende Schwellenwert entscheidet, was nachgewiesen ist.',
  'Every imported detection counts.': 'Jeder importierte Nachweis zählt.',
  Measured: 'Gemessen wird',
  '{{name}} does not know it': '{{name}} kennt sie nicht',
  '{{name}} is larger than 10 MB: import it with songsight annotations import.':
    '{{name}} ist größer als 10 MB: Importieren Sie sie mit songsight annotations import.',
  '{{rows}} of them imported before': '{{rows}} davon schon früher importiert',
  '{{rows}} rows': '{{rows}} Zeilen',
  '{{rows}} rows of {{recordings}}': '{{rows}} Zeilen aus {{recordings}}',
  '{{stretches}} stretches of {{seconds}} s in {{recordings}} that both know. Kappa is agreement beyond chance: 1 is full agreement, 0 is chance.':
    '{{stretches}} Stücke von {{seconds}} s in {{recordings}}, die beide kennen. Kappa ist Übereinstimmung über den Zufall hinaus: 1 ist volle Übereinstimmung, 0 Zufall.',
  'Is it here?': 'Ist sie hier?',
  'Is it here? By station and visit': 'Ist sie hier? Nach Station und Besuch',
  'For each station and visit the best clips, until one is confirmed or all are reviewed. The table for occupancy models is made of these answers.':
    'Zu jeder Station und jedem Besuch die besten Ausschnitte, bis einer bestätigt ist oder alle geprüft sind. Aus diesen Antworten entsteht die Tabelle für Besetzungsmodelle.',
  'Days of a visit': 'Tage eines Besuchs',
  'There is no detection yet to review.': 'Es gibt noch keinen Nachweis zu prüfen.',
  'No station has recordings': 'Keine Station hat Aufnahmen',
  'Give recordings a station and a time first: Stations and clocks.':
    'Geben Sie Aufnahmen zuerst eine Station und eine Zeit: Stationen und Uhren.',
  Progress: 'Fortschritt',
  '{{done}} of {{all}} visits with clips answered, {{confirmed}} confirmed':
    '{{done}} von {{all}} Besuchen mit Ausschnitten beantwortet, {{confirmed}} bestätigt',
  'no clip': 'kein Ausschnitt',
  confirmed: 'bestätigt',
  'not finished': 'nicht fertig',
  'reviewed, not confirmed': 'geprüft, nicht bestätigt',
  '{{station}}, {{day}}: {{state}}, {{reviewed}} of {{clips}} clips reviewed':
    '{{station}}, {{day}}: {{state}}, {{reviewed}} von {{clips}} Ausschnitten geprüft',
  'Stations and visits': 'Stationen und Besuche',
  '1 confirmed · 0 nothing detected, or reviewed and not confirmed · ? not finished · NA not recorded. PgUp and PgDn go from visit to visit.':
    '1 bestätigt · 0 nichts nachgewiesen, oder geprüft und nicht bestätigt · ? nicht fertig · NA nicht aufgenommen. Bild auf und Bild ab führen von Besuch zu Besuch.',
  'Every visit has its answer.': 'Jeder Besuch hat seine Antwort.',
  'clip {{at}} of {{all}}': 'Ausschnitt {{at}} von {{all}}',
  'Several reviewers': 'Mehrere Prüfer',
  'A second pass that does not see the first, how far reviewers agree, and what they differ on.':
    'Ein zweiter Durchgang, der den ersten nicht sieht, wie weit Prüfer übereinstimmen, und worin sie sich unterscheiden.',
  'You review as {{name}}.': 'Sie prüfen als {{name}}.',
  'Second review': 'Zweite Prüfung',
  'You see what the model detected and others have reviewed, and nothing of what they said.':
    'Sie sehen, was das Modell nachgewiesen hat und andere geprüft haben, und nichts davon, was sie gesagt haben.',
  'Begin the second review': 'Zweite Prüfung beginnen',
  'Nothing is left: you have reviewed all that others have.':
    'Es ist nichts mehr übrig: Sie haben alles geprüft, was andere geprüft haben.',
  '{{done}} given, {{left}} left': '{{done}} gegeben, {{left}} übrig',
  'no name': 'ohne Namen',
  Agreement: 'Übereinstimmung',
  'Agreement of reviewers': 'Übereinstimmung der Prüfer',
  'No detection has been judged by two reviewers on their own yet.':
    'Noch kein Nachweis ist von zwei Prüfern unabhängig beurteilt.',
  'Kappa is agreement beyond chance: 1 is full agreement, 0 is chance. It is not defined where both always said the same one thing.':
    'Kappa ist Übereinstimmung über den Zufall hinaus: 1 ist volle Übereinstimmung, 0 Zufall. Es ist nicht definiert, wo beide immer dasselbe eine gesagt haben.',
  Reviewers: 'Prüfer',
  'The same': 'Gleich',
  'To be settled: {{count}}': 'Zu entscheiden: {{count}}',
  'Disputed detections': 'Strittige Nachweise',
  'Settle {{species}}': '{{species}} entscheiden',
  'Other copies of the season': 'Andere Kopien der Saison',
  'Write all reviews into a file, and take those of another copy. Nothing is overwritten: what differs is kept and listed to be settled.':
    'Schreiben Sie alle Prüfungen in eine Datei, und übernehmen Sie die einer anderen Kopie. Nichts wird überschrieben: Was sich unterscheidet, bleibt erhalten und wird zur Entscheidung aufgeführt.',
  'File to write, on the computer that runs Songsight':
    'Zu schreibende Datei, auf dem Computer, auf dem Songsight läuft',
  'Write reviews': 'Prüfungen schreiben',
  'Merge reviews of another copy …': 'Prüfungen einer anderen Kopie übernehmen …',
  'That file is larger than 10 MB: merge it with songsight reviews merge.':
    'Diese Datei ist größer als 10 MB: Übernehmen Sie sie mit songsight reviews merge.',
  '{{taken}} taken, {{known}} known already': '{{taken}} übernommen, {{known}} schon bekannt',
  'Not here or not analysed: {{names}}. Merge again when they are.':
    'Nicht hier oder nicht ausgewertet: {{names}}. Übernehmen Sie sie noch einmal, wenn sie es sind.',
} as const;
