/** One measured number beside what it should be. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  /** `x` for a ratio, `ms`, `s`, `%`. */
  readonly unit: string;
  /** null: nothing is promised. */
  readonly goal: number | null;
  readonly better: 'lower' | 'higher';
};

/** A run of one bench, as it is kept for the next one. */
export type KeptRun = { readonly at: string; readonly computer: string; readonly figures: readonly Figure[] };

/** Two runs of one thing on one computer differ by this share, whatever was done in between. */
const noise = 0.1;

/** Whether the goal is reached; a figure without one always is. */
export function isHeld({ value, goal, better }: Figure): boolean {
  if (goal === null) return true;
  return better === 'lower' ? value <= goal : value >= goal;
}

/** Figures whose goal was held before on this computer and is now missed by more than noise. */
export function lostGoals(figures: readonly Figure[], before: KeptRun | null, computer: string): Figure[] {
  if (before?.computer !== computer) return [];
  return figures.filter((figure) => {
    const former = before.figures.find(({ name }) => name === figure.name);
    return former !== undefined && isHeld(former) && !isHeld(withinNoise(figure));
  });
}

/** The figure with noise in its favour. */
function withinNoise(figure: Figure): Figure {
  const share = figure.better === 'lower' ? 1 - noise : 1 + noise;
  return { ...figure, value: figure.value * share };
}

/** Of two runs of the same things the better one of each. */
export function bestOf(one: readonly Figure[], other: readonly Figure[]): Figure[] {
  return one.map((figure) => {
    const again = other.find(({ name }) => name === figure.name) ?? figure;
    const isBetter = figure.better === 'lower' ? again.value < figure.value : again.value > figure.value;
    return isBetter ? again : figure;
  });
}

/** What is kept of a run: a goal stays held until it is really lost, so that it is not forgotten noise by noise. */
export function toKeep(figures: readonly Figure[], before: KeptRun | null, computer: string): Figure[] {
  const former = before?.computer === computer ? before.figures : [];
  return figures.map((figure) => {
    const was = former.find(({ name }) => name === figure.name);
    return was !== undefined && isHeld(was) && !isHeld(figure) && isHeld(withinNoise(figure)) ? was : figure;
  });
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** A table for a terminal: figure, goal, whether it is held, and the last run's figure. */
export function tableOf(figures: readonly Figure[], before: KeptRun | null): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, goal, better } = figure;
    const former = before?.figures.find((each) => each.name === name);
    const sign = better === 'lower' ? '<=' : '>=';
    return [
      name,
      `${number(value)} ${unit}`,
      goal === null ? '' : `${sign} ${number(goal)} ${unit}`,
      goal === null ? '' : isHeld(figure) ? 'held' : 'MISSED',
      former === undefined ? '' : `${number(former.value)} ${unit}`,
    ];
  });
  const all = [['figure', 'now', 'goal', '', 'before'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A ratio that should stay below its goal, or above it. */
export const ratio = (name: string, value: number, goal: number, better: Figure['better'] = 'lower'): Figure => ({
  name,
  value,
  unit: 'x',
  goal,
  better,
});
