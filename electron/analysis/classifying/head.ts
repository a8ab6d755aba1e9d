import type { Encoded } from './encoder.ts';

/** A linear head: probability = 1 / (1 + exp(-(weights . embedding + bias))), the embedding having length 1. */
export type Head = {
  /** [label, width] */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
};

/** A head as the bytes of its file: little-endian float32 [label, width + 1], the constant of each label last. */
export function packHead({ weights, biases }: Head): Uint8Array {
  const width = weights.length / biases.length;
  const all = new Float32Array(biases.length * (width + 1));
  for (const [label, bias] of biases.entries()) {
    all.set(weights.subarray(label * width, (label + 1) * width), label * (width + 1));
    all[label * (width + 1) + width] = bias;
  }
  return new Uint8Array(all.buffer);
}

/** The head that `packHead` made; null where the bytes are not one of so many labels and numbers. */
export function unpackHead(packed: Uint8Array, labels: number, width: number): Head | null {
  if (packed.length !== labels * (width + 1) * Float32Array.BYTES_PER_ELEMENT) return null;
  const all = new Float32Array(new Uint8Array(packed).buffer);
  const weights = new Float32Array(labels * width);
  const biases = new Float32Array(labels);
  for (let label = 0; label < labels; label += 1) {
    weights.set(all.subarray(label * (width + 1), label * (width + 1) + width), label * width);
    biases[label] = all[label * (width + 1) + width] ?? 0;
  }
  return { weights, biases };
}

/** The probability of each label for an embedding of any length. */
export function headScores({ weights, biases }: Head, embedding: ArrayLike<number>): Float32Array {
  const width = embedding.length;
  let squares = 0;
  for (let at = 0; at < width; at += 1) squares += (embedding[at] ?? 0) ** 2;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return biases.map((bias, label) => {
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += (weights[label * width + at] ?? 0) * (embedding[at] ?? 0);
    return 1 / (1 + Math.exp(-(bias + sum * scale)));
  });
}

/** What a clip is encoded as, with the probabilities of a head behind those of the model. */
export function withHead(encoded: Encoded, head: Head): Encoded {
  const own = headScores(head, encoded.embedding);
  const probabilities = new Float32Array(encoded.probabilities.length + own.length);
  probabilities.set(encoded.probabilities);
  probabilities.set(own, encoded.probabilities.length);
  return { ...encoded, probabilities };
}
