import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import { readStoredJson } from '../../opening/stored-sentence.ts';
import { sampleKey } from '../../review/review-samples.ts';
import type { TellConflict } from '../conflict.ts';
import { notedOf, noteLater, theirsHold, type Side } from '../later-changes.ts';

type Sample = {
  id: number;
  name: string;
  kind: string;
  filter: string;
  seed: number;
  drawn_from: number;
  created_at: string;
};

const samplesOf = (db: SongDatabase, side: 'main' | 'source'): Map<string, Sample> =>
  new Map(
    db
      .prepare<[], Sample>(`SELECT * FROM ${side}.review_samples ORDER BY id`)
      .all()
      .map((sample) => [sampleKey(sample), sample]),
  );

/**
 * Samples drawn for review, with those of their members that are found here; one that either side removed later than it was drawn, or
 * brought back, goes. A sample that is known stays as it is.
 */
export function mergeSamples(db: SongDatabase, tell: TellConflict): void {
  const [ours, theirs] = [samplesOf(db, 'main'), samplesOf(db, 'source')];
  const side = (of: 'main' | 'source', samples: ReadonlyMap<string, Sample>): Side => ({
    noted: notedOf(db, of, 'sample'),
    there: new Map([...samples].map(([key, sample]) => [key, sample.created_at])),
  });
  const theirSide = side('source', theirs);
  for (const { name: key } of theirsHold(side('main', ours), theirSide)) {
    const [here, other] = [ours.get(key), theirs.get(key)];
    if (here === undefined && other !== undefined) addSample(db, other);
    if (here === undefined || other !== undefined) continue;
    db.prepare('DELETE FROM main.review_samples WHERE id = ?').run(here.id);
    tell({ kind: 'sample', sentence: sentence('merge-sample-gone', { name: here.name }) });
  }
  noteLater(db, 'sample', theirSide.noted.values());
}

/** Members are found by recording, species and start. */
function addSample(db: SongDatabase, sample: Sample): void {
  const id = db
    .prepare<[object], number>(
      `INSERT INTO main.review_samples (name, kind, filter, seed, drawn_from, created_at)
       VALUES (@name, @kind, @filter, @seed, @drawn_from, @created_at) RETURNING id`,
    )
    .pluck()
    .get({ ...sample, filter: filterHere(db, sample.filter) });
  db.prepare(
    `INSERT OR IGNORE INTO main.review_sample_members (sample_id, place, detection_id)
     SELECT @id, m.place, t.id FROM source.review_sample_members m JOIN source.detections d ON d.id = m.detection_id
       JOIN source.recordings r ON r.id = d.recording_id JOIN source.species s ON s.id = coalesce(d.machine_species_id, d.species_id)
       JOIN main.recordings h ON h.content_id = r.content_id JOIN main.detections t ON t.recording_id = h.id AND t.start_s = d.start_s
       JOIN main.species k ON k.id = coalesce(t.machine_species_id, t.species_id) AND k.code = s.code
     WHERE m.sample_id = @source`,
  ).run({ id, source: sample.id });
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
