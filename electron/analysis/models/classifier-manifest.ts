import { familyOf, knownLengths, ownSamples, wholeCount, type Family } from './classifier-family.ts';
import { refused } from './importing/refused.ts';
import { codeOf, slug } from './label-codes.ts';
import { type LabelName, readLabelFile } from './label-file.ts';
import type { GraphPort, OnnxGraph } from './onnx-graph.ts';

/** Scores of a classifier that nobody has calibrated on the user's recordings: a middle value, to be changed in the settings. */
const uncalibratedThreshold = 0.5;

/**
 * People are to be heard early: rather a bird too many unheard than a talk kept. Of BirdNET 2.4's windows of a crowded bar 26 % score
 * 0.5 or more for one of its human labels and 84 % score 0.2, in a restaurant 58 and 89 %, from a radio 21 and 74 %; of 13,095
 * windows of birds 0.1 and 0.3 %.
 */
const privateThreshold = 0.2;

export type ClassifierFiles = {
  readonly graph: OnnxGraph;
  readonly modelFile: string;
  /** The file that a person chose, for what is said of it. */
  readonly sourceFile: string;
  readonly sha256: string;
  readonly version: string;
  readonly bytes: number;
  readonly labelsText: string;
  /** Where the labels come from, for what is said of them. */
  readonly labelsFile: string;
  /** The same labels in other languages, by language code. */
  readonly translations: ReadonlyMap<string, string>;
  /** Codes in use, by scientific name in small letters: a species keeps its code from pack to pack. */
  readonly knownCodes: ReadonlyMap<string, string>;
  readonly createdAt: string;
};

type Port = { readonly name: string; readonly shape: readonly (string | number)[] };

/** `manifest.json` as it is written; pack-manifest.ts reads it. */
export type ClassifierManifest = {
  readonly title: string;
  readonly labels: readonly object[];
  readonly location?: {
    readonly file: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly inputs: { readonly place: Port };
    readonly outputs: { readonly probabilities: Port };
    /** Absent: the model's labels, in their order. */
    readonly species?: readonly string[];
    readonly wholeYear?: 'highest';
  };
  readonly [field: string]: unknown;
};

/**
 * Writes the manifest of a classifier from its own ONNX file and labels file: rate and window from what it is known as, batch and
 * names from the graph, the last function from the operator at the graph's end.
 * @throws KnownFailure `pack-invalid` with what does not fit
 */
export function classifierManifest(files: ClassifierFiles): ClassifierManifest {
  const { graph } = files;
  const input = soundInput(graph);
  const samples = input.shape[1] ?? 0;
  const { output, labels } = scoresOutput(files);
  const family = knownFamily(samples, graph, output);
  const title = titleOf(family, labels.length, files.sourceFile);
  const maker = graph.makerOf(output.name);
  const done = maker === 'Sigmoid' || maker === 'Softmax';
  const batch = input.shape[0] === 1 ? 1 : 'clip';
  const embeddings = embeddingsOutput(graph, output);
  const scores: Port = { name: output.name, shape: [batch, labels.length] };
  return {
    format: 'songsight-pack',
    formatVersion: 1,
    // Also for a file whose name has no Latin letter.
    name: slug(titleOf(family, labels.length, files.modelFile), '-'),
    version: files.version,
    title,
    createdAt: files.createdAt,
    licence: licenceOf(family, files.sourceFile),
    modelCard: 'model-card.md',
    sound: { rateHz: family.rateHz, windowSeconds: samples / family.rateHz },
    encoder: {
      file: files.modelFile,
      sha256: files.sha256,
      bytes: files.bytes,
      inputs: { waveform: { name: input.name, shape: [batch, samples] } },
      outputs:
        embeddings === null
          ? { scores }
          : { scores, embeddings: { ...embeddings, shape: [batch, ...embeddings.shape] } },
      scores: done ? 'probabilities' : `logits-${family.activation}`,
    },
    labels: withCodes(labels, files.knownCodes, translatedNames(files.translations, labels.length)),
    painter: null,
  };
}

function licenceOf({ title }: Family, sourceFile: string): string {
  // eslint-disable-next-line words/spoken -- written into a file of the pack
  const ofMakers = `Imported from ${sourceFile}. Its makers' licence applies`;
  // eslint-disable-next-line words/spoken -- the same
  return title === 'BirdNET 2.4' ? `${ofMakers}; BirdNET's weights are for non-commercial use.` : `${ofMakers}.`;
}

/** A classifier trained by somebody on top of a known one carries its own name, too. */
function titleOf(family: Family, labels: number, modelFile: string): string {
  const own = modelFile.replace(/\.(?:onnx|tflite)$/i, '');
  const maker = (family.title.split(' ')[0] ?? family.title).toLowerCase();
  const whole =
    labels === wholeCount(family) || (own.toLowerCase().startsWith(maker) && family.title !== 'BirdNET 2.4');
  return whole ? family.title : `${family.title} (${own})`;
}

function soundInput({ inputs }: OnnxGraph): GraphPort {
  const fitting = inputs.filter(({ float32, shape }) => float32 && shape.length === 2);
  const [input] = fitting;
  if (input !== undefined && inputs.length === 1) {
    const [batch, samples] = input.shape;
    if (typeof batch === 'number' && batch !== 1) throw refused('classifier-batch', { count: batch });
    if (typeof samples !== 'number') throw refused('classifier-length-open', { known: lengths() });
    return input;
  }
  const found = inputs
    .map(({ name, shape, type }) => {
      const sizes = shape.map((size) => size ?? 'any').join(' x ');
      return `${name} (${type === undefined ? '' : `${type}, `}${sizes})`;
    })
    .join(', ');
  throw refused('classifier-input', { found });
}

function knownFamily(samples: number, graph: OnnxGraph, output: GraphPort): Family {
  const family = familyOf(samples, graph, output);
  if (family !== null) return family;
  if (samples === 160_000) throw refused('classifier-family');
  throw refused('classifier-length', { samples, known: lengths() });
}

const lengths = (): string => knownLengths.map((each) => `${count(each.samples)} (${each.title})`).join(', ');

function scoresOutput({ graph, labelsText, labelsFile }: ClassifierFiles): {
  readonly output: GraphPort;
  readonly labels: readonly LabelName[];
} {
  const wide = graph.outputs.filter(({ float32, shape }) => float32 && shape.length === 2 && shape[1] !== null);
  // A labels file of another model may be as long as the embedding.
  const others = wide.filter(({ name }) => !isEmbedding(name));
  const flat = others.length > 0 ? others : wide;
  const widths = flat.map(({ shape }) => shape[1] ?? 0);
  // What people train on top of BirdNET 2.4 they wish to find, whatever they call it.
  const ownLabels = graph.inputs.some(({ shape }) => shape[1] === ownSamples);
  const labels = readLabelFile(labelsText, { counts: widths, ownLabels });
  const open = graph.outputs.some(({ float32, shape }) => float32 && shape.length === 2 && shape[1] === null);
  if (flat.length === 0 || (open && typeof labels === 'number')) throw refused('classifier-scores');
  const output = typeof labels === 'number' ? undefined : flat.find(({ shape }) => shape[1] === labels.length);
  if (typeof labels === 'number' || output === undefined) {
    const lines = typeof labels === 'number' ? labels : labels.length;
    throw refused('labels-count', { lines, scores: widths.map(count).join(', ') }, { path: labelsFile });
  }
  if (!labels.some(({ kind }) => kind === 'species'))
    throw refused('labels-no-species', { lines: labels.length }, { path: labelsFile });
  return { output, labels };
}

/** One list of numbers per clip beside the scores: what sounds alike has alike. */
function embeddingsOutput({ outputs }: OnnxGraph, scores: GraphPort): { name: string; shape: [number] } | null {
  const fitting = outputs.filter(({ float32, shape }) => float32 && shape.length === 2 && shape[1] !== null);
  const found = fitting.find((output) => output !== scores && isEmbedding(output.name));
  return found === undefined ? null : { name: found.name, shape: [found.shape[1] ?? 0] };
}

const isEmbedding = (name: string): boolean => /^embeddings?$/i.test(name);
const count = (value: number): string => value.toLocaleString('en');

type Translated = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Common names by scientific name, then by language. A file that does not fit the model says nothing. */
function translatedNames(texts: ReadonlyMap<string, string>, count: number): Translated {
  const names = new Map<string, Record<string, string>>();
  for (const [language, text] of texts) {
    const labels = readLabelFile(text, { counts: [count], ownLabels: false });
    if (typeof labels === 'number') continue;
    for (const { kind, scientificName, commonName } of labels) {
      if (kind !== 'species' || commonName === scientificName) continue;
      names.set(scientificName, { ...names.get(scientificName), [language]: commonName });
    }
  }
  return names;
}

function withCodes(labels: readonly LabelName[], known: ReadonlyMap<string, string>, translated: Translated): object[] {
  const used = new Set<string>();
  return labels.map(({ scientificName, commonName, kind, voice }) => {
    const base = codeOf({ scientificName, commonName, kind }, known);
    let code = base;
    for (let next = 2; used.has(code) || code === ''; next += 1) code = `${base}_${String(next)}`;
    used.add(code);
    const threshold = voice ? privateThreshold : kind === 'species' ? uncalibratedThreshold : 1;
    const names = translated.get(scientificName);
    const more = { ...(names === undefined ? {} : { names }), ...(voice ? { private: true } : {}) };
    return { code, kind, scientificName, commonName, threshold, ...more };
  });
}

/** The model card of an imported classifier: what is known, and what is not. @param notes more of it, a sentence each */
export function classifierCard({ title }: ClassifierManifest, createdAt: string, notes: readonly string[]): string {
  const lines = [
    // eslint-disable-next-line words/spoken -- written into a file of the pack
    `Its thresholds are not calibrated: every species starts at ${String(uncalibratedThreshold)}. Review a sample of each species that matters before you trust a number.`,
    // eslint-disable-next-line words/spoken -- written into a file of the pack
    "Its licence is its makers'. BirdNET's weights are CC BY-NC-SA 4.0; Perch's are Apache 2.0.",
    // eslint-disable-next-line words/spoken -- written into a file of the pack
    'It paints no pictures itself. The painter that comes with Songsight paints the species it knows, matched by scientific name.',
    ...notes,
  ];
  // eslint-disable-next-line words/spoken -- written into a file of the pack
  return `# ${title}

Imported on ${createdAt.slice(0, 10)} from the files of its makers. Songsight has neither trained nor tested this model.

${lines.map((line) => `- ${line}`).join('\n')}
`;
}
