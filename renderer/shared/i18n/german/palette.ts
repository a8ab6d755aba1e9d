/** The command palette. */
export const germanPalette = {
  'Go to': 'Gehe zu',
  'A species, a station, a day or a view': 'Eine Art, eine Station, ein Tag oder eine Ansicht',
  'Go to a species, a station, a day or a view': 'Zu einer Art, einer Station, einem Tag oder einer Ansicht',
  'Nothing has this name.': 'Nichts trägt diesen Namen.',
  View: 'Ansicht',
};
