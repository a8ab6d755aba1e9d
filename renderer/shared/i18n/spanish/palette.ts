/** The command palette. */
export const spanishPalette = {
  'Go to': 'Ir a',
  'A species, a station, a day or a view': 'Una especie, una estación, un día o una vista',
  'Go to a species, a station, a day or a view': 'Ir a una especie, una estación, un día o una vista',
  'Nothing has this name.': 'Nada lleva este nombre.',
  View: 'Vista',
  Action: 'Acción',
  'Resume the analysis': 'Reanudar el análisis',
  'Pause the analysis': 'Pausar el análisis',
  'Undo the last verdict': 'Deshacer el último veredicto',
  'Redo the last verdict': 'Rehacer el último veredicto',
  'Only the night': 'Solo la noche',
  'Only the dawn chorus': 'Solo el coro del alba',
  'Best pictures': 'Mejores imágenes',
  'Light colours': 'Colores claros',
  'Dark colours': 'Colores oscuros',
  'Find in this list': 'Buscar en esta lista',
};
