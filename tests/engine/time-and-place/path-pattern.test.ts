import { expect, test } from 'vitest';
import { pathPattern } from '#engine/time-and-place/path-pattern.ts';
import { processorMs } from '../../processor-time.ts';

const any: readonly [pattern: string, path: string, site: string | null][] = [
  ['SITE/**', 'Marsh 1/2024/a.wav', 'Marsh 1'],
  ['**/SITE_DATE_*.wav', 'x/y/marsh_20240317_0530.WAV', 'marsh'],
  ['**/SITE_DATE_*.wav', 'marsh_2024-03-17_0530.wav', 'marsh'],
  ['SITE/SITE_*.wav', 'ab/ab_1.wav', 'ab'],
  ['SITE/SITE_*.wav', 'ab/abc_1.wav', null],
  ['S?TE/*.wav', 'site/a.wav', ''],
  ['S?TE/*.wav', 's/te/a.wav', null],
  ['card/SITE', 'card/marsh/deep/a.wav', 'marsh'],
  ['card/', 'card/marsh/deep/a.wav', ''],
  ['card', 'cards/a.wav', null],
  ['*.wav', 'a/b.wav', null],
  ['**.wav', 'a/b.wav', ''],
  ['a+(b).wav', 'A+(B).wav', ''],
];

test.each(any)('%s on %s gives %s', (pattern, path, site) => {
  expect(pathPattern(pattern, null).match(path)).toBe(site);
});

test('a known name matches however its parts are joined', () => {
  const { match } = pathPattern('SITE/**', 'Upper Marsh_2');
  expect(match('upper_marsh-2/a.wav')).toBe('upper_marsh-2');
  expect(match('upper  marsh 2/a.wav')).toBe('upper  marsh 2');
  expect(match('uppermarsh2/a.wav')).toBeNull();
});

test('no pattern takes long, whatever the path', async () => {
  const tookMs = await processorMs(() => {
    for (const pattern of [
      '*a'.repeat(60),
      '**/'.repeat(60) + 'x.wav',
      '**a'.repeat(60) + '.x',
      'SITE'.repeat(1) + '/*a*a*a*a*a/SITE.wav',
    ])
      expect(pathPattern(pattern, null).match(`${'a/'.repeat(100)}${'a'.repeat(200)}!.wav`)).toBeNull();
  });
  expect(tookMs).toBeLessThan(6000);
});
