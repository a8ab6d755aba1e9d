type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** A hand that trembles has not drawn a box. */
const leastPixels = 8;

/** A box drawn with the mouse around cards picks them; a finger scrolls instead. */
export class Marquee {
  /** Inside the list, in CSS pixels; null while none is drawn. */
  box = $state.raw<Box | null>(null);
  readonly #list: () => HTMLElement | null;
  readonly #pick: (indices: readonly number[]) => void;
  #from: { readonly x: number; readonly y: number } | null = null;
  #drawn = false;

  /** @param pick is told the places of the cards that the box touched */
  constructor(list: () => HTMLElement | null, pick: (indices: readonly number[]) => void) {
    this.#list = list;
    this.#pick = pick;
  }

  down(event: PointerEvent): void {
    this.#drawn = false;
    if (event.button !== 0 || event.pointerType !== 'mouse' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest('button') !== null) return;
    this.#from = this.#pointOf(event);
  }

  move(event: PointerEvent): void {
    const [from, to] = [this.#from, this.#pointOf(event)];
    if (from === null || to === null) return;
    const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    if (!this.#drawn && Math.max(width, height) < leastPixels) return;
    this.#drawn = true;
    this.box = { left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), width, height };
  }

  up(event: PointerEvent): void {
    this.move(event);
    const box = this.box;
    if (box !== null) this.#pick(this.#touched(box));
    this.cancel();
  }

  cancel(): void {
    [this.#from, this.box] = [null, null];
  }

  /** The click that ends a box opens nothing. */
  swallow(event: MouseEvent): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    event.preventDefault();
    event.stopPropagation();
  }

  #pointOf({ clientX, clientY }: PointerEvent): { readonly x: number; readonly y: number } | null {
    const list = this.#list();
    if (list === null) return null;
    const { left, top } = list.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #touched({ left, top, width, height }: Box): readonly number[] {
    const list = this.#list();
    if (list === null) return [];
    const frame = list.getBoundingClientRect();
    return [...list.querySelectorAll<HTMLElement>('[data-index]')].flatMap((card) => {
      const rect = card.getBoundingClientRect();
      const [x, y] = [rect.left - frame.left, rect.top - frame.top];
      const touches = x < left + width && x + rect.width > left && y < top + height && y + rect.height > top;
      return touches ? [Number(card.dataset['index'])] : [];
    });
  }
}
