import type { Activation } from './encoder-schema.ts';
import type { GraphPort, OnnxGraph } from './onnx-graph.ts';

/** What is known of a classifier whose file does not say it. */
export type Family = {
  readonly title: string;
  readonly rateHz: number;
  /** The highest frequency of its own spectrograms, where that is less than half the rate. */
  readonly heardToHz?: number;
  /** The function that the scores were trained with; a graph that ends in it needs no other. */
  readonly activation: Activation;
};

const birdnet2: Family = { title: 'BirdNET 2.4', rateHz: 48_000, heardToHz: 15_000, activation: 'sigmoid' };
const birdnet3: Family = { title: 'BirdNET 3.0', rateHz: 32_000, activation: 'sigmoid' };
// eslint-disable-next-line words/spoken -- a name, the same in every language
const perch2: Family = { title: 'Perch 2', rateHz: 32_000, activation: 'softmax' };

/** Samples that BirdNET 2.4 takes, on which people train classifiers of their own. */
export const ownSamples = 144_000;

/** Lengths of sound that are taken, for those who ask what is known. */
export const knownLengths: readonly { readonly samples: number; readonly title: string }[] = [
  { samples: ownSamples, title: birdnet2.title },
  { samples: 160_000, title: `${birdnet3.title}, ${perch2.title}` },
  { samples: 96_000, title: birdnet3.title },
];

/** Labels of the whole models; regional ones, and those that people train on top, have others. */
const wholeModels: ReadonlyMap<number, Family> = new Map([
  [6522, birdnet2],
  [11_560, birdnet3],
  [14_795, perch2],
]);

/**
 * The highest frequency that an encoder hears, in Hz.
 * @param melHz that of the spectrogram it is given; null: it is given the waveform
 */
export function heardToHz(rateHz: number, windowSeconds: number, melHz: number | null): number {
  const samples = Math.round(rateHz * windowSeconds);
  const family = samples === 144_000 && rateHz === birdnet2.rateHz ? birdnet2 : null;
  return Math.min(rateHz / 2, melHz ?? family?.heardToHz ?? rateHz / 2);
}

/** Labels of the whole model of a family. */
export function wholeCount(family: Family): number | null {
  return [...wholeModels].find(([, each]) => each === family)?.[0] ?? null;
}

/**
 * BirdNET 3.0 and Perch 2 take the same 160,000 samples. What tells them apart is, in this order: the width of the embedding beside
 * the scores (1,280 or 1,536), the names of the outputs, the number of labels, and the function at the graph's end.
 * @param scores the output with one score for each label
 * @returns null where nothing tells
 */
export function familyOf(samples: number, graph: OnnxGraph, scores: GraphPort): Family | null {
  if (samples === ownSamples) return birdnet2;
  if (samples === 96_000) return birdnet3;
  if (samples !== 160_000) return null;
  return byEmbedding(graph, scores) ?? byName(graph) ?? byCount(scores) ?? byMaker(graph, scores);
}

function byEmbedding({ outputs }: OnnxGraph, scores: GraphPort): Family | null {
  const widths = outputs.filter((output) => output !== scores).map(({ shape }) => shape.at(-1));
  if (widths.includes(1280)) return birdnet3;
  return widths.includes(1536) ? perch2 : null;
}

function byName({ outputs }: OnnxGraph): Family | null {
  const names = outputs.map(({ name }) => name.toLowerCase());
  if (names.includes('predictions') || names.includes('embeddings')) return birdnet3;
  return names.some((name) => ['label', 'embedding', 'spatial_embedding'].includes(name)) ? perch2 : null;
}

function byCount({ shape }: GraphPort): Family | null {
  const family = wholeModels.get(shape[1] ?? 0) ?? null;
  return family === birdnet2 ? null : family;
}

function byMaker(graph: OnnxGraph, { name }: GraphPort): Family | null {
  const maker = graph.makerOf(name);
  if (maker === 'Sigmoid') return birdnet3;
  return maker === 'Softmax' ? perch2 : null;
}
