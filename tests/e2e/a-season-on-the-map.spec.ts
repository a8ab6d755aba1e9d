// The map of stations on a season of its own: moving a station takes all recordings' times and stations anew, and those of a
// made season stand in the database alone.
import type { Locator } from '@playwright/test';
import { expect, localDay, test, truth, written } from './season-test.ts';

test.use({ size: 20_000 });

test('the map: circles by station and week, a station’s species, and its place by a click', async ({
  view,
  season,
}) => {
  const { page } = view;
  await view.go('#/map');
  const map = page.getByRole('group', { name: 'Map: arrow keys move it' });
  const circle = (station: string): Locator => map.getByRole('button', { name: station });
  const count = written(season.count(`t.name = 'Marsh'`));
  await expect(circle('Marsh')).toContainText(`Marsh: ${count} detections of `);
  await expect(circle('Quarry')).toBeInViewport();

  await page.getByRole('checkbox', { name: 'The whole time' }).uncheck();
  const week = page.getByRole('slider', { name: 'Week' });
  await week.press('Home');
  await week.press('ArrowRight');
  const monday = await page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('week'));
  const inWeek = season.count(`t.name = 'Meadow' AND ${localDay} BETWEEN '${monday}' AND date('${monday}', '+6 days')`);
  await expect(circle('Meadow')).toContainText(`Meadow: ${written(inWeek)} detections of `);
  await circle('Meadow').click();
  const panel = page.getByRole('region', { name: 'Meadow' });
  const [top] = season.rows(
    `SELECT s.common_name AS name, count(*) AS n FROM ${truth} AND t.name = 'Meadow'
       AND ${localDay} BETWEEN '${monday}' AND date('${monday}', '+6 days') GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1`,
  );
  await expect(panel.getByRole('listitem').first()).toContainText(written(Number(top?.['n'])));

  await panel.getByRole('button', { name: 'Move on the map' }).click();
  await map.click({ position: { x: 40, y: 120 } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const longitude = (): number =>
    Number(season.rows(`SELECT longitude FROM stations WHERE name = 'Meadow'`)[0]?.['longitude']);
  await expect.poll(longitude).toBeLessThan(28.15);
  await map.focus();
  const before = await circle('Marsh').boundingBox();
  await map.press('ArrowRight');
  await expect.poll(async () => (await circle('Marsh').boundingBox())?.x).toBeCloseTo((before?.x ?? 0) - 60, 0);
});
