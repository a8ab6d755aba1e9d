import type { HeardNearby } from '#contract/clip.ts';
import type { StationId } from '#contract/ids.ts';
import type { StretchId } from '#contract/pictures.ts';
import type { Client } from '#contract/requests.ts';
import type { Failure } from '#contract/failure.ts';
import type { Soundscape, SoundscapeDays, SoundscapeFilling, SoundscapeStrip } from '#contract/sound/soundscape.ts';
import { everySoOften } from '../shared/client/every-so-often.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

const refreshGapMs = 2000;

/** One day at one station; null: at no station. */
type Shown = { readonly station: StationId | null; readonly day: string };
/** A minute of the day that a person looks into, and the recording it lies in. */
export type Moment = { readonly minute: number; readonly strip: SoundscapeStrip; readonly startSeconds: number };

/** Days as long-term spectrograms, and the minute that is looked into. */
export class SoundscapeModel {
  readonly days = new Reading<SoundscapeDays>();
  readonly day = new Reading<Soundscape>();
  readonly heard = new Reading<readonly HeardNearby[]>();
  shown = $state.raw<Shown | null>(null);
  /** Minute of the day, 0 to 1439; null: none is looked into. */
  minute = $state<number | null>(null);
  /** How far recordings without a soundscape are measured; null: nothing is under way. */
  filling = $state.raw<SoundscapeFilling | null>(null);
  refused = $state.raw<Failure | null>(null);
  readonly #client: Client;
  #wanted: { readonly station: StationId | 0 | null; readonly day: string | null } = { station: null, day: null };

  constructor(client: Client) {
    this.#client = client;
  }

  /** Follows what is measured in the background. Returns the unsubscribe. */
  start(): () => void {
    const fresh = everySoOften(() => this.refresh(), refreshGapMs);
    const stop = this.#client.on('soundscape.progress', ({ filling }) => {
      this.filling = filling;
      fresh.poke();
    });
    return () => [stop, fresh.stop].forEach((each) => each());
  }

  /** Measures recordings that have no soundscape, in the background. */
  fill(): Promise<void> {
    return this.#turn('soundscape.fill');
  }

  stop(): Promise<void> {
    return this.#turn('soundscape.stop');
  }

  async #turn(name: 'soundscape.filling' | 'soundscape.fill' | 'soundscape.stop'): Promise<void> {
    try {
      this.filling = (await this.#client.ask(name, {})).filling;
      this.refused = null;
    } catch (thrown) {
      this.refused = failureOf(thrown);
    }
  }

  /** Days of the station on show, newest first. */
  get ofStation(): SoundscapeDays['stations'][number] | null {
    const station = this.shown?.station ?? null;
    return this.days.value?.stations.find((each) => (each.station?.id ?? null) === station) ?? null;
  }

  /** The minute that is looked into; null where it was not recorded. */
  get moment(): Moment | null {
    const minute = this.minute;
    if (minute === null) return null;
    const strip = this.day.value?.strips.findLast(
      ({ startMinute, minutes }) => minute >= startMinute && minute < startMinute + minutes,
    );
    return strip === undefined ? null : { minute, strip, startSeconds: (minute - strip.startMinute) * 60 };
  }

  async open(wanted: { readonly station: StationId | 0 | null; readonly day: string | null }): Promise<void> {
    this.#wanted = wanted;
    await Promise.all([this.refresh(), this.#turn('soundscape.filling')]);
  }

  async refresh(): Promise<void> {
    await this.days.load(() => this.#client.ask('soundscape.days', {}));
    const next = this.#choose();
    if (JSON.stringify(next) !== JSON.stringify(this.shown)) this.minute = null;
    this.shown = next;
    if (next === null) return this.day.clear();
    await this.day.loadOne(JSON.stringify(next), () => this.#client.ask('soundscape.read', next));
  }

  #nearest(minute: number, within: number): number {
    const far = (each: number): number => Math.abs(each - minute);
    const near = (this.day.value?.indices.minute ?? []).filter((each) => far(each) <= within);
    return near.reduce((best, each) => (far(each) < far(best) ? each : best), near[0] ?? minute);
  }

  /** What the address asks for, or the last day of the first station that has one. */
  #choose(): Shown | null {
    const { station, day } = this.#wanted;
    const stations = this.days.value?.stations ?? [];
    const wanted = station === null ? stations[0] : stations.find((each) => (each.station?.id ?? 0) === station);
    const known = station === 0 ? null : (wanted?.station?.id ?? station);
    const shown = day ?? wanted?.days[0]?.day;
    return shown === undefined ? null : { station: known, day: shown };
  }

  /**
   * Looks into a minute of the day: what was detected in it is read.
   * @param within the recorded minute nearest to it is taken where none is farther away than this
   */
  async look(minute: number, within = 0): Promise<void> {
    this.minute = Math.min(1439, Math.max(0, this.#nearest(Math.round(minute), within)));
    const moment = this.moment;
    if (moment === null) return this.heard.clear();
    const { recording } = moment.strip;
    const [fromSeconds, toSeconds] = [moment.startSeconds, moment.startSeconds + 60];
    await this.heard.loadOne(`${recording} ${fromSeconds}`, async () => {
      return (await this.#client.ask('recording.heard', { recording, fromSeconds, toSeconds })).heard;
    });
  }
}

/** A minute of a recording as a media address calls it. */
export function stretchOf({ strip, startSeconds }: Moment): StretchId {
  return `r${strip.recording}-${startSeconds * 1000}-${(startSeconds + 60) * 1000}`;
}

/** `05:30` */
export function minuteWords(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
