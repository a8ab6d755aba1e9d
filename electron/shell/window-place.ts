import { readFileSync, writeFileSync } from 'node:fs';
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import type { Log } from '#monitor/log.ts';

const firstPlace = { width: 1280, height: 800 };

/** The window's last place, if it still lies on a screen; screens are unplugged between two days in the field. */
export function lastPlace(file: string): Partial<Rectangle> {
  const place = readPlace(file);
  if (place === null) return firstPlace;
  const area = screen.getDisplayMatching(place).workArea;
  const visible =
    place.x < area.x + area.width &&
    place.x + place.width > area.x &&
    place.y < area.y + area.height &&
    place.y + place.height > area.y;
  return visible ? place : firstPlace;
}

/** Writes the place down when the window closes. Not being able to is no reason to keep a window open. */
export function rememberPlace(window: BrowserWindow, file: string, log: Log): void {
  window.on('close', () => {
    try {
      writeFileSync(file, JSON.stringify(window.getNormalBounds()));
    } catch (thrown) {
      log.error('The place of the window could not be remembered', thrown);
    }
  });
}

function readPlace(file: string): Rectangle | null {
  try {
    const place: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRectangle(place) ? place : null;
  } catch (thrown) {
    // No file yet, or half of one: both mean that nothing is remembered.
    if (thrown instanceof SyntaxError || (thrown instanceof Error && 'code' in thrown)) return null;
    throw thrown;
  }
}

function isRectangle(value: unknown): value is Rectangle {
  const numbers = Object.entries(value ?? {}).filter(([, each]) => Number.isInteger(each));
  return ['x', 'y', 'width', 'height'].every((key) => numbers.some(([name]) => name === key));
}
