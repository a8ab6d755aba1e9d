import type { HeardSpecies } from '#contract/species.ts';
import type { DesktopSettings } from '#contract/settings.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { EndedRun } from '../power/run-progress.ts';

export type Notice = {
  readonly title: Sentence;
  readonly body: Sentence;
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
    return {
      title: sentence(firstHere ? 'notice-species-first' : 'notice-species', { species: species.commonName }),
      body: bodyOf(heard),
      hash: `#/gallery?species=${encodeURIComponent(species.code)}`,
    };
  }
}

function bodyOf({ recordingName: recording, at, score: exact }: HeardSpecies): Sentence {
  // Never rounded up to a threshold.
  const score = Math.floor(exact * 100) / 100;
  return at === null
    ? sentence('notice-species-body-undated', { recording, score })
    : sentence('notice-species-body', { recording, when: at.local.slice(0, 16).replace('T', ' '), score });
}

/** What is said when everything that waited is done. @param detections how many were made in the run */
export function endNotice(run: EndedRun, detections: number): Notice {
  const made = {
    recordings: sentence('notice-recordings', { count: run.recordings }),
    detections: sentence('notice-detections', { count: detections }),
  };
  return {
    title: sentence('notice-done'),
    body:
      run.failed === 0
        ? sentence('notice-done-body', made)
        : sentence('notice-done-body-failed', { ...made, count: run.failed }),
    hash: run.failed === 0 ? '#/timeline' : '#/failed',
  };
}
