import { composed } from '#store/stations/same-name.ts';

/** A pattern ready to be held against relative paths with forward slashes. */
export type PathPattern = {
  /** What stands at `SITE`, or '' for a pattern without it; null when the path does not match. */
  match(relativePath: string): string | null;
  /** Letters that are written out: the more of them, the more particular the pattern. */
  readonly written: number;
};

const tokens = /\*\*\/|\*\*|\*|\?|(?<![A-Za-z])(?:SITE|DATE)(?![A-Za-z])|[^*?]/g;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name as it may stand in a path: blanks, underscores and hyphens are the same. */
const looseName = (name: string): string =>
  composed(name)
    .split(/[ _-]+/)
    .map(escaped)
    .join('[ _-]+');

/**
 * `*` is any part of one name, `**` any folders, `?` one letter, `DATE` a date like 20260523 or 2026-05-23, `SITE` a
 * station's name. Upper and lower case are the same; a pattern that ends with a folder takes in all that lies in it.
 * @param site the name that `SITE` stands for; null: any name.
 */
export function pathPattern(pattern: string, site: string | null): PathPattern {
  let written = 0;
  let siteSeen = false;
  const source = (composed(pattern).match(tokens) ?? []).map((token) => {
    switch (token) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case 'DATE':
        written += 1;
        return '(?:\\d{8}|\\d{4}-\\d\\d-\\d\\d)';
      case 'SITE': {
        written += 1;
        if (siteSeen) return '\\k<site>';
        siteSeen = true;
        return `(?<site>${site === null ? '[^/]+?' : looseName(site)})`;
      }
      default:
        written += 1;
        return escaped(token);
    }
  });
  const lastName = pattern.slice(pattern.lastIndexOf('/') + 1);
  const below = pattern.endsWith('/') ? '.*' : lastName.includes('.') ? '' : '(?:/.*)?';
  const wanted = new RegExp(`^${source.join('')}${below}$`, 'i');
  return {
    written,
    match: (path) => {
      const found = wanted.exec(composed(path));
      return found === null ? null : (found.groups?.['site'] ?? '');
    },
  };
}
