import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { StationId } from '#contract/ids.ts';
import type { SpeciesRow } from '#contract/species.ts';
import type { Position, StationName } from '#contract/stations.ts';
import type { StationMap } from '#contract/timeline.ts';
import { Reading } from '../shared/client/reading.svelte.ts';
import { dayAfter } from '../shared/words/moments.ts';
import { MapView } from './map-view.svelte.ts';

export type StationFigures = StationName & {
  readonly position: Position | null;
  readonly detections: number;
  readonly species: number;
  readonly effortSeconds: number;
};

/** What the circles of the map say: every station in one week, or over the whole time. */
export class MapModel {
  readonly reading = new Reading<StationMap>();
  /** Species of the chosen station under what is shown, most detections first. */
  readonly species = new Reading<readonly SpeciesRow[]>();
  readonly view = new MapView();
  /** Whether the view was fitted to the stations; a person's own view stays. */
  fitted = false;
  readonly #client: Client;
  #filter: DetectionFilter = {};

  constructor(client: Client) {
    this.#client = client;
  }

  async open(filter: DetectionFilter): Promise<void> {
    this.#filter = filter;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const filter = this.#filter;
    await this.reading.load(() => this.#client.ask('map.read', { filter }), JSON.stringify(filter));
  }

  /** The stations in the week that begins on this Monday; null: over the whole time. */
  stationsIn(week: string | null): readonly StationFigures[] {
    const map = this.reading.value;
    if (map === null) return [];
    const { cells, totals } = map;
    const at = week === null ? -1 : map.weeks.indexOf(week);
    const cellOf = new Map<number, number>();
    for (const [cell, weekIndex] of cells.weekIndex.entries())
      if (weekIndex === at) cellOf.set(cells.stationIndex[cell] ?? -1, cell);
    return map.stations.map((station, index) => {
      const [from, place] = week === null ? [totals, index] : [cells, cellOf.get(index) ?? -1];
      return {
        ...station,
        detections: from.detections[place] ?? 0,
        species: from.species[place] ?? 0,
        effortSeconds: from.effortSeconds[place] ?? 0,
      };
    });
  }

  /** The most that one station has in one week, so that circles keep their scale from week to week; or over the whole time. */
  mostOf(what: 'detections' | 'species', week: string | null): number {
    const map = this.reading.value;
    return Math.max(1, ...((week === null ? map?.totals : map?.cells)?.[what] ?? []));
  }

  async openStation(station: StationId | null, week: string | null): Promise<void> {
    if (station === null) return this.species.clear();
    const filter = stationFilter(this.#filter, station, week);
    await this.species.loadOne(JSON.stringify(filter), async () => {
      const { species } = await this.#client.ask('timeline.read', { unit: 'month', filter });
      return [...species].sort((a, b) => b.detections - a.detections);
    });
  }
}

/** What is shown of a station in a week, as a filter of the other views. */
export function stationFilter(filter: DetectionFilter, station: StationId, week: string | null): DetectionFilter {
  return { ...filter, station, ...(week !== null && { fromDay: week, toDay: dayAfter(week, 6) }) };
}
