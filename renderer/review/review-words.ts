import type { Message } from '../shared/i18n/t.ts';
import type { ReviewOrder, SampleKind } from '#contract/review.ts';
import type { Verdict } from '#contract/detections.ts';

/** Everything the review says, in one place; `callTypes` are kept as they are written, in every language. */
export const reviewWords = {
  title: 'Review',
  intro: 'Confirm or correct each detection. The original prediction is always kept.',
  nothing: 'There is nothing to review under these filters',
  nothingWhy: 'Widen the filters, or wait until more recordings are analysed.',
  loading: 'Looking for detections …',
  saving: 'Saving …',
  undo: 'Undo',
  redo: 'Redo',
  keys: 'Keys',
  autoplay: 'Auto-play',
  goOn: 'Auto-advance',
  relabel: 'Another species',
  relabelHint: 'Type a common, scientific or code name',
  machineSaid: 'The machine said',
  backToMachine: 'Back to the machine’s label',
  callType: 'Call type',
  callTypes: ['song', 'call', 'alarm call', 'flight call', 'begging', 'drumming', 'duet'],
  individuals: 'Individuals',
  comment: 'Comment',
  takeBack: 'Clear',
  noVerdict: 'Give a verdict first: comment, call type and count are kept with it.',
  selectAll: 'Select all',
  selectNone: 'Select none',
  openClip: 'Clip page',
  sample: 'Sample',
  drawSample: 'Review a random sample',
  removeSample: 'Delete this sample',
  sampleWhy:
    'A random sample estimates precision. Review all of it, and the threshold page shows the precision of every threshold.',
  threshold: 'Threshold and precision',
} as const satisfies Readonly<Record<string, Message | readonly string[]>>;

export const verdictWords: Readonly<Record<Verdict, Message>> = {
  confirmed: 'Confirm',
  rejected: 'Reject',
  unsure: 'Unsure',
};

export const reviewedWords: Readonly<Record<Verdict, Message>> = {
  confirmed: 'Confirmed',
  rejected: 'Rejected',
  unsure: 'Marked unsure',
};

export const orderWords: readonly { readonly value: ReviewOrder; readonly label: Message }[] = [
  { value: 'best-score', label: 'Best score first' },
  { value: 'lowest-score', label: 'Lowest score first' },
  { value: 'oldest-heard', label: 'Oldest first' },
  { value: 'newest-heard', label: 'Newest first' },
  { value: 'species', label: 'Species by species' },
];

export const sampleKindWords: readonly { readonly value: SampleKind; readonly label: Message }[] = [
  { value: 'random', label: 'Random: every detection has the same chance' },
  { value: 'stratified', label: 'Stratified: evenly over species and scores' },
];
