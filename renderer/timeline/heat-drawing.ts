import { token } from '../shared/charts/chart-colours.svelte.ts';
import { hatch, type Sheet } from '../shared/charts/pen.ts';
import type { ColumnSun } from './season/column-sun.ts';
import { heatStep, heatSteps, type HeatRow } from './timeline-layout.ts';

/** What a key moves by in the map. */
export const keySteps: Readonly<Record<string, readonly [row: number, bin: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** CSS pixels. */
export const heatRowHeight = 34;
/** Room between two rows. */
export const effortRowHeight = 2;

export type HeatPlate = {
  /** The rows in view, top first. */
  readonly rows: readonly HeatRow[];
  readonly effort: readonly number[];
  /** Seconds of the effort whose time is guessed. */
  readonly guessed: readonly number[];
  readonly most: number;
  /** null where nobody knows where it was recorded. */
  readonly sun: ColumnSun | null;
};

/**
 * Cells of the rows in view; hatched from top to bottom where nothing was recorded, striped where times are guessed; numbers
 * where they fit.
 */
export function drawHeat(
  { pen, width, height }: Sheet,
  from: Element,
  { rows, effort, guessed, most }: HeatPlate,
): void {
  const bins = Math.max(1, effort.length);
  const wide = width / bins;
  const gap = wide > 6 ? 2 : wide > 3 ? 0.5 : 0;
  const fills = Array.from({ length: heatSteps + 1 }, (_, step) =>
    token(from, step === 0 ? '--sunk' : `--heat-${step}`),
  );
  const inks = [token(from, '--heat-ink-low'), token(from, '--heat-ink-5'), token(from, '--heat-ink-high')] as const;
  const lines = hatch(pen, token(from, '--hatch'));
  const stripes = hatch(pen, token(from, '--guess'), 'falling');
  effort.forEach((seconds, bin) => {
    if (seconds > 0) return;
    pen.fillStyle = lines;
    pen.fillRect(bin * wide, 0, wide, height);
  });
  pen.font = `600 11px ${token(from, '--sans')}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  rows.forEach(({ counts }, row) => {
    const top = row * heatRowHeight;
    counts.forEach((count, bin) => {
      if (count === 0 && (effort[bin] ?? 0) <= 0) return;
      const step = heatStep(count, most);
      pen.fillStyle = fills[step] ?? 'transparent';
      pen.fillRect(bin * wide, top, Math.max(1, wide - gap), heatRowHeight - effortRowHeight);
      if ((guessed[bin] ?? 0) > 0) {
        pen.fillStyle = stripes;
        pen.fillRect(bin * wide, top, Math.max(1, wide - gap), heatRowHeight - effortRowHeight);
      }
      if (count === 0 || wide < 6 + 7 * String(count).length) return;
      pen.fillStyle = inks[step < 5 ? 0 : step === 5 ? 1 : 2];
      pen.fillText(String(count), bin * wide + wide / 2, top + heatRowHeight / 2);
    });
  });
}
