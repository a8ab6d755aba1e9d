import type { Ask, Handlers } from '#contract/requests.ts';
import type { ClassifierRequests } from '#contract/search/classifiers.ts';
import type { SearchRequests } from '#contract/search/search.ts';
import type { EngineCore } from '../engine.ts';
import { ownFolder } from '../exports/export-preview.ts';
import { withUnpaintable } from '../review/clip-page.ts';
import type { QuestionAnswer, QuestionName } from './questions.ts';

/** Every question goes to the reader; what only the engine knows is added to three of the answers. */
export function createQuestionHandlers(
  engine: EngineCore,
): Pick<Handlers, Exclude<QuestionName, keyof SearchRequests | keyof ClassifierRequests | 'sample.draw'>> {
  const { reader } = engine;
  const to =
    <K extends QuestionName>(name: K) =>
    (ask: Ask<K>): Promise<QuestionAnswer<K>> =>
      reader.ask(name, ask);
  return {
    'timeline.read': to('timeline.read'),
    'map.read': to('map.read'),
    'season.read': to('season.read'),
    'news.read': to('news.read'),
    'soundscape.days': to('soundscape.days'),
    'soundscape.read': to('soundscape.read'),
    'heard.read': to('heard.read'),
    'species.read': to('species.read'),
    'gallery.read': to('gallery.read'),
    'gallery.groups': to('gallery.groups'),
    'gallery.ids': to('gallery.ids'),
    'recording.heard': to('recording.heard'),
    'review.queue': to('review.queue'),
    'review.items': to('review.items'),
    'labels.read': to('labels.read'),
    'tags.read': to('tags.read'),
    'samples.read': to('samples.read'),
    'sample.read': to('sample.read'),
    'precision.read': to('precision.read'),
    'thresholds.read': to('thresholds.read'),
    'stations.read': to('stations.read'),
    'station.preview': to('station.preview'),
    'stations.sites': to('stations.sites'),
    'clock.read': to('clock.read'),
    'clock.preview': to('clock.preview'),
    'failed.read': to('failed.read'),
    'missing.read': to('missing.read'),
    'photo.read': to('photo.read'),
    'data.plan': to('data.plan'),
    'visits.read': to('visits.read'),
    'detection.read': async (ask) => withUnpaintable(engine, await reader.ask('detection.read', ask)),
    'range.read': async (ask) => ({
      ...(await reader.ask('range.read', ask)),
      model: engine.ranges.source()?.title ?? null,
    }),
    'export.preview': async (ask) => ({
      ...(await reader.ask('export.preview', ask)),
      folder: ownFolder(engine.store.folder, engine.clock, ask.format),
    }),
  };
}
