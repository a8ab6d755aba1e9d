import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { refused } from './refused.ts';

/** Opening a pipe may wait for ever, and a device has no end. @throws KnownFailure `pack-invalid` */
export function checkRegular(file: string, facts: Stats): void {
  if (!facts.isFile()) throw refused('model-not-file', { name: path.basename(file) }, { path: file });
}

/** The size of a file, once it is sure that it is one. @throws KnownFailure `pack-invalid`, or the disk's own error */
export async function regularSize(file: string): Promise<number> {
  const facts = await stat(file);
  checkRegular(file, facts);
  return facts.size;
}
