import { cardByKey, type GalleryLayout, type GroupedLayout } from '../gallery-layout.ts';
import type { GalleryModel } from '../gallery-model.svelte.ts';
import type { GallerySelection } from './gallery-selection.svelte.ts';

/** What keys of the gallery work with. */
type Grid = {
  readonly layout: GalleryLayout | GroupedLayout;
  readonly viewHeight: number;
  readonly gallery: GalleryModel;
  readonly selection: GallerySelection;
  /** Goes to a card. */
  readonly focus: (index: number) => void;
};

/** The card that an event happened in, and its place in the whole gallery. */
function cardOf(event: Event): { readonly card: HTMLElement; readonly index: number } | null {
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
  return card === null ? null : { card, index: Number(card.dataset['index']) };
}

/** From card to card, and what is done with them: Space picks, F makes favourites, Escape lets go. */
export function takeCardKey(event: KeyboardEvent, { layout, viewHeight, gallery, selection, focus }: Grid): void {
  const from = cardOf(event)?.index ?? null;
  if (from === null || event.altKey) return;
  const item = gallery.item(from);
  const command = event.ctrlKey || event.metaKey;
  const to = command ? from : cardByKey(layout, from, event.key, viewHeight);
  if (command && event.key === 'a') selection.all();
  else if (command) return;
  else if (to !== from || ['Home', 'End'].includes(event.key)) {
    if (event.shiftKey && selection.count === 0) selection.startAt(from);
    if (event.shiftKey) void selection.rangeTo(to);
    else selection.startAt(to);
    focus(to);
  } else if (event.key === ' ' && item !== null) selection.toggle(from, item.detection);
  else if (event.key === 'f' && item !== null)
    void selection.favour(selection.targets(item.detection), !item.favourite);
  else if (event.key === 'Escape' && selection.count > 0) selection.clear();
  else return;
  event.preventDefault();
}

/** Where the menu of a card opens: at the pointer, or in the card where a key asked for it. */
export type MenuPlace = { readonly index: number; readonly x: number; readonly y: number };

export function menuPlace(event: MouseEvent): MenuPlace | null {
  const found = cardOf(event);
  if (found === null) return null;
  event.preventDefault();
  const { left, top } = found.card.getBoundingClientRect();
  const byKey = event.clientX === 0 && event.clientY === 0;
  return { index: found.index, x: byKey ? left + 24 : event.clientX, y: byKey ? top + 24 : event.clientY };
}
