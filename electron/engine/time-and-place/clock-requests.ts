import type { ClockRequests } from '#contract/clock.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { Handlers } from '#contract/requests.ts';
import { addCorrection, recordingsIn, undoCorrection } from '#store/recordings/clock-corrections.ts';
import { writeTimeOrder } from '#store/recordings/time-orders.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import type { QuestionName } from '../reading/questions.ts';
import { knownPlace, previewCorrection, readClocks } from './clock-answers.ts';
import type { PlaceAgain } from './time-and-station-again.ts';

/** What is asked about clocks, one short function per request. */
export function clockRequests(
  engine: EngineCore,
  placeAgain: PlaceAgain,
): Pick<Handlers, Exclude<keyof ClockRequests, QuestionName>> {
  const { db } = engine.store;
  return {
    'clock.correct': async ({ place, change }) => {
      const { shiftSeconds } = previewCorrection(db, place, change);
      addCorrection(db, place, shiftSeconds, nowText(engine.clock));
      await placeAgain.some(recordingsIn(db, place));
      return readClocks(db);
    },
    'clock.undo': async ({ correction }) => {
      const recordings = undoCorrection(db, correction, nowText(engine.clock));
      if (recordings === null) throw new KnownFailure('not-found', 'clock-taken-back');
      await placeAgain.some(recordings);
      return readClocks(db);
    },
    'clock.order': async ({ place, order }) => {
      knownPlace(db, place);
      writeTimeOrder(db, place, order, nowText(engine.clock));
      await placeAgain.some(recordingsIn(db, place));
      return readClocks(db);
    },
  };
}
