import {
  detections,
  expect,
  firstNames,
  localDay,
  localHour,
  spanOf,
  species,
  test,
  truth,
  written,
} from './season-test.ts';

test('a year at one look, down to an hour and back', async ({ view, season }) => {
  const { page } = view;
  let names = 0;
  page.on('request', (request) => (names += request.url().endsWith('/names.read') ? 1 : 0));
  await view.go('#/timeline');
  const summary = page.getByText(/ detections of .* species in /);
  const counted = async (condition: string): Promise<void> =>
    expect(summary).toContainText(`${written(season.count(condition))} detections of `);
  await expect(summary).toContainText(`${written(detections)} detections of ${species} species`);
  const zoom = page.getByRole('group', { name: 'Zoom' });
  for (const [name, days] of [
    ['Month', 30],
    ['Week', 7],
    ['Day', 1],
  ] as const) {
    await zoom.getByRole('button', { name }).click();
    await expect(zoom.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
    const { from, to, condition } = spanOf(page);
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1).toBe(days);
    await counted(condition);
  }
  const day = spanOf(page);

  await test.step('from the day to one species in one hour of it', async () => {
    const map = page.getByRole('application', { name: 'Detections' });
    await map.focus();
    await map.press('ArrowRight');
    const words = page.getByText(/^Species \d+, 01:00 to 01:59: /);
    await expect(words).toBeVisible();
    const name = /^Species \d+/.exec(await words.innerText())?.[0] ?? '';
    for (let hour = 1; hour < 24 && !/detection/.test(await page.locator('#heat-words').innerText()); hour += 1)
      await map.press('ArrowRight');
    const hour = Number(/, (\d\d):00/.exec(await page.locator('#heat-words').innerText())?.[1]);
    await map.press('Enter');
    const heard = season.count(`${day.condition} AND s.common_name = '${name}' AND ${localHour} = ${hour}`);
    await expect(page.getByText(`${written(heard)} detection`)).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Hour of the day' })).toHaveValue(String(hour));
    await expect(page.getByRole('combobox', { name: 'Species', exact: true })).toHaveValue(/species_\d+/);
  });

  await test.step('and back to the year, step by step', async () => {
    await page.goBack();
    await counted(day.condition);
    await page.goBack();
    await expect(zoom.getByRole('button', { name: 'Week' })).toHaveAttribute('aria-pressed', 'true');
    await zoom.getByRole('button', { name: 'Whole season' }).click();
    await expect(summary).toContainText(`${written(detections)} detections of ${species} species`);
  });

  await test.step('day by day', async () => {
    await page.getByRole('button', { name: 'By day' }).click();
    await expect(page).toHaveURL(/unit=day/);
    await expect(summary).toContainText(`${written(detections)} detections of ${species} species`);
  });

  // The engine paints all the while and says so: names are asked for with the page and the model, not with every picture.
  expect(names).toBeLessThanOrEqual(2);
});

test('rows in the order of first heard, of detections and of the checklist', async ({ view, season }) => {
  const { page } = view;
  await view.go('#/timeline');
  const rows = page.getByRole('application', { name: 'Detections' }).getByRole('listitem');
  const expected = (order: string): string[] =>
    season
      .rows(
        `SELECT s.common_name AS name, count(*) AS n, min(d.wall_ms) AS first FROM ${truth} GROUP BY s.id ORDER BY ${order} LIMIT 8`,
      )
      .map(({ name }) => String(name));
  const sort = page.getByRole('combobox', { name: 'Sort by' });
  expect(await firstNames(rows, 8)).toEqual(expected('n DESC, name'));
  await sort.selectOption('First detected');
  await expect(page).toHaveURL(/sort=first-heard/);
  expect(await firstNames(rows, 8)).toEqual(expected('first, name'));
  await sort.selectOption('Taxonomy');
  await expect(page).toHaveURL(/sort=taxonomy/);
  expect(await firstNames(rows, 8)).toEqual(expected('s.scientific_name'));
});

test('a span brushed on the strip goes with every step that follows', async ({ view, season }) => {
  const { page } = view;
  await view.go('#/timeline');
  const strip = page.getByRole('slider', { name: 'The whole season' });
  const box = await strip.boundingBox();
  if (box === null) throw new Error('there is no strip');
  await page.mouse.move(box.x + box.width * 0.3, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 20, { steps: 12 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=2026-06-\d\d&to=2026-10-\d\d/);
  const { from, to, condition } = spanOf(page);
  await expect(page.getByText(`${written(season.count(condition))} detections of `)).toBeVisible();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(from);

  const [most] = season.rows(
    `SELECT s.common_name AS name, s.id FROM ${truth} AND ${condition} GROUP BY s.id ORDER BY count(*) DESC, name LIMIT 1`,
  );
  const name = String(most?.['name']);
  const heard = written(season.count(`${condition} AND s.id = ${most?.['id']}`));
  await page
    .getByRole('application', { name: 'Detections' })
    .getByRole('link', { name: new RegExp(`${name}\\b`) })
    .click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByText(`${heard} detections · `)).toBeVisible();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(from);
  await page.getByRole('link', { name: 'All clips' }).click();
  await expect(page.getByText(`${heard} detections`, { exact: true })).toBeVisible();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(from);
  await expect(page.getByLabel('To', { exact: true })).toHaveValue(to);
  await page.goBack();
  await page.goBack();
  await expect(page.getByText(`${written(season.count(condition))} detections of `)).toBeVisible();
});

test('the wheel zooms around the pointer, ridges are drawn, and letters find a species', async ({ view, season }) => {
  const { page } = view;
  await view.go('#/timeline?show=ridges');
  const strip = page.getByRole('slider', { name: 'The whole season' });
  const box = await strip.boundingBox();
  if (box === null) throw new Error('there is no strip');
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.wheel(0, -100);
  await page.mouse.wheel(0, -100);
  await expect(page).toHaveURL(/from=2026-0\d-\d\d&to=202\d-\d\d-\d\d/);
  // The address follows each turn of the wheel: the figures are those of the last one.
  await expect(async () => {
    const { from, to, condition } = spanOf(page);
    expect(Date.parse(to) - Date.parse(from)).toBeLessThan(300 * 86_400_000);
    const told = page.getByText(`${written(season.count(condition))} detections of `);
    await expect(told).toBeVisible({ timeout: 2000 });
  }).toPass();
  const { from, to } = spanOf(page);
  const map = page.getByRole('application', { name: 'Detections' });
  const inked = await map.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const colours = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return new Set(new Uint32Array(new Uint8ClampedArray(colours).buffer)).size;
  });
  expect(inked).toBeGreaterThan(3);
  await page.getByLabel('Find a species').fill('species 49');
  await expect(map.getByRole('listitem')).toHaveCount(11);
  await page.getByRole('link', { name: 'Review these days' }).click();
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible();
  expect(spanOf(page)).toMatchObject({ from, to });
});

test('the map of days and hours of one species says and opens what lies in a cell', async ({ view, season }) => {
  const { page } = view;
  await view.go('#/species/species_3');
  await expect(page.getByRole('heading', { name: 'Species 3', level: 1 })).toBeVisible();
  await expect(page.getByText(`${written(season.count(`s.code = 'species_3'`))} detections · `)).toBeVisible();
  const map = page.getByRole('application', { name: 'Day by hour' });
  const [cell] = season.rows(
    `SELECT ${localDay} AS day, ${localHour} AS hour, count(*) AS n FROM ${truth} AND s.code = 'species_3'
     AND ${localDay} > '2026-09-01' GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 1`,
  );
  const { day, hour, n } = { day: String(cell?.['day']), hour: Number(cell?.['hour']), n: Number(cell?.['n']) };
  const [ends] = season.rows(`SELECT min(${localDay}) AS first, max(${localDay}) AS last FROM ${truth}`);
  const days = (from: unknown, to: unknown): number => (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000;
  const all = days(ends?.['first'], ends?.['last']) + 1;
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (box === null) throw new Error('there is no map');
  const x = ((days(ends?.['first'], day) + 0.5) / all) * box.width;
  await map.hover({ position: { x, y: ((hour + 0.5) / 24) * box.height } });
  await expect(page.locator('#day-hour-words')).toContainText(`${n} detection`);
  await expect(page.locator('#day-hour-words')).toContainText(`${String(hour).padStart(2, '0')}:00`);
  await map.click({ position: { x, y: ((hour + 0.5) / 24) * box.height } });
  await expect(page).toHaveURL(new RegExp(`species=species_3&from=${day}&to=${day}&hour=${hour}`));
  await expect(page.getByText(n === 1 ? '1 detection' : `${n} detections`, { exact: true })).toBeVisible();
});

test('the table says the same as the chart, and every cell leads to its detections', async ({ view, season }) => {
  const { page } = view;
  await view.go('#/timeline');
  await page.getByRole('group', { name: 'Show as' }).getByRole('button', { name: 'Table' }).click();
  const table = page.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveCount(26);
  const [least] = season.rows(
    `SELECT s.common_name AS name, s.code FROM ${truth} GROUP BY s.id ORDER BY count(*), name DESC LIMIT 1`,
  );
  const { name, code } = { name: String(least?.['name']), code: String(least?.['code']) };

  await test.step('only rows in view are there, and the last one of 500 species comes with the End key', async () => {
    expect(await table.getByRole('row').count()).toBeLessThan(40);
    await expect(table.getByRole('row', { name: `Best clip of ${name} ${name}` })).toHaveCount(0);
    await page.getByRole('region', { name: 'Detections of each species, by hour of the day' }).press('End');
  });
  const row = table.getByRole('row', { name: `Best clip of ${name} ${name}` });
  await expect(row).toHaveAttribute('aria-rowindex', String(species + 1));
  await expect(row.getByRole('cell').first()).toHaveText(written(season.count(`s.code = '${code}'`)));
  const cell = row.getByRole('link', { name: new RegExp(`^${name}, .*: \\d+ detection`) }).first();
  const hour = Number(/, (\d\d):00/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1]);
  const inHour = season.count(`s.code = '${code}' AND ${localHour} = ${hour}`);
  await cell.click();
  await expect(
    page.getByText(inHour === 1 ? '1 detection' : `${written(inHour)} detections`, { exact: true }),
  ).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`species=${code}&hour=${hour}`));
});

test('weeks and months add up to the days in them, and a cell of a month opens its days', async ({ view, season }) => {
  const { page } = view;
  await view.go('#/timeline?unit=month&show=table');
  const table = page.getByRole('table');
  await expect(table.getByRole('columnheader', { name: /May/ })).toBeVisible();
  const [most] = season.rows(
    `SELECT s.common_name AS name, s.code FROM ${truth} GROUP BY s.id ORDER BY count(*) DESC, name LIMIT 1`,
  );
  const { name, code } = { name: String(most?.['name']), code: String(most?.['code']) };
  const inMay = season.count(`s.code = '${code}' AND ${localDay} BETWEEN '2026-05-01' AND '2026-05-31'`);
  await table.getByRole('link', { name: `${name}, May 2026: ${written(inMay)} detections` }).click();
  await expect(page).toHaveURL(new RegExp(`species=${code}&from=2026-05-01&to=2026-05-31`));
  await expect(page.getByText(`${written(inMay)} detections`, { exact: true })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'By week' }).click();
  const inWeek = season.count(`s.code = '${code}' AND ${localDay} BETWEEN '2026-04-06' AND '2026-04-12'`);
  await expect(
    table.getByRole('link', { name: `${name}, 6 Apr 2026 to 12 Apr 2026: ${written(inWeek)} detections` }),
  ).toBeVisible();
});

test('keys alone: the sheet of keys, a place by its letters, Tab to the table and a cell of it', async ({ view }) => {
  const { page } = view;
  await view.go('#/gallery');
  await expect(page.getByRole('heading', { name: 'Gallery', level: 1 })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('application', { name: 'Detections' })).toBeVisible();
  const tabTo = async (name: string | RegExp, most: number): Promise<void> => {
    for (let press = 0; press < most; press += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? '',
      );
      if (typeof name === 'string' ? at === name : name.test(at)) return;
    }
    throw new Error(`Tab does not come to ${name} within ${most} presses`);
  };
  await tabTo('Table', 60);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table')).toBeVisible();
  await tabTo('Detections of each species, by hour of the day', 60);
  await tabTo(/^Species \d+, 00:00 to 00:59: /, 10);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Gallery', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/species=species_\d+&hour=0/);
});
