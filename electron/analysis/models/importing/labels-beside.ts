import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { labelsText, largestLabels, type LabelsText } from './labels-text.ts';
import { missing, refused } from './refused.ts';
import { checkRegular } from './regular-file.ts';

/** The labels of a model and the same in other languages, by language code. */
export type Labels = LabelsText & {
  readonly file: string;
  readonly translations: ReadonlyMap<string, string>;
};

const isLabels = (name: string): boolean => /\.(?:txt|csv)$/i.test(name) && !name.startsWith('.');
const firstWord = (name: string): string => (name.split(/[_\-. ]/)[0] ?? name).toLowerCase();
/** How many letters two names begin with alike. */
function shared(name: string, model: string): number {
  const other = path.basename(model).toLowerCase();
  const end = [...name.toLowerCase()].findIndex((letter, at) => letter !== other[at]);
  return end < 0 ? name.length : end;
}

const stemOf = (name: string): string => name.replace(/\.[a-z]+$/i, '').toLowerCase();

/** BirdNET's labels come as `..._Labels.txt` and, in other languages, `..._Labels_de.txt`. */
const translation = /_([a-z]{2})(?:_[A-Za-z]{2})?(\.(?:txt|csv))$/;
/** Its makers' archives hold `labels/de.txt`, `labels/en_us.txt`. */
const byLanguage = /^([a-z]{2})(?:_([a-z]{2}))?\.txt$/;

/**
 * Reads a labels file and its translations.
 * @param chosen the file a person named, or the folder that holds it; null: the one that lies beside the model
 * @throws KnownFailure `file-missing`, `pack-invalid`
 */
export async function readLabels(model: string, chosen: string | null): Promise<Labels> {
  const file = await labelsFile(model, chosen);
  const { text, encoding } = await readText(file);
  return { file, text, encoding, translations: await translationsBeside(file) };
}

async function labelsFile(model: string, chosen: string | null): Promise<string> {
  if (chosen === null) return labelsIn(path.dirname(model), model, 'labels-not-beside');
  const facts = await factsOf(chosen);
  return facts.isDirectory() ? labelsIn(chosen, model, 'labels-not-in') : chosen;
}

async function factsOf(file: string): Promise<Stats> {
  return stat(file).catch((cause: unknown) => {
    throw missing('labels-missing', file, cause);
  });
}

async function readText(file: string): Promise<LabelsText> {
  const facts = await factsOf(file);
  checkRegular(file, facts);
  if (facts.size > largestLabels) throw refused('labels-large', {}, { path: file });
  const read = labelsText(await readFile(file));
  if (read.text.includes('\0')) throw refused('labels-no-text', {}, { path: file });
  return read;
}

/** A file named like the model wins, then one named like labels, then the English one; lists of codes lose. */
async function labelsIn(folder: string, model: string, none: 'labels-not-beside' | 'labels-not-in'): Promise<string> {
  const english =
    (await englishIn(path.join(folder, 'labels'))) ?? (none === 'labels-not-in' ? await englishIn(folder) : null);
  const texts = (await readdir(folder)).filter(isLabels);
  const [stem, family] = [stemOf(path.basename(model)), firstWord(path.basename(model))];
  const tries = [
    // Perch comes with a list of eBird's codes as well, which names no species.
    (name: string): boolean => !/ebird/i.test(name),
    (name: string): boolean => stemOf(name) === `${stem}_labels` || stemOf(name) === stem,
    (name: string): boolean => /label|species|classes/i.test(name),
    (name: string): boolean => firstWord(name) === family,
    (name: string, among: readonly string[]): boolean =>
      shared(name, model) === Math.max(...among.map((each) => shared(each, model))),
    (name: string): boolean => /(?:_|-)en(?:_|-|\.)/i.test(name),
    (name: string): boolean => !translation.test(name),
  ];
  const candidates = tries.reduce((left, wanted) => {
    const fitting = left.filter((name) => wanted(name, left));
    return fitting.length > 0 ? fitting : left;
  }, texts);
  const [only, ...more] = candidates;
  const named = only !== undefined && more.length === 0 ? path.join(folder, only) : null;
  if (english !== null && (named === null || !/label/i.test(path.basename(named)))) return english;
  if (named !== null) return named;
  const place = none === 'labels-not-in' ? folder : model;
  if (only === undefined) throw refused(none, {}, { path: place });
  throw refused('labels-several', { names: candidates.join(', ') }, { path: place });
}

/** The English file of a folder with one file for each language, or null. */
async function englishIn(folder: string): Promise<string | null> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const found = ['en_us.txt', 'en_uk.txt', 'en.txt'].find((name) => names.includes(name));
  return found === undefined ? null : path.join(folder, found);
}

/** Labels in other languages beside the file in use. */
async function translationsBeside(file: string): Promise<ReadonlyMap<string, string>> {
  const [folder, own] = [path.dirname(file), path.basename(file)];
  const stem = own.replace(translation, '$2').replace(/\.[a-z]+$/i, '');
  const inFolders = byLanguage.test(own);
  const found = new Map<string, string>();
  for (const name of (await readdir(folder)).filter((each) => each !== own)) {
    const language = inFolders ? byLanguage.exec(name)?.[1] : translation.exec(name)?.[1];
    const fits = language !== undefined && (inFolders ? language !== 'en' : name.startsWith(`${stem}_`));
    if (fits) found.set(language, (await readText(path.join(folder, name))).text);
  }
  return found;
}
