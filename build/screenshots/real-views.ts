import type { Browser, Page } from 'playwright-core';
import type { Server } from '../../tests/field/run-cli.ts';
import { openPage, take, themes, type Shot } from './shot.ts';

type View = Pick<Shot, 'name' | 'whole' | 'before'> & { readonly hash: string };

const plainViews: readonly View[] = [
  { name: 'timeline', hash: '#/timeline', whole: true },
  { name: 'timeline-days', hash: '#/timeline?unit=day' },
  { name: 'timeline-chart', hash: '#/timeline?show=chart' },
  { name: 'gallery', hash: '#/gallery' },
  { name: 'gallery-species', hash: '#/gallery?group=species' },
  { name: 'gallery-days', hash: '#/gallery?group=day' },
  { name: 'gallery-covers', hash: '#/gallery?group=cover' },
  { name: 'failed', hash: '#/failed' },
  { name: 'settings', hash: '#/settings', whole: true },
  { name: 'export', hash: '#/export', whole: true },
  { name: 'review', hash: '#/review?review=all', whole: true },
  { name: 'threshold', hash: '#/threshold' },
  { name: 'stations', hash: '#/stations' },
  { name: 'pictures', hash: '#/pictures' },
  { name: 'keys', hash: '#/timeline', before: (page) => page.keyboard.press('?') },
];

async function addresses(page: Page): Promise<string[]> {
  const links = page.locator('main li a');
  await links.first().waitFor();
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
}

/** Views whose address depends on what was heard: a clip, its species, and two species side by side. */
async function foundViews(browser: Browser, server: Server): Promise<readonly View[]> {
  const page = await openPage(browser, { name: '', url: server.url, theme: 'light' });
  await page.goto(`${server.origin}/#/gallery?order=best-score`);
  const [clip = ''] = await addresses(page);
  await page.goto(`${server.origin}/#/gallery?group=cover`);
  await page.getByText('Select two to four species').waitFor();
  const species = (await addresses(page)).map((hash) => /species\/([\w-]+)/.exec(hash)?.[1] ?? '').filter(Boolean);
  await page.close();
  return [
    { name: 'clip', hash: clip, whole: true },
    { name: 'species', hash: `#/species/${species[0]}`, whole: true },
    { name: 'compare', hash: `#/compare?species=${species[0]}&species=${species[1]}`, whole: true },
  ];
}

/** Every view on real results: light, dark, and narrow. */
export async function takeRealViews(browser: Browser, server: Server): Promise<void> {
  const views = [...plainViews, ...(await foundViews(browser, server))];
  const shots = views.flatMap(({ name, hash, ...how }): Shot[] => {
    const url = server.url + hash;
    const themed = themes.map((theme): Shot => ({ ...how, url, theme, name: `${name}-${theme}` }));
    return [...themed, { ...how, url, theme: 'light', narrow: true, whole: false, name: `${name}-narrow` }];
  });
  for (const shot of shots) await take(browser, shot);
}
