const kept = new Map<string, number>();

/** Remembers how far a place was scrolled, so that coming back from a clip lands on the same row. */
export function keepScroll(place: string, top: number): void {
  kept.set(place, top);
}

export function keptScroll(place: string): number {
  return kept.get(place) ?? 0;
}
