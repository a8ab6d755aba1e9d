import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where npm put the package, or null where it did not. */
function packageFolder(): string | null {
  try {
    return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return null;
    throw thrown;
  }
}

/**
 * Electron's program, or null: npm brings the package, but the program itself is a download that may not have happened.
 * @param folder the package's folder.
 */
export function electronProgram(folder: string | null = packageFolder()): string | null {
  if (folder === null) return null;
  const note = path.join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = path.join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** Electron's own install step, which this project's `ignore-scripts` leaves out of `npm ci`; null without the package. */
export function installStep(): string | null {
  const folder = packageFolder();
  return folder === null ? null : path.join(folder, 'install.js');
}

/** How an install step ended: its exit code, and the last lines it said. */
export type Installed = { readonly ok: boolean; readonly said: string };

/**
 * Runs an install step to its end and shows what it says.
 * @param script a program for Node.
 */
export function runInstallStep(script: string): Promise<Installed> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-4000)));
    child.on('error', (error) => resolve({ ok: false, said: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, said: said.trim() }));
  });
}
