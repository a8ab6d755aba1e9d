import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { rounded, type CsvCell } from '#store/export-rows/csv.ts';
import { counted, taskDetections, type ExportTask, type Written } from '../export-task.ts';
import { isoInterval, isoSeconds } from '../iso-times.ts';
import { tabLine } from '../plain-cells.ts';
import { ZipFile } from '../zip-file.ts';
import { taxonRank } from './taxon-rank.ts';
import { emlText } from './eml.ts';

type Term = readonly [name: string, value: (row: ExportedDetection, task: ExportTask) => CsvCell];

const reviewed = (row: ExportedDetection): boolean => row.state === 'confirmed' || row.state === 'relabelled';

function remarks(row: ExportedDetection): string {
  // Never more certain than the machine was: 0.998 is 99 %.
  const percent = Math.floor(row.score * 100 + 1e-6);
  const machine = `classified as ${row.machineScientificName} by a machine with a score of ${percent} %`;
  return row.state === null ? machine : `${machine}; ${row.state} by a person`;
}

function occurrenceRemarks(row: ExportedDetection): string {
  const said = [row.callType, row.comment].filter((text) => text !== null && text !== '').join('; ');
  const moved = row.correctedSeconds === 0 ? '' : `, corrected by ${row.correctedSeconds} s`;
  return [said, `time source: ${row.timeSource}${moved}`].filter((text) => text !== '').join('; ');
}

/** Stable over exports: what was recorded, what the machine heard in it and when. */
export function occurrenceId(row: ExportedDetection): string {
  const [start, end] = [row.startSeconds, row.endSeconds].map((seconds) => Math.round(seconds * 1000));
  return `songsight:${row.contentId}:${row.machineCode}:${start}-${end}`;
}

/** Terms of Darwin Core for a machine observation, after the OBIS manual's chapter on sound. */
const terms: readonly Term[] = [
  ['occurrenceID', occurrenceId],
  ['type', () => 'Sound'],
  ['basisOfRecord', () => 'MachineObservation'],
  ['occurrenceStatus', () => 'present'],
  ['eventID', (row) => row.contentId],
  ['parentEventID', (row) => row.station],
  ['eventDate', isoInterval],
  ['samplingProtocol', () => 'passive acoustic monitoring'],
  ['locationID', (row) => row.station],
  ['locality', (row) => row.station],
  ['decimalLatitude', (row) => row.latitude],
  ['decimalLongitude', (row) => row.longitude],
  ['geodeticDatum', (row) => (row.latitude === null ? null : 'EPSG:4326')],
  ['scientificName', (row) => row.scientificName],
  ['vernacularName', (row) => row.commonName],
  ['kingdom', () => 'Animalia'],
  ['taxonRank', (row) => taxonRank(row.scientificName)],
  ['individualCount', (row) => row.individuals],
  ['recordedBy', (row) => row.recorder],
  ['identifiedBy', (row) => (reviewed(row) ? row.reviewer : `${row.modelName} ${row.modelVersion}`)],
  ['dateIdentified', (row) => (reviewed(row) ? row.reviewedAt : row.analysedAt)],
  ['identificationVerificationStatus', (row) => (reviewed(row) ? 'ValidatedByHuman' : 'PredictedByMachine')],
  ['identificationRemarks', remarks],
  ['identificationReferences', (row) => `${row.modelName} ${row.modelVersion} sha256:${row.modelHash}`],
  ['associatedMedia', (row) => `${row.recordingPath}#t=${rounded(row.startSeconds, 3)},${rounded(row.endSeconds, 3)}`],
  ['occurrenceRemarks', occurrenceRemarks],
  ['datasetName', (_, { options }) => options.title ?? null],
  ['rightsHolder', (_, { options }) => options.holder ?? null],
  ['license', (_, { options }) => options.licence ?? null],
];

const dublinCore: ReadonlySet<string> = new Set(['type', 'rightsHolder', 'license']);

function termUri(name: string): string {
  return dublinCore.has(name) ? `http://purl.org/dc/terms/${name}` : `http://rs.tdwg.org/dwc/terms/${name}`;
}

/** What names the columns of the archive (Darwin Core text guide). */
function metaXml(): string {
  const fields = terms.map(([name], index) => `    <field index="${index}" term="${termUri(name)}"/>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
  <core encoding="UTF-8" fieldsTerminatedBy="\\t" linesTerminatedBy="\\n" fieldsEnclosedBy="" ignoreHeaderLines="1" rowType="http://rs.tdwg.org/dwc/terms/Occurrence">
    <files><location>occurrence.txt</location></files>
    <id index="0"/>
${fields}
  </core>
</archive>
`;
}

type Tally = { rows: number; undated: number; rejected: number; first: string | null; last: string | null };

function* occurrenceLines(task: ExportTask, tally: Tally): Generator<string> {
  yield tabLine(
    terms.map(([name]) => name),
    '\n',
  );
  for (const row of taskDetections(task)) {
    if (row.state === 'rejected') {
      tally.rejected += 1;
      continue;
    }
    tally.rows += 1;
    const day = isoSeconds(row.wallMs, null)?.slice(0, 10) ?? null;
    if (day === null) tally.undated += 1;
    else {
      tally.first = tally.first === null || day < tally.first ? day : tally.first;
      tally.last = tally.last === null || day > tally.last ? day : tally.last;
    }
    yield tabLine(
      terms.map(([, value]) => value(row, task)),
      '\n',
    );
  }
}

/** A Darwin Core archive of occurrences. A rejected detection is no occurrence and is left out. */
export async function writeDarwinCore(task: ExportTask): Promise<Written> {
  const tally: Tally = { rows: 0, undated: 0, rejected: 0, first: null, last: null };
  await task.folder.file('darwin-core-archive.zip', async (file) => {
    const zip = new ZipFile(file);
    await zip.add('meta.xml', [metaXml()]);
    await zip.add('occurrence.txt', occurrenceLines(task, tally));
    await zip.add('eml.xml', [emlText(task, tally)]);
    await zip.finish();
  });
  const notes = [
    ...(tally.rejected === 0
      ? []
      : [`${counted(tally.rejected, 'rejected detection')} left out: they are no occurrences.`]),
    ...(tally.undated === 0
      ? []
      : [`${counted(tally.undated, 'record')} without a date: the recording's time is not known.`]),
    ...(task.options.licence === undefined || task.options.licence === ''
      ? ['No licence was given; GBIF and OBIS ask for one.']
      : []),
  ];
  return { rows: tally.rows, notes };
}
