import { KnownFailure } from '#contract/failure.ts';
import type { Box } from '#contract/detections.ts';
import type { SearchRequests, Stretch } from '#contract/search/search.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { currentAnalysis } from '#store/recordings/analyses.ts';
import { nameClips, type NamedClip } from '#store/review/name-clips.ts';
import { isLabel, readReviewStates } from '#store/review/reviews.ts';
import { parseLabels } from '#store/settings/model-packs.ts';
import { boxWithin } from '../review/box-within.ts';
import type { Who } from '../review/save-verdicts.ts';

type Naming = SearchRequests['clips.name'];

/** Says what is to be heard in stretches of recordings, in all or in none. @throws KnownFailure `not-found`, `bad-request` */
export function saveNamedClips(db: SongDatabase, ask: Naming['ask'], who: Who): Naming['answer'] {
  const { species, verdict, comment = '', callType = '' } = ask;
  if (!isLabel(db, species)) throw new KnownFailure('bad-request', 'label-unknown', { values: { code: species } });
  const clips = ask.stretches.map((stretch): NamedClip => ({
    ...within(db, stretch),
    ...{ species, verdict, comment, callType, box: boxOf(db, stretch, ask) },
    score: scoreThere(db, stretch, species),
    reviewer: who.reviewer,
    now: who.now,
  }));
  return db
    .transaction(() => {
      const before = nameClips(db, clips).map((state) => {
        if (state === null) throw new KnownFailure('not-found', 'search-stretch-gone');
        return state;
      });
      const detections = before.map(({ detection }) => detection);
      return { detections, before, after: readReviewStates(db, detections) };
    })
    .immediate();
}

/** What was drawn; an edge that nobody drew is that of the recording. */
function boxOf(db: SongDatabase, stretch: Stretch, { lowHz, highHz }: Naming['ask']): Box | null {
  if (lowHz === undefined && highHz === undefined) return null;
  const { startSeconds, endSeconds } = stretch;
  return boxWithin(db, stretch.recording, { startSeconds, endSeconds, lowHz: lowHz ?? 0, highHz: highHz ?? Infinity });
}

function within(db: SongDatabase, { recording, startSeconds, endSeconds }: Stretch): Stretch {
  const length = db.prepare<[number], number>('SELECT duration_s FROM recordings WHERE id = ?').pluck().get(recording);
  const end = Math.min(endSeconds, length ?? 0);
  if (length === undefined || !(end > startSeconds)) throw new KnownFailure('not-found', 'search-stretch-gone');
  return { recording, startSeconds, endSeconds: end };
}

/** The best score that the model gave the species in the clips of a stretch; 0 where it is not among those it kept. */
function scoreThere(db: SongDatabase, { recording, startSeconds, endSeconds }: Stretch, species: string): number {
  const analysis = currentAnalysis(db, recording);
  if (analysis === null) return 0;
  const label = parseLabels(analysis.labels).findIndex(({ code }) => code === species);
  const sheet = unpackSheet(analysis.sheet);
  let best = 0;
  for (const [clip, start] of sheet.startSeconds.entries()) {
    if (start + analysis.windowSeconds <= startSeconds || start >= endSeconds) continue;
    for (let cell = clip * sheet.depth; cell < (clip + 1) * sheet.depth; cell += 1)
      if (sheet.labels[cell] === label) best = Math.max(best, sheet.scores[cell] ?? 0);
  }
  return best;
}
