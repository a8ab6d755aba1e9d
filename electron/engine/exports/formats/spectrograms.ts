import { spectrogramSheet } from '#analysis/writing/spectrogram-sheet.ts';
import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { isoText, momentAt } from '#store/recordings/local-time.ts';
import { eachSound, soundFileName } from '../each-sound.ts';
import type { ExportTask, Written } from '../export-task.ts';

/** tEXt holds Latin-1 only (PNG specification, 11.3.3.2). */
function latin1(text: string): string {
  return text.replace(/[^\x20-\x7e\xa1-\xff]/g, '?');
}

function sheetText(row: ExportedDetection): Record<string, string> {
  const at = momentAt(row.wallMs, row.offsetMinutes);
  const facts: Record<string, string> = {
    Software: 'Songsight',
    Title: latin1(`${row.commonName} (${row.scientificName}), score ${row.score.toFixed(2)}`),
    Source: latin1(row.recordingPath),
    // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
    Description: `${row.startSeconds.toFixed(3)} to ${row.endSeconds.toFixed(3)} s of the recording`,
  };
  if (at !== null) facts['Creation Time'] = isoText(at);
  facts['Time Source'] = row.timeSource;
  return facts;
}

/** The spectrogram of every detection as a PNG with axes. Half a second around it is shown unless another margin is asked for. */
export function writeSpectrograms(task: ExportTask): Promise<Written> {
  const options = { ...task.options, marginSeconds: task.options.marginSeconds ?? 0.5 };
  return eachSound({ ...task, options }, async (row, { path, fromSeconds, toSeconds }) => {
    const excerpt = await task.readSound('excerpt', {
      path,
      startSeconds: fromSeconds,
      endSeconds: Math.min(toSeconds, fromSeconds + 600),
      channel: 'mix',
    });
    const png = spectrogramSheet(excerpt, fromSeconds, row, sheetText(row));
    await task.folder.bytes(`spectrograms/${soundFileName(row, 'png')}`, png);
  });
}
