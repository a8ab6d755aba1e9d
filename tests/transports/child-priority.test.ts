import { spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../engine/temporary-folder.ts';

const nobody = 65_534;
const source = new URL('../../electron/transports/fork-node.ts', import.meta.url).href;

/** Starts a child as the program does and says what that child says. */
const program = `
import { getPriority } from 'node:os';
const { forkNode } = await import(${JSON.stringify(source)});
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const child = forkNode(process.argv[2], silent)();
child.onMessage((priority) => {
  console.log(getPriority(), priority);
  child.kill();
});
`;

test.skipIf(process.platform === 'win32')(
  'a program that was started with less priority than its children get starts them all the same',
  async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o755);
    const [parent, child] = [join(folder, 'parent.mjs'), join(folder, 'child.mjs')];
    await writeFile(parent, program);
    await writeFile(
      child,
      `import { getPriority } from 'node:os'; process.send(getPriority()); process.on('message', () => undefined);`,
    );
    // Only root may raise a priority.
    const noRoot = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
    const started = spawn('nice', ['-n', '19', process.execPath, parent, child], {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...noRoot,
    });
    // Some systems let everybody raise one.
    expect(await text(started.stdout)).toMatch(/^19 \d+\n$/);
  },
);
