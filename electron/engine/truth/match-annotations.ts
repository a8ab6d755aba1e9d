import type { RecordingId } from '#contract/ids.ts';
import type { Species } from '#contract/species.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readLabels } from '#store/review/reviews.ts';
import type { TrainingClip } from '#store/review/training-clips.ts';
import type { Annotation } from './read-annotations.ts';

export type MatchedAnnotation = Annotation & { readonly recording: RecordingId; readonly species: Species | null };

export type Matched = {
  readonly rows: readonly MatchedAnnotation[];
  /** Names of files that no recording here is called, in their order. */
  readonly unknownFiles: readonly string[];
  /** Labels that no species here is called. */
  readonly unknownLabels: readonly string[];
};

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Finds the recordings and species that a table speaks of: by the file's name, with or without its ending, and by any name of a species. */
export function matchAnnotations(db: SongDatabase, annotations: readonly Annotation[]): Matched {
  const recordings = new Map<string, RecordingId>();
  const names = db.prepare<[], { id: RecordingId; name: string }>('SELECT id, name FROM recordings').all();
  for (const { id, name } of names) for (const key of [name, stem(name)]) recordings.set(key.toLowerCase(), id);
  const species = new Map<string, Species>();
  for (const label of readLabels(db).toReversed())
    for (const key of [label.code, label.commonName, label.scientificName]) species.set(plain(key), label);
  const [unknownFiles, unknownLabels] = [new Set<string>(), new Set<string>()];
  const rows = annotations.flatMap((row) => {
    const recording = recordings.get(row.file.toLowerCase()) ?? recordings.get(stem(row.file).toLowerCase());
    const named = species.get(plain(row.label)) ?? (row.other === '' ? undefined : species.get(plain(row.other)));
    if (named === undefined) unknownLabels.add(row.label);
    if (recording !== undefined) return [{ ...row, recording, species: named ?? null }];
    unknownFiles.add(row.file);
    return [];
  });
  return { rows, unknownFiles: [...unknownFiles], unknownLabels: [...unknownLabels] };
}

const stem = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}$/, '');

/** A table as what a classifier learns from: every label is heard where it stands; one of no species here is a label of its own. */
export function asTraining({ rows }: Matched, codeFor: (label: string) => Species): TrainingClip[] {
  return rows.map(({ recording, startSeconds, endSeconds, species, label }) => ({
    recording,
    startSeconds,
    endSeconds,
    species: species ?? codeFor(label),
    heard: true,
  }));
}
