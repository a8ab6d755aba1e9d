import { expect, test } from 'vitest';
import { fieldExport } from './field-export.ts';

test('detection histories have 1, 0, and NA where nothing was recorded', async () => {
  const field = await fieldExport();
  const watch = await field.engine.ask('stations.read', {});
  const [oak] = watch.stations;
  const link = oak?.links[0];
  if (link?.kind !== 'folder') throw new Error('the station has no folder');
  await field.engine.ask('station.write', {
    station: null,
    details: {
      name: 'Brook',
      position: null,
      zone: 'Europe/Berlin',
      habitat: '',
      clockMinutes: null,
      links: [{ ...link, subfolder: 'brook' }],
    },
  });
  const { files, result } = await field.write('occupancy');
  const lines = (name: string): string[] => (files.get(name)?.toString() ?? '').trimEnd().split('\r\n');
  expect(lines('sites.csv')).toEqual(['site,latitude,longitude', 'Brook,NA,NA', 'Oak Ridge,51.53,9.93']);
  const [head = '', brook = '', oakRow = ''] = lines('effort.csv');
  expect(head).toBe('site,2026-05-01,2026-05-02');
  expect(brook).toMatch(/^Brook,NA,0\.1$/);
  expect(oakRow).toMatch(/^Oak Ridge,0\.\d,NA$/);
  const histories = [...files.keys()].filter((name) => name.startsWith('histories/'));
  expect(histories).toContain('histories/Turdus_merula.csv');
  for (const name of histories) {
    const [top, ...rows] = lines(name);
    expect(top).toBe(head);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^Brook,NA,[01]$/);
    expect(rows[1]).toMatch(/^Oak Ridge,[01],NA$/);
  }
  const visits = lines('visits.csv').slice(1);
  expect(visits).toHaveLength(result.rows);
  expect(visits.filter((row) => /,NA,NA,NA,NA,NA$/.test(row))).toHaveLength(histories.length * 2);
  // Half past five in May is about at sunrise there.
  const early = visits.find((row) => row.includes('2026-05-01 05:3'));
  expect(Number(early?.split(',').at(-1))).toBeGreaterThan(-60);
  expect(Number(early?.split(',').at(-1))).toBeLessThan(60);
  expect(files.get('occupancy.R')?.toString()).toContain('unmarkedFrameOccu');
});

test('only what was confirmed counts where that is asked for, and a visit may be a week', async () => {
  const field = await fieldExport();
  const { files } = await field.write('occupancy', {}, { confirmedOnly: true, visitDays: 7 });
  expect(files.get('effort.csv')?.toString()).toMatch(/^site,2026-05-01\r\nOak Ridge,0\.\d\r\n$/);
  const histories = [...files].filter(([name]) => name.startsWith('histories/'));
  expect(histories.length).toBeGreaterThan(0);
  for (const [, bytes] of histories) expect(bytes.toString()).toBe('site,2026-05-01\r\nOak Ridge,1\r\n');
});
