import type { SamplerName, SpeciesCode } from '#contract/recordings.ts';
import type { PackLabel } from './analyst.ts';
import { JsonField } from './json-field.ts';
import type { MelSettings } from './signal/mel.ts';

/** An input or output of a model. `sizes` are the dimensions behind the first one, which is free: the batch. */
export type PortFacts = { readonly name: string; readonly sizes: readonly number[] };
export type ModelFacts<In extends string, Out extends string> = {
  readonly file: string;
  readonly sha256: string;
  readonly inputs: Readonly<Record<In, PortFacts>>;
  readonly outputs: Readonly<Record<Out, PortFacts>>;
};

export type EncoderFacts = ModelFacts<'mel', 'probabilities' | 'features'>;
export type UnetFacts = ModelFacts<'sample' | 'timestep' | 'features' | 'conditioned', 'prediction'>;
export type DecoderFacts = ModelFacts<'latent', 'image'>;
export type Prediction = 'epsilon' | 'v';

export type PainterFacts = {
  readonly unet: UnetFacts;
  readonly decoder: DecoderFacts | null;
  readonly prediction: Prediction;
  readonly clipSample: boolean;
  readonly alphaBar: readonly number[];
  readonly defaults: { readonly sampler: SamplerName; readonly steps: number; readonly guidanceScale: number };
  readonly imageSize: number;
};

/** `manifest.json` of a model pack, checked; docs/model-pack.md explains every field. */
export type PackManifest = {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly sound: { readonly rateHz: number; readonly windowSeconds: number; readonly mel: MelSettings };
  readonly encoder: EncoderFacts;
  readonly labels: readonly PackLabel[];
  readonly painter: PainterFacts | null;
};

function port(field: JsonField): PortFacts {
  const [free, ...fixed] = field.field('shape').list();
  if (free === undefined) return field.fail('has an empty shape');
  free.text();
  return { name: field.field('name').text(), sizes: fixed.map((size) => size.whole(1, 1_000_000)) };
}

function ports<Name extends string>(field: JsonField, names: readonly Name[]): Record<Name, PortFacts> {
  // A record over exactly the names it was made from.
  return Object.fromEntries(names.map((name) => [name, port(field.field(name))])) as Record<Name, PortFacts>;
}

function model<In extends string, Out extends string>(
  field: JsonField,
  inputs: readonly In[],
  outputs: readonly Out[],
): ModelFacts<In, Out> {
  const file = field.field('file').text();
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file)) field.field('file').fail('is not a plain file name');
  return {
    file,
    sha256: field.field('sha256').text().toLowerCase(),
    inputs: ports(field.field('inputs'), inputs),
    outputs: ports(field.field('outputs'), outputs),
  };
}

function melSettings(field: JsonField, rateHz: number): MelSettings {
  field.field('scale').exactly('slaney');
  field.field('norm').exactly('slaney');
  field.field('power').exactly(2);
  field.field('padMode').exactly('constant');
  const fftSize = field.field('fftSize').whole(16, 65_536);
  if (!Number.isInteger(Math.log2(fftSize))) field.field('fftSize').fail('is not a power of two');
  return {
    fftSize,
    hopLength: field.field('hopLength').whole(1, fftSize),
    bands: field.field('bands').whole(1, 1024),
    frames: field.field('frames').whole(1, 100_000),
    minHz: field.field('minHz').number(0, rateHz / 2),
    maxHz: field.field('maxHz').number(0, rateHz / 2),
    refPower: field.field('refPower').number(0, 1e9),
    amin: field.field('amin').number(1e-30, 1),
    topDb: field.field('topDb').number(1, 300),
  };
}

function soundFacts(field: JsonField): PackManifest['sound'] {
  const rateHz = field.field('rateHz').whole(1000, 1_000_000);
  const windowSeconds = field.field('windowSeconds').number(0.1, 600);
  const mel = melSettings(field.field('mel'), rateHz);
  const frames = 1 + Math.floor(Math.round(rateHz * windowSeconds) / mel.hopLength);
  if (mel.frames > frames)
    field
      .field('mel')
      .field('frames')
      .fail(`is more than the ${String(frames)} frames of a window`);
  return { rateHz, windowSeconds, mel };
}

function label(field: JsonField): PackLabel {
  return {
    // Checked to be a text; which codes exist is what this list defines.
    code: field.field('code').text() as SpeciesCode,
    kind: field.field('kind').oneOf(['species', 'none']),
    scientificName: field.field('scientificName').text(),
    commonName: field.field('commonName').text(),
    threshold: field.field('threshold').number(0, 1),
  };
}

function labels(field: JsonField): PackLabel[] {
  const all = field.list().map(label);
  if (all.length === 0) field.fail('is empty');
  if (new Set(all.map(({ code }) => code)).size < all.length) field.fail('names a code twice');
  return all;
}

function alphaBar(schedule: JsonField): number[] {
  const steps = schedule.field('trainSteps').whole(1, 100_000);
  const field = schedule.field('alphaBar');
  const table = field.list().map((level) => level.number(0, 1));
  if (table.length !== steps) field.fail(`has ${String(table.length)} numbers; trainSteps says ${String(steps)}`);
  if (table.some((level, i) => level <= 0 || level >= 1 || level >= (table[i - 1] ?? 1)))
    field.fail('does not fall from 1 to 0');
  return table;
}

function painter(field: JsonField): PainterFacts | null {
  if (field.isNull) return null;
  const decoder = field.field('decoder');
  const defaults = field.field('defaults');
  const table = alphaBar(field.field('schedule'));
  return {
    unet: model(field.field('unet'), ['sample', 'timestep', 'features', 'conditioned'], ['prediction']),
    decoder: decoder.isNull ? null : model(decoder, ['latent'], ['image']),
    prediction: field.field('prediction').oneOf(['epsilon', 'v']),
    clipSample: field.field('clipSample').flag(),
    alphaBar: table,
    defaults: {
      sampler: defaults.field('sampler').oneOf(['dpmpp-2m', 'ddim', 'ddpm']),
      steps: defaults.field('steps').whole(1, table.length),
      guidanceScale: defaults.field('guidanceScale').number(0, 100),
    },
    imageSize: field.field('imageSize').whole(8, 4096),
  };
}

/**
 * Checks a parsed manifest field by field; what the models themselves say is checked when they are loaded.
 * @throws Error whose message names the field and what is wrong with it.
 */
export function packManifest(raw: unknown): PackManifest {
  const root = new JsonField(raw, '');
  root.field('format').exactly('songsight-pack');
  root.field('formatVersion').exactly(1);
  const manifest = {
    name: root.field('name').text(),
    version: root.field('version').text(),
    title: root.field('title').text(),
    sound: soundFacts(root.field('sound')),
    encoder: model(root.field('encoder'), ['mel'], ['probabilities', 'features']),
    labels: labels(root.field('labels')),
    painter: painter(root.field('painter')),
  };
  return manifest;
}
