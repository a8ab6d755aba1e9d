import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';

/**
 * A share whose server can be made to hang; who asks it then waits until it goes on. It answers what it has taken on before: a call that
 * hangs can be killed, as one to an NFS or SMB server can. What hangs in any other way ends for no signal, and no program could.
 */
export type Share = { hang(): void; goOn(): void };

/** Why no share can be served here, or null. */
export function noShares(): string | null {
  const possible = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/dev/fuse');
  return possible ? null : 'SKIPPED: serving a share needs root on Linux and /dev/fuse';
}

/** Serves the files of a folder at a place that is made for it; both are gone after the test. */
export async function serveShare(folder: string, place: string): Promise<Share> {
  mkdirSync(place, { recursive: true });
  const asked = `${place}.hang`;
  const server = fork(new URL('share-server.ts', import.meta.url).pathname, [folder, place, asked], {
    stdio: 'inherit',
  });
  onTestFinished(() => {
    // With its server gone nothing waits for the share any more.
    server.kill('SIGKILL');
    execFileSync('umount', ['-l', place], { stdio: 'ignore' });
  });
  await once(server, 'message');
  return {
    hang: () => writeFileSync(asked, ''),
    goOn: () => {
      rmSync(asked);
      server.kill('SIGCONT');
    },
  };
}
