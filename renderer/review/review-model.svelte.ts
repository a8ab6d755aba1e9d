import type { Failure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Species } from '#contract/species.ts';
import type { Client } from '#contract/requests.ts';
import type { ReviewChange, ReviewState } from '#contract/review.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

type Step = { readonly before: readonly ReviewState[]; readonly after: readonly ReviewState[] };
type Command = 'reviewed' | 'undone' | 'redone';
type Hear = (states: readonly ReviewState[], action: Command) => void;

/** A person's verdicts and the way back from each of them, as long as the window is open. */
export class ReviewModel {
  readonly labels = new Reading<readonly Species[]>();
  /** Why the last verdict was refused. */
  refused = $state.raw<Failure | null>(null);
  saving = $state(false);
  /** What happened last, for a status line: how many detections, and by which way. */
  last = $state.raw<{ readonly kind: Command; readonly count: number } | null>(null);
  #done = $state.raw<readonly Step[]>([]);
  #undone = $state.raw<readonly Step[]>([]);
  readonly #client: Client;
  readonly #hearers = new Set<Hear>();
  #turn: Promise<boolean> = Promise.resolve(true);

  constructor(client: Client) {
    this.#client = client;
  }

  get undoable(): number {
    return this.#done.length;
  }

  get redoable(): number {
    return this.#undone.length;
  }

  /** Says after each change how the detections are judged now. Returns the unsubscribe. */
  onJudged(hear: Hear): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  /** Reads the labels once; they change only with the model pack. */
  async openLabels(): Promise<void> {
    if (this.labels.value !== null || this.labels.loading) return;
    await this.labels.load(async () => (await this.#client.ask('labels.read', {})).labels);
  }

  saveVerdict(detections: readonly DetectionId[], change: ReviewChange): Promise<boolean> {
    return this.#inTurn('reviewed', async () => {
      if (detections.length === 0) return null;
      const step = await this.#client.ask('review.change', { detections, change });
      this.#done = [...this.#done, step];
      this.#undone = [];
      return step.after;
    });
  }

  undo(): Promise<boolean> {
    return this.#inTurn('undone', async () => {
      const step = this.#done.at(-1);
      if (step === undefined) return null;
      const { after } = await this.#client.ask('review.restore', { states: step.before });
      this.#done = this.#done.slice(0, -1);
      this.#undone = [...this.#undone, step];
      return after;
    });
  }

  redo(): Promise<boolean> {
    return this.#inTurn('redone', async () => {
      const step = this.#undone.at(-1);
      if (step === undefined) return null;
      const { after } = await this.#client.ask('review.restore', { states: step.after });
      this.#undone = this.#undone.slice(0, -1);
      this.#done = [...this.#done, step];
      return after;
    });
  }

  /** One after the other in the order of the keys, however quickly they are pressed; none is lost. */
  #inTurn(kind: Command, send: () => Promise<readonly ReviewState[] | null>): Promise<boolean> {
    const turn = this.#turn.then(() => this.#save(kind, send));
    this.#turn = turn;
    return turn;
  }

  async #save(kind: Command, send: () => Promise<readonly ReviewState[] | null>): Promise<boolean> {
    this.saving = true;
    try {
      const states = await send();
      if (states === null) return false;
      this.refused = null;
      this.last = { kind, count: states.length };
      for (const hear of [...this.#hearers]) hear(states, kind);
      return true;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      return false;
    } finally {
      this.saving = false;
    }
  }
}
