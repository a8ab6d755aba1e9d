import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { BroughtTable } from '#contract/search/annotations.ts';
import { readReviewFile, type ReviewFile, type SaidOnce, type SharedReview } from '#contract/search/review-file.ts';
import type { MergedReviews, ReviewerRequests } from '#contract/search/reviewers.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { addSpecies } from '#store/review/reviews.ts';
import { givenSpecies, readSharedReviews } from '#store/reviewers/read-shared.ts';
import { detectionOf, joinReview, recordingOf } from '#store/reviewers/write-shared.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';

/** Writes all reviews into one file. @throws KnownFailure `already-there`, `file-unreadable` where it cannot be written */
export async function exportReviews(
  { store, clock }: EngineCore,
  file: string,
): Promise<ReviewerRequests['reviews.export']['answer']> {
  const whole = path.resolve(file);
  const isThere = await access(whole).then(
    () => true,
    () => false,
  );
  if (isThere) throw new KnownFailure('already-there', 'reviews-there', { path: whole });
  const reviews = readSharedReviews(store.db);
  const written: ReviewFile = {
    ...{ format: 'songsight-reviews', version: 1, exportedAt: nowText(clock), species: givenSpecies(store.db) },
    reviews,
  };
  await writeFile(whole, `${JSON.stringify(written)}\n`, { flag: 'wx' }).catch((cause: unknown) => {
    const failure = diskFailure(cause);
    if (failure instanceof KnownFailure) throw failure;
    throw new KnownFailure('file-unreadable', 'reviews-not-written', { path: whole, cause });
  });
  return { path: whole, reviews: reviews.length };
}

/** Takes the reviews of another copy of the season. All or none are on the disk. @throws KnownFailure `file-missing`, `bad-request` */
export async function mergeReviewFile({ store }: EngineCore, source: BroughtTable): Promise<MergedReviews> {
  const { db } = store;
  const { species, reviews } = await reviewsOf(source);
  const [missing, conflicts] = [new Set<string>(), [] as Sentence[]];
  let [taken, known] = [0, 0];
  db.transaction(() => {
    for (const each of species) addSpecies(db, each);
    for (const review of reviews) {
      const recording = recordingOf(db, review.recording);
      const detection = recording === null ? null : detectionOf(db, recording, review.detection);
      if (detection === null) {
        missing.add(review.recording.name);
        continue;
      }
      const { changed, standing } = joinReview(db, detection, review);
      if (changed) taken += 1;
      else known += 1;
      const conflict = conflictOf(db, review, standing);
      if (conflict !== null) conflicts.push(conflict);
    }
  }).immediate();
  return { taken, known, missing: [...missing], conflicts };
}

async function reviewsOf(source: BroughtTable): Promise<ReviewFile> {
  const name = source.kind === 'file' ? path.resolve(source.path) : source.name;
  const bytes =
    source.kind === 'bytes'
      ? Buffer.from(source.base64, 'base64')
      : await readFile(name).catch((cause: unknown) => {
          throw new KnownFailure('file-missing', 'file-gone', { path: name, cause });
        });
  const read = readReviewFile(bytes.toString('utf8'));
  if (read === null) throw new KnownFailure('bad-request', 'reviews-no-file', { path: name });
  return read;
}

/** What two people say differently of one detection; null where what stands is the same. */
function conflictOf(db: SongDatabase, review: SharedReview, standing: readonly SaidOnce[]): Sentence | null {
  const [shown, ...others] = standing;
  const other = others.find((each) => each.verdict !== shown?.verdict || each.species !== shown.species);
  if (shown === undefined || other === undefined) return null;
  const { species, startSeconds } = review.detection;
  return sentence('merge-verdict', {
    ...{ name: review.recording.name, species: species.commonName, seconds: startSeconds },
    shown: saidBy(db, shown),
    other: saidBy(db, other),
  });
}

function saidBy(db: SongDatabase, { verdict, reviewer, reviewedAt: at, species: code }: SaidOnce): Sentence {
  const values = { reviewer: reviewer === '' ? '–' : reviewer, at };
  const name =
    code === null
      ? undefined
      : db.prepare<[string], string>('SELECT common_name FROM species WHERE code = ?').pluck().get(code);
  if (name !== undefined) return sentence('merge-relabelled', { ...values, species: name });
  return sentence(`merge-${verdict ?? 'unsure'}`, values);
}
