/** The command palette. */
export const spanishPalette = {
  'Go to': 'Ir a',
  'A species, a station, a day or a view': 'Una especie, una estación, un día o una vista',
  'Go to a species, a station, a day or a view': 'Ir a una especie, una estación, un día o una vista',
  'Nothing has this name.': 'Nada lleva este nombre.',
  View: 'Vista',
};
