import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../engine/temporary-folder.ts';

/** Ends with 3 while a call to the file system waits for ever, as one to a dead network drive does: a pipe opens when somebody writes. */
const hanging = `
import { open } from 'node:fs/promises';
import { endProgram } from '${new URL('../../electron/cli/end-program.ts', import.meta.url).href}';
void open(process.argv[1], 'r');
console.log('said');
endProgram(3);
`;

test.skipIf(process.platform === 'win32')('the program ends with its code while a drive hangs', async () => {
  const pipe = join(await temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const child = spawn(process.execPath, ['--input-type=module', '-e', hanging, pipe], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  expect(await once(child, 'close')).toEqual([3, null]);
  expect(said).toBe('said\n');
});
