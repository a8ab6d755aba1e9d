import type { Stretch } from '#analysis/reading/read-stretch.ts';
import { flacClip } from '#analysis/writing/flac-clip.ts';
import { clipGuano } from '#analysis/writing/guano-text.ts';
import { wavClip } from '#analysis/writing/wav-clip.ts';
import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { isoText, momentAt } from '#store/recordings/local-time.ts';
import { eachSound, soundFileName } from '../each-sound.ts';
import type { ExportTask, Written } from '../export-task.ts';

/** What GUANO says of a clip and not of its recording. */
function guanoChanges(row: ExportedDetection, stretch: Stretch): Map<string, string> {
  const early = Math.round((row.startSeconds - stretch.startSeconds) * 1000);
  const at = momentAt(row.wallMs === null ? null : row.wallMs - early, row.offsetMinutes);
  const frames = stretch.channels[0]?.length ?? 0;
  const manual = row.state === 'confirmed' || row.state === 'relabelled' ? row.scientificName : null;
  const entries: (readonly [string, string | null])[] = [
    ['Timestamp', at === null ? null : isoText(at)],
    ['Length', (frames / stretch.rateHz).toFixed(3)],
    ['Samplerate', String(stretch.rateHz)],
    ['Original Filename', row.recordingPath.slice(row.recordingPath.lastIndexOf('/') + 1)],
    ['Serial', row.recorderId],
    ['Loc Position', row.latitude === null || row.longitude === null ? null : `${row.latitude} ${row.longitude}`],
    ['Species Auto ID', row.machineScientificName],
    ['Species Manual ID', manual],
    ['Note', row.comment === '' ? null : row.comment],
    ['Songsight|Score', row.score.toFixed(4)],
    ['Songsight|Model', `${row.modelName} ${row.modelVersion}`],
    ['Songsight|Offset', stretch.startSeconds.toFixed(3)],
    ['Songsight|Detection', `${row.startSeconds.toFixed(3)}-${row.endSeconds.toFixed(3)}`],
    ['Songsight|Time Source', row.timeSource],
    ['Songsight|Station', row.station],
    ['Songsight|Review', row.state],
    ['Songsight|Reviewer', row.reviewer === '' ? null : row.reviewer],
  ];
  return new Map(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])));
}

function tags(row: ExportedDetection, guano: string, stretch: Stretch): Map<string, string> {
  const at = momentAt(row.wallMs, row.offsetMinutes);
  return new Map([
    ['TITLE', `${row.commonName} (${row.scientificName})`],
    ...(at === null ? [] : [['DATE', isoText(at)] as const]),
    ...(row.recorder === null ? [] : [['ENCODED_BY', row.recorder] as const]),
    // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
    ['DESCRIPTION', stretch.notes.comment ?? `Clip of ${row.recordingPath}`],
    ['GUANO', guano],
  ]);
}

/** Every detection as a sound file of its own: all channels, the recording's rate, and its GUANO with what was found. */
export function writeClips(task: ExportTask): Promise<Written> {
  const kind = task.options.sound ?? 'wav';
  return eachSound(task, async (row, { path, fromSeconds, toSeconds }) => {
    const stretch = await task.readSound('stretch', { path, startSeconds: fromSeconds, endSeconds: toSeconds });
    const guano = clipGuano(stretch.notes.guano, guanoChanges(row, stretch));
    const { comment, artist } = stretch.notes;
    const bytes =
      kind === 'flac' ? flacClip(stretch, tags(row, guano, stretch)) : wavClip(stretch, { guano, comment, artist });
    await task.folder.bytes(`clips/${soundFileName(row, kind)}`, bytes);
  });
}
