import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The system's Chromium, or null where there is none; tests that need it then say SKIPPED with this reason. */
export const noChromium = 'SKIPPED: no chromium on this machine. build/install-system-packages.sh brings it.';

export function chromiumPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
  return candidates.find((candidate) => isExecutable(candidate)) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
