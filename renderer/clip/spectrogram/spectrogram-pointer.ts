import type { ClipView } from '../clip-view.svelte.ts';
import type { PlayerModel } from '#renderer/shared/player/player.svelte.ts';

/** How frequencies lie on what a pointer moves over, and whether a drag draws a box without the Shift key. */
export type Plate = { readonly hzAt: (place: number) => number; readonly boxes: boolean };

type On<E extends Event> = E & { readonly currentTarget: HTMLElement };

/** A hand that trembles has not dragged. */
const dragPixels = 4;

/** What a pointer does on a spectrogram: a click seeks, a drag marks a stretch, with Shift a box, a wheel zooms or, sideways, moves. */
export class SpectrogramPointer {
  readonly #view: () => ClipView;
  readonly #player: () => PlayerModel;
  readonly #plate: () => Plate;
  #from: {
    readonly x: number;
    readonly y: number;
    readonly seconds: number;
    readonly hz: number;
    readonly box: boolean;
  } | null = null;
  #dragged = false;

  constructor(view: () => ClipView, player: () => PlayerModel, plate: () => Plate) {
    this.#view = view;
    this.#player = player;
    this.#plate = plate;
  }

  down(event: On<PointerEvent>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.shiftKey || this.#plate().boxes;
    this.#from = { x: event.clientX, y: event.clientY, seconds: this.#secondsAt(event), hz: this.#hzAt(event), box };
    this.#dragged = false;
  }

  move(event: On<PointerEvent>): void {
    const from = this.#from;
    if (from === null) return;
    this.#dragged ||=
      Math.abs(event.clientX - from.x) > dragPixels || (from.box && Math.abs(event.clientY - from.y) > dragPixels);
    const band = from.box ? ([from.hz, this.#hzAt(event)] as const) : null;
    if (this.#dragged) this.#view().select(from.seconds, this.#secondsAt(event), band);
  }

  up(event: On<PointerEvent>): void {
    const view = this.#view();
    if (this.#from !== null && !this.#dragged) {
      view.selection = null;
      this.#player().seek(this.#secondsAt(event) - view.startSeconds, view.lengthSeconds);
    }
    this.#from = null;
  }

  cancel(): void {
    this.#from = null;
  }

  wheel(event: On<WheelEvent>): void {
    event.preventDefault();
    const view = this.#view();
    const along = event.shiftKey ? event.deltaY : event.deltaX;
    if (Math.abs(along) > Math.abs(event.shiftKey ? 0 : event.deltaY)) view.scroll(Math.sign(along) * 0.1);
    else view.zoom(event.deltaY < 0 ? 1.25 : 0.8, this.#secondsAt(event));
  }

  #hzAt(event: On<MouseEvent>): number {
    const { bottom, height } = event.currentTarget.getBoundingClientRect();
    return this.#plate().hzAt(Math.min(1, Math.max(0, (bottom - event.clientY) / height)));
  }

  /** The second of the recording under the pointer, within what is shown. */
  #secondsAt(event: On<MouseEvent>): number {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - left) / width));
    const view = this.#view();
    return view.startSeconds + part * view.lengthSeconds;
  }
}
