import { token } from '../shared/charts/chart-colours.svelte.ts';
import { hatch, type Sheet } from '../shared/charts/pen.ts';
import { heatRowHeight, type HeatPlate } from './heat-drawing.ts';

/** How far a ridge may reach up, in rows: the highest stand a little before the line above. */
const reach = 1.25;

/**
 * Detections per hour of sound of every column; null where nothing was recorded, which is no silence.
 * @param effort seconds of sound of every column
 */
export function rates(counts: readonly number[], effort: readonly number[]): readonly (number | null)[] {
  return counts.map((count, bin) => {
    const seconds = effort[bin] ?? 0;
    return seconds > 0 ? count / (seconds / 3600) : null;
  });
}

/** One line a species, each on its own scale: when it is heard, not how often. Behind it, the darker the longer the night. */
export function drawRidges({ pen, width, height }: Sheet, from: Element, plate: HeatPlate): void {
  const { rows, effort, guessed, sun } = plate;
  const wide = width / Math.max(1, effort.length);
  pen.fillStyle = token(from, '--sun-shade');
  sun?.night.forEach((share, bin) => {
    pen.globalAlpha = share;
    pen.fillRect(bin * wide, 0, wide, height);
  });
  pen.globalAlpha = 1;
  pen.fillStyle = hatch(pen, token(from, '--hatch'));
  effort.forEach((seconds, bin) => {
    if (seconds <= 0) pen.fillRect(bin * wide, 0, wide, height);
  });
  const [line, fill] = [token(from, '--accent'), token(from, '--heat-3')];
  rows.forEach(({ counts }, row) => {
    const floor = (row + 1) * heatRowHeight - 2;
    const heard = rates(counts, effort);
    const top = heard.reduce<number>((most, rate) => Math.max(most, rate ?? 0), 0);
    if (top === 0) return;
    const places = heard.map((rate, bin): readonly [number, number] | null =>
      rate === null ? null : [(bin + 0.5) * wide, floor - (rate / top) * (heatRowHeight * reach - 6)],
    );
    drawRidge(pen, places, { floor, line, fill, half: wide / 2 });
  });
  pen.fillStyle = hatch(pen, token(from, '--guess'), 'falling');
  guessed.forEach((seconds, bin) => {
    if (seconds > 0) pen.fillRect(bin * wide, 0, wide, height);
  });
}

type RidgeStyle = { readonly floor: number; readonly line: string; readonly fill: string; readonly half: number };

/** The line over its filled ground, broken where nothing was recorded. */
function drawRidge(
  pen: CanvasRenderingContext2D,
  places: readonly (readonly [number, number] | null)[],
  { floor, line, fill, half }: RidgeStyle,
): void {
  const outline = new Path2D();
  const ground = new Path2D();
  let last: number | null = null;
  places.forEach((place, bin) => {
    if (place === null) {
      if (last !== null) ground.lineTo(last + half, floor);
      last = null;
      return;
    }
    const [x, y] = place;
    if (last === null) {
      ground.moveTo(x - half, floor);
      outline.moveTo(x - half, y);
      ground.lineTo(x - half, y);
    }
    ground.lineTo(x, y);
    outline.lineTo(x, y);
    if (places[bin + 1] === null || bin === places.length - 1) {
      ground.lineTo(x + half, y);
      outline.lineTo(x + half, y);
    }
    last = x;
  });
  if (last !== null) ground.lineTo(last + half, floor);
  pen.globalAlpha = 0.55;
  pen.fillStyle = fill;
  pen.fill(ground);
  pen.globalAlpha = 1;
  pen.strokeStyle = line;
  pen.lineWidth = 1.5;
  pen.stroke(outline);
}
