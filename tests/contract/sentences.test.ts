import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { languageCodes } from '#contract/words/language-code.ts';
import { isSentenceKey, say } from '#contract/words/sentence.ts';

const project = path.resolve(import.meta.dirname, '../..');
const wordsFolder = path.join(project, 'electron/contract/words');

type Forms = Readonly<Record<string, string>>;
type Entry = { readonly table: string; readonly name: string; readonly forms: Forms };

/** Every sentence of every table, by the name it has there. */
async function allEntries(): Promise<Entry[]> {
  const entries: Entry[] = [];
  const files = readdirSync(wordsFolder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const module = (await import(path.join(wordsFolder, file))) as Record<string, unknown>;
    for (const [table, sentences] of Object.entries(module)) {
      if (!table.endsWith('Sentences')) continue;
      for (const [name, forms] of Object.entries(sentences as Record<string, Forms>))
        entries.push({ table, name, forms });
    }
  }
  return entries;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .map((file) => path.join(project, folder, file));
}

const blanksOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
const entries = await allEntries();

describe('the sentences of the engine', () => {
  test('there are many, and no name is given twice', () => {
    expect(entries.length).toBeGreaterThan(200);
    const names = entries.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('each is there in every language, with the same blanks', () => {
    for (const { name, forms } of entries) {
      expect(Object.keys(forms).toSorted(), name).toEqual([...languageCodes].toSorted());
      for (const code of languageCodes) {
        expect(forms[code]?.trim(), `${name} ${code}`).not.toBe('');
        expect(new Set(blanksOf(forms[code] ?? '')), `${name} ${code}`).toEqual(new Set(blanksOf(forms['en'] ?? '')));
      }
    }
  });

  test('whole sentences are translated, not copied', () => {
    const same = entries.filter(({ forms }) => (forms['en'] ?? '').split(' ').length > 3);
    expect(same.length).toBeGreaterThan(150);
    expect(same.filter(({ forms }) => forms['en'] === forms['de'] || forms['en'] === forms['es'])).toEqual([]);
  });

  test('what counts has a form for one and one for many', () => {
    const names = new Set(entries.map(({ name }) => name));
    for (const name of names) {
      if (name.endsWith('_one')) expect(names, name).toContain(name.replace(/_one$/, '_other'));
      if (name.endsWith('_other')) expect(names, name).toContain(name.replace(/_other$/, '_one'));
    }
  });

  test('none is left that nobody says', () => {
    const code = [...sourceFiles('electron'), ...sourceFiles('renderer')]
      .filter((file) => !file.startsWith(wordsFolder))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    // A name may be put together of parts that are written out and a value: `tflite-${defect}`, `pack-${kind}-missing`.
    const made = [...code.matchAll(/`([a-z]+(?:-[a-z]+)*-)\$\{([^}`]*)\}([a-z-]*)`/g)]
      .filter(([, , value]) => value !== 'string')
      .map(([, start, , end]) => new RegExp(`^${start}[a-z0-9-]+${end}$`));
    const said = (name: string): boolean => {
      const base = name.replace(/_(one|other)$/, '');
      return code.includes(`'${base}'`) || code.includes(`'${name}'`) || made.some((pattern) => pattern.test(base));
    };
    expect(entries.map(({ name }) => name).filter((name) => name !== 'plain-text' && !said(name))).toEqual([]);
  });

  test('German speaks to the reader with “Sie”', () => {
    for (const { name, forms } of entries) expect(forms['de'], name).not.toMatch(/\b(du|dein\w*|euer|ihr habt)\b/);
  });
});

describe('saying a sentence', () => {
  test('counts, numbers and sentences within sentences follow the language', () => {
    expect(isSentenceKey('channel-missing')).toBe(true);
    expect(say({ key: 'channel-missing', values: { count: 1, channel: '4' } }, 'en')).toContain('has one channel');
    expect(say({ key: 'channel-missing', values: { count: 2, channel: '4' } }, 'de')).toContain('hat 2 Kanäle');
    const nested = { key: 'picture-no-painter' } as const;
    expect(say({ key: 'picture-painter-unusable', values: { reason: nested } }, 'es')).toContain(say(nested, 'es'));
    expect(say({ key: 'file-stops-songsight', values: { times: 12_345 } }, 'de')).toContain('12.345-mal');
  });

  test('a name of another version is shown as it is', () => {
    expect(say({ key: 'from-the-future' as 'internal' }, 'de')).toBe('from-the-future');
  });
});
