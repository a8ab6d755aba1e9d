import { annotationTables } from './annotation-tables.ts';
import { boxTables } from './box-tables.ts';
import { changeLog } from './change-log.ts';
import { changeTables } from './change-tables.ts';
import { counts } from './counts.ts';
import { detectionTables } from './detection-tables.ts';
import { joiningTables } from './joining-tables.ts';
import { labellingTables } from './labelling-tables.ts';
import { pictureTables } from './picture-tables.ts';
import { rangeTables } from './range-tables.ts';
import { recordingTables } from './recording-tables.ts';
import { soundscapeTables } from './soundscape-tables.ts';
import { stationTables } from './station-tables.ts';

/** All tables of a fresh database, as `migrations` leaves an old one. A change goes into both. */
export const schema = [
  recordingTables,
  stationTables,
  detectionTables,
  pictureTables,
  rangeTables,
  joiningTables,
  soundscapeTables,
  labellingTables,
  annotationTables,
  boxTables,
  changeTables,
  counts,
  changeLog,
].join('\n');
