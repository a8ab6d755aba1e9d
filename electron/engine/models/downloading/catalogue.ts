import { readFile } from 'node:fs/promises';
import { CatalogueModel } from '#contract/models.ts';
import { readAsk } from '#contract/schema/read-ask.ts';

/** The published models, from the file that comes with Songsight; none where there is no such file. */
export async function readCatalogue(file: string): Promise<readonly CatalogueModel[]> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return [];
  const raw = JSON.parse(text) as { readonly models: readonly unknown[] };
  return raw.models.map((each) => readAsk(CatalogueModel, each));
}

/** Bytes of all files of a model, as far as they are known. */
export function modelBytes({ files }: CatalogueModel): number {
  return files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
}
