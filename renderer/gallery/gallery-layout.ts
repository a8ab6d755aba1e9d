/** All lengths in CSS pixels. */
export type GalleryLayout = {
  readonly columns: number;
  readonly rowHeight: number;
  readonly shown: number;
  /** What the list takes in the page, which no browser may be asked to scroll farther than. */
  readonly height: number;
  /** What it would take at full length; beyond `height` the scroll bar moves the rows by more than it moves itself. */
  readonly fullHeight: number;
};

export type GallerySpace = {
  readonly width: number;
  readonly total: number;
  readonly minCardWidth: number;
  /** Height of the words under a picture. */
  readonly wordsHeight: number;
  readonly gap: number;
};

/** Browsers stop scrolling at about 17 million pixels; stay well below, also when zoomed. */
export const tallest = 12_000_000;

export function galleryLayout({ width, total, minCardWidth, wordsHeight, gap }: GallerySpace): GalleryLayout {
  const columns = Math.max(1, Math.floor((width + gap) / (minCardWidth + gap)));
  const cardWidth = (width - gap * (columns - 1)) / columns;
  const rowHeight = Math.round(cardWidth + wordsHeight + gap);
  const fullHeight = Math.max(0, Math.ceil(total / columns) * rowHeight - gap);
  return { columns, rowHeight, shown: total, height: Math.min(tallest, fullHeight), fullHeight };
}

/** Rows drawn beyond each edge of the view. */
export const spareRows = 2;

export type Heights = Pick<GalleryLayout, 'height' | 'fullHeight'>;

/** Near its ends a long list moves as far as it is scrolled, so that both are reached as in any other. */
const edge = 200_000;

/** Of a list that is longer than the page: where it begins to move faster than it is scrolled and where it ends to, and how much. */
function middleOf({ height, fullHeight }: Heights, viewHeight: number): { from: number; upTo: number; times: number } {
  const from = Math.min(edge, height / 4);
  const upTo = Math.max(from + 1, height - viewHeight - from);
  return { from, upTo, times: (upTo - from + fullHeight - height) / (upTo - from) };
}

/**
 * How much farther down in the full list the top of the view lies than the page is scrolled, where the scroll bar was moved there.
 * @param scrolled how far the list's top lies above the view's
 */
export function shiftAt(heights: Heights, scrolled: number, viewHeight: number): number {
  if (heights.fullHeight <= heights.height) return 0;
  const { from, upTo, times } = middleOf(heights, viewHeight);
  return (Math.min(upTo, Math.max(from, scrolled)) - from) * (times - 1);
}

/** The way back: how far the list must be scrolled for this height of the full list to be at the top of the view. */
export function scrolledTo(heights: Heights, top: number, viewHeight: number): number {
  if (heights.fullHeight <= heights.height) return top;
  const { from, upTo, times } = middleOf(heights, viewHeight);
  const inMiddle = Math.min(upTo - from, Math.max(0, top - from) / times);
  return top - inMiddle * (times - 1);
}

/** The items to draw, end exclusive, and how far down in the list their first row is drawn. */
export type GalleryWindow = { readonly first: number; readonly end: number; readonly top: number };

/**
 * @param scrolled how far the top of the grid lies above the top of the view; negative while it is still below.
 * @param shift how much farther down in the full list that is
 */
export function galleryWindow(
  layout: GalleryLayout,
  scrolled: number,
  viewHeight: number,
  spare = spareRows,
  shift = shiftAt(layout, scrolled, viewHeight),
): GalleryWindow {
  const full = scrolled + shift;
  const firstRow = Math.max(0, Math.floor(full / layout.rowHeight) - spare);
  const endRow = Math.max(0, Math.ceil((full + viewHeight) / layout.rowHeight) + spare);
  const first = Math.min(firstRow * layout.columns, Math.max(0, layout.shown - 1));
  const aligned = first - (first % layout.columns);
  return {
    first: aligned,
    end: Math.min(layout.shown, endRow * layout.columns),
    top: (aligned / layout.columns) * layout.rowHeight - shift,
  };
}

/** One group of the gallery: a heading and the rows of its cards below it. */
type GroupPlace = {
  readonly group: number;
  /** Place of its first card in the whole gallery. */
  readonly first: number;
  readonly shown: number;
  /** In the full list. */
  readonly top: number;
  readonly height: number;
};

export type GroupedLayout = GalleryLayout & {
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
  let [top, first] = [0, 0];
  for (const [group, count] of counts.entries()) {
    const height = headHeight + Math.ceil(count / columns) * rowHeight;
    places.push({ group, first, shown: count, top, height });
    [top, first] = [top + height, first + count];
  }
  const height = Math.min(tallest, top);
  return { columns, rowHeight, headHeight, places, shown: first, height, fullHeight: top };
}

/** The part of a group that is drawn: cards of the whole gallery, end exclusive, and how far down in the group they begin. */
export type GroupWindow = GroupPlace & { readonly from: number; readonly end: number; readonly cardsTop: number };

/** @param scrolled how far the top of the grid lies above the top of the view. @param shift as in `galleryWindow` */
export function groupedWindow(
  layout: GroupedLayout,
  scrolled: number,
  viewHeight: number,
  spare = spareRows,
  shift = shiftAt(layout, scrolled, viewHeight),
): readonly GroupWindow[] {
  const { columns, rowHeight, headHeight, places } = layout;
  const full = scrolled + shift;
  const reach = spare * rowHeight;
  const [high, low] = [full - reach, full + viewHeight + reach];
  return places
    .slice(firstReaching(places, high))
    .filter(({ top }, step) => step === 0 || top < low)
    .map((place) => {
      const cards = place.top + headHeight;
      const firstRow = Math.max(0, Math.floor((high - cards) / rowHeight));
      const endRow = Math.max(0, Math.ceil((low - cards) / rowHeight));
      return {
        ...place,
        top: place.top - shift,
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

/** Where a card's row begins in the full list. */
export function topOfCard(layout: GalleryLayout | GroupedLayout, index: number): number {
  const { columns, rowHeight } = layout;
  if (!('places' in layout)) return Math.floor(index / columns) * rowHeight;
  const place = placeOf(layout, index);
  if (place === undefined) return 0;
  return place.top + layout.headHeight + Math.floor((index - place.first) / columns) * rowHeight;
}

const placeOf = ({ places }: GroupedLayout, index: number): GroupPlace | undefined =>
  places.findLast(({ first, shown }) => shown > 0 && first <= index);

/** Where a key leads from a card; the same card where there is nothing in that direction. */
export function cardByKey(
  layout: GalleryLayout | GroupedLayout,
  index: number,
  key: string,
  viewHeight: number,
): number {
  const last = Math.max(0, layout.shown - 1);
  const rows = Math.max(1, Math.floor(viewHeight / layout.rowHeight) - 1);
  const within = (wanted: number): number => Math.min(last, Math.max(0, wanted));
  switch (key) {
    case 'ArrowLeft':
      return within(index - 1);
    case 'ArrowRight':
      return within(index + 1);
    case 'ArrowUp':
      return 'places' in layout
        ? acrossGroups(layout, index, -1)
        : index >= layout.columns
          ? index - layout.columns
          : index;
    case 'ArrowDown':
      return 'places' in layout ? acrossGroups(layout, index, 1) : within(index + layout.columns);
    case 'PageUp':
      return within(index - rows * layout.columns);
    case 'PageDown':
      return within(index + rows * layout.columns);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return index;
  }
}

/** One row up or down, into the next group where the row is its last. */
function acrossGroups(layout: GroupedLayout, index: number, step: 1 | -1): number {
  const { columns, places } = layout;
  const place = placeOf(layout, index);
  if (place === undefined) return index;
  const wanted = index + step * columns;
  const end = place.first + place.shown;
  if (wanted >= place.first && wanted < end) return wanted;
  const column = (index - place.first) % columns;
  const lastRow = Math.floor((place.shown - 1) / columns);
  // The last row of a group may be shorter than the one above it.
  if (step > 0 && Math.floor((index - place.first) / columns) < lastRow) return end - 1;
  const next = places[places.indexOf(place) + step];
  if (next === undefined) return index;
  const row = step > 0 ? 0 : Math.floor((next.shown - 1) / columns);
  return next.first + Math.min(next.shown - 1, row * columns + column);
}
