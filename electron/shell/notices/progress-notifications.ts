import type { BrowserWindow } from 'electron';
import type { WatchState } from '#contract/watch.ts';
import type { DesktopSettings } from '#contract/settings.ts';
import { RunDetections } from '#engine/queue/run/run-detections.ts';
import type { Engine } from '#engine/start-engine.ts';
import { endNotice, isQuiet, SpeciesNotices } from './notice-rules.ts';
import type { ShowNotice } from './notices.ts';
import { RunProgress } from '../power/run-progress.ts';

export type NotificationParts = {
  readonly engine: Pick<Engine, 'on'>;
  readonly window: BrowserWindow;
  readonly notice: ShowNotice;
  settings(): DesktopSettings;
};

/** Shows how far a run is on the taskbar or the Dock, and tells of its end and of watched species. */
export class ProgressNotifications {
  readonly #parts: NotificationParts;
  readonly #progress = new RunProgress();
  readonly #species = new SpeciesNotices();
  readonly #forget: readonly (() => void)[];
  readonly #detections = new RunDetections();

  constructor(parts: NotificationParts) {
    this.#parts = parts;
    const { engine, notice } = parts;
    this.#forget = [
      engine.on('recording.analysed', ({ recording, detections }) => {
        this.#detections.heard(recording, detections);
        this.#progress.oneEnded();
      }),
      engine.on('recording.failed', () => this.#progress.oneEnded()),
      engine.on('species.heard', (heard) => {
        const found = this.#species.notice(heard, parts.settings(), new Date());
        if (found !== null) notice(found);
      }),
    ];
  }

  /** @returns whether work is under way. */
  take(state: WatchState): boolean {
    const { window, settings, notice } = this.#parts;
    const { fraction, busy, ended } = this.#progress.take(state);
    const resting = state.paused || (state.held ?? null) !== null;
    if (!window.isDestroyed()) window.setProgressBar(fraction ?? -1, { mode: resting ? 'paused' : 'normal' });
    if (ended !== null) {
      const { notifyWhenDone, quietHours } = settings();
      const seen = !window.isDestroyed() && window.isFocused();
      if (notifyWhenDone && !seen && !isQuiet(new Date().getHours(), quietHours)) {
        notice(endNotice(ended, this.#detections.total));
      }
      this.#detections.clear();
    }
    return busy && !resting;
  }

  close(): void {
    this.#forget.forEach((each) => each());
  }
}
