import { geoMercator, type GeoProjection } from 'd3-geo';
import type { Position } from '#contract/stations.ts';

type Point = readonly [x: number, y: number];

/** Pixels per radian: the whole world on a telephone, and one metre on the equator in 1.6 pixels. */
const leastScale = 45;
const mostScale = 1e7;
/** Room around what is fitted into the view, in CSS pixels. */
const margin = 76;
/** A single station is shown with some country around it: about 40 km across. */
const aloneScale = 120_000;
const mostLatitude = 84;
const earthMetres = 6_371_000;

/** Which part of the earth is on show, in the Mercator projection. */
export class MapView {
  width = $state(1);
  height = $state(1);
  /** Degrees east and north of the middle. */
  center = $state.raw<Point>([0, 30]);
  scale = $state(160);

  /** Degrees to CSS pixels and back. */
  get projection(): GeoProjection {
    return geoMercator()
      .center([this.center[0], this.center[1]])
      .scale(this.scale)
      .translate([this.width / 2, this.height / 2]);
  }

  /** Where a position lies in the view. */
  place({ latitude, longitude }: Position): Point {
    const [x, y] = this.projection([longitude, latitude]) ?? [0, 0];
    return [x, y];
  }

  /** What lies at a point of the view, to about a metre. */
  at(point: Point): Position {
    const [longitude, latitude] = this.projection.invert?.([point[0], point[1]]) ?? [0, 0];
    const whole = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
    return { latitude: whole(latitude), longitude: whole(((longitude + 540) % 360) - 180) };
  }

  /** Moves what is shown by so many pixels. */
  pan(x: number, y: number): void {
    this.#centerOn([this.width / 2 - x, this.height / 2 - y]);
  }

  /** @param factor above 1 shows more detail @param about the point that stays where it is; the middle where it is left out */
  zoom(factor: number, about: Point = [this.width / 2, this.height / 2]): void {
    const scale = Math.min(mostScale, Math.max(leastScale, this.scale * factor));
    const by = scale / this.scale;
    const middle: Point = [this.width / 2, this.height / 2];
    this.#centerOn([about[0] + (middle[0] - about[0]) / by, about[1] + (middle[1] - about[1]) / by]);
    this.scale = scale;
  }

  /** Shows all of these, or the world where there are none. */
  fit(positions: readonly Position[]): void {
    const [first] = positions;
    if (first === undefined) {
      this.center = [0, 30];
      this.scale = Math.max(leastScale, Math.min(this.width / (2 * Math.PI), this.height / 4));
      return;
    }
    const points = positions.map((position) => this.place(position));
    const [left, right] = extent(points.map(([x]) => x));
    const [top, bottom] = extent(points.map(([, y]) => y));
    const room = (size: number): number => Math.max(size - 2 * margin, size / 2);
    const factor = Math.min(room(this.width) / (right - left), room(this.height) / (bottom - top));
    this.#centerOn([(left + right) / 2, (top + bottom) / 2]);
    this.scale = Math.max(leastScale, Math.min(aloneScale, this.scale * factor));
  }

  /** The ground that a pixel covers in the middle of the view, in metres. */
  get metresPerPixel(): number {
    return (earthMetres * Math.cos((this.center[1] * Math.PI) / 180)) / this.scale;
  }

  #centerOn(point: Point): void {
    const [longitude, latitude] = this.projection.invert?.([point[0], point[1]]) ?? this.center;
    this.center = [((longitude + 540) % 360) - 180, Math.min(mostLatitude, Math.max(-mostLatitude, latitude))];
  }
}

const extent = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];

/** A round length that fits into so many pixels: 1, 2 or 5 times a power of ten. */
export function scaleBar(
  metresPerPixel: number,
  mostPixels: number,
): { readonly metres: number; readonly pixels: number } {
  const most = metresPerPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { metres, pixels: metres / metresPerPixel };
}
