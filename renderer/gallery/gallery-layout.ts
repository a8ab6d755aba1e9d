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
