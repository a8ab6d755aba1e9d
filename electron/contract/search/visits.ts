import * as v from 'valibot';
import { DetectionFilter } from '../detections.ts';
import { StationId } from '../ids.ts';
import { whole } from '../schema/fields.ts';
import { request, type Value } from '../schema/request.ts';
import { SpeciesCode } from '../species.ts';

/**
 * What is known of a species at a station in one visit. `none`: nothing was detected. `confirmed`: a person heard it. `open`: clips are left that
 * nobody has reviewed. `absent`: all of them are reviewed, and none was confirmed.
 */
const VisitState = v.picklist(['none', 'confirmed', 'open', 'absent']);
export type VisitState = Value<typeof VisitState>;

/** One station in one visit, where anything was recorded. */
const VisitCell = v.strictObject({
  station: StationId,
  /** Its place among the visits, from 0. */
  visit: v.number(),
  /** Minutes of recordings. */
  minutes: v.number(),
  clips: v.number(),
  reviewed: v.number(),
  state: VisitState,
});
export type VisitCell = Value<typeof VisitCell>;

const VisitsAnswer = v.strictObject({
  stations: v.array(v.strictObject({ id: StationId, name: v.string() })),
  /** The days of each visit, both inclusive. */
  visits: v.array(v.strictObject({ fromDay: v.string(), toDay: v.string() })),
  /** By station, then by visit; what is not here was not recorded. */
  cells: v.array(VisitCell),
});
export type VisitsAnswer = Value<typeof VisitsAnswer>;

export const visitRequests = {
  /** Stations and visits as the table for occupancy models has them, and whether a species was confirmed in each. */
  'visits.read': request(
    {
      species: SpeciesCode,
      /** Which clips and which effort count; what it says of species and review does not. */
      filter: DetectionFilter,
      visitDays: whole(1, 31),
    },
    VisitsAnswer,
  ),
};
