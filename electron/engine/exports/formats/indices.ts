import { indexNames, unpackSoundscape } from '#analysis/soundscape/soundscape.ts';
import { csvLine, byteOrderMark, rounded, timeCell } from '#store/export-rows/csv.ts';
import { exportRecordings } from '#store/export-rows/recordings-export.ts';
import { momentAt } from '#store/recordings/local-time.ts';
import { packedSoundscape } from '#store/soundscapes/soundscapes.ts';
import type { ExportTask, Written } from '../export-task.ts';
import { throwIfStopped } from '../placing/export-folder.ts';
import { tableStyle } from '../table-style.ts';

const columns = ['station', 'recording', 'start', 'seconds', ...indexNames];
const msPerMinute = 60_000;
const decimals = 5;

/** One row per minute with its acoustic indices, recording by recording; cells stay empty in a minute of digital silence. */
export async function writeIndices(task: ExportTask): Promise<Written> {
  const { db } = task.source;
  const style = tableStyle(task);
  let rows = 0;
  await task.folder.file(task.options.fileName ?? 'acoustic-indices.csv', async (file) => {
    await file.write(`${byteOrderMark}${csvLine(columns, style)}`);
    for (const recording of exportRecordings(db, task.filter)) {
      throwIfStopped(task.signal);
      const packed = packedSoundscape(db, recording.recording);
      const soundscape = packed === null ? null : unpackSoundscape(packed);
      if (soundscape === null) continue;
      const { wallMs, offsetMinutes, station, recordingPath } = recording;
      for (const [minute, seconds] of soundscape.seconds.entries()) {
        const start = momentAt(wallMs === null ? null : wallMs + minute * msPerMinute, offsetMinutes);
        const values = soundscape.indices.subarray(minute * indexNames.length, (minute + 1) * indexNames.length);
        const cells = Array.from(values, (value) => (Number.isNaN(value) ? null : rounded(value, decimals)));
        await file.write(
          csvLine([station, recordingPath, timeCell(start, style), rounded(seconds, 1), ...cells], style),
        );
        rows += 1;
      }
    }
  });
  return { rows, notes: [] };
}
