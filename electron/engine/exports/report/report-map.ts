import type { StationFacts } from '#store/export-rows/report-facts.ts';
import { escaped } from '../xml-text.ts';
import type { ReportWords } from './report-words.ts';

const width = 340;
const height = 230;
const margin = 34;
const metresPerDegree = 111_320;

type Spot = { readonly name: string; readonly latitude: number; readonly longitude: number; readonly species: number };

function spots(stations: readonly StationFacts[]): Spot[] {
  return stations.flatMap(({ name, latitude, longitude, species }) =>
    name === null || latitude === null || longitude === null ? [] : [{ name, latitude, longitude, species }],
  );
}

/** 1, 2 or 5 times a power of ten metres, at most this long. */
function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2, 1].find((step) => step * power <= metres) ?? 1) * power;
}

/**
 * The stations as they lie to each other: metres east and north around their middle, which is true to length over any area that
 * stations cover. Empty where no station has a position.
 */
export function stationMap(stations: readonly StationFacts[], words: ReportWords): string {
  const all = spots(stations);
  if (all.length === 0) return `<p class="soft">${escaped(words.say('report-map-none'))}</p>`;
  const middle = (of: (spot: Spot) => number): number => {
    const values = all.map(of);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  const [latitude, longitude] = [middle((spot) => spot.latitude), middle((spot) => spot.longitude)];
  const east = (spot: Spot): number =>
    (spot.longitude - longitude) * metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  const north = (spot: Spot): number => (spot.latitude - latitude) * metresPerDegree;
  const reach = Math.max(
    50,
    ...all.flatMap((spot) => [Math.abs(east(spot)) * (height / width), Math.abs(north(spot))]),
  );
  const scale = (height / 2 - margin) / reach;
  const most = Math.max(1, ...all.map(({ species }) => species));
  const circles = all.map((spot) => {
    const [x, y] = [width / 2 + east(spot) * scale, height / 2 - north(spot) * scale];
    const radius = 4 + 9 * Math.sqrt(spot.species / most);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="#2f7f67" fill-opacity=".75" stroke="#17352d"/>
<text x="${x.toFixed(1)}" y="${(y - radius - 3).toFixed(1)}" text-anchor="middle">${escaped(spot.name)}</text>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(words.say('report-map'))}"><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" fill="#f6f8f2" stroke="#cfd6c6"/>
${circles.join('\n')}${scaleBar(scale, words)}</svg><p class="soft small">${escaped(words.say('report-map-legend'))}</p>`;
}

/** @param scale dots of the drawing per metre. */
function scaleBar(scale: number, words: ReportWords): string {
  const metres = roundLength(90 / scale);
  const long = metres * scale;
  const label =
    metres < 1000
      ? words.say('report-metres', { length: metres })
      : words.say('report-kilometres', { length: metres / 1000 });
  const y = height - 12;
  return `<path d="M12 ${y - 4}V${y}H${(12 + long).toFixed(1)}V${y - 4}" fill="none" stroke="#17352d" stroke-width="1.5"/>
<text x="${(18 + long).toFixed(1)}" y="${y}" class="axis">${escaped(label)}</text>`;
}
