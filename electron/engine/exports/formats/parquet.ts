import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { wallClockMs } from '#store/recordings/local-time.ts';
import { detectionColumns, type DetectionColumn } from '#store/export-rows/detection-columns.ts';
import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { taskDetections, type ExportTask, type Written } from '../export-task.ts';
import type { OpenFile } from '../placing/export-folder.ts';

/** Rows that are packed together: as many as lie in memory at a time. */
const groupRows = 5_000;

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];
type Value = string | number | boolean | Date | null;

/** Types of Parquet. A time is that of the recorder's clock, without a zone; its offset has a column of its own. */
const elements: Readonly<Record<DetectionColumn['type'], Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  whole: { type: 'INT32' },
  truth: { type: 'BOOLEAN' },
  time: { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' } },
};

function schema(): SchemaElement[] {
  const columns = detectionColumns.map(({ name, type }): SchemaElement => ({
    ...elements[type],
    name,
    repetition_type: 'OPTIONAL',
  }));
  return [{ name: 'detections', num_children: columns.length }, ...columns];
}

function valueOf(column: DetectionColumn, row: ExportedDetection): Value {
  if (column.type !== 'time') return column.of(row);
  const moment = column.of(row);
  const ms = moment === null ? null : wallClockMs(moment.local);
  return ms === null ? null : new Date(ms);
}

/** What Parquet writes goes on to the file after every group of rows, and only then is more of it made. */
class FileWriter extends ByteWriter {
  async handTo(file: OpenFile): Promise<void> {
    const bytes = this.getBytes().slice();
    this.index = 0;
    await file.bytes(bytes);
  }
}

/** The table of detections with the same columns as the CSV, for DuckDB, R (arrow) and pandas. */
export async function writeParquet(task: ExportTask): Promise<Written> {
  let rows = 0;
  await task.folder.file(task.options.fileName ?? 'detections.parquet', async (file) => {
    const bytes = new FileWriter(1 << 20);
    const parquet = new ParquetWriter({
      writer: bytes,
      schema: schema(),
      createdBy: `Songsight ${task.source.version}`,
      // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
      kvMetadata: [{ key: 'picture_note', value: 'Pictures are painted from sound and no evidence of a species.' }],
    });
    const group = detectionColumns.map((column) => ({ name: column.name, data: [] as Value[], column }));
    let waiting = 0;
    const pack = async (): Promise<void> => {
      await parquet.write({ columnData: group, rowGroupSize: groupRows });
      for (const each of group) each.data.length = 0;
      rows += waiting;
      waiting = 0;
      await bytes.handTo(file);
      await file.flush();
    };
    for (const row of taskDetections(task)) {
      // Only what the table holds of a row waits until it is packed.
      for (const { data, column } of group) data.push(valueOf(column, row));
      waiting += 1;
      if (waiting === groupRows) await pack();
    }
    if (waiting > 0) await pack();
    await parquet.finish();
    await bytes.handTo(file);
  });
  return { rows, notes: [] };
}
