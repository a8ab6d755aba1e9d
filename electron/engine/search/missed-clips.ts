import type { SearchFilter, SearchRequests } from '#contract/search/search.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { keptUntilChange } from '#store/columns/columns.ts';
import { shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { shownSheets } from '#store/recordings/analyses.ts';
import { packLabels } from '#store/settings/model-packs.ts';
import { allowedClips, type ClipRow } from './clip-marks.ts';
import { ClipReader, oneOfEachSong, type RankedClip } from './found-clips.ts';

type Ask = SearchRequests['search.missed']['ask'];
type Answer = SearchRequests['search.missed']['answer'];

/**
 * Clips without a detection in order of time, or those in which a species was considered and not detected, likeliest first.
 * The first answer looks at every clip; the next ones, such as the next page, at none until the database changes.
 */
export function missedClips(db: SongDatabase, ask: Ask): Answer {
  const rows = keptUntilChange(db, 'search-clips', () => rowsOf(db));
  const { clips, total, inTime } =
    ask.order === 'score' && ask.species !== null
      ? consideredClips(db, rows, ask.species, ask.filter)
      : undetectedClips(db, rows, ask.filter);
  const grouped = oneOfEachSong(db, clips, ask.offset + ask.limit, inTime);
  const reader = new ClipReader(db);
  return { clips: grouped.slice(ask.offset).map(({ clip, more }) => reader.read(clip, more)), total };
}

function rowsOf(db: SongDatabase): ClipRow[] {
  const counts = new Map(
    db
      .prepare<[], { id: number; clips: number }>('SELECT id, clips FROM analyses WHERE current = 1')
      .all()
      .map(({ id, clips }) => [id, clips]),
  );
  let from = 0;
  return shownAnalyses(db)
    .toSorted(byTime)
    .map((shown) => {
      const row = { shown, clips: counts.get(shown.id) ?? 0, from };
      from += row.clips;
      return row;
    });
}

const byTime = (one: ShownAnalysis, other: ShownAnalysis): number =>
  (one.wallMs ?? Infinity) - (other.wallMs ?? Infinity) || one.id - other.id || 0;

const clipsOf = (rows: readonly ClipRow[]): number => rows.reduce((sum, { clips }) => sum + clips, 0);

/** `inTime`: the clips of a recording stand together. */
type Found = { readonly clips: Iterable<RankedClip>; readonly total: number; readonly inTime: boolean };

function undetectedClips(db: SongDatabase, rows: readonly ClipRow[], filter: SearchFilter): Found {
  const wanted = { ...filter, only: filter.only ?? ('undetected' as const) };
  const allowed = keptUntilChange(db, `search-undetected-${JSON.stringify(wanted)}`, () =>
    allowedClips(db, rows, clipsOf(rows), wanted),
  );
  const total = allowed.reduce((sum, each) => sum + each, 0);
  return { clips: inOrder(rows, allowed), total, inTime: true };
}

function* inOrder(rows: readonly ClipRow[], allowed: Uint8Array): Generator<RankedClip> {
  for (const { shown, clips, from } of rows)
    for (let clip = 0; clip < clips; clip += 1) if (allowed[from + clip] === 1) yield { shown, clip, similarity: null };
}

/** Clips whose sheet holds the species and in which it was not detected, best score first. */
function consideredClips(
  db: SongDatabase,
  rows: readonly ClipRow[],
  species: SpeciesCode,
  filter: SearchFilter,
): Found {
  const wanted = { ...filter, without: filter.without ?? species };
  const places = keptUntilChange(db, `search-considered-${JSON.stringify([species, wanted])}`, () =>
    consideredPlaces(db, rows, species, wanted),
  );
  return { clips: atPlaces(rows, places), total: places.length / 2, inTime: false };
}

function* atPlaces(rows: readonly ClipRow[], places: Uint32Array): Generator<RankedClip> {
  for (let at = 0; at < places.length; at += 2) {
    const row = rows[places[at] ?? 0];
    if (row !== undefined) yield { shown: row.shown, clip: places[at + 1] ?? 0, similarity: null };
  }
}

/** [number of the row, number of its clip] after each other, best score first, in order of time where scores are the same. */
function consideredPlaces(
  db: SongDatabase,
  rows: readonly ClipRow[],
  species: string,
  filter: SearchFilter,
): Uint32Array {
  const allowed = allowedClips(db, rows, clipsOf(rows), filter);
  if (!allowed.includes(1)) return new Uint32Array();
  const labels = new Map<number, number>();
  const labelOf = (pack: number): number => {
    const label = labels.get(pack) ?? packLabels(db, pack).findIndex(({ code }) => code === species);
    labels.set(pack, label);
    return label;
  };
  const places = new Map(rows.map(({ shown }, place) => [shown.id, place]));
  const found: { readonly place: number; readonly clip: number; readonly score: number }[] = [];
  for (const { id, pack, sheet: packed } of shownSheets(db)) {
    const [place, label] = [places.get(id), labelOf(pack)];
    const row = place === undefined ? undefined : rows[place];
    if (place === undefined || row === undefined || label < 0) continue;
    if (!allowed.subarray(row.from, row.from + row.clips).includes(1)) continue;
    const sheet = unpackSheet(packed);
    for (let cell = sheet.labels.indexOf(label); cell >= 0; cell = sheet.labels.indexOf(label, cell + 1)) {
      const clip = Math.floor(cell / sheet.depth);
      if (allowed[row.from + clip] === 1) found.push({ place, clip, score: sheet.scores[cell] ?? 0 });
    }
  }
  found.sort((one, other) => other.score - one.score || one.place - other.place || one.clip - other.clip);
  return Uint32Array.from(found.flatMap(({ place, clip }) => [place, clip]));
}
