import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { AppModel } from '../app/app-model.svelte.ts';
import type { SearchRoute } from './search-route.ts';

/** Looks for what an address names; one that names nothing waits for a file. */
export async function openSearch(app: AppModel, route: SearchRoute): Promise<void> {
  await Promise.all([app.stations.readOnce(), app.heard.readOnce(), app.review.openLabels()]);
  const { search } = app;
  if (route.detection !== undefined) {
    const detection = route.detection as DetectionId;
    const like = { kind: 'detection', detection } as const;
    // What a verdict is about is known before there is anything to give one to.
    await app.clip.open(detection);
    search.species = app.clip.detail?.detection.species ?? search.species;
    await search.look({ kind: 'similar', like, name: null });
  } else if (route.stretch !== undefined) {
    const [recording = 0, from = 0, to = 0] = route.stretch.slice(1).split('-').map(Number);
    const stretch = { recording: recording as RecordingId, startSeconds: from / 1000, endSeconds: to / 1000 };
    await search.look({ kind: 'similar', like: { kind: 'stretch', ...stretch }, name: null });
  } else if (route.missed === 'score') {
    const species = app.heard.of(route.species ?? '');
    search.species = species;
    if (species !== null) await search.look({ kind: 'score', species: species.code });
  } else if (route.missed === 'time') await search.look({ kind: 'time' });
}
