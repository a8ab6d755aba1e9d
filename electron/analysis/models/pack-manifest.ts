import type { SamplerName } from '#contract/pictures.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { PackLabel } from '../process/analyst.ts';
import { JsonField } from './json-field.ts';
import type { MelSettings } from '../signal/mel.ts';
import { melSettings } from './mel-manifest.ts';

/**
 * An input or output of a model. `sizes` are the dimensions behind the first one, the batch, which is free unless the model
 * takes one clip at a time.
 */
export type PortFacts = { readonly name: string; readonly sizes: readonly number[]; readonly oneByOne?: true };
export type ModelFacts<In extends string, Out extends string> = {
  readonly file: string;
  readonly sha256: string;
  readonly inputs: Readonly<Record<In, PortFacts>>;
  readonly outputs: Readonly<Record<Out, PortFacts>>;
};

/** What turns a model's answer into probabilities: nothing, or what its training left out of the graph. */
export type Activation = 'none' | 'sigmoid' | 'softmax';

/** What names the species. Only one that hears mel patches can also give the features a painter works from. */
export type EncoderFacts = {
  readonly hears: 'mel' | 'waveform';
  readonly activation: Activation;
  readonly file: string;
  readonly sha256: string;
  /** mel: [clip, band, frame] in dB; waveform: [clip, sample] in -1 ... 1. */
  readonly inputs: { readonly sound: PortFacts };
  /** `embeddings`: what a classifier of waveforms knows of a clip beside its species, [clip, width]. */
  readonly outputs: {
    readonly probabilities: PortFacts;
    readonly features?: PortFacts;
    readonly embeddings?: PortFacts;
  };
};
/** What says where and when species live: [place, (latitude, longitude, week of 48)] -> one probability per label, in their order. */
export type LocationFacts = ModelFacts<'place', 'probabilities'>;
export type UnetFacts = ModelFacts<'sample' | 'timestep' | 'features' | 'conditioned', 'prediction'>;
type DecoderFacts = ModelFacts<'latent', 'image'>;
type Prediction = 'epsilon' | 'v';

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
  readonly licence: string;
  /** File name of the text about the model, where there is one. */
  readonly modelCard: string | null;
  /** `mel` is null where the encoder hears the waveform itself. */
  readonly sound: { readonly rateHz: number; readonly windowSeconds: number; readonly mel: MelSettings | null };
  readonly encoder: EncoderFacts;
  readonly labels: readonly PackLabel[];
  readonly location: LocationFacts | null;
  readonly painter: PainterFacts | null;
};

function port(field: JsonField): PortFacts {
  const [free, ...fixed] = field.field('shape').list();
  if (free === undefined) return field.fail('has an empty shape');
  const oneByOne = free.isNumber;
  if (oneByOne) free.exactly(1);
  else free.text();
  return {
    ...(oneByOne ? { oneByOne } : {}),
    name: field.field('name').text(),
    sizes: fixed.map((size) => size.whole(1, 1_000_000)),
  };
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
  return {
    ...modelFile(field),
    inputs: ports(field.field('inputs'), inputs),
    outputs: ports(field.field('outputs'), outputs),
  };
}

function modelFile(field: JsonField): { file: string; sha256: string } {
  return { file: plainName(field.field('file')), sha256: field.field('sha256').text().toLowerCase() };
}

/** A name inside the pack's own folder: no path leads out of it. */
function plainName(field: JsonField): string {
  const name = field.text();
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) ? name : field.fail('is not a plain file name');
}

const activations: Readonly<Record<string, Activation>> = {
  probabilities: 'none',
  'logits-sigmoid': 'sigmoid',
  'logits-softmax': 'softmax',
};

function encoder(field: JsonField): EncoderFacts {
  const inputs = field.field('inputs');
  const outputs = field.field('outputs');
  if (inputs.has('waveform')) {
    const scores = field.field('scores').oneOf(Object.keys(activations));
    return {
      ...modelFile(field),
      hears: 'waveform',
      activation: activations[scores] ?? 'none',
      inputs: { sound: port(inputs.field('waveform')) },
      outputs: {
        probabilities: port(outputs.field('scores')),
        ...(outputs.has('embeddings') ? { embeddings: port(outputs.field('embeddings')) } : {}),
      },
    };
  }
  return {
    ...modelFile(field),
    hears: 'mel',
    activation: 'none',
    inputs: { sound: port(inputs.field('mel')) },
    outputs: {
      probabilities: port(outputs.field('probabilities')),
      ...(outputs.has('features') ? { features: port(outputs.field('features')) } : {}),
    },
  };
}

function soundFacts(field: JsonField, hears: EncoderFacts['hears']): PackManifest['sound'] {
  const rateHz = field.field('rateHz').whole(1000, 1_000_000);
  const windowSeconds = field.field('windowSeconds').number(0.1, 600);
  if (hears === 'waveform') return { rateHz, windowSeconds, mel: null };
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
    ...(field.has('names') ? { names: field.field('names').texts() } : {}),
    ...(field.has('private') && field.field('private').flag() ? { private: true } : {}),
  };
}

function labels(field: JsonField): PackLabel[] {
  const all = field.list().map(label);
  if (all.length === 0) field.fail('is empty');
  if (all.length > 65_536) field.fail('has more than 65,536 entries');
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

/** The name is also the name of the folder a pack is kept in. */
function packName(field: JsonField): string {
  const name = field.text();
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(name)
    ? name
    : field.fail('is not made of small letters, digits and hyphens, at most 64 of them');
}

/**
 * Checks a parsed manifest field by field; what the models themselves say is checked when they are loaded.
 * @throws Error whose message names the field and what is wrong with it.
 */
export function packManifest(raw: unknown): PackManifest {
  const root = new JsonField(raw, '');
  root.field('format').exactly('songsight-pack');
  root.field('formatVersion').exactly(1);
  const heard = encoder(root.field('encoder'));
  const manifest = {
    name: packName(root.field('name')),
    version: root.field('version').text(),
    title: root.field('title').text(),
    licence: root.has('licence') ? root.field('licence').text() : '',
    modelCard: root.has('modelCard') ? plainName(root.field('modelCard')) : null,
    sound: soundFacts(root.field('sound'), heard.hears),
    encoder: heard,
    labels: labels(root.field('labels')),
    location: root.has('location') ? model(root.field('location'), ['place'], ['probabilities']) : null,
    painter: painter(root.field('painter')),
  };
  if (manifest.painter !== null && heard.outputs.features === undefined)
    root.field('painter').fail('paints from features, and the encoder gives none');
  return manifest;
}
