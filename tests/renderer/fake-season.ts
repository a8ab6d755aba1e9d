import type { DetectionFilter } from '#contract/detections.ts';
import type { TimelineUnit, TimelineBuckets, SeasonRequests } from '#contract/timeline.ts';
import { fakeTimeline, selected } from './fake-answers.ts';
import { days, listenedHours, species, type FakeDetection } from './fake-data.ts';

type Answers = { readonly [K in keyof SeasonRequests]: (ask: SeasonRequests[K]['ask']) => SeasonRequests[K]['answer'] };
type Read = (unit: TimelineUnit, filter: DetectionFilter) => TimelineBuckets;

const sun = { station: 'Pond', zone: 'Europe/Berlin', latitude: 52.5163, longitude: 13.3777 };

function seasonOf(all: readonly FakeDetection[], filter: DetectionFilter): SeasonRequests['season.read']['answer'] {
  const counts = new Map<string, number>();
  const firstDay = new Map<string, string>();
  for (const { detection } of selected(all, filter)) {
    if (detection.at === null) continue;
    const [day, hour] = [detection.at.local.slice(0, 10), Number(detection.at.local.slice(11, 13))];
    counts.set(`${days.indexOf(day)} ${hour}`, (counts.get(`${days.indexOf(day)} ${hour}`) ?? 0) + 1);
    const known = firstDay.get(detection.species.code);
    if (known === undefined || day < known) firstDay.set(detection.species.code, day);
  }
  const cells = [...counts].map(([key, value]) => [...key.split(' ').map(Number), value]);
  const heardTimes = all.length === 0 ? [] : days.flatMap((_, day) => listenedHours.map((hour) => [day, hour]));
  return {
    days: all.length === 0 ? [] : days,
    detections: {
      dayIndex: cells.map(([day]) => day!),
      hour: cells.map(([, hour]) => hour!),
      value: cells.map(([, , value]) => value!),
    },
    effort: {
      dayIndex: heardTimes.map(([day]) => day!),
      hour: heardTimes.map(([, hour]) => hour!),
      value: heardTimes.map(() => 1800),
    },
    newSpecies: all.length === 0 ? [] : days.map((day) => [...firstDay.values()].filter((each) => each === day).length),
    sun: all.length === 0 ? null : sun,
  };
}

/** A season and its species, counted in memory. */
export function fakeSeason(all: () => readonly FakeDetection[]): Answers {
  const timeline: Read = (unit, filter) => fakeTimeline(all(), unit, filter);
  return {
    'season.read': ({ filter }) => seasonOf(all(), filter),
    'heard.read': () => ({
      species: species.filter(({ code }) => all().some(({ detection }) => detection.species.code === code)),
    }),
    'names.read': ({ language }) => ({ names: language === 'de' ? { song_sparrow: 'Singammer' } : {} }),
    'species.read': ({ species: code, filter }) => {
      const row = timeline('day', { ...filter, species: [code] }).species[0] ?? null;
      const others = species.filter((each) => each.code !== code).slice(0, 3);
      return {
        species: row,
        stations: row === null ? [] : [{ station: null, detections: row.detections, bestScore: row.bestScore }],
        partners: others.map((each, index) => ({
          species: each,
          kind: 'species' as const,
          score: 0.3 - 0.08 * index,
          clips: 30 - 9 * index,
        })),
        partnerClips: row === null ? 0 : Math.min(200, row.detections),
      };
    },
  };
}
