import type { DetectionFilter } from '#contract/detections.ts';
import { readFilter, writeFilter } from '../app/filter-query.ts';

/** One species by stations and visits of so many days. */
export type VisitsRoute = {
  readonly view: 'visits';
  readonly species: string | null;
  readonly days: number;
  readonly filter: DetectionFilter;
};

export const firstVisits: VisitsRoute = { view: 'visits', species: null, days: 1, filter: {} };

/** The page in an address. */
export function visitsOf(query: URLSearchParams): VisitsRoute {
  const { species, ...filter } = readFilter(query);
  const days = Number(query.get('days') ?? 1);
  const whole = Number.isInteger(days) && days >= 1 && days <= 31 ? days : 1;
  return { view: 'visits', species: species?.[0] ?? null, days: whole, filter };
}

/** Writes what `visitsOf` reads. */
export function writeVisits(query: URLSearchParams, { species, days, filter }: VisitsRoute): void {
  writeFilter(query, { ...filter, ...(species === null ? {} : { species: [species] }) });
  if (days !== firstVisits.days) query.set('days', String(days));
}
