import type { SearchRequests } from '#contract/search/search.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { analysisById } from '#store/recordings/analyses.ts';
import { parseLabels } from '#store/settings/model-packs.ts';
import { allowedClips, type ClipRow } from './clip-marks.ts';
import { ClipReader, oneOfEachSong, type RankedClip } from './found-clips.ts';

type Ask = SearchRequests['search.missed']['ask'];
type Answer = SearchRequests['search.missed']['answer'];

/** Clips without a detection in order of time, or those in which a species was considered and not detected, likeliest first. */
export function missedClips(db: SongDatabase, ask: Ask): Answer {
  const rows = rowsOf(db);
  const size = rows.reduce((sum, { clips }) => sum + clips, 0);
  const byScore = ask.order === 'score' && ask.species !== null;
  const filter = byScore
    ? { ...ask.filter, without: ask.filter.without ?? ask.species }
    : { ...ask.filter, only: ask.filter.only ?? ('undetected' as const) };
  const allowed = allowedClips(db, rows, size, filter);
  const ranked = byScore ? considered(db, rows, allowed, ask.species) : inTime(rows, allowed);
  const grouped = oneOfEachSong(db, ranked, ask.offset + ask.limit);
  const reader = new ClipReader(db);
  return {
    clips: grouped.slice(ask.offset).map(({ clip, more }) => reader.read(clip, more)),
    total: ranked.length,
  };
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

function* inOrder(rows: readonly ClipRow[], allowed: Uint8Array): Generator<RankedClip> {
  for (const { shown, clips, from } of rows)
    for (let clip = 0; clip < clips; clip += 1) if (allowed[from + clip] === 1) yield { shown, clip, similarity: null };
}

const inTime = (rows: readonly ClipRow[], allowed: Uint8Array): RankedClip[] => [...inOrder(rows, allowed)];

/** Clips whose sheet holds the species, best score first. */
function considered(db: SongDatabase, rows: readonly ClipRow[], allowed: Uint8Array, species: string): RankedClip[] {
  const found: (RankedClip & { readonly score: number })[] = [];
  for (const { shown, from } of rows) {
    const analysis = analysisById(db, shown.id);
    if (analysis === null) continue;
    const label = parseLabels(analysis.labels).findIndex(({ code }) => code === species);
    if (label < 0) continue;
    const sheet = unpackSheet(analysis.sheet);
    for (let cell = 0; cell < sheet.labels.length; cell += 1) {
      if (sheet.labels[cell] !== label) continue;
      const clip = Math.floor(cell / sheet.depth);
      if (allowed[from + clip] === 1) found.push({ shown, clip, similarity: null, score: sheet.scores[cell] ?? 0 });
    }
  }
  return found.sort((one, other) => other.score - one.score);
}
