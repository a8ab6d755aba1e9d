import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const detection = `json_array(r.content_id, coalesce(m.code, s.code), d.start_s)`;
const ofDetection = `JOIN detections d ON d.id = x.detection_id JOIN recordings r ON r.id = d.recording_id
  JOIN species s ON s.id = d.species_id LEFT JOIN species m ON m.id = d.machine_species_id`;

/**
 * What a data folder says, without the numbers of rows, the moments at which work was done, and which of two copies was heard last:
 * that differs between two runs on one machine.
 */
const questions: Readonly<Record<string, string>> = {
  recordings: `SELECT r.content_id, r.name, r.format, r.encoding, r.rate_hz, r.channels, r.duration_s, r.started_local,
      r.utc_offset_min, r.time_source, r.recorder, r.recorder_id, r.gain, r.battery_v, r.temperature_c, r.warnings, t.name AS station,
      r.zone, r.start_utc_ms, r.corrected_s, r.clock_unset, r.time_doubts, r.deployment_id, r.latitude, r.longitude, r.filter,
      r.trigger_note, r.sound_id, hex(r.sound_pieces) AS pieces, r.silent
    FROM recordings r LEFT JOIN stations t ON t.id = r.station_id`,
  contents: `SELECT x.hash, r.content_id FROM contents x JOIN recordings r ON r.id = x.recording_id`,
  claims: `SELECT r.content_id, x.rank, x.source, x.local, x.offset_min FROM start_claims x JOIN recordings r ON r.id = x.recording_id`,
  effort: `SELECT r.content_id, x.day, x.hour, x.seconds FROM effort x JOIN recordings r ON r.id = x.recording_id`,
  corrections: `SELECT r.content_id, c.shift_s, c.undone_at IS NOT NULL AS undone FROM corrected_recordings x
    JOIN recordings r ON r.id = x.recording_id JOIN clock_corrections c ON c.id = x.correction_id`,
  files: `SELECT f.path, x.relative_path, x.size_bytes, x.modified_ms, x.state, x.failure_code, x.failure_message, x.probe, x.shorter,
      r.content_id FROM files x JOIN folders f ON f.id = x.folder_id LEFT JOIN recordings r ON r.id = x.recording_id`,
  analyses: `SELECT r.content_id, p.hash, x.overlap_s, x.channel, x.current, x.clips, hex(x.sheet) AS sheet, x.provider, x.shorter
    FROM analyses x JOIN recordings r ON r.id = x.recording_id JOIN packs p ON p.id = x.pack_id`,
  detections: `SELECT r.content_id, s.code, m.code AS machine, d.start_s, d.end_s, d.best_clip_start_s, d.score, d.clips, d.wall_ms,
      d.wall_hours, d.utc_ms, d.current, d.rejected, d.held, d.likelihood, d.picture_id IS NOT NULL AS pictured, p.hash
    FROM detections d JOIN recordings r ON r.id = d.recording_id JOIN species s ON s.id = d.species_id
      LEFT JOIN species m ON m.id = d.machine_species_id JOIN analyses a ON a.id = d.analysis_id JOIN packs p ON p.id = a.pack_id`,
  reviews: `SELECT ${detection} AS detection, x.verdict, x.comment, x.reviewer, x.reviewed_at, x.call_type, x.individuals, k.code
    FROM reviews x ${ofDetection} LEFT JOIN species k ON k.id = x.species_id`,
  history: `SELECT ${detection} AS detection, x.verdict, x.comment, x.reviewer, x.reviewed_at, x.written_at, k.code
    FROM review_history x ${ofDetection} LEFT JOIN species k ON k.id = x.species_id`,
  tags: `SELECT ${detection} AS detection, x.tag FROM detection_tags x ${ofDetection}`,
  favourites: `SELECT ${detection} AS detection FROM favourites x ${ofDetection}`,
  marks: `SELECT ${detection} AS detection, x.kind, x.name, x.present, x.changed_at FROM person_changes x ${ofDetection}`,
  changes: `SELECT r.content_id, x.kind, x.name, x.present, x.changed_at, x.became FROM person_changes x
    LEFT JOIN recordings r ON r.id = x.recording_id WHERE x.detection_id IS NULL`,
  seconds: `SELECT ${detection} AS detection, x.reviewer, x.verdict, x.comment, x.reviewed_at, k.code
    FROM second_verdicts x ${ofDetection} LEFT JOIN species k ON k.id = x.species_id`,
  samples: `SELECT p.name, p.kind, p.seed, p.drawn_from, p.created_at, x.place, ${detection} AS detection FROM review_samples p
    LEFT JOIN review_sample_members x ON x.sample_id = p.id LEFT JOIN detections d ON d.id = x.detection_id
    LEFT JOIN recordings r ON r.id = d.recording_id LEFT JOIN species s ON s.id = d.species_id LEFT JOIN species m ON m.id = d.machine_species_id`,
  photos: `SELECT species_code, file, name, added_at FROM species_photos`,
  sets: `SELECT name, kind, added_at FROM annotation_sets`,
  annotated: `SELECT n.name, n.kind, r.content_id, x.added_at FROM annotated_recordings x JOIN annotation_sets n ON n.id = x.set_id
    JOIN recordings r ON r.id = x.recording_id`,
  annotations: `SELECT n.name, n.kind, r.content_id, x.start_s, x.end_s, x.label, k.code, x.score, x.low_hz, x.high_hz FROM annotations x
    JOIN annotation_sets n ON n.id = x.set_id JOIN recordings r ON r.id = x.recording_id LEFT JOIN species k ON k.id = x.species_id`,
  lists: `SELECT t.name, x.kind, x.species FROM species_lists x LEFT JOIN stations t ON t.id = x.station_id`,
  orders: `SELECT f.path, x.subfolder, x.sources FROM time_orders x JOIN folders f ON f.id = x.folder_id`,
  boxes: `SELECT ${detection} AS detection, x.start_s AS drawn_s, x.end_s, x.low_hz, x.high_hz, x.drawn_at FROM boxes x ${ofDetection}`,
  labels: `SELECT code, added_at FROM own_labels`,
  others: `SELECT ${detection} AS detection, x.verdict, x.reviewer, x.reviewed_at FROM other_verdicts x ${ofDetection}`,
  stations: `SELECT name, latitude, longitude, zone, habitat, clock_min FROM stations`,
  links: `SELECT t.name, x.kind, f.path, x.value FROM station_links x JOIN stations t ON t.id = x.station_id
    LEFT JOIN folders f ON f.id = x.folder_id`,
  species: `SELECT code, scientific_name, common_name FROM species`,
  speciesHours: `SELECT s.code, x.hour, x.rejected, x.pictured, x.detections FROM species_hours x JOIN species s ON s.id = x.species_id
    WHERE x.detections <> 0`,
  seasonHours: `SELECT day, hour, rejected, pictured, detections FROM season_hours WHERE detections <> 0`,
  effortHours: `SELECT day, hour, round(seconds, 6) AS seconds FROM effort_tallies WHERE seconds > 1e-9`,
  speciesCounts: `SELECT s.code, x.all_recordings, x.unrejected_recordings FROM species_counts x JOIN species s ON s.id = x.species_id
    WHERE x.all_recordings <> 0`,
};

const picturesSql = `SELECT ${detection} AS detection, x.state, x.wanted_by, x.clip_start_s, x.seed, x.painter, x.sampler, x.steps,
    x.guidance_scale, x.model_hash, x.bytes, x.file FROM pictures x ${ofDetection}`;

type Row = Record<string, unknown>;

/** All that is compared of two data folders, each table's rows in an order of their own. The pictures' files are read, too. */
export function plainRows(dataFolder: string): Record<string, string[]> {
  const db = new Database(join(dataFolder, 'songsight.db'), { readonly: true });
  try {
    const rows = Object.entries(questions).map(([name, sql]): [string, Row[]] => [
      name,
      db.prepare<[], Row>(sql).all(),
    ]);
    const pictures = db
      .prepare<[], Row>(picturesSql)
      .all()
      .map(({ file, ...row }) => ({
        ...row,
        sha: typeof file === 'string' ? hashOf(join(dataFolder, 'pictures', file)) : null,
      }));
    return Object.fromEntries(
      [...rows, ['pictures', pictures] as const].map(([name, each]) => [
        name,
        each.map((row) => JSON.stringify(row)).sort(),
      ]),
    );
  } finally {
    db.close();
  }
}

/** Some of it. */
export function rowsOf(dataFolder: string, names: readonly string[]): Record<string, string[] | undefined> {
  const all = plainRows(dataFolder);
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** The picture itself: what is written around it tells when it was painted. */
function hashOf(path: string): string {
  const bytes = readFileSync(path);
  const hash = createHash('sha256');
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR' || kind === 'IDAT') hash.update(bytes.subarray(at + 8, at + 8 + length));
  }
  return hash.digest('hex');
}
