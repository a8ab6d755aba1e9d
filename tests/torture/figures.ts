import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const file = join(import.meta.dirname, '../../.cache/torture/figures.md');

/** Keeps what a test of torture measured, as a row of the table in docs/reliability.md. */
export function figure(promise: string, test: string, measured: string): void {
  const row = `| ${promise} | ${test} | ${measured} |`;
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${row}\n`);
  console.info(row);
}
