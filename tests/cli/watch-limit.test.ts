import { execFileSync, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { tinyPack } from '../analysis/tiny-pack-folder.ts';
import { cliEntry, project } from '../field/field-folder.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { writeTone } from '../engine/wav-file.ts';

const limit = '/proc/sys/user/max_inotify_watches';
/** Words before a program: in a name space of its own the kernel lets it watch so many folders and files. */
const fewWatches = ['-U', '-r', 'sh', '-c', `echo 40 > ${limit} && exec "$@"`, 'sh'];

/** Why the kernel's limit cannot be lowered here, or null. */
function noLimit(): string | null {
  try {
    if (process.platform === 'linux') execFileSync('unshare', [...fewWatches, 'true'], { stdio: 'ignore' });
    return process.platform === 'linux' ? null : 'SKIPPED: inotify is Linux';
  } catch {
    return 'SKIPPED: no name spaces for users here';
  }
}

const reason = noLimit();

test.skipIf(reason !== null)(
  `where the kernel watches no more folders they are looked through, and that is said once ${reason ?? ''}`,
  async () => {
    const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
    for (let day = 0; day < 80; day += 1) await mkdir(join(folder, `day-${day}`));
    await writeTone(join(folder, 'day-3/before.wav'), 400);
    const words = ['watch', folder, '--data', data, '--pack', tinyPack, '--analysts', '1'];
    const child = spawn('unshare', [...fewWatches, process.execPath, cliEntry, ...words], { cwd: project });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
    const until = async (what: string): Promise<void> => {
      const end = Date.now() + 90_000;
      while (!said.includes(what)) {
        if (Date.now() > end) throw new Error(`"${what}" was never said:\n${said}`);
        await wait(50);
      }
    };
    await until('before.wav');
    await until('fs.inotify.max_user_watches');
    for (const day of [5, 77]) await writeTone(join(folder, `day-${day}/after-${day}.wav`), 500 + day);
    await until('after-5.wav');
    await until('after-77.wav');
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.kill('SIGINT');
    // Nothing failed, and that the folder is looked through is worth knowing.
    expect(await ended, said).toBe(3);
    expect(said.split('fs.inotify.max_user_watches')).toHaveLength(2);
  },
);
