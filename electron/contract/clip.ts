import * as v from 'valibot';
import { Box, Detection, Verdict } from './detections.ts';
import { DetectionId, FileId, PictureId, RecordingId } from './ids.ts';
import { Picture } from './pictures.ts';
import { FileState, RecordingNote, StoredRecording } from './recordings.ts';
import { between, whole } from './schema/fields.ts';
import { Said } from './schema/said.ts';
import { request, type Value } from './schema/request.ts';
import { AnnotationKind } from './search/annotations.ts';
import { ScoredLabel, Species } from './species.ts';

/** A detection as its neighbours on the clip page see it. */
export const HeardNearby = v.strictObject({
  detection: DetectionId,
  species: Species,
  startSeconds: v.number(),
  endSeconds: v.number(),
  score: v.number(),
  verdict: v.nullable(Verdict),
  /** Bounds that a person drew; absent: nobody did. */
  box: v.exactOptional(Box),
});
export type HeardNearby = Value<typeof HeardNearby>;

/** What an imported table says of a stretch of the recording. */
export const AnnotatedNearby = v.strictObject({
  /** The name it was imported under. */
  set: v.string(),
  kind: AnnotationKind,
  /** As the table says it. */
  label: v.string(),
  /** null: no species is called so. */
  species: v.nullable(Species),
  startSeconds: v.number(),
  endSeconds: v.number(),
  score: v.nullable(v.number()),
});
export type AnnotatedNearby = Value<typeof AnnotatedNearby>;

export const DetectionDetail = v.strictObject({
  detection: Detection,
  recording: StoredRecording,
  file: v.strictObject({
    id: FileId,
    name: v.string(),
    folder: v.string(),
    relativePath: v.string(),
    state: FileState,
  }),
  /** What a person should know of this and other files that hold the recording. */
  notes: v.exactOptional(v.array(RecordingNote)),
  /** Scores of the best clip, best first, at most five. */
  topScores: v.array(ScoredLabel),
  clipSeconds: v.number(),
  /** What media `clip` and `spectrogram-*` cover: the detection with up to three seconds before and after. */
  excerpt: v.strictObject({
    startSeconds: v.number(),
    endSeconds: v.number(),
    /** The highest frequency of media `spectrogram-linear` and `spectrogram-mel`, in Hz; both begin at 0 Hz. */
    topHz: v.exactOptional(v.strictObject({ linear: v.number(), mel: v.number() })),
  }),
  /** Stretches of the excerpt that are private, such as a human voice: neither played nor drawn nor painted. Absent: none. */
  hushed: v.exactOptional(v.array(v.strictObject({ startSeconds: v.number(), endSeconds: v.number() }))),
  pictures: v.array(Picture),
  /** The picture it is shown with, and whether a person chose it; null where there is none. */
  shown: v.nullable(v.strictObject({ picture: PictureId, kept: v.boolean() })),
  /** Why no picture can be painted of this species with the pack in use, in one sentence; absent where one can. */
  unpaintable: v.exactOptional(Said),
  /** There is a painter, which has never seen this species: it can paint from the sound alone. Absent: no. */
  paintableAnyway: v.exactOptional(v.literal(true)),
  model: v.strictObject({ name: v.string(), title: v.string(), hash: v.string() }),
  previous: v.nullable(DetectionId),
  next: v.nullable(DetectionId),
});
export type DetectionDetail = Value<typeof DetectionDetail>;

const longestSeconds = 1e7;

export const clipRequests = {
  /** Everything about one detection. */
  'detection.read': request({ detection: DetectionId }, DetectionDetail),
  /** What was heard in one recording between two times, first to last, at most 500; and what imported tables say of it, at most 500. */
  'recording.heard': request(
    {
      recording: RecordingId,
      fromSeconds: between(0, longestSeconds),
      toSeconds: between(0, longestSeconds),
    },
    v.strictObject({
      heard: v.array(HeardNearby),
      annotated: v.array(AnnotatedNearby),
    }),
  ),
  /** Paints a detection. Without a seed or a guidance scale the engine chooses: a new seed, the scale of the settings. */
  'picture.request': request(
    {
      detection: DetectionId,
      seed: v.nullable(whole(0, 0xffff_ffff)),
      guidanceScale: v.exactOptional(v.nullable(between(0, 30))),
      /** true paints a species that the painter has never seen, from the sound alone; else that is refused. */
      anyway: v.exactOptional(v.boolean()),
    },
    DetectionDetail,
  ),
  /** The picture that its detection is shown with from now on, also when others are painted later. It is never let go for room. */
  'picture.keep': request({ picture: PictureId }, DetectionDetail),
};
