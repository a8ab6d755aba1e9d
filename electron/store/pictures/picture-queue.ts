import type { DetectionId, PictureId, RecordingId } from '#contract/ids.ts';
import type { PainterName, PictureProvenance, SamplerName } from '#contract/pictures.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import type { PicturePolicy } from '#contract/settings.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import { endFile } from '../opening/files-in-work.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';
import { storedSentence } from '../opening/stored-sentence.ts';
import { dropPrivatePictures } from './private-pictures.ts';
import { heldInScope, scopeValues, type FileScope } from '../queue/file-scope.ts';

/** How the pictures of a recording are to be painted. */
export type PicturePlan = {
  readonly policy: PicturePolicy;
  readonly painter: PainterName;
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly guidanceScale: number;
  readonly modelName: string;
  readonly modelHash: string;
  /** The seed of the clip that starts there. */
  seedFor(clipStartSeconds: number): number;
  /** Whether the clip that starts there must not be painted. */
  isPrivate?(clipStartSeconds: number): boolean;
  /** Whether the painter knows how a species looks. */
  paints?(species: SpeciesCode): boolean;
};

export type PictureJob = {
  readonly id: PictureId;
  readonly detection: DetectionId;
  readonly recording: RecordingId;
  readonly contentId: string;
  readonly recordingName: string;
  readonly channel: string;
  readonly clipStartSeconds: number;
  readonly seed: number;
  readonly painter: PainterName;
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly guidanceScale: number;
  readonly attempts: number;
  readonly wantedBy: 'policy' | 'person';
  readonly species: Species;
};

type Wanted = { readonly id: DetectionId; readonly clipStartSeconds: number };
type WantedSpecies = Wanted & { readonly species: SpeciesCode; readonly unpainted: 0 | 1 };

const insertSql = `
INSERT INTO pictures (detection_id, state, wanted_by, clip_start_s, seed, painter, sampler, steps, guidance_scale, model_name, model_hash)
VALUES (@detection, 'waiting', @wantedBy, @clipStartSeconds, @seed, @painter, @sampler, @steps, @guidanceScale, @modelName, @modelHash)`;

/** The detections of a recording, of each species the best first. `unpainted`: it has no picture, and none was let go. */
const wantedSql = `
SELECT d.id, d.best_clip_start_s AS clipStartSeconds, s.code AS species,
  NOT EXISTS (SELECT 1 FROM pictures p WHERE p.detection_id = d.id)
  AND NOT EXISTS (SELECT 1 FROM pictures_let_go l WHERE l.detection_id = d.id) AS unpainted
FROM detections d JOIN species s ON s.id = d.species_id
WHERE d.recording_id = @recording AND d.current = 1 AND d.rejected = 0
ORDER BY d.species_id, d.score DESC, d.start_s`;

/**
 * Brings the waiting pictures of a recording in line with the policy; finished ones and those a person asked for stay, unless they
 * show what is private.
 */
export function planPictures(db: SongDatabase, recording: RecordingId, plan: PicturePlan): void {
  db.prepare(
    `DELETE FROM pictures INDEXED BY pictures_detection WHERE state = 'waiting' AND wanted_by = 'policy'
       AND detection_id IN (SELECT id FROM detections WHERE recording_id = ?)`,
  ).run(recording);
  if (plan.isPrivate !== undefined) dropPrivatePictures(db, recording, (at) => plan.isPrivate?.(at) === true);
  if (plan.policy !== 'every' && plan.policy !== 'best') return;
  const paintable = db
    .prepare<[object], WantedSpecies>(wantedSql)
    .all({ recording })
    .filter(({ species }) => plan.paints?.(species) !== false)
    .filter(({ clipStartSeconds }) => plan.isPrivate?.(clipStartSeconds) !== true);
  const wanted = (plan.policy === 'best' ? firstOfEach(paintable) : paintable).filter(
    ({ unpainted }) => unpainted === 1,
  );
  addPictures(db, wanted, plan, 'policy', (clipStartSeconds) => plan.seedFor(clipStartSeconds));
}

function firstOfEach(sorted: readonly WantedSpecies[]): WantedSpecies[] {
  return sorted.filter(({ species }, index) => sorted[index - 1]?.species !== species);
}

/** Adds a waiting picture for each. */
export function addPictures(
  db: SongDatabase,
  wanted: readonly Wanted[],
  { painter, sampler, steps, guidanceScale, modelName, modelHash }: PicturePlan,
  wantedBy: 'policy' | 'person',
  seedOf: (clipStartSeconds: number) => number,
): void {
  const insert = db.prepare(insertSql);
  for (const { id, clipStartSeconds } of wanted) {
    const values = { painter, sampler, steps, guidanceScale, modelName, modelHash, wantedBy, clipStartSeconds };
    insert.run({ ...values, detection: id, seed: seedOf(clipStartSeconds) });
  }
}

/** A picture that waits for a later time than this was put there before the computer's clock jumped back. */
const longestWaitMs = 10 * 60_000;

const jobSql = `
SELECT p.id, d.id AS detection, d.recording_id AS recording, r.content_id AS contentId, r.name AS recordingName, a.channel,
  p.clip_start_s AS clipStartSeconds, p.seed, p.painter, p.sampler, p.steps, p.guidance_scale AS guidanceScale, p.attempts, p.wanted_by AS wantedBy,
  s.code, s.scientific_name AS scientificName, s.common_name AS commonName
FROM pictures p JOIN detections d ON d.id = p.detection_id JOIN recordings r ON r.id = d.recording_id
  JOIN analyses a ON a.id = d.analysis_id JOIN species s ON s.id = d.species_id
WHERE p.state = 'waiting' AND (p.not_before_ms <= @nowMs OR p.not_before_ms > @nowMs + ${longestWaitMs})
  AND (@only IS NULL OR p.wanted_by = @only) AND (@picture IS NULL OR p.id = @picture) AND ${heldInScope('d.recording_id')}
ORDER BY p.wanted_by, p.id LIMIT 1`;

export type TakePicture = {
  /** Only recordings in these folders and files; null: any. */
  readonly scope: FileScope | null;
  readonly nowMs: number;
  /** Only what a person asked for; null: any. */
  readonly only: 'person' | null;
  /** Others are being drawn: one that took a process down before would take them along, and is not taken. */
  readonly besides: boolean;
  /** Only this one; absent: the next. */
  readonly picture?: PictureId;
};

/** Takes the next picture, those a person asked for first, and marks it as being drawn. */
export function takePicture(
  db: SongDatabase,
  { scope, nowMs, only, besides, picture }: TakePicture,
): PictureJob | null {
  const row = db
    .prepare<[object], PictureJob & Species>(jobSql)
    .get({ nowMs, only, picture: picture ?? null, ...scopeValues(scope) });
  if (row === undefined || (besides && row.attempts > 0)) return null;
  db.prepare(`UPDATE pictures SET state = 'drawing', attempts = attempts + 1, note = NULL WHERE id = ?`).run(row.id);
  const { code, scientificName, commonName, ...job } = row;
  return { ...job, species: { code, scientificName, commonName } };
}

/** A picture that a person chose to keep stays the one on show, as long as it is there. */
const showSql = `
UPDATE detections SET picture_id = @picture WHERE id = (SELECT detection_id FROM pictures WHERE id = @picture)
  AND NOT EXISTS (SELECT 1 FROM kept_pictures k JOIN pictures p ON p.id = k.picture_id
    WHERE k.detection_id = detections.id AND k.picture_id <> @picture AND p.state = 'done')`;

/** Writes a finished picture and makes it the one its detection is shown with, unless a person chose another. */
export function finishPicture(
  db: SongDatabase,
  picture: PictureId,
  file: { name: string; bytes: number },
  how: PictureProvenance,
  now: string,
): void {
  const { drawnAt, ...values } = how;
  const finish = (): void => {
    db.prepare(
      `UPDATE pictures SET state = 'done', file = @name, bytes = @bytes, note = NULL, drawn_at = @drawnAt, seed = @seed, painter = @painter, sampler = @sampler,
         steps = @steps, guidance_scale = @guidanceScale, model_name = @modelName, model_hash = @modelHash WHERE id = @picture`,
    ).run({ ...values, ...file, picture, drawnAt: drawnAt ?? now });
    db.prepare(showSql).run({ picture });
    endFile(db, `pictures/${file.name}`);
  };
  try {
    db.transaction(finish).immediate();
  } catch (thrown) {
    throw diskFailure(thrown);
  }
}

export function failPicture(db: SongDatabase, picture: PictureId, note: Sentence): void {
  db.prepare(`UPDATE pictures SET state = 'failed', note = ? WHERE id = ?`).run(storedSentence(note), picture);
}

/** Gives a taken picture back. `note` says why it waits; `counted` false: the attempt was not its fault. */
export function requeuePicture(
  db: SongDatabase,
  picture: PictureId,
  why: { note: Sentence | null; notBeforeMs: number; counted: boolean },
): void {
  db.prepare(
    `UPDATE pictures SET state = 'waiting', note = ?, not_before_ms = ?, attempts = max(0, attempts - ?)
     WHERE id = ? AND state = 'drawing'`,
  ).run(why.note === null ? null : storedSentence(why.note), why.notBeforeMs, why.counted ? 0 : 1, picture);
}

/** When the next waiting picture may be taken, in Unix milliseconds, or null when none waits. */
export function nextPictureAtMs(db: SongDatabase): number | null {
  const row = db
    .prepare<[], { at: number | null }>(`SELECT min(not_before_ms) AS at FROM pictures WHERE state = 'waiting'`)
    .get();
  return row?.at ?? null;
}

/** Waiting pictures take over how pictures are painted now. */
export function repaintWaiting(db: SongDatabase, plan: PicturePlan): void {
  const { painter, sampler, steps, guidanceScale, modelName, modelHash } = plan;
  db.prepare(
    `UPDATE pictures SET painter = @painter, sampler = @sampler, steps = @steps, guidance_scale = @guidanceScale, model_name = @modelName,
       model_hash = @modelHash WHERE state = 'waiting'`,
  ).run({ painter, sampler, steps, guidanceScale, modelName, modelHash });
}

/** All waiting pictures of a recording that is away wait until then, and say why. */
export function holdBackPictures(db: SongDatabase, recording: RecordingId, note: Sentence, notBeforeMs: number): void {
  db.prepare(
    `UPDATE pictures INDEXED BY pictures_detection SET note = ?, not_before_ms = ?
     WHERE state = 'waiting' AND detection_id IN (SELECT id FROM detections WHERE recording_id = ?)`,
  ).run(storedSentence(note), notBeforeMs, recording);
}

/** A folder has come back: pictures that waited for their recording are tried again. */
export function releasePictures(db: SongDatabase): void {
  db.prepare(`UPDATE pictures SET not_before_ms = 0 WHERE state = 'waiting' AND not_before_ms > 0`).run();
}

/** After a restart: what was being drawn waits again, and recordings that were away are looked for again. */
export function recoverPictures(db: SongDatabase): void {
  db.prepare(`UPDATE pictures SET state = 'waiting', not_before_ms = 0 WHERE state = 'drawing'`).run();
  db.prepare(`UPDATE pictures SET not_before_ms = 0 WHERE state = 'waiting' AND not_before_ms > 0`).run();
}
