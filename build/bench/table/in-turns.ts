/** What is compared is measured in turns, and the cheapest of each counts: whatever else the computer does hits all of it alike. */

export const clockSeconds = (): number => performance.now() / 1000;

/** Of this process, on all its threads. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** @returns the least that each kind of work took in so many turns, by `now` */
export async function cheapestInTurns<Name extends string>(
  turns: number,
  now: () => number,
  kinds: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(kinds) as Name[];
  const least = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>;
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of names) {
      const before = now();
      await kinds[name]();
      least[name] = Math.min(least[name], now() - before);
    }
  }
  return least;
}
