/**
 * What the sound of a recording is like, minute by minute: five indices of the whole minute, and three of every row of
 * frequencies, from which long-term false-colour spectrograms are drawn (Towsey et al. 2014, doi 10.1016/j.procs.2014.05.063).
 */
export type Soundscape = {
  /** Upper edge of the highest row, in Hz: half the rate. */
  readonly topHz: number;
  /** Seconds of sound in each minute; the last one is seldom whole. */
  readonly seconds: Float32Array;
  /** [minute, 5] in the order of `indexNames`; not a number where a minute is digital silence. */
  readonly indices: Float32Array;
  /** [minute, 256, 3], lowest row first: ACI, 1 - entropy and events, each scaled to a byte by `rowRanges`. */
  readonly rows: Uint8Array;
};

/** Acoustic complexity, acoustic diversity, bioacoustic index, normalised difference soundscape index, entropy. */
export const indexNames = ['aci', 'adi', 'bi', 'ndsi', 'h'] as const;
export const rowCount = 256;

/** What the bytes 0 and 255 stand for: ACI of a row, 1 - temporal entropy of its power, events per second. */
export const rowRanges = [
  { least: 0.2, most: 1 },
  { least: 0, most: 1 },
  { least: 0, most: 4 },
] as const;

const signature = 0x31534353; // "SCS1" as little-endian bytes
const headBytes = 16;
const minuteBytes = 4 + 4 * indexNames.length + 3 * rowCount;

/** All of it as bytes for the database, little-endian: "SCS1", minutes and rows as uint32, topHz as float32, then each column. */
export function packSoundscape({ topHz, seconds, indices, rows }: Soundscape): Uint8Array {
  const minutes = seconds.length;
  const bytes = new Uint8Array(headBytes + minutes * minuteBytes);
  new Uint32Array(bytes.buffer, 0, 3).set([signature, minutes, rowCount]);
  new Float32Array(bytes.buffer, 12, 1).set([topHz]);
  new Float32Array(bytes.buffer, headBytes, minutes).set(seconds);
  new Float32Array(bytes.buffer, headBytes + 4 * minutes, indices.length).set(indices);
  bytes.set(rows, headBytes + 4 * minutes + 4 * indices.length);
  return bytes;
}

/** What `packSoundscape` packed; null where the bytes are something else. */
export function unpackSoundscape(packed: Uint8Array): Soundscape | null {
  // A copy: SQLite gives a view into a larger and unaligned buffer.
  const { buffer } = new Uint8Array(packed);
  if (packed.length < headBytes) return null;
  const [found, minutes = 0, rowsEach] = new Uint32Array(buffer, 0, 3);
  if (found !== signature || rowsEach !== rowCount || packed.length !== headBytes + minutes * minuteBytes) return null;
  const [topHz = 0] = new Float32Array(buffer, 12, 1);
  const count = minutes * indexNames.length;
  return {
    topHz,
    seconds: new Float32Array(buffer, headBytes, minutes),
    indices: new Float32Array(buffer, headBytes + 4 * minutes, count),
    rows: new Uint8Array(buffer, headBytes + 4 * minutes + 4 * count),
  };
}
