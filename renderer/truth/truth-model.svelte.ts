import type { AnnotationSetId } from '#contract/ids.ts';
import type { AnnotationKind, AnnotationSet, BroughtTable, ImportedTable } from '#contract/search/annotations.ts';
import type { Client } from '#contract/requests.ts';
import type { Agreement, ModelRater, Rater, TruthAnswer } from '#contract/search/truth.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** What is to be imported, and how. */
export type Wanted = {
  readonly kind: AnnotationKind;
  readonly name: string;
  readonly sounds: string | null;
};

/** Tables of other programs, and what a model and others are worth by them. */
export class TruthModel {
  readonly sets = new Reading<readonly AnnotationSet[]>();
  readonly models = new Reading<readonly ModelRater[]>();
  /** What came of the tables that were imported last. */
  readonly imported = new Reading<readonly ImportedTable[]>();
  readonly measured = new Reading<TruthAnswer>();
  readonly agreed = new Reading<Agreement>();
  /** What is measured and compared. */
  truth = $state.raw<AnnotationSetId | null>(null);
  /** What is held against it; null: the model by which recordings are shown. */
  of = $state.raw<Rater | null>(null);
  one = $state.raw<Rater | null>(null);
  other = $state.raw<Rater | null>(null);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async refresh(): Promise<void> {
    await Promise.all([
      this.sets.load(async () => (await this.#client.ask('annotations.read', {})).sets),
      this.models.load(async () => (await this.#client.ask('truth.raters', {})).models),
    ]);
    await this.#showFirst();
  }

  /** What there is to see is on show without a press. */
  async #showFirst(): Promise<void> {
    const [sets, models] = [this.sets.value ?? [], this.models.value ?? []];
    const truth = sets.find(({ kind }) => kind === 'annotations');
    if (truth !== undefined && sets.every(({ id }) => id !== this.truth)) await this.measure(truth.id);
    const own = models.find(({ inUse }) => inUse);
    const others: readonly Rater[] = [
      ...sets.map(({ id }): Rater => ({ kind: 'set', set: id })),
      ...models.filter(({ inUse }) => !inUse).map(({ hash }): Rater => ({ kind: 'pack', hash })),
    ];
    const [other] = others;
    if (this.one === null && own !== undefined && other !== undefined)
      await this.compare({ kind: 'pack', hash: own.hash }, other);
  }

  /** One request a table: each may be as large as a request is. */
  async take(tables: readonly BroughtTable[], { kind, name, sounds }: Wanted): Promise<void> {
    let set: AnnotationSet | null = null;
    await this.imported.load(async () => {
      const taken: ImportedTable[] = [];
      for (const table of tables) {
        const answer = await this.#client.ask('annotations.import', { tables: [table], kind, name, sounds });
        taken.push(...answer.tables);
        set = answer.set ?? set;
      }
      return taken;
    });
    await this.refresh();
    if (set !== null) await this.#showNew(set);
  }

  /** What was imported just now is what is to be looked at. */
  async #showNew({ id, kind }: AnnotationSet): Promise<void> {
    if (kind === 'annotations') {
      await this.measure(id);
      return;
    }
    const own = this.models.value?.find(({ inUse }) => inUse);
    if (own !== undefined) await this.compare({ kind: 'pack', hash: own.hash }, { kind: 'set', set: id });
  }

  async remove(set: AnnotationSetId): Promise<void> {
    await this.sets.load(async () => (await this.#client.ask('annotations.remove', { set })).sets);
    if (this.of?.kind === 'set' && this.of.set === set) this.of = null;
    if (this.truth === set) {
      this.truth = null;
      this.measured.clear();
    }
    for (const rater of [this.one, this.other]) {
      if (rater?.kind !== 'set' || rater.set !== set) continue;
      [this.one, this.other] = [null, null];
      this.agreed.clear();
    }
    await this.#showFirst();
  }

  async measure(set: AnnotationSetId, of = this.of): Promise<void> {
    [this.truth, this.of] = [set, of];
    const key = JSON.stringify([set, of]);
    const ask = { truth: { kind: 'set', set }, ...(of !== null && { of }) } as const;
    await this.measured.loadOne(key, () => this.#client.ask('truth.measure', ask));
  }

  async compare(one: Rater, other: Rater): Promise<void> {
    [this.one, this.other] = [one, other];
    const key = JSON.stringify([one, other]);
    await this.agreed.loadOne(key, () => this.#client.ask('truth.agree', { one, other, threshold: null }));
  }
}
