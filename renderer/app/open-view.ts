import { isTimed } from '../gallery/timed-order.ts';
import type { AppModel } from './app-model.svelte.ts';
import { openClassifier } from '../classifier/open-classifier.ts';
import { shownSpecies } from '../review/threshold/shown-species.ts';
import { openSearch } from '../search/open-search.ts';
import type { GalleryRoute, ReviewRoute, Route, ThresholdRoute } from './route.ts';
import type { VisitsRoute } from '../visits/visits-route.ts';

const groupOrder = { species: 'species', cover: 'species', day: 'newest-heard', station: 'station' } as const;

/** Begins to read what a view shows, as soon as the address names it. The views themselves only draw. */
export async function openView(app: AppModel, route: Route): Promise<void> {
  switch (route.view) {
    case 'timeline':
      await Promise.all([
        app.season.open(route.filter),
        app.timeline.open(route.unit, route.filter),
        app.range.refresh(),
        openFilters(app),
      ]);
      break;
    case 'gallery':
      return openGallery(app, route);
    case 'species':
      await Promise.all([
        app.species.open(route.species, route.filter),
        app.range.openWeeks(route.species),
        openFilters(app),
      ]);
      break;
    case 'compare':
      await Promise.all([app.compare.open(route.species, route.filter), openFilters(app)]);
      break;
    case 'map':
      await Promise.all([app.map.open(route.filter), app.stations.refresh(), openFilters(app)]);
      break;
    case 'soundscape':
      await app.soundscape.open(route);
      break;
    case 'clip':
      return openClip(app, route.detection);
    case 'review':
      return openReview(app, route);
    case 'visits':
      return openVisits(app, route);
    case 'search':
      return openSearch(app, route);
    case 'classifier':
      return openClassifier(app, route);
    case 'threshold':
      return openThreshold(app, route);
    default:
      await openPlain(app, route.view);
  }
}

async function openPlain(app: AppModel, view: Route['view']): Promise<void> {
  if (view === 'news') await app.news.refresh();
  if (view === 'failed') await Promise.all([app.failed.refresh(), app.upkeep.refreshMissing()]);
  if (view === 'reviewers') await Promise.all([app.reviewers.refresh(), app.review.openLabels()]);
  if (view === 'truth') await app.truth.refresh();
  if (view === 'export') await Promise.all([app.export.open(), openFilters(app)]);
  if (view === 'stations') await app.stations.refresh();
  if (view === 'range') await Promise.all([app.range.refresh(), app.stations.readOnce()]);
  if (view === 'models') await Promise.all([app.packs.refresh(), app.published.refresh(), app.stations.readOnce()]);
  if (view === 'settings')
    await Promise.all([app.embeddings.refresh(), app.upkeep.refresh(), app.thresholds.open(), app.desktop?.refresh()]);
}

/** What the filters of a view can choose from. */
async function openFilters(app: AppModel): Promise<void> {
  await Promise.all([app.stations.readOnce(), app.heard.readOnce(), app.tags.readOnce()]);
}

async function openGallery(app: AppModel, { order, filter, picturesOnly, group }: GalleryRoute): Promise<void> {
  const by = group === 'cover' ? 'species' : (group ?? (isTimed({ order }) ? 'day' : undefined));
  await Promise.all([
    app.gallery.open({ order: group === undefined ? order : groupOrder[group], filter, picturesOnly }),
    app.groups.open(by === undefined ? null : { by, filter, picturesOnly }),
    openFilters(app),
  ]);
}

async function openClip(app: AppModel, detection: Parameters<AppModel['clip']['open']>[0]): Promise<void> {
  await Promise.all([app.clip.open(detection), app.review.openLabels()]);
  const { detail } = app.clip;
  if (detail !== null) app.clip.fetchAhead([detail.next, detail.previous]);
}

async function openReview(app: AppModel, { filter, order, sample }: ReviewRoute): Promise<void> {
  await Promise.all([
    app.queue.open(sample === null ? { kind: 'filter', filter, order } : { kind: 'sample', sample }),
    app.queue.openSamples(),
    app.review.openLabels(),
    openFilters(app),
  ]);
}

async function openVisits(app: AppModel, { species, days, filter }: VisitsRoute): Promise<void> {
  await Promise.all([openFilters(app), app.review.openLabels()]);
  const code = app.heard.of(species ?? '')?.code ?? app.heard.all[0]?.code;
  if (code !== undefined) await app.visits.open({ species: code, filter, visitDays: days });
}

async function openThreshold(app: AppModel, { species, sample }: ThresholdRoute): Promise<void> {
  await Promise.all([app.review.openLabels(), app.queue.openSamples(), app.heard.readOnce()]);
  const shown = shownSpecies(app, species);
  if (shown !== null) await app.precision.open(shown.code, sample);
}
