import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../build/demo/random.ts';
import { mutated } from '../../../build/fuzz/mutate.ts';
import { readEverything } from '../../../build/fuzz/read-everything.ts';
import { otherSeeds, seedFiles } from '../../../build/fuzz/seed-files.ts';
import { processorMs } from '../../processor-time.ts';
import { temporaryFile } from '../temporary-file.ts';

/** A short share of `npm run fuzz`, the same files every time. */
const perFormat = 60;
const files = await seedFiles();

test.each([...files])(
  'changed copies of %s are read or end in a sentence, each within ten seconds',
  async (name, original) => {
    expect(await readEverything(await temporaryFile(name, original))).toMatch(/^(read|format-unsupported)$/);
    const random = seededRandom(2026);
    for (let i = 0; i < perFormat; i += 1) {
      const path = await temporaryFile(name, '');
      await writeFile(path, mutated(original, random));
      let end: unknown;
      const tookMs = await processorMs(async () => (end = await readEverything(path)));
      expect(end).toMatch(/^[a-z-]+$/);
      expect(tookMs, `${name} ${String(i)}`).toBeLessThan(10_000);
    }
  },
);

const perOther = 12;
const others = await otherSeeds();
const readings = ['pack.manifest.json', 'pack.zip', 'birds.labels.csv', 'names.pattern', 'season.db'];

test.each([...others])(
  'changed copies of %s, from somebody else, are read or end in a sentence',
  async (name, original) => {
    const whole = await readEverything(await temporaryFile(name, original));
    if (readings.includes(name)) expect(whole).toBe('read');
    const random = seededRandom(2026);
    for (let i = 0; i < perOther; i += 1) {
      const path = await temporaryFile(name, mutated(original, random));
      let end: unknown;
      const tookMs = await processorMs(async () => (end = await readEverything(path)));
      expect(end).toMatch(/^[a-z-]+$/);
      expect(tookMs, `${name} ${String(i)}`).toBeLessThan(10_000);
    }
  },
);
