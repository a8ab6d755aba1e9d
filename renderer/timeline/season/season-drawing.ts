import { token } from '#renderer/shared/charts/chart-colours.svelte.ts';
import { hatch, type Sheet } from '#renderer/shared/charts/pen.ts';
import type { Span } from './season-layout.ts';

export type SeasonBars = {
  readonly heard: Float64Array;
  readonly effort: Float64Array;
  /** Seconds of the effort whose time is guessed. */
  readonly guessed: Float64Array;
  readonly span: Span;
};

/** Height of the band at the bottom that says how long was listened. */
const effortHeight = 14;

/** Detections of every day as bars, under them the hours listened; days without a recording are hatched, those with guessed times striped, the others of the season pale. */
export function drawSeason(
  { pen, width, height }: Sheet,
  from: Element,
  { heard, effort, guessed, span }: SeasonBars,
): void {
  const step = width / Math.max(1, heard.length);
  const bar = Math.max(0.75, step > 5 ? step - 1 : step);
  const top = heard.reduce((most, value) => Math.max(most, value), 1);
  const longest = effort.reduce((most, value) => Math.max(most, value), 1);
  const floor = height - effortHeight - 2;
  const lines = hatch(pen, token(from, '--hatch'));
  const stripes = hatch(pen, token(from, '--guess'), 'falling');
  const [accent, band, sunk] = [token(from, '--accent'), token(from, '--band'), token(from, '--sunk')];
  heard.forEach((count, day) => {
    const left = day * step;
    const listened = effort[day] ?? 0;
    pen.globalAlpha = 1;
    pen.fillStyle = listened > 0 ? sunk : lines;
    pen.fillRect(left, 0, step + 0.5, height);
    pen.globalAlpha = day >= span.first && day <= span.last ? 1 : 0.3;
    pen.fillStyle = accent;
    const tall = count === 0 ? 0 : Math.max(2, (count / top) * (floor - 4));
    pen.fillRect(left, floor - tall, bar, tall);
    pen.fillStyle = band;
    const deep = listened === 0 ? 0 : Math.max(2, (listened / longest) * effortHeight);
    pen.fillRect(left, height - deep, bar, deep);
    pen.fillStyle = stripes;
    if ((guessed[day] ?? 0) > 0) pen.fillRect(left, 0, step + 0.5, height);
  });
  pen.globalAlpha = 1;
  if (span.first === 0 && span.last === heard.length - 1) return;
  pen.strokeStyle = token(from, '--focus');
  pen.lineWidth = 2;
  pen.strokeRect(span.first * step, 1, Math.max(3, (span.last - span.first + 1) * step), height - 2);
}
