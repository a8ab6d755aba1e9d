import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFormat, ExportPreview } from '#contract/exports.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { readExportCounts, type ExportCounts } from '#store/export-rows/export-counts.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { nowText, type Clock } from '../log.ts';
import { counted } from './export-task.ts';

/** Where an export goes when nobody says another place: a folder of its own in the data folder. */
export function ownFolder(dataFolder: string, clock: Clock, format: ExportFormat): string {
  const stamp = nowText(clock).slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  const path = join(dataFolder, 'exports', `${format} ${stamp}`);
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? path : `${path} ${number}`;
    if (!existsSync(free)) return free;
  }
}

const guessing = (what: string): string =>
  `${what} whose time is only the time of the file stay out. Set the clock of their folder right, or take guessed times, too.`;

type Taken = { readonly taken: number; readonly notes: readonly string[] };

function without(count: number, sentence: (what: string) => string): string[] {
  return count === 0 ? [] : [sentence(counted(count, 'detection'))];
}

function ebirdTaken(counts: ExportCounts, filter: DetectionFilter): Taken {
  const alsoUnjudged = filter.minScore !== undefined;
  const vouched = counts.confirmedDated + (alsoUnjudged ? counts.unjudgedDated : 0);
  const guessed = counts.confirmedGuessed + (alsoUnjudged ? counts.unjudgedGuessed : 0);
  const why = alsoUnjudged
    ? (what: string): string => `${what} stay out: rejected, unsure, or without a time.`
    : (what: string): string =>
        `${what} that nobody confirmed stay out: eBird takes what a person vouches for. Review them, or choose a lowest score to vouch for all from there on.`;
  return {
    taken: vouched - guessed,
    notes: [...without(counts.detections - vouched, why), ...without(guessed, guessing)],
  };
}

function takenOf(format: ExportFormat, counts: ExportCounts, filter: DetectionFilter): Taken {
  const { detections, rejected, undated, zoneless, guessedUnrejected } = counts;
  switch (format) {
    case 'ebird':
      return ebirdTaken(counts, filter);
    case 'darwin-core':
      return {
        taken: detections - rejected - guessedUnrejected,
        notes: [
          ...without(rejected, (what) => `${what} that a person rejected stay out: they are no occurrences.`),
          ...without(guessedUnrejected, guessing),
        ],
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
    case 'report-pdf':
    case 'report-csv':
      return {
        taken: detections - rejected,
        notes: without(rejected, (what) => `${what} that a person rejected are not counted in it.`),
      };
    case 'detections-csv':
    case 'detections-parquet':
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
  const { detections, species, recordings, confirmed, rejected, unsure, undated, guessed, unplaced } = counts;
  return {
    detections,
    species,
    recordings,
    confirmed,
    rejected,
    unsure,
    undated,
    guessed,
    unplaced,
    ...takenOf(format, counts, filter),
  };
}
