import { basename } from 'node:path/posix';
import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { rounded, type CsvCell } from '#store/export-rows/csv.ts';
import { exportRecordings, type ExportedRecording } from '#store/export-rows/recordings-export.ts';
import { boxFrom } from '#store/review/boxes.ts';
import { noteOf, taskDetections, type ExportTask, type Written } from '../export-task.ts';
import { Deployments, type Deployment } from '../deployments.ts';
import { endWallMs, isoSeconds } from '../iso-times.ts';
import { occurrenceId } from '../occurrence-id.ts';
import { plainLine } from '../plain-cells.ts';
import { datapackageText } from './camtrap-package.ts';

const deploymentColumns = (
  'deploymentID,locationID,locationName,latitude,longitude,coordinateUncertainty,deploymentStart,deploymentEnd,setupBy,' +
  'cameraID,cameraModel,cameraDelay,cameraHeight,cameraDepth,cameraTilt,cameraHeading,detectionDistance,timestampIssues,' +
  'baitUse,featureType,habitat,deploymentGroups,deploymentTags,deploymentComments'
).split(',');
const mediaColumns =
  'mediaID,deploymentID,captureMethod,timestamp,filePath,filePublic,fileName,fileMediatype,exifData,favorite,mediaComments'.split(
    ',',
  );
const observationColumns = (
  'observationID,deploymentID,mediaID,eventID,eventStart,eventEnd,observationLevel,observationType,cameraSetupType,' +
  'scientificName,count,lifeStage,sex,behavior,individualID,individualPositionRadius,individualPositionAngle,' +
  'individualSpeed,bboxX,bboxY,bboxWidth,bboxHeight,classificationMethod,classifiedBy,classificationTimestamp,' +
  'classificationProbability,observationTags,observationComments'
).split(',');

const mediaTypes: Readonly<Record<ExportedRecording['format'], string>> = {
  wav: 'audio/wav',
  flac: 'audio/flac',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  aiff: 'audio/aiff',
  w64: 'audio/x-w64',
};

/** A row of a table by the names of its columns; the others stay empty. */
function row(columns: readonly string[], cells: Readonly<Record<string, CsvCell>>): string {
  return plainLine(
    columns.map((column) => cells[column] ?? null),
    '\n',
  );
}

/** The package is in English whatever the reader speaks. */
function recordingsText(count: number): string {
  return `${count} recording${count === 1 ? '' : 's'}`;
}

function commentsOf({ effortSeconds, recordings, guessed }: Deployment): string {
  const hours = rounded(effortSeconds / 3600, 3);
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  const doubt = guessed === 0 ? '' : ` The time of ${recordingsText(guessed)} is only the time of the file.`;
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  return `An acoustic recorder: camera fields describe the recorder. ${hours} h in ${recordingsText(recordings)}.${doubt}`;
}

function deploymentLine(each: Deployment): string {
  return row(deploymentColumns, {
    deploymentID: each.id,
    locationID: each.place,
    locationName: each.place,
    latitude: each.latitude,
    longitude: each.longitude,
    deploymentStart: isoSeconds(each.startMs, each.startOffset),
    deploymentEnd: isoSeconds(each.endMs, each.endOffset),
    cameraID: each.recorderId,
    cameraModel: each.recorder,
    timestampIssues: String(each.guessed > 0),
    habitat: each.habitat,
    deploymentTags: `effortHours:${rounded(each.effortSeconds / 3600, 3)} | recordings:${each.recordings}`,
    deploymentComments: commentsOf(each),
  });
}

function* mediaLines(task: ExportTask, deployments: Deployments): Generator<string> {
  yield row(mediaColumns, Object.fromEntries(mediaColumns.map((name) => [name, name])));
  for (const each of exportRecordings(task.source.db, task.filter)) {
    if (each.wallMs === null || each.offsetMinutes === null) continue;
    yield row(mediaColumns, {
      mediaID: each.contentId,
      deploymentID: deployments.of(each)?.id ?? null,
      captureMethod: 'timeLapse',
      timestamp: isoSeconds(each.wallMs, each.offsetMinutes),
      filePath: each.recordingPath,
      filePublic: 'false',
      fileName: basename(each.recordingPath),
      fileMediatype: mediaTypes[each.format],
      // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
      mediaComments: `${rounded(each.durationSeconds, 1)} s at ${each.rateHz} Hz; time source: ${each.timeSource}`,
    });
  }
}

/** `key:value` pairs, as the standard asks for; what the machine said stays with what a person made of it. */
function tags(each: ExportedDetection): string {
  const box = boxFrom(each);
  const pairs = [
    `machine:${each.machineCode}`,
    `score:${rounded(each.score, 4)}`,
    `offset:${rounded(each.startSeconds, 3)}-${rounded(each.endSeconds, 3)}`,
    ...(each.state === null ? [] : [`review:${each.state}`]),
    ...(box === null ? [] : [`box:${rounded(box.startSeconds, 3)}-${rounded(box.endSeconds, 3)}`]),
    ...(box === null ? [] : [`frequencyHz:${rounded(box.lowHz, 1)}-${rounded(box.highHz, 1)}`]),
    ...(each.tags === null ? [] : each.tags.split('; ').map((tag) => `tag:${tag}`)),
  ];
  return pairs.join(' | ');
}

function observationLine(each: ExportedDetection, deployments: Deployments): string {
  const byPerson = each.state === 'confirmed' || each.state === 'relabelled';
  return row(observationColumns, {
    observationID: occurrenceId(each),
    deploymentID: deployments.of(each)?.id ?? null,
    mediaID: each.contentId,
    eventID: occurrenceId(each),
    eventStart: isoSeconds(each.wallMs, each.offsetMinutes),
    eventEnd: isoSeconds(endWallMs(each), each.offsetMinutes),
    observationLevel: 'media',
    observationType: 'animal',
    scientificName: each.scientificName,
    count: each.individuals,
    behavior: each.callType,
    classificationMethod: byPerson ? 'human' : 'machine',
    classifiedBy: byPerson ? each.reviewer : `${each.modelName} ${each.modelVersion}`,
    classificationTimestamp: `${(byPerson ? each.reviewedAt : each.analysedAt)?.slice(0, 19) ?? ''}Z`,
    classificationProbability: byPerson ? null : rounded(each.score, 4),
    observationTags: tags(each),
    observationComments: each.comment,
  });
}

type Tally = { rows: number; rejected: number; undated: number; readonly taxa: Map<string, string> };

function* observationLines(task: ExportTask, deployments: Deployments, tally: Tally): Generator<string> {
  yield row(observationColumns, Object.fromEntries(observationColumns.map((name) => [name, name])));
  for (const each of taskDetections(task)) {
    if (each.state === 'rejected') tally.rejected += 1;
    else if (each.wallMs === null || each.offsetMinutes === null) tally.undated += 1;
    else {
      tally.rows += 1;
      tally.taxa.set(each.scientificName, each.commonName);
      yield observationLine(each, deployments);
    }
  }
}

/** A Camtrap DP 1.0.2 data package, whose times need an offset from UTC and whose deployments a position. */
export async function writeCamtrapDp(task: ExportTask): Promise<Written> {
  const deployments = new Deployments(task.source.db, task.filter, (each) => each.offsetMinutes !== null);
  const places = deployments.all;
  const tally: Tally = { rows: 0, rejected: 0, undated: 0, taxa: new Map() };
  const header = row(deploymentColumns, Object.fromEntries(deploymentColumns.map((name) => [name, name])));
  await task.folder.text('deployments.csv', [header, ...places.map(deploymentLine)]);
  await task.folder.text('media.csv', mediaLines(task, deployments));
  await task.folder.text('observations.csv', observationLines(task, deployments, tally));
  await task.folder.text('datapackage.json', [datapackageText(task, places, tally.taxa)]);
  const lost = places.filter((each) => each.latitude === null).length;
  const notes = [
    ...noteOf(tally.rejected, 'export-rejected-out'),
    ...noteOf(tally.undated, 'export-no-offset'),
    ...noteOf(lost, 'export-no-position'),
  ];
  return { rows: tally.rows, notes };
}
