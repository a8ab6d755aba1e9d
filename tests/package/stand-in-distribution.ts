import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @electron/fuses finds the fuses in the program behind these words: a version, their number, then one letter each. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron's own defaults, in the order of `FuseV1Options`: `1` on, `0` off. */
const defaultFuses = '101010010';

/** A folder that looks to electron-builder like Electron for Linux, where Electron itself cannot be had. */
export function standInDistribution(folder: string): string {
  const write = (name: string, bytes: string | Uint8Array): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  const fuses = Buffer.concat([
    Buffer.from('stand-in for the Electron program\n'),
    Buffer.from(fuseSentinel),
    Buffer.from([1, defaultFuses.length]),
    Buffer.from(defaultFuses),
    Buffer.from('\nend\n'),
  ]);
  write('electron', fuses);
  chmodSync(path.join(folder, 'electron'), 0o755);
  for (const name of [
    'chrome-sandbox',
    'chrome_crashpad_handler',
    'icudtl.dat',
    'resources.pak',
    'v8_context_snapshot.bin',
  ]) {
    write(name, 'stand-in');
  }
  for (const language of ['en-US', 'en-GB', 'de', 'es', 'es-419', 'fr', 'ja'])
    write(`locales/${language}.pak`, 'stand-in');
  write('LICENSE', 'Electron’s own licence');
  write('LICENSES.chromium.html', 'Chromium’s own licences');
  write('version', '45.4.1');
  return folder;
}
