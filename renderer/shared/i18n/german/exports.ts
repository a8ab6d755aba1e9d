/** What is taken home: formats, filters, where to. */
export const germanExports = {
  'Nothing fits these filters: the files would hold their headings and nothing else.':
    'Nichts passt zu diesen Filtern: Die Dateien enthielten nur ihre Überschriften.',
  '{{confirmed}} confirmed, {{rejected}} rejected, {{unsure}} unsure, {{rest}} judged by nobody.':
    '{{confirmed}} bestätigt, {{rejected}} abgelehnt, {{unsure}} unsicher, {{rest}} noch nicht geprüft.',
  '{{n}} without a known time.': '{{n}} ohne bekannte Zeit.',
  '{{n}} at no station.': '{{n}} an keiner Station.',
  'All; rejected ones are marked': 'Alle; abgelehnte sind gekennzeichnet',
  'Only what a person judged': 'Nur was ein Mensch geprüft hat',
  'Only what nobody judged': 'Nur was niemand geprüft hat',
  'Score from': 'Wert ab',
  'Take it with you. Nothing is changed here; recordings are only read.':
    'Zum Mitnehmen. Hier wird nichts geändert; Aufnahmen werden nur gelesen.',
  '{{n}} recordings are still waiting and not in it yet.': '{{n}} Aufnahmen warten noch und sind noch nicht dabei.',
  What: 'Was',
  Where: 'Wohin',
  'Export finished': 'Ausgabe fertig',
  '{{files}} written, {{size}}': '{{files}} geschrieben, {{size}}',
  Copied: 'Kopiert',
  'Copy the path': 'Pfad kopieren',
  'and {{n}} more': 'und {{n}} weitere',
  'A new folder in the data folder': 'Ein neuer Ordner im Datenordner',
  'A new folder is made in the data folder of Songsight. Type another one to write there.':
    'Im Datenordner von Songsight wird ein neuer Ordner angelegt. Geben Sie einen anderen an, um dorthin zu schreiben.',
  'Nothing in this folder is replaced unasked. A folder that is watched for recordings is refused.':
    'In diesem Ordner wird nichts ungefragt ersetzt. Ein Ordner, der auf Aufnahmen beobachtet wird, geht nicht.',
  'Export {{what}}': '{{what}} ausgeben',
  'Nothing to export under these filters.': 'Unter diesen Filtern gibt es nichts auszugeben.',
  '{{done}} of {{all}} detections': '{{done}} von {{all}} Nachweisen',
  Stop: 'Abbrechen',
  'FLAC (smaller, same sound)': 'FLAC (kleiner, gleicher Klang)',
  Title: 'Titel',
  'Species report': 'Artenbericht',
  'Whom the data belongs to': 'Wem die Daten gehören',
  Licence: 'Lizenz',
  'None said': 'Keine Angabe',
  'Sound files': 'Klangdateien',
  'Seconds before and after': 'Sekunden davor und danach',
  'To read': 'Zum Lesen',
  Report: 'Bericht',
  'One page with map, species, charts, pictures, spectrograms and method. Opens in any browser.':
    'Eine Seite mit Karte, Arten, Diagrammen, Bildern, Spektrogrammen und Methode. Öffnet sich in jedem Browser.',
  'Species table (CSV)': 'Artentabelle (CSV)',
  'One row per species: detections, days, first and last time, hours, scores, reviews, stations.':
    'Eine Zeile je Art: Nachweise, Tage, erste und letzte Zeit, Stunden, Werte, Urteile, Stationen.',
  'Detections (CSV)': 'Nachweise (CSV)',
  'One row per detection with time, station, score, review. Opens in Excel, LibreOffice, R and Python.':
    'Eine Zeile je Nachweis mit Zeit, Station, Wert, Urteil. Für Excel, LibreOffice, R und Python.',
  'For other programs for sound': 'Für andere Klangprogramme',
  Raven: 'Raven',
  'Selection table and list file. Open the list in Raven, then the table: the boxes lie on the sound.':
    'Auswahltabelle und Liste der Dateien. In Raven die Liste öffnen, dann die Tabelle: Die Rahmen liegen auf dem Klang.',
  Audacity: 'Audacity',
  'One label track per recording.': 'Eine Textspur je Aufnahme.',
  Kaleidoscope: 'Kaleidoscope',
  'Results that Kaleidoscope opens, with your labels as MANUAL ID.':
    'Ergebnisse, die Kaleidoscope öffnet, mit Ihren Angaben als MANUAL ID.',
  'Sound clips': 'Klangausschnitte',
  'Each detection as WAV or FLAC, all channels, with the recorder’s notes and GUANO kept.':
    'Jeder Nachweis als WAV oder FLAC, alle Kanäle, mit den Angaben des Rekorders und GUANO.',
  'Spectrograms (PNG)': 'Spektrogramme (PNG)',
  'Each detection as a picture with axes in kHz and seconds.':
    'Jeder Nachweis als Bild mit Achsen in kHz und Sekunden.',
  'For databases of nature': 'Für Naturdatenbanken',
  eBird: 'eBird',
  'Record format for eBird’s import, one line per species and hour, of what a person has confirmed.':
    'Record-Format für den Import in eBird, eine Zeile je Art und Stunde, nur was ein Mensch bestätigt hat.',
  'Darwin Core archive': 'Darwin-Core-Archiv',
  'Occurrences for GBIF and OBIS, machine and human identifications told apart.':
    'Vorkommen für GBIF und OBIS, Bestimmungen von Maschine und Mensch getrennt.',
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
    'Auch Nachweise nehmen, deren Zeit nur die der Datei ist',
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
} as const;
