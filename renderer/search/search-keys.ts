import type { Verdict } from '#contract/detections.ts';
import { isTyping } from '../shared/keys/keys.ts';

export type SearchAction = Verdict | 'previous' | 'next' | 'play' | 'choose' | 'similar' | 'relabel' | 'undo';

const keys: Readonly<Record<string, SearchAction>> = {
  '1': 'confirmed',
  c: 'confirmed',
  '2': 'rejected',
  x: 'rejected',
  '3': 'unsure',
  u: 'unsure',
  arrowleft: 'previous',
  k: 'previous',
  arrowright: 'next',
  j: 'next',
  ' ': 'play',
  s: 'choose',
  l: 'similar',
  r: 'relabel',
  z: 'undo',
  '/': 'relabel',
};

/** What a key means in the search, or null. */
export function searchKey(event: KeyboardEvent): SearchAction | null {
  const { key, altKey, ctrlKey, metaKey, repeat, target } = event;
  if (altKey || ctrlKey || metaKey || event.defaultPrevented || isTyping(target)) return null;
  const isButton = target instanceof HTMLElement && target.closest('button, a, summary') !== null;
  if (key === ' ' && isButton) return null;
  const action = keys[key.toLowerCase()] ?? null;
  return repeat && action !== 'next' && action !== 'previous' ? null : action;
}
