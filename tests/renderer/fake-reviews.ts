import { sentence } from '#contract/words/sentence.ts';
import type { ExportRequests } from '#contract/exports.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { DetectionId, SampleId } from '#contract/ids.ts';
import type { Review } from '#contract/detections.ts';
import type { ThresholdRequests } from '#contract/settings.ts';
import type { ReviewChange, ReviewRequests, ReviewSample, ReviewState } from '#contract/review.ts';
import { selected } from './fake-answers.ts';
import { species, type FakeDetection } from './fake-data.ts';

type Part = ReviewRequests & ExportRequests & ThresholdRequests;
type Answers = { readonly [K in keyof Part]: (ask: Part[K]['ask']) => Part[K]['answer'] };

/** The detections of a fake engine, and the way to change them. */
export type FakeShelf = { all: readonly FakeDetection[]; put(index: number, next: FakeDetection): void };

const byScore = (a: FakeDetection, b: FakeDetection): number => b.detection.score - a.detection.score;

function merged(
  { detection: { species: named, review } }: FakeDetection,
  change: ReviewChange,
): FakeDetection['detection'] | null {
  const verdict = change.verdict === undefined ? (review?.verdict ?? 'confirmed') : change.verdict;
  if (verdict === null) return null;
  const machine = review?.relabelledFrom ?? named;
  const given = species.find((each) => each.code === change.species) ?? machine;
  const next: Review = {
    verdict,
    comment: change.comment ?? review?.comment ?? '',
    callType: change.callType ?? review?.callType ?? '',
    individuals: change.individuals === undefined ? (review?.individuals ?? null) : change.individuals,
    reviewer: 'AM',
    reviewedAt: '2025-05-09T07:00:00Z',
    relabelledFrom: given.code === machine.code ? null : machine,
  };
  return { species: given, review: next } as FakeDetection['detection'];
}

/** Reviews and exports of an engine in memory. */
export function fakeReviews(shelf: FakeShelf): Answers {
  let samples: readonly ReviewSample[] = [];
  const indexOf = (id: DetectionId): number => {
    const index = shelf.all.findIndex(({ detection }) => detection.id === id);
    if (index < 0) throw new KnownFailure('not-found', 'A detection is no longer there.');
    return index;
  };
  const stateOf = (id: DetectionId): ReviewState => {
    const { detection } = shelf.all[indexOf(id)]!;
    return { detection: id, species: detection.species, review: detection.review };
  };
  const change = (ids: readonly DetectionId[], next: (old: FakeDetection) => Partial<FakeDetection['detection']>) => {
    const before = ids.map(stateOf);
    for (const id of ids) {
      const index = indexOf(id);
      const old = shelf.all[index]!;
      shelf.put(index, { ...old, detection: { ...old.detection, ...next(old) } });
    }
    return { before, after: ids.map(stateOf) };
  };
  const found = (filter: Part['review.queue']['ask']['filter']) => selected(shelf.all, filter).toSorted(byScore);
  return {
    'thresholds.read': () => ({
      recordings: 40,
      looked: 40,
      species: species.map(({ code }) => {
        const scores = shelf.all.filter(({ detection }) => detection.species.code === code);
        const left = (from: number): number => scores.filter(({ detection }) => detection.score >= from).length;
        return { code, counts: Array.from({ length: 101 }, (_, k) => left(k / 100)), atModels: left(0.42) };
      }),
    }),
    'review.change': ({ detections, change: wanted }) =>
      change(
        detections,
        (old) =>
          merged(old, wanted) ?? {
            species: old.detection.review?.relabelledFrom ?? old.detection.species,
            review: null,
          },
      ),
    'review.restore': ({ states }) =>
      change(
        states.map((state) => state.detection),
        (old) => {
          const state = states.find((each) => each.detection === old.detection.id)!;
          return { species: state.species, review: state.review };
        },
      ),
    'review.queue': ({ filter, limit }) => {
      const all = found(filter);
      const detections = all.slice(0, limit).map(({ detection }) => detection.id);
      const reviewed = all.slice(0, limit).filter(({ detection }) => detection.review !== null).length;
      return { total: all.length, reviewed, detections };
    },
    'review.items': ({ detections }) => ({
      items: detections.map((id) => {
        const { detection, recordingName } = shelf.all[indexOf(id)]!;
        const { score, at, startSeconds, endSeconds } = detection;
        return { ...stateOf(id), score, at, startSeconds, endSeconds, recordingName };
      }),
    }),
    'labels.read': () => ({ labels: species }),
    'samples.read': () => ({ samples }),
    'sample.draw': ({ name, kind, filter, size }) => {
      const sample: ReviewSample = {
        id: (samples.length + 1) as SampleId,
        name,
        kind,
        filter,
        size,
        drawnFrom: found(filter).length,
        reviewed: 0,
        createdAt: '2025-05-09T07:00:00Z',
      };
      samples = [sample, ...samples];
      return sample;
    },
    'sample.remove': ({ sample }) => ({ samples: (samples = samples.filter((each) => each.id !== sample)) }),
    'sample.read': ({ sample: id }) => {
      const sample = samples.find((each) => each.id === id)!;
      return {
        sample,
        detections: found(sample.filter)
          .slice(0, sample.size)
          .map(({ detection }) => detection.id),
      };
    },
    'precision.read': ({ species: code }) => fakePrecision(code),
    'export.preview': ({ filter, format }) => {
      const rows = selected(shelf.all, { review: 'all', ...filter });
      const of = (verdict: Review['verdict']): number =>
        rows.filter(({ detection }) => detection.review?.verdict === verdict).length;
      return {
        detections: rows.length,
        species: new Set(rows.map(({ detection }) => detection.species.code)).size,
        recordings: new Set(rows.map(({ detection }) => detection.recording)).size,
        confirmed: of('confirmed'),
        rejected: of('rejected'),
        unsure: of('unsure'),
        undated: rows.filter(({ detection }) => detection.at === null).length,
        guessed: 0,
        unplaced: 0,
        taken: format === 'ebird' ? of('confirmed') : rows.length,
        notes: format === 'ebird' ? [sentence('export-unconfirmed', { count: 3 })] : [],
        folder: `/srv/songsight/exports/${format} 2025-05-09 07-00-00`,
      };
    },
    'export.write': ({ format, folder }) => ({
      folder: folder ?? `/srv/songsight/exports/${format}`,
      files: [{ name: 'report.html', bytes: 48_213 }],
      fileCount: 1,
      bytes: 48_213,
      rows: shelf.all.length,
      notes: [],
    }),
    'export.cancel': () => ({}),
  };
}

/** A curve like those of real species; the second species has nothing judged. */
function fakePrecision(code: string): Part['precision.read']['answer'] {
  const nothing = code === species[1]!.code;
  const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
  const points = Array.from({ length: 100 }, (_, i) => {
    const threshold = i / 100;
    const precision = logistic(-1 + 5 * threshold);
    const half = 0.03 + 0.05 * Math.abs(0.7 - threshold);
    const [low, high] = [Math.max(0, precision - half), Math.min(1, precision + half)];
    return {
      threshold,
      kept: Math.round(900 * (1 - threshold)),
      precision,
      low,
      high,
      chance: logistic(-2 + 5 * threshold),
    };
  });
  const bins = Array.from({ length: 10 }, (_, tenth) => {
    const [right, all] = tenth < 4 ? [0, 0] : [tenth * 2, 5 + tenth * 2];
    const value = all === 0 ? 0 : right / all;
    const share = all === 0 ? null : { value, low: Math.max(0, value - 0.15), high: Math.min(1, value + 0.12) };
    return { fromScore: tenth / 10, toScore: (tenth + 1) / 10, right, wrong: all - right, share };
  });
  return nothing
    ? { right: 0, wrong: 0, unsure: 0, detections: 40, bins: [], fit: null, points: [], doubts: [] }
    : { right: 78, wrong: 30, unsure: 4, detections: 900, bins, fit: { intercept: -2, slope: 1 }, points, doubts: [] };
}
