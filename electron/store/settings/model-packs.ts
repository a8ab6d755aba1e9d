import { Bug } from '#contract/failure.ts';
import type { Species } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';

export type StoredLabel = Species & {
  readonly kind: 'species' | 'none';
  readonly threshold: number;
  readonly private?: boolean;
  /** Common names in other languages, by language code. */
  readonly names?: Readonly<Record<string, string>>;
};

export type PackRow = {
  readonly hash: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly windowSeconds: number;
  /** The highest frequency that it hears; null or absent: nobody said. */
  readonly heardToHz?: number | null;
  readonly labels: readonly StoredLabel[];
};

/** Makes the pack and its species known; the newest pack's names win. @returns the pack's row id. */
export function savePack(db: SongDatabase, pack: PackRow): number {
  return db
    .transaction(() => {
      saveSpecies(db, pack.labels);
      const row = db
        .prepare<[object], { id: number }>(
          `INSERT INTO packs (hash, name, version, title, labels, window_s, heard_to_hz)
           VALUES (@hash, @name, @version, @title, @labels, @windowSeconds, @heardToHz)
           ON CONFLICT (hash) DO UPDATE SET title = excluded.title, heard_to_hz = coalesce(excluded.heard_to_hz, heard_to_hz)
           RETURNING id`,
        )
        .get({ heardToHz: null, ...pack, labels: JSON.stringify(pack.labels.map(storedLabel)) });
      if (row === undefined) throw new Bug('SQLite returned no row for an inserted pack');
      return row.id;
    })
    .immediate();
}

/** Without the names in other languages, of which thousands of labels have many. */
const storedLabel = ({
  kind,
  code,
  scientificName,
  commonName,
  threshold,
  private: hushed,
}: StoredLabel): StoredLabel => ({
  kind,
  code,
  scientificName,
  commonName,
  threshold,
  ...(hushed === true ? { private: true } : {}),
});

function saveSpecies(db: SongDatabase, labels: readonly StoredLabel[]): void {
  const species = labels.filter(({ kind }) => kind === 'species');
  db.prepare(
    `INSERT INTO species (code, scientific_name, common_name)
     SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
     ON CONFLICT (code) DO UPDATE SET scientific_name = excluded.scientific_name, common_name = excluded.common_name
     WHERE scientific_name <> excluded.scientific_name OR common_name <> excluded.common_name`,
  ).run(JSON.stringify(species.map(({ code, scientificName, commonName }) => [code, scientificName, commonName])));
}

/** The pack that was asked for last: all recordings of a season ask for one, and it may have many thousands of labels. */
let lastParsed: { readonly text: string; readonly labels: readonly StoredLabel[] } | null = null;

/** The labels of a stored pack, as `savePack` wrote them. */
export function parseLabels(labels: string): readonly StoredLabel[] {
  if (lastParsed?.text !== labels)
    lastParsed = { text: labels, labels: readStoredJson(labels) as readonly StoredLabel[] };
  return lastParsed.labels;
}

/** The labels of a pack by its row. */
export function packLabels(db: SongDatabase, pack: number): readonly StoredLabel[] {
  const text = db.prepare<[number], string>('SELECT labels FROM packs WHERE id = ?').pluck().get(pack);
  return text === undefined ? [] : parseLabels(text);
}

/** The pack that heard the newest analysis, else the newest known one; null in a fresh database. */
export function lastUsedPack(db: SongDatabase): PackRow | null {
  const row = db
    .prepare<[], Omit<PackRow, 'labels'> & { labels: string }>(
      `SELECT p.hash, p.name, p.version, p.title, p.labels, p.window_s AS windowSeconds FROM packs p
       ORDER BY (SELECT max(a.id) FROM analyses a WHERE a.pack_id = p.id AND a.current = 1) DESC NULLS LAST, p.id DESC
       LIMIT 1`,
    )
    .get();
  return row === undefined ? null : { ...row, labels: parseLabels(row.labels) };
}

/** Names of the packs that ever listened here. */
export function knownPackNames(db: SongDatabase): ReadonlySet<string> {
  return new Set(db.prepare<[], string>(`SELECT DISTINCT name FROM packs`).pluck().all());
}

/** Species codes in use, by scientific name in small letters. */
export function knownCodes(db: SongDatabase): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { code: string; name: string }>(
      // A classifier may know several sounds of one species, which are told apart by a number: the species is the one without.
      `SELECT code, lower(scientific_name) AS name FROM species ORDER BY length(code) DESC, code DESC`,
    )
    .all();
  return new Map(rows.map(({ name, code }): [string, string] => [name, code]));
}

/** How many recordings are shown by what each pack heard, by name and version. */
export function recordingsByPack(db: SongDatabase): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[], { pack: string; n: number }>(
      `SELECT p.name || ' ' || p.version AS pack, count(*) AS n FROM analyses a JOIN packs p ON p.id = a.pack_id
       WHERE a.current = 1 GROUP BY p.name, p.version`,
    )
    .all();
  return new Map(rows.map(({ pack, n }): [string, number] => [pack, n]));
}
