import type { Verdict } from '#contract/recordings.ts';

export type ClipAction = Verdict | 'previous' | 'next' | 'play';

const keys: Readonly<Record<string, ClipAction>> = {
  '1': 'confirmed',
  c: 'confirmed',
  '2': 'rejected',
  x: 'rejected',
  '3': 'unsure',
  u: 'unsure',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ' ': 'play',
};

type Press = {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly target: unknown;
};

/** The element's own keys come first: text is typed, a focused button is pressed by the space bar, a slider moved by arrows. */
function taken(target: unknown, key: string): boolean {
  if (typeof target !== 'object' || target === null || !('closest' in target)) return false;
  const closest = target.closest;
  if (typeof closest !== 'function') return false;
  const inside = (selector: string): boolean => closest.call(target, selector) !== null;
  if (inside('input, textarea, select, [contenteditable]')) return true;
  if (key === ' ') return inside('button, a, summary');
  return key.startsWith('Arrow') && inside('[role=slider]');
}

/** What a key means on the clip page, or null. */
export function clipKey(press: Press): ClipAction | null {
  if (press.altKey || press.ctrlKey || press.metaKey || press.repeat) return null;
  return taken(press.target, press.key) ? null : (keys[press.key] ?? null);
}
