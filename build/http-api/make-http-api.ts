// `npm run api`: writes docs/openapi.json and the made part of docs/http-api.md from the schemas and comments of electron/contract.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'oxfmt';
import { apiPage } from './api-page.ts';
import { openApi } from './open-api.ts';
import { readContract } from './read-contract.ts';

const docs = path.resolve(import.meta.dirname, '../../docs');

/** The files as they should be: their path and their text. */
export async function httpApiFiles(): Promise<ReadonlyMap<string, string>> {
  const contract = await readContract();
  const page = path.join(docs, 'http-api.md');
  const json = JSON.stringify(openApi(contract));
  return new Map([
    [path.join(docs, 'openapi.json'), (await format('openapi.json', json, { printWidth: 120 })).code],
    [page, apiPage(readFileSync(page, 'utf8'), contract)],
  ]);
}

if (import.meta.main) {
  for (const [file, text] of await httpApiFiles()) writeFileSync(file, text);
}
