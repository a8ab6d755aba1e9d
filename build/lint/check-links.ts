// `npm run links`: every relative link and picture of every .md that git tracks leads to a tracked file or folder, and every
// `#heading` of our own files to a heading. Ends with 1 and a list when one does not.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../..');

/** Targets of `[text](target)`, `![alt](target)`, `<img src="target">` and `[id]: target`, outside of code. */
export function linkTargets(markdown: string): string[] {
  const plain = markdown.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const patterns = [
    /\]\(\s*<?([^)\s>]+)>?(?:\s+["'][^"']*["'])?\s*\)/g,
    /\s(?:src|href)="([^"]+)"/g,
    /^\[[^\]]+\]:\s+(\S+)/gm,
  ];
  return patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map(([, target]) => target ?? ''));
}

/** GitHub's anchors of a file's headings. */
export function anchors(markdown: string): Set<string> {
  const found = new Set<string>();
  for (const [, heading = ''] of markdown.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    found.add(text.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-'));
  }
  return found;
}

/**
 * The links of `files` that lead nowhere, as `file: target`.
 * @param tracked paths relative to `root`, with forward slashes: a link to a file that git does not track is broken.
 */
export function brokenLinks(root: string, files: readonly string[], tracked: ReadonlySet<string>): string[] {
  const isFolder = (target: string): boolean => [...tracked].some((each) => each.startsWith(`${target}/`));
  return files.flatMap((file) => {
    const markdown = readFileSync(path.join(root, file), 'utf8');
    return linkTargets(markdown)
      .filter((target) => !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target))
      .filter((target) => {
        const [place = '', anchor = ''] = target.split('#');
        const wanted =
          place === '' ? file : path.posix.normalize(path.posix.join(path.posix.dirname(file), decodeURI(place)));
        const bare = wanted.replace(/\/$/, '');
        if (bare !== '.' && !tracked.has(bare) && !isFolder(bare)) return true;
        if (anchor === '' || !bare.endsWith('.md')) return false;
        return !anchors(readFileSync(path.join(root, bare), 'utf8')).has(decodeURI(anchor));
      })
      .map((target) => `${file}: ${target}`);
  });
}

/** What git tracks and has not been taken away in the working tree. */
function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((name) => {
    const full = path.join(project, name);
    return name !== '' && existsSync(full) && statSync(full).isFile();
  });
}

if (import.meta.main) {
  const tracked = trackedFiles();
  const broken = brokenLinks(
    project,
    tracked.filter((name) => name.endsWith('.md')),
    new Set(tracked),
  );
  for (const each of broken) console.error(`Broken link in ${each}`);
  process.exit(broken.length === 0 ? 0 : 1);
}
