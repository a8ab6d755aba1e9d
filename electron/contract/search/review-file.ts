import * as v from 'valibot';
import { Verdict } from '../detections.ts';
import { Species } from '../species.ts';

/** What was said of a detection once; `verdict` null: it was taken back. */
const Said = v.object({
  verdict: v.nullable(Verdict),
  /** Code of the label given instead of the machine's. */
  species: v.nullable(v.string()),
  comment: v.string(),
  reviewer: v.string(),
  reviewedAt: v.string(),
  /** When it was written: one that was put back has the time at which it was first given. Absent: then, too. */
  writtenAt: v.exactOptional(v.string()),
  callType: v.string(),
  individuals: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export type SaidOnce = v.InferOutput<typeof Said>;

/** Everything said of one detection, and how another copy of the season knows it again. */
const SharedReview = v.object({
  recording: v.object({
    name: v.string(),
    /** SHA-256 of every file that holds it. */
    contents: v.array(v.string()),
  }),
  detection: v.object({
    /** The machine's label. */
    species: Species,
    startSeconds: v.number(),
    endSeconds: v.number(),
    bestClipStartSeconds: v.number(),
    score: v.number(),
    clips: v.number(),
    byPerson: v.boolean(),
  }),
  /** What was drawn around it last, null bounds where that was taken away; null: nothing ever was. */
  box: v.nullable(
    v.object({
      startSeconds: v.nullable(v.number()),
      endSeconds: v.nullable(v.number()),
      lowHz: v.nullable(v.number()),
      highHz: v.nullable(v.number()),
      reviewer: v.string(),
      drawnAt: v.string(),
    }),
  ),
  /** What holds now: one, or several that nobody has decided between. */
  standing: v.array(Said),
  /** Everything that was ever said. */
  history: v.array(Said),
  /** Opinions that were given without knowing others. */
  opinions: v.array(Said),
});
export type SharedReview = v.InferOutput<typeof SharedReview>;

/** A file of reviews. */
const ReviewFile = v.object({
  format: v.literal('songsight-reviews'),
  version: v.literal(1),
  exportedAt: v.string(),
  /** Labels that were given, so that they are known elsewhere, too. */
  species: v.array(Species),
  reviews: v.array(SharedReview),
});
export type ReviewFile = v.InferOutput<typeof ReviewFile>;

/** A file of reviews from its text; null for anything else. */
export function readReviewFile(text: string): ReviewFile | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(ReviewFile, value);
  return read.success ? read.output : null;
}
