import type { Species } from '#contract/species.ts';
import type { Station } from '#contract/stations.ts';
import { firstGallery, firstMap, firstReview, firstSoundscape, firstTimeline, type Route } from '../app/route.ts';
import { firstVisits } from '../visits/visits-route.ts';
import { matchLabels } from '../review/label-match.ts';
import { dayWords } from '../shared/words/moments.ts';
import { nameOf } from '../shared/species/species-names.svelte.ts';
import { t, type Message } from '../shared/i18n/t.ts';

/** One thing that the command palette can do. */
export type Entry = {
  readonly key: string;
  readonly title: string;
  /** What kind of thing it leads to. */
  readonly kind: string;
  readonly route: Route;
};

const views: readonly (readonly [title: Message, route: Route])[] = [
  ['Timeline', firstTimeline],
  ['Gallery', firstGallery],
  ['Review', firstReview],
  ['Map', firstMap],
  ['Soundscape', firstSoundscape],
  ['Threshold', { view: 'threshold', species: null, sample: null }],
  ['Search by sound', { view: 'search' }],
  ['What is new', { view: 'news' }],
  ['Failed files', { view: 'failed' }],
  ['Export', { view: 'export' }],
  ['Stations', { view: 'stations' }],
  ['Expected species', { view: 'range' }],
  ['Models', { view: 'models' }],
  ['A classifier of your own', { view: 'classifier' }],
  ['Is it here?', firstVisits],
  ['Several reviewers', { view: 'reviewers' }],
  ['Measure a model', { view: 'truth' }],
  ['Settings', { view: 'settings' }],
  ['About the pictures', { view: 'pictures' }],
];

const mostSpecies = 8;
const mostStations = 5;

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** `2025-05-03`, `3.5.2025` and `03/05/2025` (day first) as a day; null for anything else. */
export function typedDay(typed: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim());
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(typed.trim());
  const [year, month, day] = iso !== null ? iso.slice(1) : (local?.slice(1).toReversed() ?? []);
  if (year === undefined || month === undefined || day === undefined) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : null;
}

/** What fits what was typed: a day, views, species and their review, stations. */
export function paletteEntries(
  typed: string,
  known: { readonly species: readonly Species[]; readonly stations: readonly Station[] },
): readonly Entry[] {
  const wanted = plain(typed.trim());
  const day = typedDay(typed);
  const fits = (title: string): boolean => plain(title).includes(wanted);
  const days: readonly Entry[] =
    day === null
      ? []
      : [
          entry(dayWords(day), t('Timeline'), { ...firstTimeline, filter: { fromDay: day, toDay: day } }),
          entry(dayWords(day), t('Gallery'), { ...firstGallery, filter: { fromDay: day, toDay: day } }),
        ];
  const places = views.map(([title, route]) => entry(t(title), t('View'), route)).filter(({ title }) => fits(title));
  const species = wanted === '' ? [] : matchLabels(known.species, typed, mostSpecies);
  const stations = known.stations.filter(({ name }) => wanted !== '' && fits(name)).slice(0, mostStations);
  return [
    ...days,
    ...places,
    ...species.flatMap((each) => [
      entry(nameOf(each), t('Species'), { view: 'species', species: each.code, filter: {} }),
      entry(nameOf(each), t('Review'), { ...firstReview, filter: { review: 'unreviewed', species: [each.code] } }),
    ]),
    ...stations.map(({ id, name }) => entry(name, t('Station'), { ...firstGallery, filter: { station: id } })),
  ];
}

function entry(title: string, kind: string, route: Route): Entry {
  return { key: `${kind} ${title}`, title, kind, route };
}
