import type { Message } from '../shared/i18n/t.ts';
import type { Route } from './route.ts';

/** What every view is called. */
export const viewTitles: Readonly<Record<Route['view'], Message>> = {
  timeline: 'Timeline',
  gallery: 'Gallery',
  species: 'Species',
  clip: 'Clip',
  compare: 'Compare species',
  review: 'Review',
  search: 'Search by sound',
  threshold: 'Threshold',
  visits: 'Is it here?',
  reviewers: 'Several reviewers',
  truth: 'Measure a model',
  map: 'Map',
  soundscape: 'Soundscape',
  news: 'What is new',
  failed: 'Failed files',
  export: 'Export',
  stations: 'Stations and clocks',
  range: 'Expected species',
  models: 'Models',
  classifier: 'A classifier of your own',
  settings: 'Settings',
  pictures: 'What are these pictures?',
};
