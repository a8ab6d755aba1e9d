import * as v from 'valibot';
import { SamplerName } from '#contract/pictures.ts';
import { between, whole } from '#contract/schema/fields.ts';
import { refusal } from '#contract/schema/refusal.ts';
import type { Value } from '#contract/schema/request.ts';
import { SpeciesCode } from '#contract/species.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import { Encoder } from './encoder-schema.ts';
import { Decoder, Location, modelFile, PlainName, Unet } from './port-schema.ts';
import { MelSound, WaveformSound } from './sound-schema.ts';

const Label = v.pipe(
  v.object({
    code: SpeciesCode,
    kind: v.picklist(['species', 'none']),
    scientificName: v.string(),
    commonName: v.string(),
    threshold: between(0, 1),
    names: v.nullish(v.record(v.string(), v.string())),
    private: v.nullish(v.boolean()),
  }),
  v.transform(({ names = null, private: own, ...label }) => ({
    ...label,
    ...(names === null ? {} : { names }),
    ...(own === true ? { private: true } : {}),
  })),
);

const Labels = v.pipe(
  v.array(Label),
  v.nonEmpty('wanted-filled-list'),
  v.maxLength(65_536),
  v.check((labels) => new Set(labels.map(({ code }) => code)).size === labels.length, 'wanted-distinct-codes'),
);

/** The levels of the noise, one per step of training. */
const Schedule = v.lazy((raw) => {
  const steps = v.safeParse(v.looseObject({ trainSteps: v.number() }), raw);
  return v.object({
    trainSteps: whole(1, 100_000),
    alphaBar: v.pipe(
      v.array(between(0, 1)),
      v.length(steps.success ? steps.output.trainSteps : 0),
      v.check((table) => table.every((level, i) => level > 0 && level < (table[i - 1] ?? 1)), 'wanted-falling'),
    ),
  });
});

/** The vectors by which a painter is told what species to paint, and the row of each scientific name. */
const Names = v.object({ ...modelFile, species: v.record(v.string(), whole(0, 65_535)) });

const Painter = v.pipe(
  v.object({
    unet: Unet,
    decoder: v.nullable(Decoder),
    prediction: v.picklist(['epsilon', 'v']),
    clipSample: v.boolean(),
    schedule: Schedule,
    defaults: v.object({ sampler: SamplerName, steps: whole(1, 100_000), guidanceScale: between(0, 100) }),
    /** A student that paints in a few steps, without a guidance pass. */
    quick: v.nullish(v.object({ unet: Unet, steps: whole(1, 1000) }), null),
    imageSize: whole(8, 4096),
    /** Codes of the labels it learnt to paint; null: all of them. */
    species: v.nullish(v.array(v.string()), null),
    /** Where it is told a species by name: it then paints whatever stands there, whichever model heard it. */
    names: v.nullish(Names, null),
  }),
  v.check(
    ({ defaults, quick, schedule }) => Math.max(defaults.steps, quick?.steps ?? 0) <= schedule.trainSteps,
    'manifest-too-many-steps',
  ),
  v.transform(({ schedule, species, quick, names, ...painter }) => ({
    ...painter,
    alphaBar: schedule.alphaBar,
    species: species ?? null,
    quick: quick ?? null,
    names: names ?? null,
  })),
);
export type PainterFacts = Value<typeof Painter>;

const fields = {
  format: v.literal('songsight-pack'),
  formatVersion: v.literal(1),
  /** Also the name of the folder a pack is kept in. */
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'wanted-pack-name')),
  version: v.string(),
  title: v.string(),
  licence: v.nullish(v.string(), ''),
  /** File name of the text about the model, where there is one. */
  modelCard: v.nullish(PlainName, null),
  encoder: Encoder,
  labels: Labels,
  location: v.nullish(Location, null),
  painter: v.nullable(Painter),
};

const hearsWaveform = v.looseObject({
  encoder: v.looseObject({ inputs: v.looseObject({ waveform: v.looseObject({}) }) }),
});

/** `manifest.json` of a model pack; docs/model-pack.md explains every field. Fields it does not know are left alone. */
const Manifest = v.pipe(
  v.lazy((raw) => v.object({ ...fields, sound: v.is(hearsWaveform, raw) ? WaveformSound : MelSound })),
  v.check(({ painter, encoder }) => painter === null || encoder.outputs.features !== undefined, 'manifest-no-features'),
  v.transform(({ format, formatVersion, licence, modelCard, location, ...manifest }) => ({
    ...manifest,
    licence: licence ?? '',
    modelCard: modelCard ?? null,
    location: location ?? null,
  })),
);
/** A manifest, checked. `sound.mel` is null where the encoder hears the waveform itself. */
export type PackManifest = Value<typeof Manifest>;

/**
 * Checks a parsed manifest against its schema; what the models themselves say is checked when they are loaded.
 * @returns the manifest, or the end of a sentence that names the field and what was expected there
 */
export function checkManifest(raw: unknown): CheckedManifest {
  const read = v.safeParse(Manifest, raw, { abortEarly: true });
  if (read.success) return { ok: true, manifest: read.output };
  const { key, values = {} } = refusal(read.issues[0]);
  if (key === 'field-missing') return { ok: false, problem: { key: 'manifest-field-missing', values } };
  if (key === 'field-wrong') return { ok: false, problem: { key: 'manifest-field-wrong', values } };
  return { ok: false, problem: key === 'request-unreadable' ? { key: 'manifest-no-json' } : { key, values } };
}

const Located = v.object({ title: v.string(), location: Location });

/** Of a parsed manifest its model of where and when species live; null where there is none. */
export function checkLocation(raw: unknown): Value<typeof Located> | null {
  const read = v.safeParse(Located, raw, { abortEarly: true });
  return read.success ? read.output : null;
}

const File = v.object(modelFile);
const Files = v.object({
  encoder: File,
  painter: v.nullish(
    v.object({
      unet: File,
      decoder: v.nullable(File),
      quick: v.nullish(v.object({ unet: File }), null),
      names: v.nullish(File, null),
    }),
    null,
  ),
});

/** Of a parsed manifest the files that listen and paint, without a look at thousands of labels; none where it is no manifest. */
export function filesToLoad(raw: unknown): Value<typeof File>[] {
  const read = v.safeParse(Files, raw, { abortEarly: true });
  if (!read.success) return [];
  const { encoder, painter } = read.output;
  const painting = [painter?.unet, painter?.decoder, painter?.quick?.unet, painter?.names];
  return [encoder, ...painting.flatMap((file) => file ?? [])];
}

type CheckedManifest =
  | { readonly ok: true; readonly manifest: PackManifest }
  | { readonly ok: false; readonly problem: Sentence };
