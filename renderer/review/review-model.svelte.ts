import { SvelteMap } from 'svelte/reactivity';
import type { Failure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Species } from '#contract/species.ts';
import type { Ask, Client } from '#contract/requests.ts';
import type { DetectionFilter, Verdict } from '#contract/detections.ts';
import type { ReviewChange } from '#contract/review.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';
import { favourStep, listedStep, namingStep, selectionStep, type Step, type Written } from './review-step.ts';

export type ReviewCommand = 'reviewed' | 'undone' | 'redone';
type Hear = (written: Written, command: ReviewCommand) => void;

/**
 * A person's verdicts and the way back from each of them, as long as the window is open. Steps count from the moment a
 * key is pressed; they are written one after the other behind it, so that no press waits for the one before.
 */
export class ReviewModel {
  readonly labels = new Reading<readonly Species[]>();
  /** The same, and those of every installed model and of the world: what a picker offers. */
  readonly every = new Reading<readonly Species[]>();
  /** What was given lately, the last one first. */
  recent = $state.raw<readonly Species[]>([]);
  /** Why the last verdict was refused. */
  refused = $state.raw<Failure | null>(null);
  /** What happened last, for a status line: how many detections, and by which way. */
  last = $state.raw<{ readonly kind: ReviewCommand; readonly count: number } | null>(null);
  /** How far an action on everything selected is, in detections. */
  running = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  /** Verdicts that were given and are not written yet. */
  readonly #expected = new SvelteMap<DetectionId, Verdict | null>();
  #done = $state.raw<readonly Step[]>([]);
  #undone = $state.raw<readonly Step[]>([]);
  #refusedSteps = $state.raw<readonly Step[]>([]);
  #waiting = $state(0);
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

  get saving(): boolean {
    return this.#waiting > 0;
  }

  /** What undo would go back to: the first detection of the last step. */
  get lastDetection(): DetectionId | null {
    return this.#done.at(-1)?.detections[0] ?? null;
  }

  /** Whether the last step named a stretch. */
  get hasNamed(): boolean {
    return this.#done.at(-1)?.named === true;
  }

  /** The verdict that was given and is still being written; undefined where there is none. */
  expected(detection: DetectionId): Verdict | null | undefined {
    return this.#expected.get(detection);
  }

  /** Says after each change that was written how the detections are reviewed now. Returns the unsubscribe. */
  onJudged(hear: Hear): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  /** Reads the labels once; they change only with the model pack. */
  async openLabels(): Promise<void> {
    if (this.labels.value !== null || this.labels.loading) return;
    await this.labels.load(async () => (await this.#client.ask('labels.read', {})).labels);
  }

  /** Reads all labels there are, once; it takes a moment, and the picker has the known ones meanwhile. */
  async openEveryLabel(): Promise<void> {
    if (this.every.value !== null || this.every.loading) return;
    await this.every.load(async () => (await this.#client.ask('labels.all', {})).labels);
  }

  /** A label that was given: the picker offers it first from now on. */
  remember(label: Species): void {
    this.recent = [label, ...this.recent.filter(({ code }) => code !== label.code)].slice(0, 8);
  }

  /** Makes a label of a person's own; one of that name is given back. */
  async addLabel(name: string): Promise<Species> {
    const { label } = await this.#client.ask('label.add', { name });
    const known = this.every.value ?? [];
    if (known.every(({ code }) => code !== label.code)) this.every.take([label, ...known]);
    return label;
  }

  /** Takes a verdict at once; resolves with whether it is written. */
  saveVerdict(detections: readonly DetectionId[], change: ReviewChange): Promise<boolean> {
    if (detections.length === 0) return Promise.resolve(false);
    return this.#take(listedStep(this.#client, detections, change));
  }

  /** Says what is heard in stretches of recordings, where no detection may be; resolves with whether it is written. */
  nameStretches(naming: Ask<'clips.name'>): Promise<boolean> {
    return this.#take(namingStep(this.#client, naming));
  }

  /** A verdict on everything under a filter; resolves with whether it is written. */
  saveSelection(filter: DetectionFilter, change: ReviewChange): Promise<boolean> {
    return this.#take(selectionStep(this.#client, filter, change));
  }

  /** Everything under a filter becomes a favourite, or no longer; a step like a verdict. */
  favourSelection(filter: DetectionFilter, favourite: boolean): Promise<boolean> {
    return this.#take(favourStep(this.#client, filter, favourite));
  }

  /** Says how far an action on everything selected is. Returns the unsubscribe. */
  start(): () => void {
    return this.#client.on('selection.progress', (progress) => {
      if (this.#waiting > 0) this.running = progress;
    });
  }

  /** Stops an action on everything selected; what it has done can be undone. */
  async stop(): Promise<void> {
    await this.#client.ask('selection.stop', {});
  }

  undo(): Promise<boolean> {
    const step = this.#done.at(-1);
    if (step === undefined) return Promise.resolve(false);
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, step];
    this.#forget(step);
    return this.#inTurn('undone', step, () => step.undo());
  }

  redo(): Promise<boolean> {
    const step = this.#undone.at(-1);
    if (step === undefined) return Promise.resolve(false);
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, step];
    return this.#inTurn('redone', step, () => step.redo());
  }

  /** Writes again what was refused, in the order in which it was given. */
  async retry(): Promise<void> {
    const steps = this.#refusedSteps;
    this.#refusedSteps = [];
    this.refused = null;
    await Promise.all(steps.map((step) => this.#take(step)));
  }

  #take(step: Step): Promise<boolean> {
    this.#done = [...this.#done, step];
    this.#undone = [];
    if (step.verdict !== undefined) for (const id of step.detections) this.#expected.set(id, step.verdict);
    return this.#inTurn('reviewed', step, () => step.write());
  }

  /** One after the other in the order of the keys, however quickly they are pressed; none is lost. */
  #inTurn(kind: ReviewCommand, step: Step, send: () => Promise<Written | null>): Promise<boolean> {
    this.#waiting += 1;
    const turn = this.#turn.then(() => this.#save(kind, step, send));
    this.#turn = turn;
    return turn;
  }

  async #save(kind: ReviewCommand, step: Step, send: () => Promise<Written | null>): Promise<boolean> {
    try {
      const written = await send();
      if (written === null) return false;
      if (this.#refusedSteps.length === 0) this.refused = null;
      this.last = { kind, count: written.count };
      for (const hear of [...this.#hearers]) hear(written, kind);
      return true;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      this.#takeOut(step, kind);
      this.#forget(step);
      return false;
    } finally {
      this.#waiting -= 1;
      this.running = null;
      if (this.#waiting === 0) this.#expected.clear();
    }
  }

  /** A refused verdict is no step to go back to; a refused undo or redo stays where it was. */
  #takeOut(step: Step, kind: ReviewCommand): void {
    const without = (steps: readonly Step[]): readonly Step[] => steps.filter((each) => each !== step);
    if (kind === 'reviewed') {
      this.#done = without(this.#done);
      this.#undone = without(this.#undone);
      this.#refusedSteps = [...this.#refusedSteps, step];
    } else if (kind === 'undone' && this.#undone.includes(step)) {
      this.#undone = without(this.#undone);
      this.#done = [...this.#done, step];
    } else if (kind === 'redone' && this.#done.includes(step)) {
      this.#done = without(this.#done);
      this.#undone = [...this.#undone, step];
    }
  }

  /** What the engine says of these detections is shown again. */
  #forget(step: Step): void {
    for (const id of step.detections) this.#expected.delete(id);
  }
}
