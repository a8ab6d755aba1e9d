import { createHash } from 'node:crypto';
import { stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '#analysis/models/file-hash.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { processorMs } from '../../processor-time.ts';

const bytes = 48 * 2 ** 20;
const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

test('a file that rests is read once; one that was changed is read again, even with the same size and time', async () => {
  const file = path.join(await temporaryFolder(), 'model.onnx');
  const content = Buffer.alloc(bytes, 7);
  await writeFile(file, content);
  const { mtime } = await stat(file);
  // Of a file that was just written nothing is remembered.
  expect(await sha256(file)).toBe(hashOf(content));
  content[5] = 8;
  await writeFile(file, content);
  await utimes(file, mtime, mtime);
  expect(await sha256(file)).toBe(hashOf(content));
  await wait(2100);
  const expected = hashOf(content);
  const hash = async (): Promise<void> => expect(await sha256(file)).toBe(expected);
  const first = await processorMs(hash);
  expect(await processorMs(hash)).toBeLessThan(first / 4);
  content[5] = 9;
  await writeFile(file, content);
  await utimes(file, mtime, mtime);
  expect(await sha256(file)).toBe(hashOf(content));
});
