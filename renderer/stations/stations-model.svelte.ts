import type { ClockAnswer, ClockChange, ClockPreview, FolderPlace } from '#contract/clock.ts';
import type { Failure } from '#contract/failure.ts';
import type { CorrectionId, FolderId, StationId } from '#contract/ids.ts';
import type { TimeSource } from '#contract/recordings.ts';
import type { Client } from '#contract/requests.ts';
import type {
  LinkPreview,
  Position,
  SiteFound,
  Station,
  StationDetails,
  StationLink,
  StationsAnswer,
} from '#contract/stations.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** Stations, and the clocks of the folders their recordings lie in. */
export class StationsModel {
  readonly reading = new Reading<StationsAnswer>();
  readonly clocks = new Reading<ClockAnswer>();
  refused = $state.raw<Failure | null>(null);
  /** The station that was removed last, until it is put back. */
  removed = $state.raw<Station | null>(null);
  /** Recordings are being given their places; with many of them it takes a while. */
  busy = $state(false);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Of the stations that have coordinates. */
  get positions(): readonly Position[] {
    return (this.reading.value?.stations ?? []).flatMap(({ position }) => position ?? []);
  }

  async refresh(): Promise<void> {
    await Promise.all([
      this.reading.load(() => this.#client.ask('stations.read', {})),
      this.clocks.load(() => this.#client.ask('clock.read', {})),
    ]);
  }

  /** The stations for a filter; read when nobody has asked for them yet. */
  async readOnce(): Promise<void> {
    const { value, loading } = this.reading;
    if (value === null && !loading) await this.reading.load(() => this.#client.ask('stations.read', {}));
  }

  write(station: StationId | null, details: StationDetails): Promise<boolean> {
    return this.#change(() => this.#client.ask('station.write', { station, details }));
  }

  async remove(station: StationId): Promise<boolean> {
    const known = this.reading.value?.stations.find(({ id }) => id === station) ?? null;
    const gone = await this.#change(() => this.#client.ask('station.remove', { station }));
    if (gone) this.removed = known;
    return gone;
  }

  /** Makes the station that was removed last again: its recordings find it by its links. */
  async putBack(): Promise<boolean> {
    if (this.removed === null) return false;
    const {
      id: _id,
      recordings: _recordings,
      recorderIds: _recorders,
      deploymentIds: _deployments,
      ...details
    } = this.removed;
    const made = await this.write(null, details);
    if (made) this.removed = null;
    return made;
  }

  make(folder: FolderId | null, pattern: string, names: readonly string[], zone: string): Promise<boolean> {
    return this.#change(() => this.#client.ask('stations.make', { folder, pattern, names, zone }));
  }

  /** @returns null when the link makes no sense yet. */
  async preview(name: string, link: StationLink): Promise<LinkPreview | null> {
    return this.#client.ask('station.preview', { name, link }).catch(() => null);
  }

  async sites(folder: FolderId | null, pattern: string): Promise<readonly SiteFound[] | null> {
    return this.#tried(async () => (await this.#client.ask('stations.sites', { folder, pattern })).sites);
  }

  previewClock(place: FolderPlace, change: ClockChange): Promise<ClockPreview | null> {
    return this.#tried(() => this.#client.ask('clock.preview', { place, change }));
  }

  correct(place: FolderPlace, change: ClockChange): Promise<boolean> {
    return this.#changeClock(() => this.#client.ask('clock.correct', { place, change }));
  }

  undo(correction: CorrectionId): Promise<boolean> {
    return this.#changeClock(() => this.#client.ask('clock.undo', { correction }));
  }

  setOrder(place: FolderPlace, order: readonly TimeSource[] | null): Promise<boolean> {
    return this.#changeClock(() => this.#client.ask('clock.order', { place, order }));
  }

  async #change(ask: () => Promise<StationsAnswer>): Promise<boolean> {
    const answer = await this.#tried(ask);
    if (answer === null) return false;
    this.reading.take(answer);
    await this.clocks.load(() => this.#client.ask('clock.read', {}));
    return true;
  }

  async #changeClock(ask: () => Promise<ClockAnswer>): Promise<boolean> {
    const answer = await this.#tried(ask);
    if (answer !== null) this.clocks.take(answer);
    return answer !== null;
  }

  /** What was asked, or null with the failure on show. */
  async #tried<T>(ask: () => Promise<T>): Promise<T | null> {
    this.busy = true;
    try {
      const answer = await ask();
      this.refused = null;
      return answer;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
