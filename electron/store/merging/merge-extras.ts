import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DetectionId } from '#contract/ids.ts';
import { sentence } from '#contract/words/sentence.ts';
import { makeFolder } from '../opening/make-folder.ts';
import { ownFile } from '../opening/own-files.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { flush } from '../opening/sqlite-files.ts';
import { boxFrom, writeBox, type BoxRow } from '../review/boxes.ts';
import type { TellConflict } from './conflict.ts';
import { copyRows, mapped } from './merge-tables.ts';
import type { DetectionPair } from './pair-detections.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';

type Photo = {
  species: string;
  file: string;
  name: string;
  addedAt: string;
  here: string | null;
  hereFile: string | null;
  hereAt: string | null;
};

/** A person's own photographs; of two of one species the later stays. The file of the other stays, too, unused. */
export function mergePhotos(db: SongDatabase, from: string, to: string, tell: TellConflict): void {
  const photos = db
    .prepare<[], Photo>(
      `SELECT x.species_code AS species, x.file, x.name, x.added_at AS addedAt, t.name AS here, t.file AS hereFile, t.added_at AS hereAt
       FROM source.species_photos x LEFT JOIN main.species_photos t ON t.species_code = x.species_code`,
    )
    .all();
  const write = db.prepare(
    `INSERT INTO main.species_photos (species_code, file, name, added_at) VALUES (@species, @file, @name, @addedAt)
     ON CONFLICT (species_code) DO UPDATE SET file = excluded.file, name = excluded.name, added_at = excluded.added_at`,
  );
  for (const photo of photos) {
    const path = ownFile(join(from, 'photos'), photo.file, 'photo');
    if (path === null || photo.file === photo.hereFile) continue;
    const { species, here, hereAt, name } = photo;
    const stays = hereAt !== null && hereAt >= photo.addedAt;
    if (here !== null) {
      tell({
        kind: 'photo',
        sentence: sentence('merge-photo', { species, kept: stays ? here : name, left: stays ? name : here }),
      });
    }
    if (stays) continue;
    makeFolder(join(to, 'photos'));
    copyFileSync(path, join(to, 'photos', photo.file));
    flush(join(to, 'photos', photo.file));
    write.run(photo);
  }
}

type Sample = {
  id: number;
  name: string;
  kind: string;
  filter: string;
  seed: number;
  drawn_from: number;
  created_at: string;
};

/**
 * Samples drawn for review, with those of their members that are found here. A sample that is known stays as it is. Members are found by
 * recording, species and start.
 */
export function mergeSamples(db: SongDatabase): void {
  const samples = db.prepare<[], Sample>('SELECT * FROM source.review_samples ORDER BY id').all();
  const known = db.prepare(
    'SELECT 1 FROM main.review_samples WHERE name = @name AND seed = @seed AND created_at = @created_at',
  );
  const write = db.prepare<[object], number>(
    `INSERT INTO main.review_samples (name, kind, filter, seed, drawn_from, created_at)
     VALUES (@name, @kind, @filter, @seed, @drawn_from, @created_at) RETURNING id`,
  );
  for (const sample of samples) {
    if (known.get(sample) !== undefined) continue;
    const id = write.pluck().get({ ...sample, filter: filterHere(db, sample.filter) });
    db.prepare(
      `INSERT OR IGNORE INTO main.review_sample_members (sample_id, place, detection_id)
       SELECT @id, m.place, t.id FROM source.review_sample_members m JOIN source.detections d ON d.id = m.detection_id
         JOIN source.recordings r ON r.id = d.recording_id JOIN source.species s ON s.id = coalesce(d.machine_species_id, d.species_id)
         JOIN main.recordings h ON h.content_id = r.content_id JOIN main.detections t ON t.recording_id = h.id AND t.start_s = d.start_s
         JOIN main.species k ON k.id = coalesce(t.machine_species_id, t.species_id) AND k.code = s.code
       WHERE m.sample_id = @source`,
    ).run({ id, source: sample.id });
  }
}

/** Folders and stations have other numbers here; a filter loses what is not here. */
function filterHere(db: SongDatabase, json: string): string {
  const filter = readStoredJson(json) as Record<string, unknown>;
  for (const [name, map] of [
    ['folder', 'map_folder'],
    ['station', 'map_station'],
  ] as const) {
    if (typeof filter[name] !== 'number') continue;
    filter[name] = db
      .prepare<[number], number>(`SELECT here FROM temp.${map} WHERE source = ?`)
      .pluck()
      .get(filter[name]);
  }
  return JSON.stringify(filter);
}

/** What a recording sounds like is taken over where it is not known here, or where the source heard more of it. */
export function mergeSoundscape(
  db: SongDatabase,
  pair: {
    readonly source: number;
    readonly here: number;
    readonly length: 'same' | 'source-longer' | 'source-shorter';
  },
): void {
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

/** Second verdicts of either side stay. */
export function mergeSecondVerdicts(db: SongDatabase, pairs: readonly DetectionPair[]): void {
  for (const pair of pairs) {
    copyRows(
      db,
      'second_verdicts',
      'source.second_verdicts x WHERE x.detection_id = @source ON CONFLICT DO NOTHING',
      { detection_id: '@here', species_id: mapped('map_species', 'x.species_id') },
      pair,
    );
  }
}

type Drawn = BoxRow & { readonly reviewer: string; readonly now: string };

const drawnSql = (side: string): string =>
  `SELECT start_s AS boxStartSeconds, end_s AS boxEndSeconds, low_hz AS lowHz, high_hz AS highHz, reviewer, drawn_at AS now
   FROM ${side}.boxes WHERE detection_id = ?`;

/** Of two boxes of one detection the one that was drawn, or removed, later stays. */
export function mergeBoxes(db: SongDatabase, pairs: readonly DetectionPair[]): void {
  const ours = db.prepare<[number], Drawn>(drawnSql('main'));
  const theirs = db.prepare<[number], Drawn>(drawnSql('source'));
  for (const { source, here } of pairs) {
    const [known, drawn] = [ours.get(here), theirs.get(source)];
    if (drawn === undefined || (known !== undefined && known.now >= drawn.now)) continue;
    writeBox(db, here as DetectionId, boxFrom(drawn), drawn);
  }
}
