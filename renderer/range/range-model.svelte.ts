import type { Failure } from '#contract/failure.ts';
import type { StationId } from '#contract/ids.ts';
import type { MatchedNames, RangeAnswer, SpeciesList, SpeciesWeeks } from '#contract/species.ts';
import type { Client } from '#contract/requests.ts';
import type { Species } from '#contract/species.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** Which species are to be expected: what is held back, the lists, and a list that is being made. */
export class RangeModel {
  readonly reading = new Reading<RangeAnswer>();
  readonly weeks = new Reading<readonly SpeciesWeeks[]>();
  station = $state<StationId | null>(null);
  kind = $state<SpeciesList['kind']>('include');
  text = $state('');
  matched = $state.raw<MatchedNames | null>(null);
  refused = $state.raw<Failure | null>(null);
  busy = $state(false);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** The list in force for what is chosen, if there is one. */
  get list(): SpeciesList | null {
    const { lists } = this.reading.value ?? { lists: [] };
    return lists.find(({ station, kind }) => station === this.station && kind === this.kind) ?? null;
  }

  async refresh(): Promise<void> {
    await this.reading.load(() => this.#client.ask('range.read', {}));
  }

  async openWeeks(species: string): Promise<void> {
    await this.weeks.loadOne(species, async () => (await this.#client.ask('range.weeks', { species })).places);
  }

  /** Looks up the names of the text; nothing is changed. */
  async match(): Promise<void> {
    await this.#act(async () => {
      this.matched = await this.#client.ask('list.match', { text: this.text });
    });
  }

  /** Takes a species for a name that matched nothing. */
  take(name: string, species: Species): void {
    if (this.matched === null) return;
    const others = this.matched.species.filter(({ code }) => code !== species.code);
    const unmatched = this.matched.unmatched.filter((each) => each.name !== name);
    this.matched = { species: [...others, species], unmatched };
  }

  async save(species: readonly Species[]): Promise<void> {
    await this.#act(async () => {
      const names = species.map(({ scientificName }) => scientificName);
      const { station, kind } = this;
      this.reading.take(await this.#client.ask('list.write', { station, kind, species: names }));
      this.matched = null;
      this.text = '';
    });
  }

  async #act(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refused = null;
    try {
      await act();
    } catch (thrown) {
      this.refused = failureOf(thrown);
    } finally {
      this.busy = false;
    }
  }
}
