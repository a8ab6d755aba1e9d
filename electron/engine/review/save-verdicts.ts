import { KnownFailure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Box, Review, Verdict } from '#contract/detections.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { ReviewChange, ReviewRequests, ReviewState } from '#contract/review.ts';
import { isLabel, readReviewStates, writeReviews, type ReviewToWrite } from '#store/review/reviews.ts';
import { writeTags } from '#store/review/tags.ts';
import { recordingOf, writeBox } from '#store/review/boxes.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { boxWithin } from './box-within.ts';

export type Who = { readonly reviewer: string; readonly now: string };
type Marked = {
  readonly detection: DetectionId;
  readonly box?: Box | null | undefined;
  readonly tags?: readonly string[] | undefined;
};
type Written = ReviewRequests['review.change']['answer'];

/** What a detection's review becomes: the fields of the change over those it has. */
function merged(state: ReviewState, change: ReviewChange, who: Who): ReviewToWrite {
  const { detection, review } = state;
  const verdict = change.verdict === undefined ? (review?.verdict ?? verdictOf(change)) : change.verdict;
  if (verdict === undefined) {
    throw new KnownFailure('bad-request', 'verdict-first');
  }
  return {
    detection,
    verdict,
    species: change.species === undefined ? keptSpecies(state, verdict) : change.species,
    comment: change.comment ?? review?.comment ?? '',
    callType: change.callType ?? review?.callType ?? '',
    individuals: change.individuals === undefined ? (review?.individuals ?? null) : change.individuals,
    reviewer: who.reviewer,
    reviewedAt: who.now,
  };
}

/** Who gives another label confirms that one. */
function verdictOf({ species }: ReviewChange): 'confirmed' | undefined {
  return species === undefined ? undefined : 'confirmed';
}

/** A label once given stays until the person takes it back or says that nothing of the kind is to be heard. */
function keptSpecies({ species, review }: ReviewState, verdict: Verdict | null): SpeciesCode | null {
  const given = review !== null && review.relabelledFrom !== null;
  return given && verdict !== 'rejected' ? species.code : null;
}

function allOf(db: SongDatabase, detections: readonly DetectionId[]): ReviewState[] {
  const states = readReviewStates(db, detections);
  if (states.length < detections.length) {
    throw new KnownFailure('not-found', 'detections-gone');
  }
  return states;
}

/** @param marks a box and tags that are not told stay as they are */
function write(
  db: SongDatabase,
  before: readonly ReviewState[],
  reviews: readonly ReviewToWrite[],
  marks: readonly Marked[],
  who: Who,
): Written {
  const known = new Set(reviews.flatMap(({ species }) => species ?? []));
  for (const code of known) {
    if (!isLabel(db, code)) throw new KnownFailure('bad-request', 'label-unknown', { values: { code } });
  }
  db.transaction(() => {
    writeReviews(db, reviews);
    for (const { detection, box, tags } of marks) {
      if (box !== undefined) writeBox(db, detection, inside(db, detection, box), who);
      if (tags !== undefined) writeTags(db, detection, tags, who.now);
    }
  }).immediate();
  return {
    before,
    after: readReviewStates(
      db,
      before.map((state) => state.detection),
    ),
  };
}

function inside(db: SongDatabase, detection: DetectionId, box: Box | null): Box | null {
  const recording = box === null ? null : recordingOf(db, detection);
  return box === null || recording === null ? null : boxWithin(db, recording, box);
}

/** Reviews detections, all or none. @throws KnownFailure `not-found`, `bad-request`. */
export function saveVerdicts(
  db: SongDatabase,
  detections: readonly DetectionId[],
  change: ReviewChange,
  who: Who,
): Written {
  const before = allOf(db, detections);
  const reviews = saysVerdict(change) ? before.map((state) => merged(state, change, who)) : [];
  const marks = before.map((state) => ({ ...state, box: change.box, tags: tagged(state, change) }));
  return write(db, before, reviews, marks, who);
}

/** A box is drawn round what the model or a person said already, and tags are stuck to it. */
const saysVerdict = ({ box: _, addTags: __, removeTags: ___, ...rest }: ReviewChange): boolean =>
  Object.keys(rest).length > 0;

/** Its tags after a change; one that is there in other letters is not added. undefined: they stay as they are. */
function tagged({ tags = [] }: ReviewState, { addTags = [], removeTags = [] }: ReviewChange): string[] | undefined {
  if (addTags.length === 0 && removeTags.length === 0) return undefined;
  const small = (tag: string): string => tag.toLowerCase();
  const gone = new Set(removeTags.map(small));
  const kept = [...tags, ...addTags].filter((tag) => !gone.has(small(tag)));
  return kept.filter((tag, at) => kept.findIndex((each) => small(each) === small(tag)) === at);
}

/** Puts verdicts back as they were, reviewer and time included; the history keeps both. @throws KnownFailure as `saveVerdicts`. */
export function restore(db: SongDatabase, states: readonly ReviewState[], who: Who): Written {
  const before = allOf(
    db,
    states.map((state) => state.detection),
  );
  const changed = states.filter(({ review, species }, at) => !isSame([review, species.code], before[at]));
  return write(
    db,
    before,
    changed.map((state) => restored(state, state.review, who)),
    states.map(({ detection, box, tags }, at) => ({
      detection,
      box: JSON.stringify(box) === JSON.stringify(before[at]?.box) ? undefined : box,
      tags,
    })),
    who,
  );
}

const isSame = (said: readonly unknown[], state: ReviewState | undefined): boolean =>
  JSON.stringify(said) === JSON.stringify([state?.review, state?.species.code]);

function restored({ detection, species }: ReviewState, review: Review | null, who: Who): ReviewToWrite {
  if (review === null) {
    return { detection, verdict: null, comment: '', reviewer: who.reviewer, reviewedAt: who.now };
  }
  const { verdict, comment, reviewer, reviewedAt, callType, individuals, relabelledFrom } = review;
  return {
    detection,
    verdict,
    comment,
    reviewer,
    reviewedAt,
    writtenAt: who.now,
    callType,
    individuals,
    species: relabelledFrom === null ? null : species.code,
  };
}
