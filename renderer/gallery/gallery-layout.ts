/** All lengths in CSS pixels. */
export type GalleryLayout = {
  readonly columns: number;
  readonly rowHeight: number;
  /** Items that fit; fewer than the total only beyond what a browser can scroll. */
  readonly shown: number;
  readonly height: number;
};

export type GallerySpace = {
  readonly width: number;
  readonly total: number;
  readonly minCardWidth: number;
  /** Height of the words under a picture. */
  readonly wordsHeight: number;
  readonly gap: number;
};

/** Browsers stop scrolling at about 33 million pixels; stay well below, also when zoomed. */
export const tallest = 12_000_000;

export function galleryLayout({ width, total, minCardWidth, wordsHeight, gap }: GallerySpace): GalleryLayout {
  const columns = Math.max(1, Math.floor((width + gap) / (minCardWidth + gap)));
  const cardWidth = (width - gap * (columns - 1)) / columns;
  const rowHeight = Math.round(cardWidth + wordsHeight + gap);
  const rows = Math.min(Math.ceil(total / columns), Math.floor(tallest / rowHeight));
  return { columns, rowHeight, shown: Math.min(total, rows * columns), height: Math.max(0, rows * rowHeight - gap) };
}

/** The items to draw, end exclusive, and how far down their first row begins. */
export type GalleryWindow = { readonly first: number; readonly end: number; readonly top: number };

/** @param scrolled how far the top of the grid lies above the top of the view; negative while it is still below. */
export function galleryWindow(
  layout: GalleryLayout,
  scrolled: number,
  viewHeight: number,
  spareRows = 2,
): GalleryWindow {
  const firstRow = Math.max(0, Math.floor(scrolled / layout.rowHeight) - spareRows);
  const endRow = Math.max(0, Math.ceil((scrolled + viewHeight) / layout.rowHeight) + spareRows);
  const first = Math.min(firstRow * layout.columns, Math.max(0, layout.shown - 1));
  return {
    first: first - (first % layout.columns),
    end: Math.min(layout.shown, endRow * layout.columns),
    top: firstRow * layout.rowHeight,
  };
}

/** One group of the gallery: a heading and the rows of its cards below it. */
type GroupPlace = {
  readonly group: number;
  /** Place of its first card in the whole gallery. */
  readonly first: number;
  /** Cards that fit. */
  readonly shown: number;
  readonly top: number;
  readonly height: number;
};

export type GroupedLayout = Pick<GalleryLayout, 'columns' | 'rowHeight' | 'shown' | 'height'> & {
  readonly headHeight: number;
  readonly places: readonly GroupPlace[];
};

/**
 * The groups one below the other.
 * @param counts cards of each group
 * @param headHeight what a heading takes, in CSS pixels
 */
export function groupedLayout(
  counts: readonly number[],
  { headHeight, ...space }: Omit<GallerySpace, 'total'> & { readonly headHeight: number },
): GroupedLayout {
  const { columns, rowHeight } = galleryLayout({ ...space, total: 1 });
  const places: GroupPlace[] = [];
  let [top, first, shown] = [0, 0, 0];
  for (const [group, count] of counts.entries()) {
    const rows = Math.min(Math.ceil(count / columns), Math.floor((tallest - top - headHeight) / rowHeight));
    if (rows < 1) break;
    const fits = Math.min(count, rows * columns);
    const height = headHeight + rows * rowHeight;
    places.push({ group, first, shown: fits, top, height });
    [top, first, shown] = [top + height, first + count, shown + fits];
  }
  return { columns, rowHeight, headHeight, places, shown, height: top };
}

/** The part of a group that is drawn: cards of the whole gallery, end exclusive, and how far down in the group they begin. */
export type GroupWindow = GroupPlace & { readonly from: number; readonly end: number; readonly cardsTop: number };

/** @param scrolled how far the top of the grid lies above the top of the view. */
export function groupedWindow(
  layout: GroupedLayout,
  scrolled: number,
  viewHeight: number,
  spareRows = 2,
): readonly GroupWindow[] {
  const { columns, rowHeight, headHeight, places } = layout;
  const spare = spareRows * rowHeight;
  const [high, low] = [scrolled - spare, scrolled + viewHeight + spare];
  return places
    .slice(firstReaching(places, high))
    .filter(({ top }, step) => step === 0 || top < low)
    .map((place) => {
      const cards = place.top + headHeight;
      const firstRow = Math.max(0, Math.floor((high - cards) / rowHeight));
      const endRow = Math.max(0, Math.ceil((low - cards) / rowHeight));
      return {
        ...place,
        from: place.first + Math.min(firstRow * columns, place.shown),
        end: place.first + Math.min(endRow * columns, place.shown),
        cardsTop: headHeight + firstRow * rowHeight,
      };
    });
}

/** The first group that ends below a height, by halving: there may be thousands. */
function firstReaching(places: readonly GroupPlace[], height: number): number {
  let [low, high] = [0, Math.max(0, places.length - 1)];
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place !== undefined && place.top + place.height < height) low = middle + 1;
    else high = middle;
  }
  return low;
}
