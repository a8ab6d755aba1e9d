import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { rounded, type CsvCell } from '#store/export-rows/csv.ts';
import { boxFrom } from '#store/review/boxes.ts';
import { noteOf, taskDetections, type ExportTask, type Written } from '../export-task.ts';
import { sentence } from '#contract/words/sentence.ts';
import { isGuessedTime } from '#contract/recordings.ts';
import { Deployments } from '../deployments.ts';
import { isoInterval, isoSeconds } from '../iso-times.ts';
import { occurrenceId } from '../occurrence-id.ts';
import { tabLine } from '../plain-cells.ts';
import { ZipFile } from '../placing/zip-file.ts';
import { taxonRank } from './taxon-rank.ts';
import { emlText } from './eml.ts';

type Archive = { readonly task: ExportTask; readonly deployments: Deployments };
type Term = readonly [name: string, value: (row: ExportedDetection, archive: Archive) => CsvCell];

const reviewed = (row: ExportedDetection): boolean => row.state === 'confirmed' || row.state === 'relabelled';

function remarks(row: ExportedDetection): string {
  // Never more certain than the machine was: 0.998 is 99 %.
  const percent = Math.floor(row.score * 100 + 1e-6);
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  const machine = `classified as ${row.machineScientificName} by a machine with a score of ${percent} %`;
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  return row.state === null ? machine : `${machine}; ${row.state} by a person`;
}

function occurrenceRemarks(row: ExportedDetection): string {
  const said = [row.callType, row.comment].filter((text) => text !== null && text !== '').join('; ');
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  const moved = row.correctedSeconds === 0 ? '' : `, corrected by ${row.correctedSeconds} s`;
  return [said, `time source: ${row.timeSource}${moved}`].filter((text) => text !== '').join('; ');
}

/** The stretch of the recording as a media fragment: as drawn, else the detection. */
function associatedMedia(row: ExportedDetection): string {
  const { startSeconds, endSeconds } = boxFrom(row) ?? row;
  return `${row.recordingPath}#t=${rounded(startSeconds, 3)},${rounded(endSeconds, 3)}`;
}

/** What a person drew and how it is tagged, as JSON, as the standard recommends; the names are Audubon Core's where it has one. */
function dynamicProperties(row: ExportedDetection): string | null {
  const { lowHz, highHz, tags } = row;
  const said = {
    ...(lowHz !== null && highHz !== null && { freqLow: rounded(lowHz, 1), freqHigh: rounded(highHz, 1) }),
    ...(tags !== null && { tags: tags.split('; ') }),
  };
  return Object.keys(said).length === 0 ? null : JSON.stringify(said);
}

/** What was recorded at the place until the recorder stopped: effort belongs to the deployment (`parentEventID`). */
function effort(row: ExportedDetection, { deployments }: Archive): string | null {
  const deployment = deployments.of(row);
  if (deployment === null) return null;
  const hours = rounded(deployment.effortSeconds / 3600, 3);
  const [from, to] = [deployment.startMs, deployment.endMs].map((ms) => isoSeconds(ms, null)?.slice(0, 10));
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  return `${hours} h recorded from ${from} to ${to}`;
}

/** Terms of Darwin Core for a machine observation, after the OBIS manual's chapter on sound. */
const terms: readonly Term[] = [
  ['occurrenceID', occurrenceId],
  ['type', () => 'Sound'],
  ['basisOfRecord', () => 'MachineObservation'],
  ['occurrenceStatus', () => 'present'],
  ['eventID', (row) => row.contentId],
  ['parentEventID', (row, { deployments }) => deployments.of(row)?.id ?? row.station],
  ['eventDate', isoInterval],
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  ['samplingProtocol', () => 'passive acoustic monitoring'],
  ['samplingEffort', effort],
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
  ['associatedMedia', associatedMedia],
  ['dynamicProperties', dynamicProperties],
  ['occurrenceRemarks', occurrenceRemarks],
  ['datasetName', (_, { task }) => task.options.title ?? null],
  ['rightsHolder', (_, { task }) => task.options.holder ?? null],
  ['license', (_, { task }) => task.options.licence ?? null],
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

type Tally = {
  rows: number;
  undated: number;
  rejected: number;
  guessed: number;
  first: string | null;
  last: string | null;
};

/** A time that is only the disk's is no time for a database of nature, unless the person who exports says that it is right. */
function leftOut(each: Pick<ExportedDetection, 'timeSource' | 'correctedSeconds'>, { options }: ExportTask): boolean {
  return options.guessedTimes !== true && isGuessedTime(each.timeSource, each.correctedSeconds);
}

function* occurrenceLines(archive: Archive, tally: Tally): Generator<string> {
  const { task } = archive;
  yield tabLine(
    terms.map(([name]) => name),
    '\n',
  );
  for (const row of taskDetections(task)) {
    if (row.state === 'rejected') {
      tally.rejected += 1;
      continue;
    }
    if (leftOut(row, task)) {
      tally.guessed += 1;
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
      terms.map(([, value]) => value(row, archive)),
      '\n',
    );
  }
}

/** A Darwin Core archive of occurrences. A rejected detection is no occurrence and is left out. */
export async function writeDarwinCore(task: ExportTask): Promise<Written> {
  const tally: Tally = { rows: 0, undated: 0, rejected: 0, guessed: 0, first: null, last: null };
  const deployments = new Deployments(task.source.db, task.filter, (each) => !leftOut(each, task));
  await task.folder.file(task.options.fileName ?? 'darwin-core-archive.zip', async (file) => {
    const zip = new ZipFile(file);
    await zip.add('meta.xml', [metaXml()]);
    await zip.add('occurrence.txt', occurrenceLines({ task, deployments }, tally));
    await zip.add('eml.xml', [emlText(task, tally)]);
    await zip.finish();
  });
  const { licence = '' } = task.options;
  const notes = [
    ...noteOf(tally.rejected, 'export-rejected-out'),
    ...noteOf(tally.guessed, 'export-guessed'),
    ...noteOf(tally.undated, 'export-undated'),
    ...(licence === '' ? [sentence('export-no-licence')] : []),
  ];
  return { rows: tally.rows, notes };
}
