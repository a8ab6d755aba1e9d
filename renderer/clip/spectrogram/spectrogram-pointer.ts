import type { ClipView } from '../clip-view.svelte.ts';
import type { PlayerModel } from '#renderer/shared/player/player.svelte.ts';

type On<E extends Event> = E & { readonly currentTarget: HTMLElement };

/** A hand that trembles has not dragged. */
const dragPixels = 4;

/** What a pointer does on a spectrogram: a click seeks, a drag marks a stretch, a wheel zooms or, sideways, moves. */
export class SpectrogramPointer {
  readonly #view: () => ClipView;
  readonly #player: () => PlayerModel;
  #from: { readonly x: number; readonly seconds: number } | null = null;
  #dragged = false;

  constructor(view: () => ClipView, player: () => PlayerModel) {
    this.#view = view;
    this.#player = player;
  }

  down(event: On<PointerEvent>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#from = { x: event.clientX, seconds: this.#secondsAt(event) };
    this.#dragged = false;
  }

  move(event: On<PointerEvent>): void {
    const from = this.#from;
    if (from === null) return;
    this.#dragged ||= Math.abs(event.clientX - from.x) > dragPixels;
    if (this.#dragged) this.#view().select(from.seconds, this.#secondsAt(event));
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

  /** The second of the recording under the pointer, within what is shown. */
  #secondsAt(event: On<MouseEvent>): number {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - left) / width));
    const view = this.#view();
    return view.startSeconds + part * view.lengthSeconds;
  }
}
