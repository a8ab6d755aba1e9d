import type { GalleryGroup } from '#contract/gallery.ts';

/** A day of the gallery and the place of its first card. */
type ScrubberDay = {
  readonly day: string | null;
  readonly first: number;
  /** A time on it is only the disk's. */
  readonly guessed: boolean;
};

export type ScrubberDays = {
  readonly days: readonly ScrubberDay[];
  readonly total: number;
  /** The first day of each month that has room for its name. */
  readonly months: readonly { readonly day: string; readonly first: number }[];
};

/** Names closer together than this share of the whole would overlap. */
const roomForName = 0.035;

/** Where the days of a gallery begin, in the order of its cards. */
export function scrubberDays(groups: readonly GalleryGroup[]): ScrubberDays {
  const days: ScrubberDay[] = [];
  let total = 0;
  for (const { count, of } of groups) {
    const known = of.kind === 'day' ? of : null;
    days.push({ day: known?.day ?? null, first: total, guessed: known?.guessed === true });
    total += count;
  }
  const months: { day: string; first: number }[] = [];
  for (const { day, first } of days) {
    const last = months.at(-1);
    const far = (first - (last?.first ?? Number.NEGATIVE_INFINITY)) / Math.max(1, total);
    if (day !== null && day.slice(0, 7) !== last?.day.slice(0, 7) && far >= roomForName) months.push({ day, first });
  }
  return { days, total, months };
}

/** The day of a card. */
export function dayAt({ days }: ScrubberDays, index: number): ScrubberDay {
  return days.findLast(({ first }) => first <= index) ?? { day: null, first: 0, guessed: false };
}
