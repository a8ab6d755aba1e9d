/** What is taken home: formats, filters, where to. */
export const germanExports = {
  'Nothing fits these filters: the files would hold their headings and nothing else.':
    'Nichts entspricht diesen Filtern: Die Dateien enthielten nur ihre Überschriften.',
  '{{confirmed}} confirmed, {{rejected}} rejected, {{unsure}} unsure, {{rest}} not reviewed.':
    '{{confirmed}} bestätigt, {{rejected}} abgelehnt, {{unsure}} unsicher, {{rest}} nicht geprüft.',
  '{{n}} without a known time.': '{{n}} ohne bekannte Zeit.',
  '{{n}} at no station.': '{{n}} ohne Station.',
  'All; rejected ones are marked': 'Alle; abgelehnte sind gekennzeichnet',
  'Only reviewed': 'Nur geprüfte',
  'Only not reviewed': 'Nur nicht geprüfte',
  'Minimum score': 'Mindestwert',
  'Export your results. Recordings are only read.': 'Exportieren Sie Ihre Ergebnisse. Aufnahmen werden nur gelesen.',
  '{{n}} recordings are still waiting and not in it yet.':
    '{{n}} Aufnahmen sind noch nicht ausgewertet und noch nicht dabei.',
  What: 'Was',
  Where: 'Wohin',
  'Export finished': 'Export abgeschlossen',
  '{{files}} written, {{size}}': '{{files}} geschrieben, {{size}}',
  Copied: 'Kopiert',
  'Copy the path': 'Pfad kopieren',
  'and {{n}} more': 'und {{n}} weitere',
  'A new folder in the data folder': 'Ein neuer Ordner im Datenordner',
  'A new folder is made in the data folder of Songsight. Type another one to write there.':
    'Im Datenordner von Songsight wird ein neuer Ordner angelegt. Geben Sie einen anderen an, um dorthin zu schreiben.',
  'Nothing in this folder is replaced unasked. A folder that is watched for recordings is refused.':
    'In diesem Ordner wird nichts ungefragt ersetzt. Ein Ordner, der auf Aufnahmen überwacht wird, ist nicht möglich.',
  'Export {{what}}': '{{what}} exportieren',
  'Nothing to export under these filters.': 'Unter diesen Filtern gibt es nichts zu exportieren.',
  '{{done}} of {{all}} detections': '{{done}} von {{all}} Nachweisen',
  'Only what you selected in the gallery.': 'Nur, was Sie in der Galerie ausgewählt haben.',
  'Export everything': 'Alles exportieren',
  Stop: 'Abbrechen',
  'FLAC (smaller, same sound)': 'FLAC (kleiner, gleicher Klang)',
  Title: 'Titel',
  'Species report': 'Artenbericht',
  'Whom the data belongs to': 'Wem die Daten gehören',
  Licence: 'Lizenz',
  'None said': 'Keine Angabe',
  'Sound files': 'Tondateien',
  'Seconds before and after': 'Sekunden davor und danach',
  Reports: 'Berichte',
  Report: 'Bericht',
  'One page with map, species, charts, pictures, spectrograms and method. Opens in any browser.':
    'Eine Seite mit Karte, Arten, Diagrammen, Bildern, Spektrogrammen und Methode. Öffnet sich in jedem Browser.',
  'Species table (CSV)': 'Artentabelle (CSV)',
  'One row per species: detections, days, first and last time, hours, scores, reviews, stations.':
    'Eine Zeile je Art: Nachweise, Tage, erste und letzte Zeit, Stunden, Werte, Prüfungen, Stationen.',
  'Detections (CSV)': 'Nachweise (CSV)',
  'One row per detection with time, station, score, review. Opens in Excel, LibreOffice, R and Python.':
    'Eine Zeile je Nachweis mit Zeit, Station, Wert, Prüfung. Für Excel, LibreOffice, R und Python.',
  'Audio software': 'Audioprogramme',
  Raven: 'Raven',
  'Selection table and list file. Open the list in Raven, then the table: the boxes lie on the sound.':
    'Auswahltabelle und Dateiliste. Öffnen Sie in Raven die Liste, dann die Tabelle: Die Rahmen liegen auf dem Ton.',
  Audacity: 'Audacity',
  'One label track per recording.': 'Eine Textspur je Aufnahme.',
  Kaleidoscope: 'Kaleidoscope',
  'Results that Kaleidoscope opens, with your labels as MANUAL ID.':
    'Ergebnisse, die Kaleidoscope öffnet, mit Ihren Angaben als MANUAL ID.',
  'Sound clips': 'Tonausschnitte',
  'Each detection as WAV or FLAC, all channels, with the recorder’s notes and GUANO kept.':
    'Jeder Nachweis als WAV oder FLAC, alle Kanäle, mit den Angaben des Rekorders und GUANO.',
  'Spectrograms (PNG)': 'Spektrogramme (PNG)',
  'Each detection as a picture with axes in kHz and seconds.':
    'Jeder Nachweis als Bild mit Achsen in kHz und Sekunden.',
  'Biodiversity databases': 'Biodiversitätsdatenbanken',
  eBird: 'eBird',
  'Record format for eBird’s import, one line per species and hour, of what a person has confirmed.':
    'Record-Format für den Import in eBird, eine Zeile je Art und Stunde, nur was ein Mensch bestätigt hat.',
  'Darwin Core archive': 'Darwin-Core-Archiv',
  'Occurrences for GBIF and OBIS, machine and human identifications told apart.':
    'Vorkommen für GBIF und OBIS, Bestimmungen von Modell und Mensch getrennt.',
  'Camtrap DP': 'Camtrap DP',
  'Data package with deployments, media and observations.': 'Datenpaket mit Einsätzen, Medien und Beobachtungen.',
  JSON: 'JSON',
  'Everything known of each detection, a line each.': 'Alles, was über jeden Nachweis bekannt ist, je eine Zeile.',
  'Report (PDF)': 'Bericht (PDF)',
  'The same on two sheets of paper, with a list of all species behind where there are many.':
    'Dasselbe auf zwei Blatt Papier; sind es viele Arten, folgt eine Liste von allen.',
  'Detections (Parquet)': 'Nachweise (Parquet)',
  'The same columns, small and quick, for DuckDB, R (arrow) and pandas.':
    'Dieselben Spalten, klein und schnell, für DuckDB, R (arrow) und pandas.',
  'Take detections, too, whose time is only the time of the file':
    'Auch Nachweise aufnehmen, deren Zeit nur die der Datei ist',
  'Write the new one beside it': 'Den neuen Export daneben schreiben',
  'Replace what is there': 'Ersetzen, was da ist',
  'Between the columns': 'Zwischen den Spalten',
  Comma: 'Komma',
  Semicolon: 'Semikolon',
  Tab: 'Tabulator',
  Numbers: 'Zahlen',
  Times: 'Zeiten',
  '2026-05-01T05:30:03+02:00, for programs': '2026-05-01T05:30:03+02:00, für Programme',
  '2026-05-01 05:30:03, for spreadsheets': '2026-05-01 05:30:03, für Tabellenprogramme',
  '{{n}} files_one': '{{n}} Datei',
  '{{n}} files_other': '{{n}} Dateien',
  '{{n}} names_one': '{{n}} Name',
  '{{n}} names_other': '{{n}} Namen',
  '{{n}} attempts_one': '{{n}} Versuch',
  '{{n}} attempts_other': '{{n}} Versuche',
  '{{n}} pictures_one': '{{n}} Bild',
  '{{n}} pictures_other': '{{n}} Bilder',
  'What is new (digest)': 'Was gibt es Neues (Überblick)',
  'One page for a week: new and returned species, unlikely ones, troubles, what to review next.':
    'Eine Seite für eine Woche: neue und zurückgekehrte Arten, Unwahrscheinliches, Störungen, was als Nächstes zu prüfen ist.',
} as const;
