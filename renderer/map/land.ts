import { geoGraticule, geoPath, type GeoProjection } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { readMedia } from '../shared/client/fetch-media.ts';
// Natural Earth 1:50 million, public domain.
import atlasAddress from 'world-atlas/countries-50m.json?url';

type Atlas = Topology<{ readonly countries: GeometryCollection; readonly land: GeometryCollection }>;
/** A country and the degrees it lies between: west, south, east, north. */
type Country = { readonly shape: Feature<Geometry>; readonly box: readonly [number, number, number, number] };

let reading: Promise<readonly Country[]> | null = null;

/** All countries, read once and only when a map is opened. */
export function readLand(): Promise<readonly Country[]> {
  reading ??= fetchLand().catch((thrown: unknown) => {
    reading = null;
    throw thrown;
  });
  return reading;
}

async function fetchLand(): Promise<readonly Country[]> {
  const bytes = await readMedia(atlasAddress);
  if (bytes === null) throw new Error('unreadable');
  // The file of the package: its shape is known.
  const atlas = JSON.parse(new TextDecoder().decode(bytes)) as Atlas;
  const all: FeatureCollection = feature(atlas, atlas.objects.countries);
  return all.features.map((shape) => ({ shape, box: boxOf(shape.geometry) }));
}

function boxOf(geometry: Geometry): Country['box'] {
  let [west, south, east, north] = [180, 90, -180, -90];
  const rings: readonly Position[][] =
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : [];
  for (const [x = 0, y = 0] of rings.flat()) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return [west, south, east, north];
}

export type MapColours = { readonly land: string; readonly border: string; readonly grid: string };

/** Steps between the lines of the grid, in degrees; the first that leaves no more than eight of them on show. */
const gridSteps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45] as const;

/** Draws land, borders and a grid of degrees; countries that are out of sight are passed over. */
export function drawLand(
  pen: CanvasRenderingContext2D,
  countries: readonly Country[],
  projection: GeoProjection,
  { width, height, colours }: { readonly width: number; readonly height: number; readonly colours: MapColours },
): void {
  const edge = 2;
  const shown = projection.clipExtent([
    [-edge, -edge],
    [width + edge, height + edge],
  ]);
  const path = geoPath(shown, pen);
  const seen = seenBox(shown, width, height);
  pen.lineJoin = 'round';
  for (const { shape, box } of countries) {
    if (!overlaps(box, seen)) continue;
    pen.beginPath();
    path(shape);
    pen.fillStyle = colours.land;
    pen.fill();
    pen.strokeStyle = colours.border;
    pen.lineWidth = 0.75;
    pen.stroke();
  }
  const step = gridSteps.find((degrees) => (seen[2] - seen[0]) / degrees <= 8) ?? 45;
  pen.beginPath();
  path(geoGraticule().extent(gridExtent(seen, step)).step([step, step]).precision(step)());
  pen.strokeStyle = colours.grid;
  pen.lineWidth = 0.5;
  pen.stroke();
}

function seenBox(projection: GeoProjection, width: number, height: number): Country['box'] {
  const [west, north] = projection.invert?.([0, 0]) ?? [-180, 85];
  const [east, south] = projection.invert?.([width, height]) ?? [180, -85];
  // Over the antimeridian, or wider than the world: everything.
  return east <= west || projection.scale() * 2 * Math.PI < width
    ? [-180, south, 180, north]
    : [west, south, east, north];
}

function gridExtent([west, south, east, north]: Country['box'], step: number): [[number, number], [number, number]] {
  const down = (degrees: number): number => Math.floor(degrees / step) * step;
  const end = (degrees: number): number => down(degrees) + step + 1e-6;
  return [
    [Math.max(-180, down(west)), Math.max(-85, down(south))],
    [Math.min(180, end(east)), Math.min(85, end(north))],
  ];
}

function overlaps(one: Country['box'], other: Country['box']): boolean {
  return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
}
