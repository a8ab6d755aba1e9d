import type { Activation } from './pack-manifest.ts';
import { type LabelName, readLabelFile } from './label-file.ts';
import type { GraphPort, OnnxGraph } from './onnx-graph.ts';

/** What is known of a classifier by the length of sound it takes. */
type Signature = { readonly rateHz: number; readonly family: string; readonly activation: Activation };

/** By samples per clip. BirdNET's and Perch's graphs may end before the function their scores were trained with. */
const signatures: ReadonlyMap<number, Signature> = new Map([
  [144_000, { rateHz: 48_000, family: 'BirdNET 2.4', activation: 'sigmoid' }],
  [160_000, { rateHz: 32_000, family: 'Perch v2', activation: 'softmax' }],
  [96_000, { rateHz: 32_000, family: 'BirdNET 3.0', activation: 'sigmoid' }],
]);

/** Scores of a classifier that nobody has calibrated on the user's recordings: a middle value, to be changed in the settings. */
const uncalibratedThreshold = 0.5;

export type ClassifierFiles = {
  readonly graph: OnnxGraph;
  readonly modelFile: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly labelsText: string;
  /** The same labels in other languages, by language code. */
  readonly translations: ReadonlyMap<string, string>;
  /** Codes in use, by scientific name in small letters: a species keeps its code from pack to pack. */
  readonly knownCodes: ReadonlyMap<string, string>;
  readonly createdAt: string;
};

/**
 * Writes the manifest of a classifier from its own ONNX file and labels file: rate and window from the length of sound it takes,
 * batch and names from the graph, the last function from the operator at the graph's end.
 * @throws Error whose message is a sentence about what does not fit.
 */
export function classifierManifest(files: ClassifierFiles): Readonly<Record<string, unknown>> {
  const input = soundInput(files.graph);
  const samples = input.shape[1] ?? 0;
  const { family, rateHz, activation } = signatureOf(samples);
  const { output, labels } = scoresOutput(files);
  const title = titleOf(family, files.modelFile);
  const maker = files.graph.makerOf(output.name);
  const done = maker === 'Sigmoid' || maker === 'Softmax';
  const batch = input.shape[0] === 1 ? 1 : 'clip';
  return {
    format: 'songsight-pack',
    formatVersion: 1,
    name: slug(title, '-'),
    version: files.sha256.slice(0, 12),
    title,
    createdAt: files.createdAt,
    licence: `Imported from ${files.modelFile}. Its makers' licence applies; BirdNET's weights are for non-commercial use.`,
    modelCard: 'model-card.md',
    sound: { rateHz, windowSeconds: samples / rateHz },
    encoder: {
      file: files.modelFile,
      sha256: files.sha256,
      bytes: files.bytes,
      inputs: { waveform: { name: input.name, shape: [batch, samples] } },
      outputs: { scores: { name: output.name, shape: [batch, labels.length] } },
      scores: done || activation === 'none' ? 'probabilities' : `logits-${activation}`,
    },
    labels: withCodes(labels, files.knownCodes, translatedNames(files.translations, labels.length)),
    painter: null,
  };
}

function titleOf(family: string, modelFile: string): string {
  const own = modelFile.replace(/\.onnx$/i, '');
  return own.toLowerCase().startsWith((family.split(' ')[0] ?? family).toLowerCase()) ? family : `${family} (${own})`;
}

function soundInput({ inputs }: OnnxGraph): GraphPort {
  const fitting = inputs.filter(({ float32, shape }) => float32 && shape.length === 2);
  const [input] = fitting;
  if (input !== undefined && inputs.length === 1) return input;
  const found = inputs
    .map(({ name, shape }) => `${name} (${shape.map((size) => size ?? 'any').join(' x ')})`)
    .join(', ');
  throw new Error(
    `This model is no classifier of sound that Songsight can use: it needs one input of clips x samples and has ${found}.`,
  );
}

function signatureOf(samples: number): Signature {
  const signature = signatures.get(samples);
  if (signature !== undefined) return signature;
  const known = [...signatures].map(([length, { family }]) => `${count(length)} (${family})`).join(', ');
  const found = samples === 0 ? 'clips of any length' : `clips of ${count(samples)} samples`;
  throw new Error(
    `This model takes ${found}, and its file does not say at which rate. Songsight knows ${known}. For another one write a manifest.json beside it (docs/model-pack.md) and import the folder.`,
  );
}

function scoresOutput({ graph, labelsText }: ClassifierFiles): {
  readonly output: GraphPort;
  readonly labels: readonly LabelName[];
} {
  const flat = graph.outputs.filter(({ float32, shape }) => float32 && shape.length === 2 && shape[1] !== null);
  const labels = readLabelFile(
    labelsText,
    flat.map(({ shape }) => shape[1] ?? 0),
  );
  const sizes = flat.map(({ shape }) => count(shape[1] ?? 0)).join(' or ');
  if (sizes === '')
    throw new Error('This model does not say how many scores it gives, so no labels can be matched to it.');
  if (typeof labels === 'number')
    throw new Error(
      `The labels file has ${count(labels)} lines and the model gives ${sizes} scores. Choose the labels file that belongs to this model.`,
    );
  const output = flat.find(({ shape }) => shape[1] === labels.length);
  if (output === undefined) throw new Error('No output of this model fits the labels file.');
  return { output, labels };
}

const count = (value: number): string => value.toLocaleString('en');

/** `Barn Swallow` -> `barn_swallow`. */
function slug(text: string, joint: '_' | '-'): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, joint)
    .replaceAll(/^[_-]+|[_-]+$/g, '')
    .slice(0, 60);
}

type Translated = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Common names by scientific name, then by language. A file that does not fit the model says nothing. */
function translatedNames(texts: ReadonlyMap<string, string>, count: number): Translated {
  const names = new Map<string, Record<string, string>>();
  for (const [language, text] of texts) {
    const labels = readLabelFile(text, [count]);
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
  return labels.map(({ scientificName, commonName, kind }) => {
    const own = slug(kind === 'species' ? scientificName : commonName, '_');
    const base = (kind === 'species' ? known.get(scientificName.toLowerCase()) : undefined) ?? own;
    let code = base;
    for (let next = 2; used.has(code) || code === ''; next += 1) code = `${base}_${String(next)}`;
    used.add(code);
    const voice = kind === 'none' && /^human vocal/i.test(commonName);
    const threshold = kind === 'species' || voice ? uncalibratedThreshold : 1;
    const names = translated.get(scientificName);
    const more = { ...(names === undefined ? {} : { names }), ...(voice ? { private: true } : {}) };
    return { code, kind, scientificName, commonName, threshold, ...more };
  });
}

/** The model card of an imported classifier: what is known, and what is not. */
export function classifierCard(manifest: Readonly<Record<string, unknown>>, createdAt: string): string {
  return `# ${String(manifest['title'])}

Imported on ${createdAt.slice(0, 10)} from the files of its makers. Songsight has neither trained nor tested this model.

- Its thresholds are not calibrated: every species starts at ${String(uncalibratedThreshold)}. Review a sample of each species that matters before you trust a number.
- Its licence is its makers'. BirdNET's weights are CC BY-NC-SA 4.0; Perch's are Apache 2.0.
- It paints no pictures itself. The painter that comes with Songsight paints the species it knows, matched by scientific name.
`;
}
