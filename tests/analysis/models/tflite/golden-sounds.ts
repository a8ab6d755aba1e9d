/** The sounds and places of write_tflite.py and write_birdnet_golden.py, made again. */

/** Whole-number noise from -0.5 to 0.5. */
function* noise(seed: number): Generator<number> {
  let state = BigInt(seed);
  for (;;) {
    state = (state * 1_103_515_245n + 12_345n) % 2_147_483_648n;
    yield Number(state) / 2 ** 31 - 0.5;
  }
}

function drawn(from: Generator<number>, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => Number(from.next().value));
}

/** Three windows of 6,000 samples, one after the other. */
export function tinySounds(): Float32Array {
  const samples = 6000;
  const all = [0, 1, 2].flatMap((kind) =>
    [...drawn(noise(12_345 + kind), samples)].map((each, at) => {
      const saw = ((at * (20 + 13 * kind)) % 480) / 480 - 0.5;
      return (each * 0.2 + saw) * (((Math.floor(at / 600) % 3) + 1) / 3);
    }),
  );
  return Float32Array.from(all);
}

export const tinyPlaces = Float32Array.of(42.4, -76.5, 20, 52.5, 13.4, -1, -33, 151, 48);

type Tone = {
  readonly start: number;
  readonly seconds: number;
  readonly from: number;
  readonly to: number;
  readonly level: number;
};

/** A whistle that glides between two frequencies (Hz), fading in and out. */
function addTone(sound: Float64Array, { start, seconds, from, to, level }: Tone): void {
  const rate = 48_000;
  const length = Math.trunc(seconds * rate);
  const first = Math.trunc(start * rate);
  for (let at = 0; at < length; at += 1) {
    const phase = 2 * Math.PI * ((from * at) / rate + ((to - from) * at * at) / (2 * length * rate));
    sound[first + at] = (sound[first + at] ?? 0) + Math.sin(phase) * level * Math.sin((Math.PI * at) / length);
  }
}

function scene(seed: number, level: number, tones: readonly Tone[]): Float32Array {
  const sound = drawn(noise(seed), 144_000).map((each) => each * level);
  for (const tone of tones) addTone(sound, tone);
  return Float32Array.from(sound);
}

const many = (count: number, tone: (at: number) => Tone): Tone[] => Array.from({ length: count }, (_, at) => tone(at));

/** Whistles like a White-throated Sparrow's, a trill, and calls in noise: 3 s each at 48 kHz. */
export function birdnetSounds(): Float32Array[] {
  const long = (start: number, pitch: number): Tone => ({ start, seconds: 0.7, from: pitch, to: pitch, level: 0.5 });
  const short = many(3, (at) => ({ start: 1.8 + 0.35 * at, seconds: 0.3, from: 4000, to: 3900, level: 0.5 }));
  const trill = many(35, (at) => ({ start: 0.3 + 0.06 * at, seconds: 0.05, from: 5200, to: 4600, level: 0.4 }));
  const calls = many(5, (at) => ({ start: 0.1 + 0.5 * at, seconds: 0.12, from: 2400, to: 5200, level: 0.6 }));
  return [scene(1, 0.02, [long(0.2, 3000), long(1, 4000), ...short]), scene(2, 0.05, trill), scene(3, 0.3, calls)];
}
