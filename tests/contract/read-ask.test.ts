import { describe, expect, it } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import { requests, type RequestName } from '#contract/requests.ts';
import { readAsk } from '#contract/schema/read-ask.ts';
import { requestSentences } from '#contract/words/requests.ts';

function refusal(name: RequestName, ask: unknown): string {
  try {
    readAsk(requests[name].ask, ask);
  } catch (thrown) {
    if (thrown instanceof KnownFailure && thrown.code === 'bad-request') return thrown.message;
    throw thrown;
  }
  throw new Error(`${name} took ${JSON.stringify(ask)}`);
}

const details = { name: 'pond', position: null, zone: 'Europe/Berlin', habitat: '', clockMinutes: null, links: [] };

describe('a refused request says which field is wrong and what was expected', () => {
  it.each<[RequestName, unknown, string]>([
    ['watch.add', {}, 'The field “folder” is missing.'],
    ['watch.add', { folder: 7 }, 'The field “folder” must be a text.'],
    ['watch.add', { folder: '' }, 'The field “folder” must be a text that is not empty.'],
    ['watch.add', { folder: 'a', depth: 2 }, 'The field “depth” is not known here.'],
    ['watch.add', null, 'A request must be an object of named fields, such as {}.'],
    ['watch.read', [], 'A request must be an object of named fields, such as {}.'],
    ['watch.pause', { paused: 'yes' }, 'The field “paused” must be true or false.'],
    [
      'timeline.read',
      { unit: 'fortnight', filter: {} },
      'The field “unit” must be one of hour-of-day, day, week, month.',
    ],
    ['timeline.read', { unit: 'day', filter: [] }, 'The field “filter” must be an object with named fields.'],
    ['timeline.read', { unit: 'day', filter: { minScore: 2 } }, 'The field “filter.minScore” must be 1 or less.'],
    [
      'timeline.read',
      { unit: 'day', filter: { fromDay: '2026-02-30x' } },
      'The field “filter.fromDay” must be a date like 2026-05-01.',
    ],
    ['detection.read', { detection: 1.5 }, 'The field “detection” must be a whole number.'],
    ['detection.read', { detection: 0 }, 'The field “detection” must be 1 or more.'],
    ['review.change', { detections: [1, 2, 'three'], change: {} }, 'The field “detections[2]” must be a number.'],
    [
      'review.items',
      { detections: Array.from({ length: 501 }, (_, i) => i + 1) },
      'The field “detections” must be a list of at most 500 entries.',
    ],
    [
      'settings.write',
      { change: { channel: 'left' } },
      'The field “change.channel” must be mix, each or the number of a channel from 0 to 63.',
    ],
    ['settings.write', { change: { quietHours: [22] } }, 'The field “change.quietHours[1]” must be a number.'],
    [
      'settings.write',
      { change: { quietHours: [22, 6, 7] } },
      'The field “change.quietHours” must be two hours, such as [22, 6].',
    ],
    ['settings.write', { change: { quietHours: [22, 24] } }, 'The field “change.quietHours[1]” must be 23 or less.'],
    [
      'station.write',
      { station: null, details: { ...details, zone: 'Europe/Atlantis' } },
      'There is no time zone “Europe/Atlantis”. Names look like Europe/Berlin or America/Lima.',
    ],
    [
      'station.preview',
      { name: '', link: { kind: 'moon' } },
      'The field “link.kind” must be one of folder, pattern, recorder, deployment.',
    ],
    [
      'clock.correct',
      { place: { folder: 1, subfolder: '../x' }, change: { kind: 'shift', seconds: 1 } },
      'The field “place.subfolder” must be a path that stays inside the folder.',
    ],
    [
      'clock.correct',
      { place: { folder: 1, subfolder: '' }, change: { kind: 'first', local: '2026-02-31 04:30' } },
      'The field “change.local” must be a date and time like 2026-05-23 04:30:00.',
    ],
    [
      'export.write',
      { format: 'pdf', filter: {}, options: {}, folder: null },
      expect.stringContaining('one of report-html, ') as string,
    ],
  ])('%s %j', (name, ask, sentence) => {
    expect(refusal(name, ask)).toEqual(sentence);
  });

  it('what is let through is trimmed, without doubles, and names zones as the system does', () => {
    expect(readAsk(requests['review.change'].ask, { detections: [3, 3, 1], change: {} }).detections).toEqual([3, 1]);
    const asked = { station: null, details: { ...details, name: ' pond ', zone: 'europe/berlin' } };
    expect(readAsk(requests['station.write'].ask, asked).details).toMatchObject({
      name: 'pond',
      zone: 'Europe/Berlin',
    });
  });

  it('has every sentence in three languages, with the same blanks', () => {
    const blanks = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
    for (const [key, { en, de, es }] of Object.entries(requestSentences)) {
      expect([key, blanks(de), blanks(es)]).toEqual([key, blanks(en), blanks(en)]);
    }
  });
});

it('refuses a text with NUL characters in words', () => {
  expect(refusal('list.match', { text: 'a\0b' })).toContain('text without NUL characters');
});
