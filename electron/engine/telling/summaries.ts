import { effortOfDay, speciesOfDay } from '#store/telling/new-detections.ts';
import type { NewMessage } from '#store/telling/outbox.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
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

type Parts = {
  readonly db: SongDatabase;
  readonly clock: Clock;
  readonly sender: Sender;
  readonly rules: TellRules;
  readonly put: (message: NewMessage) => void;
};

/** Puts the summaries of the days that ended since the last one into the outbox. @returns whether there were any. */
export function putSummaries({ db, clock, sender, rules, put }: Parts): boolean {
  const today = localDay(clock.now() - afterMidnightMs);
  const stored = readStoredValues(db).get(doneKey);
  // What was before the first start is nobody's news.
  const done = typeof stored === 'number' ? stored : today - 1;
  if (stored !== undefined && done >= today - 1) return false;
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

/** Whole days since 1970-01-01 by this computer's clock and zone. */
function localDay(ms: number): number {
  return Math.floor((ms - new Date(ms).getTimezoneOffset() * 60_000) / msPerDay);
}
