import { expect, test } from 'vitest';
import type { AnswerTo } from '#contract/requests.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { fieldExport, type FieldExport } from '../exports/field-export.ts';

type Visits = AnswerTo<'visits.read'>;

const read = (field: FieldExport, species: SpeciesCode, visitDays = 1): Promise<Visits> =>
  field.engine.ask('visits.read', { species, filter: {}, visitDays });

/** The row of every station in the table for occupancy models, of what was confirmed. */
async function history(field: FieldExport, name: string, visitDays = 1): Promise<string[] | null> {
  const { files } = await field.write('occupancy', {}, { confirmedOnly: true, visitDays });
  const bytes = files.get(`histories/${name}.csv`);
  return bytes === undefined ? null : bytes.toString().trimEnd().split('\r\n').slice(1);
}

const cellOf = ({ state }: Visits['cells'][number]): string =>
  ({ confirmed: '1', open: 'NA', absent: '0', none: '0' })[state];

test('a visit has its answer when one clip is confirmed or all are reviewed, and the export says the same', async () => {
  const field = await fieldExport();
  const { species: heard } = await field.engine.ask('heard.read', {});
  const queue = await field.engine.ask('review.queue', { filter: { review: 'all' }, order: 'best-score', limit: 100 });
  const { items } = await field.engine.ask('review.items', { detections: [...queue.detections] });
  // Nobody has said anything.
  await field.engine.ask('review.change', {
    detections: items.map(({ detection }) => detection),
    change: { verdict: null },
  });
  let agreed = 0;
  for (const { code, scientificName } of heard) {
    const own = items.filter(({ species, at }) => species.code === code && at !== null);
    const before = await read(field, code);
    const place = before.cells.findIndex(({ clips }) => clips > 0);
    if (place < 0) continue;
    const cell = before.cells[place]!;
    expect(cell).toMatchObject({ state: 'open', reviewed: 0 });
    expect(before.cells.reduce((sum, { clips }) => sum + clips, 0)).toBeLessThanOrEqual(own.length);
    const { fromDay, toDay } = before.visits[cell.visit]!;
    const filter = { species: [code], station: cell.station, fromDay, toDay, review: 'all' as const };
    const { detections } = await field.engine.ask('review.queue', { filter, order: 'best-score', limit: 100 });
    expect(detections).toHaveLength(cell.clips);
    for (const [at, detection] of detections.entries()) {
      await field.engine.ask('review.change', { detections: [detection], change: { verdict: 'rejected' } });
      const { state } = (await read(field, code)).cells[place]!;
      expect(state).toBe(at === detections.length - 1 ? 'absent' : 'open');
    }
    // The last one after all: one confirmed clip is enough, whatever the others are.
    const [best, ...others] = detections;
    await field.engine.ask('review.change', { detections: others.length > 0 ? others : [], change: { verdict: null } });
    await field.engine.ask('review.change', { detections: [best!], change: { verdict: 'confirmed' } });
    const after = await read(field, code);
    expect(after.cells[place]).toMatchObject({ state: 'confirmed' });
    const rows = await history(field, scientificName.replaceAll(' ', '_'));
    const told = after.stations.map(({ id, name }) =>
      [
        name,
        ...after.visits.map((_, visit) => {
          const found = after.cells.find((each) => each.station === id && each.visit === visit);
          return found === undefined ? 'NA' : cellOf(found);
        }),
      ].join(','),
    );
    expect(rows).toEqual(told);
    agreed += 1;
  }
  expect(agreed).toBeGreaterThan(0);
});

test('a visit that nobody has finished is NA where only what was confirmed counts', async () => {
  const field = await fieldExport();
  const link = (await field.engine.ask('stations.read', {})).stations[0]!.links[0]!;
  if (link.kind !== 'folder') throw new Error('the station has no folder');
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
  const { species: heard } = await field.engine.ask('heard.read', {});
  let seen = 0;
  for (const { code, scientificName } of heard) {
    const visits = await read(field, code);
    const withClips = visits.cells.filter(({ clips }) => clips > 0);
    if (withClips.length < 2) continue;
    const ids = async (at: number): Promise<readonly number[]> => {
      const { station, visit } = withClips[at]!;
      const filter = { species: [code], station, ...visits.visits[visit]!, review: 'all' as const };
      return (await field.engine.ask('review.queue', { filter, order: 'best-score', limit: 100 })).detections;
    };
    const [first, second] = [await ids(0), await ids(1)];
    const change = (detections: readonly number[], verdict: 'confirmed' | 'rejected' | null): Promise<unknown> =>
      field.engine.ask('review.change', { detections: detections as never, change: { verdict } });
    await change(second, null);
    await change(first.slice(0, 1), 'confirmed');
    const name = scientificName.replaceAll(' ', '_');
    const open = (await history(field, name))!.map((row) => row.split(',').slice(1)).flat();
    expect(open).not.toContain('0');
    await change(second, 'rejected');
    const closed = (await history(field, name))!.map((row) => row.split(',').slice(1)).flat();
    expect(closed.filter((cell) => cell === '0')).toHaveLength(1);
    seen += 1;
  }
  expect(seen).toBeGreaterThan(0);
});
