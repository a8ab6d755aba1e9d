/** Map and soundscape. */
export const germanMap = {
  'Measuring recordings without a soundscape: {{n}} of {{all}}':
    'Aufnahmen ohne Klanglandschaft werden vermessen: {{n}} von {{all}}',
  '{{recordings}} skipped: away or not to be read': '{{recordings}} übersprungen: nicht erreichbar oder nicht lesbar',
  'Measure them in the background': 'Im Hintergrund vermessen',
  'Acoustic indices (CSV)': 'Akustische Indizes (CSV)',
  'One row per minute of sound: ACI, ADI, BI, NDSI and H, for R and Python.':
    'Eine Zeile je Minute Ton: ACI, ADI, BI, NDSI und H, für R und Python.',
  Map: 'Karte',
  'Map: arrow keys move it, plus and minus zoom':
    'Karte: Pfeiltasten verschieben sie, Plus und Minus vergrößern und verkleinern',
  'The coastlines cannot be read.': 'Die Küstenlinien können nicht gelesen werden.',
  'Coastlines: Natural Earth, 1:50 million': 'Küstenlinien: Natural Earth, 1:50 Millionen',
  'Circles show': 'Kreise zeigen',
  'A station is a place where you record. Add one, then place it here by a click.':
    'Eine Station ist ein Ort, an dem Sie aufnehmen. Legen Sie eine an und setzen Sie sie hier mit einem Klick auf die Karte.',
  'Opening the map …': 'Karte wird geöffnet …',
  'Place {{station}} on the map': '{{station}} auf die Karte setzen',
  '{{station}} is not on the map: nobody has said where it lies.':
    '{{station}} ist nicht auf der Karte: Niemand hat gesagt, wo sie liegt.',
  '{{stations}} are not on the map: nobody has said where they lie.':
    '{{stations}} sind nicht auf der Karte: Niemand hat gesagt, wo sie liegen.',
  'Click where {{station}} lies, or move the map and press Enter to take its middle.':
    'Klicken Sie, wo {{station}} liegt, oder verschieben Sie die Karte und drücken Sie die Eingabetaste, um ihre Mitte zu nehmen.',
  'Number of species': 'Anzahl Arten',
  'New place': 'Neuer Ort',
  '{{recorded}} recorded': '{{recorded}} aufgenommen',
  'Place on the map': 'Auf die Karte setzen',
  'Move on the map': 'Auf der Karte verschieben',
  Time: 'Zeit',
  'The whole time': 'Die ganze Zeit',
  'Week by week': 'Woche für Woche',
  '{{station}}: {{detections}} of {{species}}, {{recorded}} recorded':
    '{{station}}: {{detections}} von {{species}}, {{recorded}} aufgenommen',
  '{{station}}: recorded {{recorded}}, not detected': '{{station}}: {{recorded}} aufgenommen, nicht nachgewiesen',
  '{{station}}: not recorded': '{{station}}: nicht aufgenommen',
  Soundscape: 'Klanglandschaft',
  'Soundscapes and acoustic indices': 'Klanglandschaften und akustische Indizes',
  'Keeps what every minute sounds like while it is analysed: under 1 kB a minute.':
    'Hält beim Auswerten fest, wie jede Minute klingt: weniger als 1 kB je Minute.',
  on: 'an',
  'Acoustic complexity: how much the sound changes from moment to moment.':
    'Akustische Komplexität: wie stark sich der Ton von Augenblick zu Augenblick ändert.',
  'Acoustic diversity: how evenly the bands from 0 to 10 kHz are used.':
    'Akustische Diversität: wie gleichmäßig die Bänder von 0 bis 10 kHz genutzt werden.',
  'Bioacoustic index: how much stands out between 2 and 8 kHz.':
    'Bioakustischer Index: wie viel zwischen 2 und 8 kHz hervortritt.',
  'Animals against machines, from −1 to 1: 2 to 8 kHz against 1 to 2 kHz.':
    'Tiere gegen Maschinen, von −1 bis 1: 2 bis 8 kHz gegen 1 bis 2 kHz.',
  'Entropy, from 0 to 1: high where sound is spread evenly over time and frequency.':
    'Entropie, von 0 bis 1: hoch, wo der Ton gleichmäßig über Zeit und Frequenz verteilt ist.',
  Indices: 'Indizes',
  Index: 'Index',
  'No minute of this day has a value.': 'Keine Minute dieses Tages hat einen Wert.',
  'Sound at {{time}}': 'Ton um {{time}}',
  '{{recording}}, from {{at}} on': '{{recording}}, ab {{at}}',
  'Spectrogram of this minute': 'Spektrogramm dieser Minute',
  'Nothing was detected in this minute.': 'In dieser Minute wurde nichts nachgewiesen.',
  'Indices as CSV': 'Indizes als CSV',
  'No soundscape yet': 'Noch keine Klanglandschaft',
  'While recordings are analysed, what every minute of them sounds like is kept. A day is then one picture.':
    'Beim Auswerten der Aufnahmen wird festgehalten, wie jede Minute klingt. Ein Tag ist dann ein Bild.',
  '{{recordings}} have none: they were analysed before, or it is switched off in the settings.':
    '{{recordings}} haben keine: Sie wurden vorher ausgewertet, oder es ist in den Einstellungen ausgeschaltet.',
  'Day before': 'Tag davor',
  'Day after': 'Tag danach',
  'All frequencies': 'Alle Frequenzen',
  'Nothing was recorded here on this day': 'An diesem Tag wurde hier nichts aufgenommen',
  'Choose another day above.': 'Wählen Sie oben einen anderen Tag.',
  'changing sound (ACI)': 'wechselnder Ton (ACI)',
  'gathered in moments (1 − entropy)': 'in Augenblicken gebündelt (1 − Entropie)',
  'many events': 'viele Ereignisse',
  'Click a minute to hear it.': 'Klicken Sie eine Minute an, um sie zu hören.',
  'Nothing was recorded in this minute.': 'In dieser Minute wurde nichts aufgenommen.',
  'Opening the day …': 'Tag wird geöffnet …',
  'Minute of the day': 'Minute des Tages',
  'The soundscape cannot be drawn now.': 'Die Klanglandschaft kann jetzt nicht gezeichnet werden.',
} as const;
