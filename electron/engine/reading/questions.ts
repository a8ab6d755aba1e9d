import type { AnswerTo, Ask } from '#contract/requests.ts';
import { annotatedNearby } from '#store/annotations/annotation-sets.ts';
import { heardNearby } from '#store/detections/heard-nearby.ts';
import { readGalleryGroups } from '#store/gallery/gallery-groups.ts';
import { readGallery, readGalleryIds } from '#store/gallery/gallery.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { planDiskSpace } from '#store/pictures/picture-budget.ts';
import { readPhotos } from '#store/pictures/species-photos.ts';
import { failedFiles } from '#store/queue/failed-files.ts';
import { readHeardSpecies } from '#store/queue/heard-before.ts';
import { missingFilesAnswer } from '#store/queue/missing-files.ts';
import { drawDetections, type Drawn } from '#store/review/draw-sample.ts';
import { readReviewItems, readReviewQueue } from '#store/review/review-queue.ts';
import { readSample, readSamples } from '#store/review/review-samples.ts';
import { readReviewedScores } from '#store/review/reviewed-scores.ts';
import { readLabels } from '#store/review/reviews.ts';
import { readTags } from '#store/review/tags.ts';
import { readStations } from '#store/stations/stations.ts';
import { readNews } from '#store/timeline/news.ts';
import { soundscapeDays } from '#store/soundscapes/soundscapes.ts';
import { readSeason } from '#store/timeline/season.ts';
import { readStationMap } from '#store/timeline/station-map.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { readVisits } from '../occupancy/visits.ts';
import { previewExport } from '../exports/export-preview.ts';
import { precisionOf } from '../review/precision.ts';
import { readDetectionPage } from '../review/detection-page.ts';
import { countsAtThresholds } from '../settings/counts-at-thresholds.ts';
import { missedClips } from '../search/missed-clips.ts';
import { similarClips } from '../search/similar-clips.ts';
import { unsureClips } from '../search/unsure-clips.ts';
import { readRange } from '../species/range-answer.ts';
import { soundscapeOfDay } from '../soundscapes/soundscape-answers.ts';
import { readSpeciesPage } from '../species/species-page.ts';
import { previewCorrection, readClocks } from '../time-and-place/clock-answers.ts';
import { findSites, previewLink } from '../time-and-place/station-answers.ts';

/**
 * The requests that are answered from the database alone, so that any read-only connection in any thread can answer them. The
 * table decides: what stands here is never computed on the engine's own thread.
 */
export type QuestionName =
  | 'timeline.read'
  | 'map.read'
  | 'season.read'
  | 'news.read'
  | 'soundscape.days'
  | 'soundscape.read'
  | 'heard.read'
  | 'species.read'
  | 'gallery.read'
  | 'gallery.groups'
  | 'gallery.ids'
  | 'detection.read'
  | 'recording.heard'
  | 'review.queue'
  | 'review.items'
  | 'labels.read'
  | 'tags.read'
  | 'samples.read'
  | 'sample.read'
  | 'sample.draw'
  | 'precision.read'
  | 'thresholds.read'
  | 'stations.read'
  | 'station.preview'
  | 'stations.sites'
  | 'clock.read'
  | 'clock.preview'
  | 'failed.read'
  | 'missing.read'
  | 'photo.read'
  | 'data.plan'
  | 'range.read'
  | 'search.similar'
  | 'search.missed'
  | 'classifier.unsure'
  | 'visits.read'
  | 'export.preview';

/**
 * What a question is answered with. Where an export would go, and which model says where species live, is known to the engine alone,
 * and what is drawn is kept by it.
 */
export type QuestionAnswer<K extends QuestionName> = K extends 'export.preview'
  ? Omit<AnswerTo<'export.preview'>, 'folder'>
  : K extends 'range.read'
    ? Omit<AnswerTo<'range.read'>, 'model'>
    : K extends 'sample.draw'
      ? Drawn
      : AnswerTo<K>;

type Answered<T> = T | Promise<T>;
type Answerer<K extends QuestionName> = (db: SongDatabase, ask: Ask<K>) => Answered<QuestionAnswer<K>>;

const questions: { readonly [K in QuestionName]: Answerer<K> } = {
  'timeline.read': (db, { unit, filter }) => readTimeline(db, unit, filter),
  'map.read': (db, { filter }) => readStationMap(db, filter),
  'season.read': (db, { filter }) => readSeason(db, filter),
  'news.read': (db, { days, toDay }) => readNews(db, days, toDay),
  'soundscape.days': (db) => soundscapeDays(db),
  'soundscape.read': (db, { station, day }) => soundscapeOfDay(db, station, day),
  'heard.read': (db) => ({ species: readHeardSpecies(db) }),
  'species.read': (db, { species, filter }) => readSpeciesPage(db, species, filter),
  'gallery.read': (db, ask) => readGallery(db, ask),
  'gallery.groups': (db, ask) => ({ groups: readGalleryGroups(db, ask) }),
  'gallery.ids': (db, ask) => ({ detections: readGalleryIds(db, ask) }),
  'detection.read': (db, { detection }) => readDetectionPage(db, detection),
  'recording.heard': (db, { recording, fromSeconds, toSeconds }) => ({
    heard: heardNearby(db, recording, fromSeconds, toSeconds),
    annotated: annotatedNearby(db, recording, fromSeconds, toSeconds),
  }),
  'review.queue': (db, { filter, order, limit }) => readReviewQueue(db, filter, order, limit),
  'review.items': (db, { detections }) => ({ items: readReviewItems(db, detections) }),
  'tags.read': (db) => ({ tags: readTags(db) }),
  'labels.read': (db) => ({ labels: readLabels(db) }),
  'samples.read': (db) => ({ samples: readSamples(db) }),
  'sample.read': (db, { sample }) => readSample(db, sample),
  'sample.draw': (db, ask) => drawDetections(db, ask),
  'precision.read': (db, { species, sample }) => precisionOf(readReviewedScores(db, species, sample)),
  'thresholds.read': (db) => countsAtThresholds(db),
  'stations.read': (db) => readStations(db),
  'station.preview': (db, { name, link }) => previewLink(db, name, link),
  'stations.sites': (db, { folder, pattern }) => findSites(db, folder, pattern),
  'clock.read': (db) => readClocks(db),
  'clock.preview': (db, { place, change }) => previewCorrection(db, place, change),
  'failed.read': (db) => ({ files: failedFiles(db, null) }),
  'missing.read': (db, { folder }) => missingFilesAnswer(db, folder),
  'photo.read': (db) => ({ photos: readPhotos(db) }),
  'data.plan': (db, { budgetBytes }) => planDiskSpace(db, budgetBytes),
  'search.similar': (db, ask) => similarClips(db, ask),
  'search.missed': (db, ask) => missedClips(db, ask),
  'classifier.unsure': async (db, ask) => ({ clips: await unsureClips(db, ask) }),
  'visits.read': (db, ask) => readVisits(db, ask),
  'range.read': (db) => readRange(db),
  'export.preview': (db, { format, filter }) => previewExport(db, format, filter),
};

/** Answers one question from a database. @throws KnownFailure as the question does. */
export function answerQuestion<K extends QuestionName>(
  db: SongDatabase,
  name: K,
  ask: Ask<K>,
): Answered<QuestionAnswer<K>> {
  const answer: Answerer<K> = questions[name];
  return answer(db, ask);
}

export function isQuestionName(name: string): name is QuestionName {
  return Object.hasOwn(questions, name);
}
