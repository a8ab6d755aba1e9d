/** How long the program is not asked again for a file that was not there: a picture may be painted anew under its address. */
const forMs = 60_000;
const most = 10_000;

const gone = new Map<string, number>();

/** Remembers that there is nothing at this address. */
export function noteGone(address: string | null): void {
  if (address === null) return;
  if (gone.size >= most) gone.clear();
  gone.set(address, performance.now());
}

/** Whether there was nothing at this address a moment ago. */
export function isGone(address: string): boolean {
  const at = gone.get(address);
  if (at === undefined) return false;
  if (performance.now() - at < forMs) return true;
  gone.delete(address);
  return false;
}
