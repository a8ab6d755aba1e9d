import { decimalWords } from '#renderer/shared/words/numbers.ts';
import type { HeardNearby } from '#contract/clip.ts';
import type { DetectionId } from '#contract/ids.ts';
import { t } from '../shared/i18n/t.ts';

type Span = { readonly startSeconds: number; readonly endSeconds: number };

const nearSeconds = 60;
const mostShown = 12;

/** Seconds between two stretches: negative before, positive after, 0 where they touch. */
export function secondsAway(from: Span, to: Span): number {
  if (to.endSeconds < from.startSeconds) return to.endSeconds - from.startSeconds;
  return Math.max(0, to.startSeconds - from.endSeconds);
}

/** The nearest others within a minute, in the order of time. */
export function within(
  detection: Span & { readonly id: DetectionId },
  nearby: readonly HeardNearby[],
): readonly HeardNearby[] {
  return nearest(
    detection,
    nearby.filter((each) => each.detection !== detection.id),
  );
}

/** The nearest within a minute, in the order of time. */
export function nearest<T extends Span>(detection: Span, nearby: readonly T[]): readonly T[] {
  return nearby
    .filter((each) => Math.abs(secondsAway(detection, each)) <= nearSeconds)
    .toSorted((a, b) => Math.abs(secondsAway(detection, a)) - Math.abs(secondsAway(detection, b)))
    .slice(0, mostShown)
    .toSorted((a, b) => a.startSeconds - b.startSeconds);
}

export function awayWords(from: Span, to: Span): string {
  const away = secondsAway(from, to);
  if (away === 0) return t('at the same time');
  const seconds = decimalWords(Math.abs(away), 1);
  return away < 0 ? t('{{seconds}} s before', { seconds }) : t('{{seconds}} s after', { seconds });
}
