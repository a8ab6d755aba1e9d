import type { DetectionFilter, Verdict } from '#contract/detections.ts';
import type { DetectionId, SelectionStepId } from '#contract/ids.ts';
import type { Ask, Client } from '#contract/requests.ts';
import type { ReviewChange, ReviewState } from '#contract/review.ts';

/** What was written: state by state, or, of everything under a filter, how many. */
export type Written = {
  readonly before: readonly ReviewState[];
  readonly after: readonly ReviewState[];
  readonly count: number;
  /** More than is told state by state. */
  readonly many: boolean;
  /** Detections may have come or gone with it. */
  readonly named?: boolean;
};

/** One press of a key, and the way back from it. */
export type Step = {
  /** What it is about, as far as that is listed. */
  readonly detections: readonly DetectionId[];
  /** Whether stretches were named, in which nothing may have been detected. */
  readonly named?: boolean;
  /** The verdict that is shown until it is written. */
  readonly verdict: Verdict | null | undefined;
  write(): Promise<Written>;
  /** null where nothing was written. */
  undo(): Promise<Written | null>;
  redo(): Promise<Written>;
};

/** Verdicts on detections that are listed. */
export function listedStep(client: Client, detections: readonly DetectionId[], change: ReviewChange): Step {
  const write = (): Promise<States> => client.ask('review.change', { detections: [...detections], change });
  return { detections, verdict: change.verdict, ...restoring(client, write, false) };
}

/** What is heard in stretches of recordings. */
export function namingStep(client: Client, naming: Ask<'clips.name'>): Step {
  const write = (): Promise<States> => client.ask('clips.name', naming);
  return { detections: [], verdict: undefined, named: true, ...restoring(client, write, true) };
}

type States = Pick<Written, 'before' | 'after'>;

/** A step whose states are told one by one, and put back one by one. */
function restoring(
  client: Client,
  first: () => Promise<States>,
  named: boolean,
): Pick<Step, 'write' | 'undo' | 'redo'> {
  let before: readonly ReviewState[] | null = null;
  let after: readonly ReviewState[] | null = null;
  const put = async (states: readonly ReviewState[]): Promise<Written> =>
    listed(await client.ask('review.restore', { states: [...states] }), named);
  const write = async (): Promise<Written> => {
    const written = await first();
    ({ before, after } = written);
    return listed(written, named);
  };
  return {
    write,
    undo: async () => (before === null ? null : put(before)),
    redo: () => (after === null ? write() : put(after)),
  };
}

/** Of a verdict that was cleared, too, a detection of a person's own may be gone. */
const listed = ({ before, after }: States, named: boolean): Written => ({
  before,
  after,
  count: after.length,
  many: false,
  named: named || after.some(({ review }) => review === null),
});

/** A verdict on everything under a filter. */
export function selectionStep(client: Client, filter: DetectionFilter, change: ReviewChange): Step {
  let last: SelectionStepId | null = null;
  const taken = ({ step, count }: { readonly step: SelectionStepId; readonly count: number }): Written => {
    last = step;
    return { before: [], after: [], count, many: true };
  };
  const write = async (): Promise<Written> => taken(await client.ask('selection.review', { filter, change }));
  const turn = async (): Promise<Written | null> =>
    last === null ? null : taken(await client.ask('selection.undo', { step: last }));
  return { detections: [], verdict: undefined, write, undo: turn, redo: async () => (await turn()) ?? write() };
}

/** Everything under a filter as favourites, or no longer. */
export function favourStep(client: Client, filter: DetectionFilter, favourite: boolean): Step {
  let changed: readonly DetectionId[] = [];
  const told = (): Written => ({ before: [], after: [], count: changed.length, many: true });
  const set = async (on: boolean): Promise<Written> => {
    await client.ask('favourites.set', { detections: [...changed], favourite: on });
    return told();
  };
  const write = async (): Promise<Written> => {
    changed = (await client.ask('selection.favour', { filter, favourite })).detections;
    return told();
  };
  return { detections: [], verdict: undefined, write, undo: () => set(!favourite), redo: () => set(favourite) };
}
