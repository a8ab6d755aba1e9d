/** Bits of `state`. Without `shown` a detection is not among the results; without `here` there is none with this id. */
export const bits = { shown: 1, rejected: 2, pictured: 4, verdict: 24, here: 32, all: 63 } as const;
/** The bits of `verdict`; 0: nobody has reviewed it. */
export const verdictBits = { confirmed: 8, rejected: 16, unsure: 24 } as const;

/** In `hours`: the time is not known. */
export const unknownHour = -0x80_00_00_00;

/** Columns in memory: the place of a detection in each is its id. */
export type Arrays = {
  readonly recording: Uint32Array;
  readonly species: Uint32Array;
  /** Milliseconds on the recorder's clock; NaN where its time is unknown. */
  readonly wallMs: Float64Array;
  /** The same in whole hours, see `unknownHour`. */
  readonly hours: Int32Array;
  /** Unix milliseconds; NaN where the offset is unknown. */
  readonly utcMs: Float64Array;
  readonly score: Float64Array;
  /** See `bits`. */
  readonly state: Uint8Array;
};

/** What is counted of detections; a million take 37 MB. No detection has an id larger than `last`. */
export type DetectionColumns = Arrays & { readonly last: number };

const bytesOfOne = 4 + 4 + 8 + 4 + 8 + 8 + 1;

/** Room for ids below a number, in memory that only this thread sees. */
export function ownArrays(length: number): Arrays {
  return {
    recording: new Uint32Array(length),
    species: new Uint32Array(length),
    wallMs: new Float64Array(length),
    hours: new Int32Array(length),
    utcMs: new Float64Array(length),
    score: new Float64Array(length),
    state: new Uint8Array(length),
  };
}

/** Bytes that `arraysIn` needs. */
export const bytesFor = (length: number): number => bytesOfOne * 8 * Math.ceil(length / 8);

/** The same one behind the other in memory that threads share. */
export function arraysIn(memory: SharedArrayBuffer, offset: number, length: number): Arrays {
  const room = 8 * Math.ceil(length / 8);
  const at = (bytesBefore: number): number => offset + bytesBefore * room;
  return {
    wallMs: new Float64Array(memory, at(0), length),
    utcMs: new Float64Array(memory, at(8), length),
    score: new Float64Array(memory, at(16), length),
    recording: new Uint32Array(memory, at(24), length),
    species: new Uint32Array(memory, at(28), length),
    hours: new Int32Array(memory, at(32), length),
    state: new Uint8Array(memory, at(36), length),
  };
}

/** Room for more, with the same beginning. */
export function copied(arrays: Arrays, length: number): Arrays {
  const longer = ownArrays(length);
  longer.recording.set(arrays.recording);
  longer.species.set(arrays.species);
  longer.wallMs.set(arrays.wallMs);
  longer.hours.set(arrays.hours);
  longer.utcMs.set(arrays.utcMs);
  longer.score.set(arrays.score);
  longer.state.set(arrays.state);
  return longer;
}
