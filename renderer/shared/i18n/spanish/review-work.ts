/** The work of reviewing, beside the older sentences in review.ts. */
export const spanishReviewWork = {
  'Filters and samples': 'Filtros y muestras',
  Filters: 'Filtros',
  'Another species by one key': 'Otra especie con una tecla',
  'Previous and next': 'Anterior y siguiente',
  Details: 'Detalles',
  'Time left': 'Tiempo restante',
  'about {{time}}': 'aprox. {{time}}',
};
