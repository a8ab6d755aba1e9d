import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { brokenLinks } from '../../build/lint/check-links.ts';
import { temporaryFolder } from '../field/field-folder.ts';

it('names every link and picture that leads nowhere, and no other', () => {
  const root = temporaryFolder();
  mkdirSync(path.join(root.path, 'docs/pictures'), { recursive: true });
  writeFileSync(path.join(root.path, 'docs/pictures/there.jpg'), '');
  writeFileSync(
    path.join(root.path, 'README.md'),
    [
      '# Start here: now',
      '![there](docs/pictures/there.jpg) ![gone](docs/pictures/gone.jpg) [folder](docs/pictures)',
      '<img src="docs/gone.png"> [web](https://example.org/x) [self](#start-here-now) [lost](#nowhere)',
      '[titled](docs/gone.md "A title") [ref][r] `[code](not-a-link.md)`',
      '```',
      '[fenced](not-a-link-either.md)',
      '```',
      '[r]: docs/lost.md',
    ].join('\n'),
  );
  expect(brokenLinks(root.path, ['README.md'], new Set(['README.md', 'docs/pictures/there.jpg']))).toEqual([
    'README.md: docs/pictures/gone.jpg',
    'README.md: #nowhere',
    'README.md: docs/gone.md',
    'README.md: docs/gone.png',
    'README.md: docs/lost.md',
  ]);
});

it('a picture that lies there but is not tracked is missing for everybody else', () => {
  const root = temporaryFolder();
  writeFileSync(path.join(root.path, 'untracked.png'), '');
  writeFileSync(path.join(root.path, 'a.md'), '![x](untracked.png)');
  expect(brokenLinks(root.path, ['a.md'], new Set(['a.md']))).toEqual(['a.md: untracked.png']);
});
