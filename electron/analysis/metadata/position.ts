import type { Position } from '#contract/stations.ts';

/** A point on the earth, or null: numbers out of range are none, and 0, 0 is what a receiver without a fix writes. */
export function positionOf(latitude: number, longitude: number): Position | null {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return latitude === 0 && longitude === 0 ? null : { latitude, longitude };
}
