import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Electron's program, or null: npm brings the package, but the program itself is a download that may not have happened. */
export function electronProgram(): string | null {
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const program = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch (thrown) {
    // No package or no path.txt.
    if (thrown instanceof Error && 'code' in thrown) return null;
    throw thrown;
  }
}
