import type { ExportTask } from '../export-task.ts';
import type { Deployment } from '../deployments.ts';
import { isoSeconds } from '../iso-times.ts';
import { taxonRank } from './taxon-rank.ts';

const version = '1.0.2';
const base = `https://raw.githubusercontent.com/tdwg/camtrap-dp/${version}`;

function resource(name: string): object {
  return {
    name,
    path: `${name}.csv`,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: `${base}/${name}-table-schema.json`,
  };
}

/** GeoJSON: a box around all positions, a point where there is one, nothing where nobody gave any. */
function spatial(places: readonly Deployment[]): object {
  const known = places.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [[longitude, latitude] as const],
  );
  if (known.length === 0) return { type: 'GeometryCollection', geometries: [] };
  const [only, ...others] = new Set(known.map((each) => each.join(' ')));
  if (only !== undefined && others.length === 0) return { type: 'Point', coordinates: known[0] };
  const [east, north] = [0, 1].map((axis) => Math.max(...known.map((each) => each[axis] ?? 0)));
  const [west, south] = [0, 1].map((axis) => Math.min(...known.map((each) => each[axis] ?? 0)));
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [corners] };
}

function temporal(places: readonly Deployment[], now: string): object {
  const day = (ms: number): string => isoSeconds(ms, null)?.slice(0, 10) ?? now.slice(0, 10);
  const starts = places.map((each) => each.startMs);
  const ends = places.map((each) => each.endMs);
  return starts.length === 0
    ? { start: now.slice(0, 10), end: now.slice(0, 10) }
    : { start: day(Math.min(...starts)), end: day(Math.max(...ends)) };
}

/** What describes the package (Camtrap DP profile 1.0.2). */
export function datapackageText(
  { options, source }: ExportTask,
  places: readonly Deployment[],
  taxa: ReadonlyMap<string, string>,
): string {
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  const title = options.title ?? 'Detections of wildlife sound';
  const holder = options.holder ?? '';
  const licence = options.licence ?? '';
  return `${JSON.stringify(
    {
      resources: ['deployments', 'media', 'observations'].map(resource),
      profile: `${base}/camtrap-dp-profile.json`,
      name: 'songsight-detections',
      created: source.now,
      title,
      contributors: [
        // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
        { title: holder === '' ? 'not stated' : holder, role: holder === '' ? 'contributor' : 'rightsHolder' },
      ],
      // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
      description: `Detections of species in field recordings, named by a machine in Songsight ${source.version} and partly checked by people.`,
      version: '1.0',
      sources: [{ title: 'Songsight', version: source.version }],
      ...(licence === ''
        ? {}
        : {
            licenses: [
              { path: licence, scope: 'data' },
              { path: licence, scope: 'media' },
            ],
          }),
      project: {
        title,
        samplingDesign: 'opportunistic',
        captureMethod: ['timeLapse'],
        individualAnimals: false,
        observationLevel: ['media'],
      },
      spatial: spatial(places),
      temporal: temporal(places, source.now),
      taxonomic: [...taxa]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([scientificName, eng]) => ({
          scientificName,
          taxonRank: taxonRank(scientificName),
          vernacularNames: { eng },
        })),
    },
    null,
    2,
  )}\n`;
}
