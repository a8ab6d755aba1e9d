import type { DetectionFilter } from '#contract/detections.ts';
import type { ScoredLabel, Partner, SpeciesAnswer } from '#contract/species.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { packLabels, type StoredLabel } from '#store/settings/model-packs.ts';
import { bestDetections, detectionsByStation, oneSpecies } from '#store/timeline/species-stations.ts';
import { speciesYears } from '#store/timeline/species-years.ts';
import { sunriseHours } from '#store/timeline/sunrise-hours.ts';
import { scoresOf } from '../review/detection-page.ts';

/** Clips whose other scores are gathered: enough for a pattern, few enough to be read at once. */
const partnerClips = 60;
/** Below this a label is noise, not a candidate. */
const leastScore = 0.02;
const mostPartners = 6;

/** Everything the page of one species shows that the timeline does not know. */
export function readSpeciesPage(db: SongDatabase, code: string, filter: DetectionFilter): SpeciesAnswer {
  const scope = { ...filter, species: [code] };
  const known = new Map<number, readonly StoredLabel[]>();
  const labelsOf = (pack: number): readonly StoredLabel[] => {
    const labels = known.get(pack) ?? packLabels(db, pack);
    known.set(pack, labels);
    return labels;
  };
  const clips = bestDetections(db, scope, partnerClips).map((id) => scoresOf(db, id, labelsOf));
  return {
    species: oneSpecies(db, scope),
    stations: detectionsByStation(db, scope),
    years: speciesYears(db, scope),
    sunrise: sunriseHours(db, scope),
    partners: partnersOf(code, clips),
    partnerClips: clips.length,
  };
}

/** What else scored in these clips, in how many and how much on average; most frequent first. */
function partnersOf(code: string, clips: readonly (readonly ScoredLabel[])[]): Partner[] {
  const sums = new Map<string, Partner>();
  for (const label of clips.flat()) {
    if (label.species.code === code || label.score < leastScore) continue;
    const known = sums.get(label.species.code);
    const clipsSoFar = known?.clips ?? 0;
    const score = ((known?.score ?? 0) * clipsSoFar + label.score) / (clipsSoFar + 1);
    sums.set(label.species.code, { ...label, score, clips: clipsSoFar + 1 });
  }
  return [...sums.values()].sort((a, b) => b.clips - a.clips || b.score - a.score).slice(0, mostPartners);
}
