import { token } from '../shared/charts/chart-colours.svelte.ts';
import { hatch, type Sheet } from '../shared/charts/pen.ts';
import type { Span } from './season/season-layout.ts';
import type { SunHours } from './season/sun-times.ts';
import { heatStep } from './timeline-layout.ts';

export type DayHours = {
  /** [day, hour] over the whole season. */
  readonly heard: Float64Array;
  readonly effort: Float64Array;
  /** Seconds of the effort whose time is guessed. */
  readonly guessed: Float64Array;
  readonly span: Span;
  /** One per day of the span, or empty where nobody knows the place. */
  readonly sun: readonly SunHours[];
};

/** Days to the right, hours downwards; hatched where nothing was recorded, striped where times are guessed; lines for sunrise and sunset. */
export function drawDayHours(
  { pen, width, height }: Sheet,
  from: Element,
  { heard, effort, guessed, span, sun }: DayHours,
): void {
  const count = span.last - span.first + 1;
  const [wide, tall] = [width / count, height / 24];
  const steps = Array.from({ length: 9 }, (_, step) => token(from, step === 0 ? '--sunk' : `--heat-${step}`));
  const most = heard.subarray(span.first * 24, (span.last + 1) * 24).reduce((top, value) => Math.max(top, value), 0);
  const gap = wide > 6 ? 1 : 0;
  pen.fillStyle = hatch(pen, token(from, '--hatch'));
  pen.fillRect(0, 0, width, height);
  const stripes = hatch(pen, token(from, '--guess'), 'falling');
  for (let day = 0; day < count; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const cell = (span.first + day) * 24 + hour;
      const value = heard[cell] ?? 0;
      if (value === 0 && (effort[cell] ?? 0) <= 0) continue;
      pen.fillStyle = steps[heatStep(value, most)] ?? 'transparent';
      const box = [day * wide, hour * tall, wide - gap + (gap === 0 ? 0.5 : 0), tall - 1] as const;
      pen.fillRect(...box);
      pen.fillStyle = stripes;
      if ((guessed[cell] ?? 0) > 0) pen.fillRect(...box);
    }
  }
  const line = (of: 'rise' | 'set'): void => {
    pen.beginPath();
    let lifted = true;
    sun.forEach((hours, day) => {
      if (hours === null) return void (lifted = true);
      const [x, y] = [(day + 0.5) * wide, hours[of] * tall];
      if (count === 1) {
        pen.moveTo(0, y);
        pen.lineTo(width, y);
      } else if (lifted) pen.moveTo(x, y);
      else pen.lineTo(x, y);
      lifted = false;
    });
    pen.stroke();
  };
  for (const [colour, thick] of [
    [token(from, '--sheet'), 5],
    [token(from, '--focus'), 2.5],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    line('rise');
    line('set');
  }
}
