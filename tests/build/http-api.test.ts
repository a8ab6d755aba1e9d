import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { eventNames, requests } from '#contract/requests.ts';
import { httpApiFiles } from '../../build/http-api/make-http-api.ts';

type OpenApi = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { post?: { requestBody: unknown }; get?: { 'x-events'?: object } }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, { properties?: Record<string, object> }>>>>;
};

const readApi = async (): Promise<OpenApi> =>
  JSON.parse(await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as OpenApi;

it('docs/openapi.json and docs/http-api.md say what the schemas say; "npm run api" makes them anew', async () => {
  for (const [file, text] of await httpApiFiles()) expect(await readFile(file, 'utf8'), file).toBe(text);
});

it('names every request and every event', async () => {
  const { openapi, paths } = await readApi();
  expect(openapi).toBe('3.1.0');
  const asked = Object.keys(paths).flatMap((path) => /^\/ask\/(.+)$/.exec(path)?.[1] ?? []);
  expect(asked.toSorted()).toEqual(Object.keys(requests).toSorted());
  expect(Object.keys(paths['/events']!.get!['x-events']!).toSorted()).toEqual(eventNames.toSorted());
  const page = await readFile(new URL('../../docs/http-api.md', import.meta.url), 'utf8');
  for (const name of Object.keys(requests)) expect(page).toContain(`\n#### ${name}\n`);
});

it('refers only to what it holds, and carries the comments of the schemas', async () => {
  const api = await readApi();
  const referred = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map(([, path = '']) => path);
  expect(referred.length).toBeGreaterThan(100);
  for (const path of new Set(referred)) {
    const [kind = '', name = ''] = path.split('/');
    expect(api.components[kind]?.[name], path).toBeDefined();
  }
  expect(api.components['schemas']!['Settings']!.properties!['stableSeconds']).toEqual({
    type: 'number',
    minimum: 0,
    maximum: 3600,
    description: 'A file is taken when its size has not changed for this long.',
  });
});
