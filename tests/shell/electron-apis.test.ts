import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { electronApiList, electronUses, listFile } from '../../build/electron-apis.ts';

it('the list of Electron’s parts is the one the program uses', () => {
  // Tables are aligned by the formatter; what counts are the words.
  const words = (text: string): string => text.replaceAll(/[ -]+/g, ' ');
  const uses = electronUses();
  expect(words(readFileSync(listFile, 'utf8'))).toBe(words(electronApiList(uses)));
  for (const known of ["App 'second-instance'", 'WebPreferences.sandbox', 'UtilityProcess.postMessage']) {
    expect([...uses.keys()]).toContain(known);
  }
});
