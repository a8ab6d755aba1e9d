import type { HeardSpecies } from '#contract/species.ts';
import type { DesktopSettings } from '#contract/settings.ts';
import type { EndedRun } from '../power/run-progress.ts';

export type Notice = {
  readonly title: string;
  readonly body: string;
  /** Where a click on it leads. */ readonly hash: string;
};

/** Whether notices are to be left out at this local hour. The span may go over midnight; equal hours are never quiet. */
export function isQuiet(hour: number, quietHours: DesktopSettings['quietHours']): boolean {
  if (quietHours === null) return false;
  const [from, to] = quietHours;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** Decides which detections of watched species are worth a notice: each species once a day, and only new ones where so wished. */
export class SpeciesNotices {
  #day = '';
  readonly #told = new Set<string>();

  /** @param now local time of the computer */
  notice(heard: HeardSpecies, settings: DesktopSettings, now: Date): Notice | null {
    const day = now.toDateString();
    if (day !== this.#day) this.#told.clear();
    this.#day = day;
    const { species, firstHere } = heard;
    if (settings.notifyOnlyNew && !firstHere) return null;
    if (this.#told.has(species.code) || isQuiet(now.getHours(), settings.quietHours)) return null;
    this.#told.add(species.code);
    const when = heard.at === null ? '' : ` at ${heard.at.local.slice(0, 16).replace('T', ' ')}`;
    return {
      title: firstHere ? `${species.commonName}, for the first time here` : species.commonName,
      body: `${heard.recordingName}${when}, score ${heard.score.toFixed(2)}. Listen before you believe it.`,
      hash: `#/gallery?species=${encodeURIComponent(species.code)}`,
    };
  }
}

/** What is said when everything that waited is done. @param detections how many were made in the run */
export function endNotice(run: EndedRun, detections: number): Notice {
  const failed =
    run.failed === 0 ? '' : ` ${count(run.failed, 'recording')} could not be used; the reasons are listed.`;
  return {
    title: 'Songsight has listened to everything',
    body: `${count(run.recordings, 'recording')}, ${count(detections, 'detection')}.${failed}`,
    hash: run.failed === 0 ? '#/timeline' : '#/failed',
  };
}

function count(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}
