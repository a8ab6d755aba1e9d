/** Items to draw of a long row of equal ones, `end` exclusive. */
export type Part = { readonly first: number; readonly end: number };

export type LongRow = {
  /** How far its beginning lies before the edge of the view, in CSS pixels. */
  readonly scrolled: number;
  /** Length of the view. */
  readonly view: number;
  /** Length of one item. */
  readonly size: number;
  readonly count: number;
  /** Items drawn beyond each edge, so that Tab and a quick turn of the wheel find some. */
  readonly spare?: number;
};

/** The part of a long row that is in view; there is at least one item where there are any. */
export function visiblePart({ scrolled, view, size, count, spare = 2 }: LongRow): Part {
  const first = Math.min(Math.max(0, Math.floor(scrolled / size) - spare), Math.max(0, count - 1));
  const end = Math.min(count, Math.max(first + 1, Math.ceil((scrolled + view) / size) + spare));
  return { first, end };
}
