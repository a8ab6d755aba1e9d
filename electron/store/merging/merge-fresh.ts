import type { SongDatabase } from '../opening/song-database.ts';
import { copyAnnotations } from './frame/merge-annotations.ts';
import { countAtOnce } from './count-at-once.ts';
import { copyRows, mapped, shiftFor } from './merge-tables.ts';

export type MergedRows = { recordings: number; detections: number; reviews: number; pictures: number };

const onDetection = (table: string): string =>
  `temp.fresh m JOIN source.detections d ON d.recording_id = m.source JOIN source.${table} x ON x.detection_id = d.id`;

/**
 * Copies the recordings in `temp.fresh` with all that hangs on them, in a few statements for any number of them. Their files come
 * afterwards. Call it inside a transaction.
 */
export function mergeFresh(db: SongDatabase): MergedRows {
  const recordings = copyRows(
    db,
    'recordings',
    'temp.fresh m JOIN source.recordings x ON x.id = m.source ORDER BY m.here',
    {
      id: 'm.here',
      content_id: 'm.content_id',
      last_file_id: 'NULL',
      station_id: mapped('map_station', 'x.station_id'),
    },
  );
  const of = (table: string): string => `temp.fresh m JOIN source.${table} x ON x.recording_id = m.source`;
  for (const table of ['start_claims', 'effort', 'soundscapes'])
    copyRows(db, table, of(table), { recording_id: 'm.here' });
  copyRows(db, 'contents', `${of('contents')} WHERE 1 ON CONFLICT DO NOTHING`, { recording_id: 'm.here' });
  copyRows(db, 'corrected_recordings', of('corrected_recordings'), {
    recording_id: 'm.here',
    correction_id: mapped('map_correction', 'x.correction_id'),
  });
  copyAnnotations(db);
  const shifts = {
    analyses: shiftFor(db, 'analyses', of('analyses')),
    detections: shiftFor(db, 'detections', of('detections')),
    pictures: shiftFor(db, 'pictures', onDetection('pictures')),
  };
  copyRows(db, 'analyses', `${of('analyses')} ORDER BY x.id`, {
    id: `x.id + ${shifts.analyses}`,
    recording_id: 'm.here',
    pack_id: mapped('map_pack', 'x.pack_id'),
  });
  const insertDetections = (): number =>
    copyRows(db, 'detections', `${of('detections')} ORDER BY x.id`, {
      id: `x.id + ${shifts.detections}`,
      recording_id: 'm.here',
      analysis_id: `x.analysis_id + ${shifts.analyses}`,
      species_id: mapped('map_species', 'x.species_id'),
      machine_species_id: mapped('map_species', 'x.machine_species_id'),
      picture_id: `CASE WHEN x.picture_id IN (SELECT source FROM temp.lost_pictures) THEN NULL ELSE x.picture_id + ${shifts.pictures} END`,
    });
  const detections = countAtOnce(db, insertDetections);
  return { recordings, detections, ...mergeWork(db, shifts) };
}

/** What people and the painter did with detections. */
function mergeWork(
  db: SongDatabase,
  shifts: { readonly analyses: number; readonly detections: number; readonly pictures: number },
): Pick<MergedRows, 'reviews' | 'pictures'> {
  const has = (table: string): boolean => db.prepare(`SELECT 1 FROM source.${table} LIMIT 1`).get() !== undefined;
  const copied = (table: string, other: Readonly<Record<string, string>>, order = ''): number =>
    has(table)
      ? copyRows(db, table, onDetection(table) + order, { detection_id: `d.id + ${shifts.detections}`, ...other })
      : 0;
  const species = { species_id: mapped('map_species', 'x.species_id') };
  const lost = 'x.id IN (SELECT source FROM temp.lost_pictures)';
  const reviews = copied('reviews', species);
  copied('other_verdicts', species);
  copied(
    'review_history',
    {
      id: 'NULL',
      ...species,
      machine_species_id: mapped('map_species', 'x.machine_species_id'),
      // The analysis of then is gone where its recording was heard again.
      machine_analysis_id: `coalesce((SELECT a.id + ${shifts.analyses} FROM source.analyses a WHERE a.id = x.machine_analysis_id
        AND a.recording_id = d.recording_id), d.analysis_id + ${shifts.analyses})`,
    },
    ' ORDER BY x.id',
  );
  const pictures = copied(
    'pictures',
    {
      id: `x.id + ${shifts.pictures}`,
      state: `CASE WHEN x.state = 'drawing' OR ${lost} THEN 'waiting' ELSE x.state END`,
      file: `CASE WHEN ${lost} THEN NULL ELSE x.file END`,
      bytes: `CASE WHEN ${lost} THEN 0 ELSE x.bytes END`,
      not_before_ms: '0',
    },
    ' ORDER BY x.id',
  );
  copied('favourites', {});
  copied('detection_tags', {});
  copied('person_changes', {});
  copied('second_verdicts', species);
  copied('boxes', {});
  // Made room for on that computer: not painted here for that, but another's picture is welcome.
  copied('pictures_let_go', { let_go_at: `''` });
  copied(
    'kept_pictures',
    { picture_id: `x.picture_id + ${shifts.pictures}` },
    ` WHERE x.picture_id NOT IN (SELECT source FROM temp.lost_pictures)`,
  );
  return { reviews, pictures };
}
