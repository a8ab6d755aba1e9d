import type { Verdict } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Opinion } from '#contract/search/reviewers.ts';
import type { Species } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { noteMarks } from '../review/person-changes.ts';

type Row = Omit<Opinion, 'species'> & { [K in keyof Species]: Species[K] | null } & {
  detection: DetectionId;
  machine: string;
  machineScientific: string;
  machineCommon: string;
  settled: number;
};

/** What reviewers said of one detection on their own. */
export type Opinions = {
  readonly detection: DetectionId;
  /** The machine's. */
  readonly species: Species;
  readonly opinions: readonly Opinion[];
  /** Somebody has decided after them. */
  readonly settled: boolean;
};

/** The shown review is one of the opinions until somebody decides; `other_verdicts` are gone then. */
const opinionsSql = `
  SELECT detection_id, reviewer, verdict, species_id, comment, reviewed_at FROM second_verdicts
  UNION SELECT detection_id, reviewer, verdict, species_id, comment, reviewed_at FROM other_verdicts
  UNION SELECT w.detection_id, w.reviewer, w.verdict, w.species_id, w.comment, w.reviewed_at FROM reviews w
    WHERE w.detection_id IN (SELECT detection_id FROM other_verdicts)`;

/** Detections on which more than one opinion was given, in their order. */
export function readOpinions(db: SongDatabase): Opinions[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT o.detection_id AS detection, o.reviewer, o.verdict, o.comment, o.reviewed_at AS reviewedAt,
         s.code, s.scientific_name AS scientificName, s.common_name AS commonName,
         m.code AS machine, m.scientific_name AS machineScientific, m.common_name AS machineCommon,
         NOT EXISTS (SELECT 1 FROM other_verdicts x WHERE x.detection_id = o.detection_id)
           AND NOT EXISTS (SELECT 1 FROM reviews w JOIN second_verdicts v ON v.detection_id = w.detection_id
             AND v.reviewer = w.reviewer AND v.reviewed_at = w.reviewed_at WHERE w.detection_id = o.detection_id) AS settled
       FROM (${opinionsSql}) o JOIN detections d ON d.id = o.detection_id
         JOIN species m ON m.id = coalesce(d.machine_species_id, d.species_id) LEFT JOIN species s ON s.id = o.species_id
       ORDER BY o.detection_id, o.reviewer, o.reviewed_at`,
    )
    .all();
  return [...Map.groupBy(rows, ({ detection }) => detection)].flatMap(([detection, all]) => {
    const [first] = all;
    if (first === undefined || all.length < 2) return [];
    const { machine, machineScientific, machineCommon, settled } = first;
    const species = { code: machine, scientificName: machineScientific, commonName: machineCommon } as Species;
    return [{ detection, species, opinions: all.map(opinionOf), settled: settled === 1 }];
  });
}

function opinionOf({ reviewer, verdict, comment, reviewedAt, code, scientificName, commonName }: Row): Opinion {
  const given = code !== null && scientificName !== null && commonName !== null;
  return { reviewer, verdict, comment, reviewedAt, species: given ? { code, scientificName, commonName } : null };
}

/** One's own words for what was said: two opinions are the same where these are. */
const sayingOf = ({ verdict, species }: Pick<Opinion, 'verdict' | 'species'>): string =>
  verdict === 'confirmed' ? `confirmed ${species?.code ?? ''}` : verdict;

/** Detections on which reviewers differ and nobody has decided. */
export function readDisputed(db: SongDatabase): Opinions[] {
  return readOpinions(db).filter(({ opinions, settled }) => !settled && new Set(opinions.map(sayingOf)).size > 1);
}

type SecondVerdict = {
  readonly detection: DetectionId;
  /** null takes it back. */
  readonly verdict: Verdict | null;
  readonly species: string | null;
  readonly reviewer: string;
  readonly now: string;
};

/**
 * Writes second verdicts, and beside them the first one as it was: it may be changed once both are known. All or none are on the
 * disk.
 */
export function giveSecondVerdicts(db: SongDatabase, verdicts: readonly SecondVerdict[]): void {
  const first = db.prepare(
    `INSERT INTO second_verdicts (detection_id, reviewer, verdict, species_id, comment, reviewed_at)
     SELECT detection_id, reviewer, verdict, species_id, comment, reviewed_at FROM reviews
     WHERE detection_id = @detection AND reviewer <> @reviewer ON CONFLICT DO NOTHING`,
  );
  const give = db.prepare(
    `INSERT INTO second_verdicts (detection_id, reviewer, verdict, species_id, comment, reviewed_at)
     SELECT @detection, @reviewer, @verdict, (SELECT id FROM species WHERE code = @species
       AND id <> (SELECT coalesce(machine_species_id, species_id) FROM detections WHERE id = @detection)), '', @now
     ON CONFLICT (detection_id, reviewer) DO UPDATE SET verdict = excluded.verdict, species_id = excluded.species_id,
       reviewed_at = excluded.reviewed_at`,
  );
  db.transaction(() => {
    for (const each of verdicts) {
      if (each.verdict === null) {
        take(db, each, 'reviewer = @reviewer');
        // A first verdict beside which nothing stands any more.
        take(db, each, '(SELECT count(*) FROM second_verdicts WHERE detection_id = @detection) = 1');
      } else {
        const change = { kind: 'second-verdict', present: true, now: each.now } as const;
        noteMarks(db, change, givenSql, each);
        first.run(each);
        give.run(each);
      }
    }
  }).immediate();
}

/** A second verdict, and the first one where it is not beside it yet. */
const givenSql = `
SELECT id AS detection, @reviewer AS name FROM detections WHERE id = @detection
UNION SELECT detection_id, reviewer FROM reviews w WHERE detection_id = @detection AND NOT EXISTS (
  SELECT 1 FROM second_verdicts v WHERE v.detection_id = w.detection_id AND v.reviewer = w.reviewer)`;

function take(db: SongDatabase, verdict: SecondVerdict, which: string): void {
  const taken = `second_verdicts WHERE detection_id = @detection AND ${which}`;
  const change = { kind: 'second-verdict', present: false, now: verdict.now } as const;
  noteMarks(db, change, `SELECT detection_id AS detection, reviewer AS name FROM ${taken}`, verdict);
  db.prepare(`DELETE FROM ${taken}`).run(verdict);
}
