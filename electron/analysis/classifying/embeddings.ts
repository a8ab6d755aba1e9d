/**
 * What a model knows of every clip beside its species, small enough to keep for a season: `vectors` is [clip, width] in 8 bits;
 * a number times its clip's scale is a part of a vector of length 1. Clips are in the order of the score sheet.
 */
export type Embeddings = {
  readonly width: number;
  readonly vectors: Int8Array;
  readonly scales: Float32Array;
};

/** Clips whose embeddings lie in one piece of memory: those of a day of sound are tens of thousands. */
const clipsInBlock = 64;

/** Gathers the embeddings of clip after clip. */
export class EmbeddingBuilder {
  readonly #width: number;
  readonly #blocks: Int8Array[] = [];
  readonly #scales: number[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  /** @param embedding [width], of any length; one that says nothing stays zero */
  add(embedding: Float32Array): void {
    const place = this.#scales.length % clipsInBlock;
    const block = (place === 0 ? undefined : this.#blocks.at(-1)) ?? new Int8Array(clipsInBlock * this.#width);
    if (place === 0) this.#blocks.push(block);
    this.#scales.push(quantise(embedding, block.subarray(place * this.#width, (place + 1) * this.#width)));
  }

  embeddings(): Embeddings {
    const vectors = new Int8Array(this.#scales.length * this.#width);
    for (const [at, block] of this.#blocks.entries()) {
      const begin = at * block.length;
      vectors.set(block.subarray(0, vectors.length - begin), begin);
    }
    return { width: this.#width, vectors, scales: Float32Array.from(this.#scales) };
  }
}

/** A vector of length 1 in 8 bits. @param vector zeros, into which it is written @returns the scale that leads back */
function quantise(embedding: Float32Array, vector: Int8Array): number {
  const width = vector.length;
  let [squares, largest] = [0, 0];
  for (let at = 0; at < width; at += 1) {
    const value = embedding[at] ?? 0;
    squares += value * value;
    largest = Math.max(largest, Math.abs(value));
  }
  if (!(largest > 0) || !Number.isFinite(squares)) return 0;
  for (let at = 0; at < width; at += 1) vector[at] = Math.round(((embedding[at] ?? 0) / largest) * 127);
  return largest / 127 / Math.sqrt(squares);
}

/** The embeddings of the shares of a recording, in order of time. @param starts of each share's clips, in seconds */
export function mergeEmbeddings(
  shares: readonly { readonly starts: Float64Array; readonly embeddings: Embeddings }[],
): Embeddings {
  const width = shares[0]?.embeddings.width ?? 0;
  const clips = shares
    .flatMap(({ starts, embeddings }) => [...starts].map((start, clip) => ({ start, clip, embeddings })))
    .sort((one, other) => one.start - other.start);
  const vectors = new Int8Array(clips.length * width);
  for (const [at, { clip, embeddings }] of clips.entries())
    vectors.set(embeddings.vectors.subarray(clip * width, (clip + 1) * width), at * width);
  return { width, vectors, scales: Float32Array.from(clips, ({ clip, embeddings }) => embeddings.scales[clip] ?? 0) };
}
