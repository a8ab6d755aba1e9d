import type { Verdict } from '#contract/detections.ts';
import { firstQuickKey } from './quick-labels.svelte.ts';

export type ReviewAction =
  | Verdict
  | 'take-back'
  | 'previous'
  | 'next'
  | 'play'
  | 'undo'
  | 'redo'
  | 'relabel'
  | 'call-type'
  | 'individuals'
  | 'comment'
  | 'tag'
  | 'choose'
  /** Another species by its key, 4 to 9. */
  | { readonly label: number };

const keys: Readonly<Record<string, ReviewAction>> = {
  ...Object.fromEntries([4, 5, 6, 7, 8, 9].map((key) => [key, { label: key - firstQuickKey }])),
  '1': 'confirmed',
  c: 'confirmed',
  '2': 'rejected',
  x: 'rejected',
  '3': 'unsure',
  u: 'unsure',
  '0': 'take-back',
  backspace: 'take-back',
  arrowleft: 'previous',
  arrowup: 'previous',
  k: 'previous',
  arrowright: 'next',
  arrowdown: 'next',
  j: 'next',
  ' ': 'play',
  z: 'undo',
  y: 'redo',
  r: 'relabel',
  '/': 'relabel',
  t: 'call-type',
  n: 'individuals',
  m: 'comment',
  '#': 'tag',
  s: 'choose',
};

type Press = {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
  readonly target: unknown;
};

/** The element's own keys come first: text is typed, a focused button is pressed by the space bar, a slider moved by arrows. */
function taken(target: unknown, key: string): boolean {
  if (typeof target !== 'object' || target === null || !('closest' in target)) return false;
  const closest = target.closest;
  if (typeof closest !== 'function') return false;
  const inside = (selector: string): boolean => closest.call(target, selector) !== null;
  if (inside('input:not([type=checkbox]), textarea, select, [contenteditable], [role=listbox]')) return true;
  if (key === ' ') return inside('button, a, summary, input');
  return key.startsWith('arrow') && inside('[role=slider]');
}

/** What a key means in a review, or null. Ctrl or Cmd with Z and Y work as everywhere. */
export function reviewKey(press: Press): ReviewAction | null {
  const key = press.key.toLowerCase();
  if (press.altKey || taken(press.target, key)) return null;
  if (press.ctrlKey || press.metaKey) {
    if (key === 'z') return press.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  if (key === 'z' && press.shiftKey) return 'redo';
  const action = keys[key] ?? null;
  // Held down, keys move through the list and do nothing else.
  return press.repeat && action !== 'next' && action !== 'previous' ? null : action;
}
