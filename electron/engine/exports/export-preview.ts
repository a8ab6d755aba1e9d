import { join } from 'node:path';
import type { ExportFormat, ExportPreview } from '#contract/exports.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { readExportCounts, type ExportCounts } from '#store/export-rows/export-counts.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { counted } from './export-task.ts';

/** Where an export goes when nobody says another place: a folder of its own in the data folder. */
export function ownFolder(engine: EngineCore, format: ExportFormat): string {
  const stamp = nowText(engine.clock).slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  return join(engine.store.folder, 'exports', `${format} ${stamp}`);
}

type Taken = { readonly taken: number; readonly notes: readonly string[] };

function takenOf(format: ExportFormat, counts: ExportCounts, filter: DetectionFilter): Taken {
  const { detections, rejected, undated, zoneless } = counts;
  const without = (count: number, sentence: (what: string) => string): string[] =>
    count === 0 ? [] : [sentence(counted(count, 'detection'))];
  switch (format) {
    case 'ebird': {
      const taken = counts.confirmedDated + (filter.minScore === undefined ? 0 : counts.unjudgedDated);
      const why =
        filter.minScore === undefined
          ? (what: string): string =>
              `${what} that nobody confirmed stay out: eBird takes what a person vouches for. Review them, or choose a lowest score to vouch for all from there on.`
          : (what: string): string => `${what} stay out: rejected, unsure, or without a time.`;
      return { taken, notes: without(detections - taken, why) };
    }
    case 'darwin-core':
      return {
        taken: detections - rejected,
        notes: without(rejected, (what) => `${what} that a person rejected stay out: they are no occurrences.`),
      };
    case 'camtrap-dp':
      return {
        taken: counts.instants,
        notes: [
          ...without(rejected, (what) => `${what} that a person rejected stay out.`),
          ...without(
            undated + zoneless,
            (what) =>
              `${what} have no time with an offset from UTC, which Camtrap DP needs. Put their recordings into a station with a zone.`,
          ),
        ],
      };
    case 'report-html':
    case 'report-csv':
    case 'detections-csv':
    case 'raven':
    case 'audacity':
    case 'kaleidoscope':
    case 'json':
    case 'clips':
    case 'spectrograms':
      return {
        taken: detections,
        notes: without(rejected, (what) => `${what} that a person rejected are in it and marked.`),
      };
  }
}

/** What an export would hold, so that nobody writes a million files by mistake. */
export function previewExport(
  db: SongDatabase,
  format: ExportFormat,
  filter: DetectionFilter,
): Omit<ExportPreview, 'folder'> {
  const counts = readExportCounts(db, filter);
  const { detections, species, recordings, confirmed, rejected, unsure, undated, unplaced } = counts;
  return {
    detections,
    species,
    recordings,
    confirmed,
    rejected,
    unsure,
    undated,
    unplaced,
    ...takenOf(format, counts, filter),
  };
}
