export const germanKeys = {
  Keys: 'Tasten',
  'To the next element; Enter opens it': 'Zum nächsten Element; Enter öffnet es',
  'Move the span, or from cell to cell': 'Die Spanne verschieben oder von Feld zu Feld gehen',
  'A shorter or longer span': 'Eine kürzere oder längere Spanne',
  'From species to species': 'Von Art zu Art',
  'Open what is in the cell': 'Öffnen, was im Feld liegt',
  'Play two seconds of the card': 'Zwei Sekunden der Karte abspielen',
  'Play and stop': 'Abspielen und anhalten',
  'The clip before and after; in the spectrogram, earlier and later':
    'Der Ausschnitt davor und danach; im Spektrogramm früher und später',
  'Move through the recording': 'Durch die Aufnahme gehen',
  'Zoom in and out': 'Vergrößern und verkleinern',
  'Clear the verdict': 'Das Urteil entfernen',
  'Another species': 'Eine andere Art',
  'Call type, number, comment': 'Rufart, Anzahl, Kommentar',
  'Select several at once': 'Mehrere zugleich auswählen',
  'Undo and redo': 'Rückgängig und wiederholen',
} as const;
