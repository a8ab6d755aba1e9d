import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { readAnnotations, type Annotation } from './read-annotations.ts';

/** The rows of a table of annotations. @throws KnownFailure `file-missing`, `bad-request` for a table without the columns that are needed */
export async function readTable(file: string): Promise<Annotation[]> {
  const whole = path.resolve(file);
  const text = await readFile(whole, 'utf8').catch((cause: unknown) => {
    throw new KnownFailure('file-missing', 'file-gone', { path: whole, cause });
  });
  const annotations = readAnnotations(text, whole);
  if (annotations === null) throw new KnownFailure('bad-request', 'classifier-table-unreadable', { path: whole });
  return annotations;
}
