/** The work of reviewing, beside the older sentences in review.ts. */
export const germanReviewWork = {
  'Filters and samples': 'Filter und Stichproben',
  Filters: 'Filter',
  'Another species by one key': 'Andere Art mit einer Taste',
  'Previous and next': 'Vorheriger und nächster',
  Details: 'Einzelheiten',
  'Time left': 'Noch',
  'about {{time}}': 'etwa {{time}}',
};
