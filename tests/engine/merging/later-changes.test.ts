import { cp } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  asReviewer,
  draw,
  folderOf,
  imported,
  inTurn,
  laptop,
  list,
  on,
  photo,
  putBack,
  removeSample,
  review,
  second,
  sets,
  slip,
  station,
  timeOrder,
  useLaptops,
  type Deed,
} from './laptops.ts';
import { asked, merge } from './part-folders.ts';
import { plainRows, rowsOf } from './plain-rows.ts';

useLaptops();

/** Something that a person does, then changes or takes away, and the rows in which that is seen. */
type Kind = { readonly name: string; readonly rows: readonly string[]; readonly make: Deed; readonly change: Deed };

const kinds: readonly Kind[] = [
  {
    name: 'a tag that was removed',
    rows: ['tags'],
    make: review({ addTags: ['duet'] }),
    change: review({ removeTags: ['duet'] }),
  },
  {
    name: 'a verdict that was changed',
    rows: ['reviews', 'others'],
    make: review({ verdict: 'confirmed' }),
    change: review({ verdict: 'rejected' }),
  },
  {
    name: 'a comment that was changed',
    rows: ['reviews', 'others'],
    make: review({ verdict: 'confirmed', comment: 'far away' }),
    change: review({ comment: '' }),
  },
  {
    name: 'another species that was taken back',
    rows: ['reviews', 'detections'],
    make: review({ species: 'sweep_singer' }),
    change: review({ species: null }),
  },
  {
    name: 'a verdict that was put back as it was',
    rows: ['reviews', 'others'],
    make: inTurn(review({ verdict: 'confirmed', comment: 'sure' }), slip),
    change: putBack,
  },
  {
    name: 'a box that was removed',
    rows: ['boxes'],
    make: review({ box: { startSeconds: 0, endSeconds: 1, lowHz: 500, highHz: 2000 } }),
    change: review({ box: null }),
  },
  {
    name: 'a second verdict that was taken back',
    rows: ['seconds'],
    make: inTurn(asReviewer('Ann'), review({ verdict: 'confirmed' }), second('Ben', 'confirmed')),
    change: second('Ben', null),
  },
  {
    name: 'a second verdict that was changed',
    rows: ['seconds'],
    make: inTurn(asReviewer('Ann'), review({ verdict: 'confirmed' }), second('Ben', 'confirmed')),
    change: second('Ben', 'rejected'),
  },
  { name: 'a sample that was removed', rows: ['samples'], make: draw, change: removeSample },
  {
    name: 'a photograph that was removed',
    rows: ['photos'],
    make: photo('one.png'),
    change: (engine) => asked(engine, 'photo.remove', { species: 'low_whistler' }),
  },
  { name: 'a photograph that was replaced', rows: ['photos'], make: photo('one.png'), change: photo('other.png') },
  {
    name: 'annotations that were removed',
    rows: ['sets', 'annotated', 'annotations'],
    make: imported('first'),
    change: sets,
  },
  {
    name: 'annotations that were removed and imported anew',
    rows: ['sets', 'annotated', 'annotations'],
    make: imported('first'),
    change: inTurn(sets, imported('second')),
  },
  {
    name: 'a station that was removed',
    rows: ['stations', 'links', 'recordings'],
    make: station({}),
    change: station({}, true),
  },
  {
    name: 'a station that lies elsewhere',
    rows: ['stations', 'recordings'],
    make: station({}),
    change: station({ position: { latitude: 53, longitude: 14 }, zone: 'Europe/London' }),
  },
  {
    name: 'a station of which something is no longer said',
    rows: ['stations', 'links', 'recordings'],
    make: station({}),
    change: station({ habitat: '', links: [] }),
  },
  {
    name: 'a station that was renamed',
    rows: ['stations', 'links', 'recordings'],
    make: station({}),
    change: station({ name: 'Upper Pond', habitat: 'sedge' }),
  },
  {
    name: 'a station that was renamed back',
    rows: ['stations', 'links', 'recordings', 'changes'],
    make: station({}),
    change: inTurn(station({ name: 'Lake' }), station({ name: 'pond' })),
  },
  {
    name: 'a station that was removed and made anew',
    rows: ['stations', 'links', 'recordings'],
    make: station({}),
    change: inTurn(station({}, true), station({ habitat: '', links: [] })),
  },
  {
    name: 'a species that was taken off a list',
    rows: ['lists'],
    make: list('Parus major', 'Turdus merula'),
    change: list('Parus major'),
  },
  { name: 'a list that was emptied', rows: ['lists'], make: list('Parus major'), change: list() },
  {
    name: 'an order of times that was changed',
    rows: ['orders', 'recordings'],
    make: timeOrder(['audiomoth-comment', 'file-name']),
    change: timeOrder(['file-name', 'audiomoth-comment']),
  },
  {
    name: 'an order of times that was taken away',
    rows: ['orders', 'recordings'],
    make: timeOrder(['file-name', 'audiomoth-comment']),
    change: timeOrder(null),
  },
  {
    name: 'a clock that was put right, which was taken back',
    rows: ['corrections', 'recordings', 'detections'],
    make: async (engine) =>
      asked(engine, 'clock.correct', {
        place: { folder: await folderOf(engine), subfolder: '' },
        change: { kind: 'shift', seconds: 3600 },
      }),
    change: async (engine) => {
      const { corrections } = await asked(engine, 'clock.read', {});
      await asked(engine, 'clock.undo', { correction: corrections[0]!.id });
    },
  },
];

describe.each(kinds)('$name', ({ rows, make, change }) => {
  it('stays so in the season when the laptop that knows it as it was comes again', async () => {
    const { ana, season } = await laptop(make);
    await merge(season, ana);
    const before = rowsOf(season, rows);
    expect(before).toEqual(rowsOf(ana, rows));
    await on(season, change);
    const after = rowsOf(season, rows);
    expect(after).not.toEqual(before);
    for (const tag of ['duck', 'goose']) {
      await on(
        ana,
        rows.includes('tags') ? review({ verdict: 'confirmed', callType: tag }) : review({ addTags: [tag] }),
      );
      await merge(season, ana);
      expect(rowsOf(season, rows)).toEqual(after);
    }
  });

  it('comes to the season with the laptop on which it was changed, in either order, however often', async () => {
    const { ana, season, into } = await laptop(make);
    const [ben, other] = [into('ben'), into('other')];
    await cp(ana, ben, { recursive: true });
    await on(ben, change);
    const changed = rowsOf(ben, rows);
    expect(changed).not.toEqual(rowsOf(ana, rows));
    await merge(season, ana);
    await merge(season, ben);
    expect(rowsOf(season, rows)).toEqual(changed);
    await merge(other, ben);
    await merge(other, ana);
    expect(plainRows(other)).toEqual(plainRows(season));
    await on(ana, asReviewer('nobody'));
    await merge(season, ana, ben);
    expect(plainRows(season)).toEqual(plainRows(other));
  });
});
