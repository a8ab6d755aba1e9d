import { effortOfDay, speciesOfDay } from '#store/telling/new-detections.ts';
import type { NewMessage } from '#store/telling/outbox.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { offsetMinutesAt } from '#store/recordings/zone-time.ts';
import { plainStations } from '#store/stations/stations.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import type { Clock } from '../log.ts';
import { summaryMessage, type Sender } from './messages.ts';
import { isWanted, privateCodes, type TellRules } from './tell-rules.ts';

const doneKey = 'telling.summarised';
/** So long after midnight the last recordings of a day are taken to be heard. */
const afterMidnightMs = 10 * 60_000;
/** A station that was off for longer sends the summaries of the last days only. */
const mostDays = 31;
const msPerDay = 86_400_000;
/** 2020-01-01: no clock that was set shows an earlier day. */
const firstSaneDay = 18_262;

type Parts = {
  readonly db: SongDatabase;
  readonly clock: Clock;
  readonly sender: Sender;
  readonly rules: TellRules;
  readonly put: (message: NewMessage) => void;
};

/** Puts the summaries of the days that ended since the last one into the outbox. @returns whether there were any. */
export function putSummaries({ db, clock, sender, rules, put }: Parts): boolean {
  const today = dayHere(db, clock.now() - afterMidnightMs);
  // A small computer without a clock of its own begins in 1970 and learns the time later.
  if (today < firstSaneDay) return false;
  const stored = readStoredValues(db).get(doneKey);
  const wasAhead = typeof stored === 'number' && stored > today;
  // What was before the first start is nobody's news. A clock that was far ahead has told days that never were: days count from now on.
  const done = typeof stored === 'number' && !wasAhead ? stored : today - 1;
  if (stored !== undefined && !wasAhead && done >= today - 1) return false;
  const hidden = privateCodes(db);
  return db
    .transaction(() => {
      for (let day = Math.max(done + 1, today - mostDays); day < today; day += 1) {
        const species = speciesOfDay(db, day, rules.leastScore).filter(
          (each) => !hidden.has(each.code) && isWanted(each, rules),
        );
        put(summaryMessage(sender, day, { species, effortSeconds: effortOfDay(db, day) }));
      }
      writeStoredValues(db, { [doneKey]: today - 1 });
      return done < today - 1;
    })
    .immediate();
}

/**
 * The local day where it is recorded, in whole days since 1970-01-01: that of the stations' zones, and among several that of the one
 * where days end last; without stations that of this computer, which in a container knows no zone but UTC.
 */
function dayHere(db: SongDatabase, ms: number): number {
  const zones = new Set(plainStations(db).map(({ zone }) => zone));
  const offsets = [...zones].map((zone) => offsetMinutesAt(zone, ms));
  const offset = offsets.length === 0 ? -new Date(ms).getTimezoneOffset() : Math.min(...offsets);
  return Math.floor((ms + offset * 60_000) / msPerDay);
}
