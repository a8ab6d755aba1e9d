import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { AnnotationKind, BroughtTable } from '#contract/search/annotations.ts';
import type { EngineCore } from '../engine.ts';
import { matchAnnotations, type Matched } from './match-annotations.ts';
import { labelFinder, type LabelFinder } from './match-labels.ts';
import { matchRecordings } from './match-recordings.ts';
import { readAnnotations, type TableRead } from './read-annotations.ts';
import { soundFiles, type SoundFiles } from './sound-files.ts';
import { tableText } from './table-text.ts';

/** Larger ones are no tables. */
const mostBytes = 500e6;

/** What a table says. @throws KnownFailure `file-missing`, `bad-request` for what is no table or has not the columns that are needed */
export async function readTable(table: BroughtTable, kind: AnnotationKind): Promise<TableRead> {
  const name = tableName(table);
  const bytes = table.kind === 'file' ? await bytesOf(name) : Buffer.from(table.base64, 'base64');
  const text = bytes.length > mostBytes ? null : tableText(bytes);
  const read = text === null ? null : readAnnotations(text, name, kind);
  if (read === null) throw new KnownFailure('bad-request', 'classifier-table-unreadable', { path: name });
  return read;
}

const bytesOf = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    throw new KnownFailure('file-missing', 'file-gone', { path: file, cause });
  });

/** The whole path of a file of this computer, else what it was called where it came from. */
export const tableName = (table: BroughtTable): string =>
  table.kind === 'file' ? path.resolve(table.path) : table.name;

/** Where tables lie on this computer. */
export const tableFolders = (tables: readonly BroughtTable[]): string[] => [
  ...new Set(tables.flatMap((table) => (table.kind === 'file' ? [path.dirname(path.resolve(table.path))] : []))),
];

/** Every label there is, to find what tables mean. */
export async function allLabels({ labels }: EngineCore): Promise<LabelFinder> {
  return labelFinder(await labels.all());
}

/** A table's rows where they lie here. */
export async function placeTable(
  { store }: EngineCore,
  read: TableRead,
  { sounds, labels }: { readonly sounds: SoundFiles; readonly labels: LabelFinder },
): Promise<Matched> {
  const matches = await matchRecordings(store.db, read.annotations, sounds);
  return matchAnnotations(store.db, read, matches, labels);
}

/** One table of a file of this computer, read and placed. @throws KnownFailure as `readTable` */
export async function readPlaced(
  engine: EngineCore,
  file: string,
  kind: AnnotationKind = 'annotations',
): Promise<Matched> {
  const table = { kind: 'file', path: file } as const;
  const read = await readTable(table, kind);
  const sounds = await soundFiles(null, tableFolders([table]));
  return placeTable(engine, read, { sounds, labels: await allLabels(engine) });
}
