import * as v from 'valibot';
import { Verdict } from '../detections.ts';
import { BeforeAndAfter } from '../review.ts';
import { DetectionId, RecordingId, StationId } from '../ids.ts';
import { LocalMoment } from '../recordings.ts';
import { between, Day, filled, list, Path, text, whole } from '../schema/fields.ts';
import { request, type Exchanges, type Value } from '../schema/request.ts';
import { ScoredLabel, Species, SpeciesCode } from '../species.ts';
import { EmbeddingModel } from './embeddings.ts';

const longestSeconds = 1e7;

/** A stretch of a recording. */
export const Stretch = v.strictObject({
  recording: RecordingId,
  startSeconds: between(0, longestSeconds),
  endSeconds: between(0, longestSeconds),
});
export type Stretch = Value<typeof Stretch>;

/** What is looked for: a detection, a stretch of a recording, a file of this computer, a file that was brought along, or embeddings. */
export const SoundLike = v.variant('kind', [
  v.strictObject({ kind: v.literal('detection'), detection: DetectionId }),
  v.strictObject({ kind: v.literal('stretch'), ...Stretch.entries }),
  v.strictObject({ kind: v.literal('file'), path: Path }),
  /** The bytes of a file in base64. */
  v.strictObject({
    kind: v.literal('sound'),
    name: filled(255),
    base64: v.pipe(v.string(), v.maxLength(14_000_000), v.base64()),
  }),
  /** Of any length; of several the most similar one counts. `from`: where the sound lies, which is no find. */
  v.strictObject({
    kind: v.literal('embeddings'),
    model: EmbeddingModel,
    vectors: list(list(v.number(), 4096), 8),
    from: v.exactOptional(Stretch),
  }),
]);
export type SoundLike = Value<typeof SoundLike>;

/** Which clips are looked through. Everything is optional; an empty filter is every clip. */
export const SearchFilter = v.strictObject({
  station: v.exactOptional(StationId),
  /** Local dates `YYYY-MM-DD`, both inclusive. */
  fromDay: v.exactOptional(Day),
  toDay: v.exactOptional(Day),
  /** Local hours, both inclusive; the second may be the smaller one: over midnight. */
  fromHour: v.exactOptional(whole(0, 23)),
  toHour: v.exactOptional(whole(0, 23)),
  /** `unreviewed`: nothing in it was reviewed. `undetected`: nothing was detected in it. */
  only: v.exactOptional(v.picklist(['unreviewed', 'undetected'])),
  /** Only where this species was not detected or named. */
  without: v.exactOptional(SpeciesCode),
});
export type SearchFilter = Value<typeof SearchFilter>;

/** A clip that was found, and what is known of it. */
export const FoundClip = v.strictObject({
  ...Stretch.entries,
  recordingName: v.string(),
  station: v.nullable(v.string()),
  at: v.nullable(LocalMoment),
  /** Cosine of the two embeddings, -1 to 1; null where nothing was compared. */
  similarity: v.nullable(v.number()),
  /** The labels the model thought likeliest, best first, at most three. */
  top: v.array(ScoredLabel),
  /** What was detected or named there, best first. */
  detections: v.array(
    v.strictObject({ id: DetectionId, species: Species, score: v.number(), verdict: v.nullable(Verdict) }),
  ),
  /** Similar clips close by in the same recording that it stands for. */
  more: v.number(),
});
export type FoundClip = Value<typeof FoundClip>;

export const FoundAnswer = v.strictObject({
  clips: v.array(FoundClip),
  /** How many clips were looked through. */
  searched: v.number(),
  /** Clips under the filter whose embeddings come from another model: they cannot be compared. */
  otherModel: v.number(),
});
export type FoundAnswer = Value<typeof FoundAnswer>;

/** `score`: clips in which the species was considered and not detected, likeliest first. `time`: clips without a detection. */
const MissedOrder = v.picklist(['score', 'time']);

export const searchRequests = {
  /** The most similar clips of the whole season, most similar first. Neighbours of one song stand together. */
  'search.similar': request({ like: SoundLike, filter: SearchFilter, limit: whole(1, 500) }, FoundAnswer),
  /** Clips that may hold what was missed. */
  'search.missed': request(
    {
      order: MissedOrder,
      /** For `score`: of which species. */
      species: v.nullable(SpeciesCode),
      filter: SearchFilter,
      offset: whole(0, 1e9),
      limit: whole(1, 500),
    },
    v.strictObject({ clips: v.array(FoundClip), total: v.number() }),
  ),
  /**
   * Says what is to be heard in stretches of recordings. Where the species was detected there the verdict is about that; else a
   * detection of the person's own is made. Returns it for each stretch. `review.restore` with `before` undoes it.
   */
  'clips.name': request(
    {
      stretches: list(Stretch, 500),
      species: SpeciesCode,
      verdict: Verdict,
      comment: v.exactOptional(text(10_000)),
      callType: v.exactOptional(text(100)),
      /** Bounds of what was heard, in Hz, as drawn on a spectrogram: what is drawn is always a detection of its own. */
      lowHz: v.exactOptional(between(0, 1e6)),
      highHz: v.exactOptional(between(0, 1e6)),
    },
    v.strictObject({ detections: v.array(DetectionId), ...BeforeAndAfter.entries }),
  ),
};
export type SearchRequests = Exchanges<typeof searchRequests>;
