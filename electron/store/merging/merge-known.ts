import { Bug } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import { leaveShorter } from '../recordings/save-analysis.ts';
import { placeDetections, type NewDetection } from '../detections/place-detections.ts';
import { forgetDerivedMark } from '../settings/derived-mark.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import type { TellConflict } from './conflict.ts';
import { mergeAnnotations } from './frame/merge-annotations.ts';
import { mergeClaims } from './merge-claims.ts';
import { mergeKnownFiles, noteLastFiles } from './merge-files.ts';
import { mergeBoxes } from './review/merge-drawn.ts';
import { mergeMarks } from './review/merge-marks.ts';
import { mergeKnownPictures } from './merge-known-pictures.ts';
import { mergeReviews } from './review/merge-reviews.ts';
import { copyRows, mapped } from './merge-tables.ts';
import { pairDetections } from './pair-detections.ts';

/** A recording of the source that is known here. */
export type KnownPair = {
  readonly source: number;
  readonly here: number;
  /** Which of the two is only the beginning of the other. */
  readonly length: 'same' | 'source-longer' | 'source-shorter';
};

/**
 * Joins what both sides know of one recording. Call it inside a transaction.
 * @returns whether its place in time may be another one now, how many detections came, and on how many the verdicts are others.
 */
export function mergeKnown(
  db: SongDatabase,
  pair: KnownPair,
  tell: TellConflict,
): { readonly moved: boolean; readonly detections: number; readonly reviews: number } {
  if (pair.length === 'source-longer') takeLonger(db, pair);
  const filesMoved = mergeKnownFiles(db, pair, pair.length === 'source-shorter', tell);
  if (pair.length !== 'source-shorter') {
    copyRows(
      db,
      'contents',
      'source.contents x WHERE x.recording_id = @source ON CONFLICT DO NOTHING',
      { recording_id: '@here' },
      pair,
    );
  }
  noteLastFiles(db, '@here', pair);
  const claimsMoved = mergeClaims(db, pair, tell);
  const detections = mergeAnalyses(db, pair, tell);
  const pairs = pairDetections(db, pair);
  mergeSoundscape(db, pair);
  mergeAnnotations(db, pair);
  mergeMarks(db, pairs);
  const reviews = mergeReviews(db, pairs, tell);
  mergeBoxes(db, pairs);
  mergeKnownPictures(db, pairs);
  return { moved: filesMoved || claimsMoved || pair.length === 'source-longer', detections, reviews };
}

/** What a recording sounds like is taken over where it is not known here, or where the source heard more of it. */
function mergeSoundscape(db: SongDatabase, pair: KnownPair): void {
  if (pair.length === 'source-shorter') return;
  if (pair.length === 'source-longer') db.prepare('DELETE FROM main.soundscapes WHERE recording_id = ?').run(pair.here);
  copyRows(
    db,
    'soundscapes',
    'source.soundscapes x WHERE x.recording_id = @source ON CONFLICT DO NOTHING',
    { recording_id: '@here' },
    pair,
  );
}

const facts = [
  'format',
  'encoding',
  'rate_hz',
  'channels',
  'duration_s',
  'sound_id',
  'sound_pieces',
  'silent',
  'warnings',
];

/** The source heard more of it: what was known here is only its beginning. */
function takeLonger(db: SongDatabase, { source, here }: KnownPair): void {
  db.prepare(
    `UPDATE main.recordings SET (${facts.join(', ')}) = (SELECT ${facts.join(', ')} FROM source.recordings WHERE id = ?)
     WHERE id = ?`,
  ).run(source, here);
  leaveShorter(db, here as RecordingId);
}

type Shown = {
  id: number;
  pack: string;
  hash: string;
  overlap_s: number;
  channel: string;
  created_at: string;
  shorter: number;
};

const shownSql = (side: string): string =>
  `SELECT a.id, p.title || ' ' || p.version AS pack, p.hash, a.overlap_s, a.channel, a.created_at, a.shorter
   FROM ${side}.analyses a JOIN ${side}.packs p ON p.id = a.pack_id WHERE a.recording_id = ? AND a.current = 1`;

/**
 * Keeps every analysis. Of two by one model the first that was made stays, whole before cut short; of two by different ones the
 * later is shown.
 * @returns how many detections came: all that another model made, of one by the same model those that were not here.
 */
function mergeAnalyses(db: SongDatabase, { source, here, length }: KnownPair, tell: TellConflict): number {
  const ours = db.prepare<[number], Shown>(shownSql('main')).get(here);
  const theirs = db.prepare<[number], Shown>(shownSql('source')).get(source);
  if (theirs === undefined) return 0;
  const isBeginning = length === 'source-shorter';
  // Of a beginning nothing is shown, but what was found to be private in it stays so.
  const copied = copyRows(
    db,
    'analyses',
    `source.analyses x JOIN source.packs p ON p.id = x.pack_id WHERE x.recording_id = @source
       AND (@isBeginning = 0 OR ${marksPrivate}) ON CONFLICT DO NOTHING`,
    {
      ...{ id: 'NULL', recording_id: '@here', current: '0', pack_id: mapped('map_pack', 'x.pack_id') },
      ...(isBeginning ? { shorter: '1' } : {}),
    },
    { source, here, isBeginning: isBeginning ? 1 : 0 },
  );
  // Pictures painted here may show what the other side's model found to be private: the next start looks.
  if (copied > 0 && heardByPrivate(db, here)) forgetDerivedMark(db);
  if (isBeginning) return 0;
  const sameKey = ours?.hash === theirs.hash && ours.overlap_s === theirs.overlap_s && ours.channel === theirs.channel;
  if (ours !== undefined && !sameKey && ours.shorter === theirs.shorter) {
    const [kept, left] = theirs.created_at > ours.created_at ? [theirs.pack, ours.pack] : [ours.pack, theirs.pack];
    tell({ kind: 'model', sentence: sentence('merge-model', { kept, left }) });
  }
  if (ours !== undefined && !theirsShows(ours, theirs, sameKey)) return 0;
  const before = countShown(db, here);
  showTheirs(db, { source, here }, theirs.id);
  const after = countShown(db, here);
  return copied > 0 ? after : Math.max(0, after - before);
}

/** A recording's detections by machine that are shown. */
function countShown(db: SongDatabase, recording: number): number {
  const sql = 'SELECT count(*) FROM main.detections WHERE recording_id = ? AND current = 1 AND by_person = 0';
  return db.prepare<[number], number>(sql).pluck().get(recording) ?? 0;
}

/** Of a pack `p`. */
const marksPrivate = `instr(p.labels, '"private":true') > 0`;

/** Whether a model that marks labels as private heard it. */
function heardByPrivate(db: SongDatabase, recording: number): boolean {
  const sql = `SELECT 1 FROM main.analyses a JOIN main.packs p ON p.id = a.pack_id
    WHERE a.recording_id = ? AND ${marksPrivate}`;
  return db.prepare(sql).get(recording) !== undefined;
}

function theirsShows(ours: Shown, theirs: Shown, sameKey: boolean): boolean {
  if (ours.shorter !== theirs.shorter) return theirs.shorter < ours.shorter;
  return sameKey ? theirs.created_at < ours.created_at : theirs.created_at > ours.created_at;
}

function showTheirs(db: SongDatabase, { source, here }: Pick<KnownPair, 'source' | 'here'>, analysis: number): void {
  db.prepare('UPDATE main.analyses SET current = 0 WHERE recording_id = ? AND current = 1').run(here);
  const theirs = `x.id = @analysis AND t.recording_id = @here AND t.overlap_s = x.overlap_s AND t.channel = x.channel
    AND t.pack_id = ${mapped('map_pack', 'x.pack_id')}`;
  db.prepare(
    `INSERT INTO temp.restamped (analysis, before, after) SELECT t.id, t.created_at, x.created_at
       FROM main.analyses t JOIN source.analyses x WHERE ${theirs} AND t.clips = x.clips AND t.created_at <> x.created_at
     ON CONFLICT (analysis) DO UPDATE SET after = excluded.after`,
  ).run({ analysis, here });
  const id = db
    .prepare<[object], number>(
      `UPDATE main.analyses AS t SET current = 1, shorter = x.shorter, clips = x.clips, sheet = x.sheet, provider = x.provider,
         seconds = x.seconds, created_at = x.created_at FROM source.analyses x WHERE ${theirs} RETURNING id`,
    )
    .pluck()
    .get({ analysis, here });
  if (id === undefined) throw new Bug('a merged analysis is not there');
  // Some say what its model does not hear in the recording.
  db.prepare(
    'UPDATE main.recordings SET warnings = (SELECT warnings FROM source.recordings WHERE id = ?) WHERE id = ?',
  ).run(source, here);
  const detections = db
    .prepare<[number], NewDetection>(
      `SELECT s.code AS species, d.start_s AS startSeconds, d.end_s AS endSeconds, d.best_clip_start_s AS bestClipStartSeconds,
         d.score, d.clips, d.held, d.likelihood
       FROM source.detections d JOIN source.species s ON s.id = coalesce(d.machine_species_id, d.species_id)
       WHERE d.recording_id = ? AND (d.current = 1 OR d.held IS NOT NULL) ORDER BY d.id`,
    )
    .all(source);
  placeDetections(db, here as RecordingId, id, detections);
}
