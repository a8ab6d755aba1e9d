/** The command palette. */
export const germanPalette = {
  'Go to': 'Gehe zu',
  'A species, a station, a day or a view': 'Eine Art, eine Station, ein Tag oder eine Ansicht',
  'Go to a species, a station, a day or a view': 'Zu einer Art, einer Station, einem Tag oder einer Ansicht',
  'Nothing has this name.': 'Nichts trägt diesen Namen.',
  View: 'Ansicht',
  Action: 'Aktion',
  'Resume the analysis': 'Auswertung fortsetzen',
  'Pause the analysis': 'Auswertung anhalten',
  'Undo the last verdict': 'Letztes Urteil rückgängig machen',
  'Redo the last verdict': 'Letztes Urteil wiederholen',
  'Only the night': 'Nur die Nacht',
  'Only the dawn chorus': 'Nur das Morgenkonzert',
  'Best pictures': 'Beste Bilder',
  'Light colours': 'Helle Farben',
  'Dark colours': 'Dunkle Farben',
  'Find in this list': 'In dieser Liste suchen',
};
