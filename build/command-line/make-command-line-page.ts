// `npm run cli-docs`: writes the options of every command into docs/command-line.md.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withReference } from './command-line-page.ts';

const file = path.resolve(import.meta.dirname, '../../docs/command-line.md');
writeFileSync(file, withReference(readFileSync(file, 'utf8')));
