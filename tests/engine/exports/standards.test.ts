// The rules of Camtrap DP 1.0.2 and Darwin Core archives, held against what is written.
import { expect, test } from 'vitest';
import { fieldExport } from './field-export.ts';
import { unzipped } from './unzipped.ts';

type Row = Readonly<Record<string, string>>;

/** RFC 4180: cells in quotes may hold commas, quotes and line ends. */
function csvRows(text: string): Row[] {
  const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)];
  const lines: string[][] = [[]];
  for (const [, cell = '', end = ''] of cells) {
    lines.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') lines.push([]);
  }
  const [names = [], ...rows] = lines.filter((line) => line.length > 1);
  return rows.map((row) => {
    expect(row).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, i) => [name, row[i] ?? '']));
  });
}

type Rule = RegExp | readonly string[];
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/;
const filled = /./;

function hold(rows: readonly Row[], required: Readonly<Record<string, Rule>>): void {
  for (const row of rows) {
    for (const [name, rule] of Object.entries(required)) {
      if (rule instanceof RegExp) expect([name, row[name]]).toEqual([name, expect.stringMatching(rule)]);
      else expect([name, rule]).toEqual([name, expect.arrayContaining([row[name]])]);
    }
  }
}

const unique = (rows: readonly Row[], name: string): Set<string> => {
  const values = new Set(rows.map((row) => row[name] ?? ''));
  expect(values.size).toBe(rows.length);
  return values;
};

test('Camtrap DP: required fields, their patterns, keys that point at something, one profile', async () => {
  const { files } = await (await fieldExport()).write('camtrap-dp');
  const table = (name: string): Row[] => csvRows(files.get(name)!.toString());
  const [deployments, media, observations] = ['deployments.csv', 'media.csv', 'observations.csv'].map(table) as [
    Row[],
    Row[],
    Row[],
  ];
  expect([deployments, media, observations].every((rows) => rows.length > 0)).toBe(true);
  hold(deployments, { deploymentID: filled, deploymentStart: moment, deploymentEnd: moment });
  hold(media, {
    mediaID: filled,
    timestamp: moment,
    filePath: /^(?=[^./~])(?!file:)((?!\.\.\/)(?!\\)(?!:\/\/).)*$|^(http|ftp)s?:\/\//,
    filePublic: ['true', 'false'],
    fileMediatype: /^(image|video|audio)\/.*$/,
    captureMethod: ['activityDetection', 'timeLapse'],
  });
  hold(observations, {
    observationID: filled,
    eventStart: moment,
    eventEnd: moment,
    observationLevel: ['media', 'event'],
    observationType: ['animal', 'human', 'vehicle', 'blank', 'unknown', 'unclassified'],
    classificationMethod: ['human', 'machine'],
    classificationTimestamp: moment,
    classificationProbability: /^(|0(\.\d+)?|1(\.0+)?)$/,
    count: /^([1-9]\d*|)$/,
  });
  const [places, sounds] = [unique(deployments, 'deploymentID'), unique(media, 'mediaID')];
  unique(observations, 'observationID');
  for (const row of media) expect(places).toContain(row['deploymentID']);
  for (const row of observations) {
    expect(places).toContain(row['deploymentID']);
    expect(sounds).toContain(row['mediaID']);
    expect(Date.parse(row['eventEnd']!)).toBeGreaterThan(Date.parse(row['eventStart']!));
  }
  const about = JSON.parse(files.get('datapackage.json')!.toString()) as Record<string, unknown>;
  expect(about).toMatchObject({
    profile: 'https://raw.githubusercontent.com/tdwg/camtrap-dp/1.0.2/camtrap-dp-profile.json',
    created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    contributors: [{ title: expect.any(String) as string }],
    project: { samplingDesign: 'opportunistic', observationLevel: ['media'], individualAnimals: false },
    temporal: {
      start: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      end: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    },
    spatial: { type: expect.stringMatching(/^(Point|Polygon|GeometryCollection)$/) as string },
  });
  const named = new Set((about['taxonomic'] as { scientificName: string }[]).map((each) => each.scientificName));
  expect(new Set(observations.map((row) => row['scientificName']))).toEqual(named);
  for (const { path } of about['resources'] as { path: string }[]) expect([...files.keys()]).toContain(path);
});

const dwc = 'http://rs.tdwg.org/dwc/terms/';
const dublin = 'http://purl.org/dc/terms/';

test('Darwin Core archive: meta.xml describes every column, and every row keeps the vocabulary', async () => {
  const { files } = await (await fieldExport()).write('darwin-core');
  const archive = unzipped(files.get('darwin-core-archive.zip')!);
  const [meta, text, eml] = ['meta.xml', 'occurrence.txt', 'eml.xml'].map((name) => archive.get(name)!) as [
    string,
    string,
    string,
  ];
  const [head = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const names = head.split('\t');
  const fields = [...meta.matchAll(/<field index="(\d+)" term="([^"]+)"/g)];
  expect(fields.map(([, index]) => Number(index))).toEqual(names.map((_, i) => i));
  for (const [, index, term] of fields)
    expect([dwc, dublin].map((space) => space + names[Number(index)]!)).toContain(term);
  expect(meta).toMatch(/rowType="http:\/\/rs\.tdwg\.org\/dwc\/terms\/Occurrence"/);
  expect(meta).toMatch(/<id index="0" ?\/>/);
  expect(meta).toContain('metadata="eml.xml"');
  expect(meta).toMatch(/encoding="UTF-8"/i);
  expect(meta).toMatch(/fieldsTerminatedBy="\\t"/);
  expect(meta).toMatch(/ignoreHeaderLines="1"/);
  const rows = lines.map((line): Row => {
    const cells = line.split('\t');
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
  unique(rows, 'occurrenceID');
  const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?`;
  hold(rows, {
    basisOfRecord: ['MachineObservation'],
    occurrenceStatus: ['present'],
    identificationVerificationStatus: ['PredictedByMachine', 'ValidatedByHuman'],
    eventDate: new RegExp(`^(${time}/${time}|)$`),
    scientificName: /^[A-Z][a-z]+/,
    taxonRank: ['genus', 'species', 'subspecies'],
    identifiedBy: filled,
    geodeticDatum: ['', 'EPSG:4326'],
    individualCount: /^([1-9]\d*|)$/,
    decimalLatitude: /^(-?\d{1,2}(\.\d+)?|)$/,
    decimalLongitude: /^(-?\d{1,3}(\.\d+)?|)$/,
  });
  for (const part of ['<eml:eml', 'packageId=', '<title', '<creator>', '<contact>', '<abstract>'])
    expect(eml).toContain(part);
});
