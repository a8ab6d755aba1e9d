import { screen, type BrowserWindow, type Rectangle } from 'electron';
import type { KeptState } from '../kept-state.ts';

export type WindowPlace = Partial<Rectangle> & { readonly maximized?: boolean };

const firstPlace: WindowPlace = { width: 1280, height: 800 };

/** The window's last place, if it still lies on a screen; screens are unplugged between two days in the field. */
export function lastPlace(kept: KeptState): WindowPlace {
  const place = kept.read();
  if (!isRectangle(place)) return firstPlace;
  const { x, y, width, height } = place;
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const visible = x < area.x + area.width && x + width > area.x && y < area.y + area.height && y + height > area.y;
  return visible ? { x, y, width, height, maximized: 'maximized' in place && place.maximized === true } : firstPlace;
}

/** Writes the place down when the window is closed or hidden. */
export function rememberPlace(window: BrowserWindow, kept: KeptState): void {
  window.on('close', () => kept.write({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
}

function isRectangle(value: unknown): value is Rectangle {
  const numbers = Object.entries(value ?? {}).filter(([, each]) => Number.isInteger(each));
  return ['x', 'y', 'width', 'height'].every((key) => numbers.some(([name]) => name === key));
}
