import { powerMonitor, powerSaveBlocker, type WebContents } from 'electron';
import type { DesktopSettings } from '#contract/settings.ts';
import type { Log } from '#engine/log.ts';
import type { Engine } from '#engine/start-engine.ts';
import { batteryCharge } from './battery-charge.ts';
import { batteryHold } from './power-rules.ts';

const lookEveryMs = 60_000;

export type PowerParts = {
  readonly engine: Pick<Engine, 'hold' | 'lookAgain'>;
  readonly page: WebContents;
  readonly log: Log;
  settings(): DesktopSettings;
};

export type Power = {
  /** @param busy work is under way and nothing holds it. */
  setBusy(busy: boolean): void;
  /** Looks at the battery again, as after a change of the settings. */
  look(): Promise<void>;
  close(): void;
};

/** Keeps the computer awake while there is work, spares a battery that runs low, and takes up the work after a sleep. */
export function watchPower({ engine, page, log, settings }: PowerParts): Power {
  const awake = createAwake();
  let held = false;
  const look = async (): Promise<void> => {
    try {
      const reason = batteryHold(await batteryCharge(page), settings().pauseBelowBattery, held);
      if ((reason !== null) !== held) engine.hold(reason);
      held = reason !== null;
    } catch (thrown) {
      log.error('The battery could not be looked at', thrown);
    }
  };
  const lookNow = (): void => void look();
  const afterSleep = (): void => {
    log.info('The computer woke up; the folders are looked through again.');
    lookNow();
    engine.lookAgain().catch((thrown: unknown) => log.error('Going on after the sleep met trouble', thrown));
  };
  powerMonitor.on('on-battery', lookNow);
  powerMonitor.on('on-ac', lookNow);
  powerMonitor.on('resume', afterSleep);
  const timer = setInterval(lookNow, lookEveryMs);
  lookNow();
  return {
    setBusy: (busy) => awake.set(busy && settings().keepAwake),
    look,
    close: () => {
      clearInterval(timer);
      powerMonitor.off('on-battery', lookNow);
      powerMonitor.off('on-ac', lookNow);
      powerMonitor.off('resume', afterSleep);
      awake.set(false);
    },
  };
}

/** The system may turn the screen off, but not fall asleep by itself. */
function createAwake(): { set(on: boolean): void } {
  let blocker: number | null = null;
  return {
    set: (on) => {
      if (on) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
  };
}
