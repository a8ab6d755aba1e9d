export const germanKeys = {
  Keys: 'Tasten',
  'To the next thing; Enter opens it': 'Zum nächsten Element; Enter öffnet es',
  'Move the span, or from cell to cell': 'Die Spanne bewegen oder von Feld zu Feld',
  'A shorter or longer span': 'Eine kürzere oder längere Spanne',
  'From species to species': 'Von Art zu Art',
  'Open what is in the cell': 'Öffnen, was im Feld liegt',
  'Hear two seconds of the card': 'Zwei Sekunden der Karte hören',
  'Play and stop': 'Abspielen und anhalten',
  'The clip before and after; in the spectrogram, earlier and later':
    'Der Ausschnitt davor und danach; im Spektrogramm früher und später',
  'Move through the recording': 'Durch die Aufnahme gehen',
  'Zoom in and out': 'Vergrößern und verkleinern',
  'Take the verdict back': 'Das Urteil zurücknehmen',
  'Another species': 'Eine andere Art',
  'Call type, number, comment': 'Rufart, Anzahl, Bemerkung',
  'Choose for several at once': 'Für mehrere zugleich auswählen',
  'Undo and redo': 'Rückgängig und wiederholen',
} as const;
