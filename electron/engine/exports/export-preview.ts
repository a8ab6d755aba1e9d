import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from '#contract/words/sentence.ts';
import type { ExportFormat, ExportPreview } from '#contract/exports.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { readExportCounts, type ExportCounts } from '#store/export-rows/export-counts.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { nowText, type Clock } from '../log.ts';
import { noteOf } from './export-task.ts';

/** Where an export goes when nobody says another place: a folder of its own in the data folder. */
export function ownFolder(dataFolder: string, clock: Clock, format: ExportFormat): string {
  const stamp = nowText(clock).slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  const path = join(dataFolder, 'exports', `${format} ${stamp}`);
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? path : `${path} ${number}`;
    if (!existsSync(free)) return free;
  }
}

type Taken = { readonly taken: number; readonly notes: readonly Sentence[] };

function ebirdTaken(counts: ExportCounts, filter: DetectionFilter): Taken {
  const alsoUnjudged = filter.minScore !== undefined;
  const vouched = counts.confirmedDated + (alsoUnjudged ? counts.unjudgedDated : 0);
  const guessed = counts.confirmedGuessed + (alsoUnjudged ? counts.unjudgedGuessed : 0);
  return {
    taken: vouched - guessed,
    notes: [
      ...noteOf(counts.detections - vouched, alsoUnjudged ? 'export-not-vouched' : 'export-unconfirmed'),
      ...noteOf(guessed, 'export-guessed'),
    ],
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
        notes: [...noteOf(rejected, 'export-rejected-out'), ...noteOf(guessedUnrejected, 'export-guessed')],
      };
    case 'camtrap-dp':
      return {
        taken: counts.instants,
        notes: [...noteOf(rejected, 'export-rejected-out'), ...noteOf(undated + zoneless, 'export-no-offset')],
      };
    case 'report-html':
    case 'report-pdf':
    case 'report-csv':
    case 'digest-html':
    case 'occupancy':
      return { taken: detections - rejected, notes: noteOf(rejected, 'export-rejected-uncounted') };
    case 'indices-csv':
      return { taken: detections, notes: [] };
    case 'detections-csv':
    case 'detections-parquet':
    case 'raven':
    case 'audacity':
    case 'kaleidoscope':
    case 'json':
    case 'clips':
    case 'spectrograms':
      return { taken: detections, notes: noteOf(rejected, 'export-rejected-marked') };
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
