import { encode } from 'fast-png';
import { random } from '../../store/generated-database.ts';

const size = 64;
const inside = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

/** A bird-like blot on a meadow as a PNG of 64 x 64, another one for every seed. */
export function blot(seed: number): Uint8Array {
  const next = random(seed);
  const colour = (): number[] => [next(), next(), next()].map((part) => Math.round(40 + 150 * part));
  const [sky, body, belly] = [colour().map((part) => part / 2 + 110), colour(), colour()];
  const data = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const bird = inside(x, y, [32, 36, 14, 9]) || inside(x, y, [43, 25, 7, 6]);
      const ground = sky.map((part) => part - y);
      data.set(bird ? (y > 38 ? belly : body) : ground, 3 * (y * size + x));
    }
  }
  return encode({ width: size, height: size, data, channels: 3 });
}
