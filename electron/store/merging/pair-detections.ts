import { worked as tables } from '../detections/place-detections.ts';
import { detectionTime, recordingClock } from '../recordings/recording-times.ts';
import type { RecordingId } from '#contract/ids.ts';
import { matchDetections, type OldSpan } from '../detections/match-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { copyRows, mapped } from './merge-tables.ts';

/** One detection on both sides. */
export type DetectionPair = { readonly source: number; readonly here: number };

type Span = Omit<OldSpan, 'kept'>;

/** What a person drew is a detection of its own: it is the other side's only where that has it, too. */
const drawnSql = (side: string): string =>
  `CASE WHEN d.by_person = 1 AND EXISTS (SELECT 1 FROM ${side}.boxes b WHERE b.detection_id = d.id) THEN ' drawn' ELSE '' END`;

const spansSql = (side: string): string =>
  `SELECT d.id, s.code || ${drawnSql(side)} AS species, d.start_s AS startSeconds, d.end_s AS endSeconds
   FROM ${side}.detections d JOIN ${side}.species s ON s.id = coalesce(d.machine_species_id, d.species_id)
   WHERE d.recording_id = ?`;

/** Only what a person or the painter worked on has to be found again. */
const worked = [...tables, 'reviews', 'pictures']
  .map((table) => `EXISTS (SELECT 1 FROM source.${table} h WHERE h.detection_id = d.id)`)
  .join(' OR ');

/**
 * Finds the detections of the source that somebody worked on among those here: the same species, overlapping in time. One that this
 * side does not have is kept, hidden until its threshold shows it.
 */
export function pairDetections(db: SongDatabase, { source, here }: DetectionPair): DetectionPair[] {
  const theirs = db.prepare<[number], Span>(`${spansSql('source')} AND (${worked}) ORDER BY d.id`).all(source);
  if (theirs.length === 0) return [];
  const ours = db.prepare<[number], Span>(`${spansSql('main')} ORDER BY d.current DESC, d.id`).all(here);
  const { pairs } = matchDetections(
    ours.map((span) => ({ ...span, kept: false })),
    theirs,
  );
  return theirs.map((span, index) => ({ source: span.id, here: pairs[index] ?? addHidden(db, span, here) }));
}

/** Its time is that of the recording here: the source may know nothing of its station, or of a correction of its clock. */
function addHidden(db: SongDatabase, { id: detection, startSeconds }: Span, recording: number): number {
  const time = detectionTime(recordingClock(db, recording as RecordingId), startSeconds);
  copyRows(
    db,
    'detections',
    'source.detections x WHERE x.id = @detection',
    {
      id: 'NULL',
      recording_id: '@recording',
      // The one that found it came along, hidden; of a beginning none did.
      analysis_id: `coalesce((SELECT t.id FROM main.analyses t JOIN source.analyses y ON y.id = x.analysis_id
        WHERE t.recording_id = @recording AND t.pack_id = ${mapped('map_pack', 'y.pack_id')} AND t.overlap_s = y.overlap_s
          AND t.channel = y.channel), (SELECT id FROM main.analyses WHERE recording_id = @recording AND current = 1))`,
      species_id: mapped('map_species', 'coalesce(x.machine_species_id, x.species_id)'),
      machine_species_id: 'NULL',
      current: 'x.by_person * x.current',
      rejected: '0',
      held: 'NULL',
      picture_id: 'NULL',
      ...{ wall_ms: '@wallMs', wall_hours: '@wallHours', utc_ms: '@utcMs' },
    },
    { detection, recording, ...time },
  );
  return db.prepare<[], number>('SELECT last_insert_rowid()').pluck().get() ?? 0;
}
