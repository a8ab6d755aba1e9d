import { join } from 'node:path';
import type { ModelPack } from '../model-set.ts';
import { openSession, type ModelSession, type Tensor } from '../onnx-session.ts';
import type { PackManifest } from '../pack-manifest.ts';
import type { LocationFacts } from '../port-schema.ts';
import { sessionDefect } from '../verify-session.ts';
import { builtInSound } from './built-in-sound.ts';
import { refused } from './refused.ts';

/** Somewhere and some time where something lives: Ithaca, New York, in May. */
const place = Float32Array.of(42.45, -76.5, 20);

/**
 * Lets a classifier of waveforms listen to a built-in sound and its location model answer for a place: every number must be finite and
 * every output as wide as the manifest says. Packs that hear mel patches are tried when they are used.
 * @throws KnownFailure `pack-invalid` with what is wrong
 */
export async function selfCheck({ folder, manifest }: ModelPack): Promise<void> {
  const { encoder, location } = manifest;
  if (encoder.hears === 'waveform') {
    await tried(folder, encoder, (session) => session.run(sound(manifest)), 'soft');
  }
  if (location !== null) {
    const feeds = { [location.inputs.place.name]: { data: place, shape: [1, 3] } };
    await tried(folder, location, (session) => session.run(feeds), 'probabilities');
  }
}

function sound({ encoder, sound: { rateHz } }: PackManifest): Record<string, Tensor> {
  const { name, sizes } = encoder.inputs.sound;
  const samples = sizes[0] ?? 0;
  return { [name]: { data: builtInSound(samples, rateHz), shape: [1, samples] } };
}

type Tried = PackManifest['encoder'] | LocationFacts;

async function tried(
  folder: string,
  model: Tried,
  run: (session: ModelSession) => Promise<Record<string, Tensor>>,
  kind: 'soft' | 'probabilities',
): Promise<void> {
  const names = Object.values(model.outputs).map(({ name }) => name);
  const session = await openSession(join(folder, model.file), 'cpu', undefined, names).catch((cause: unknown) => {
    throw refused('classifier-silent', { detail: reasonOf(cause, folder) }, { cause });
  });
  try {
    const detail = sessionDefect(session, model) ?? answerDefect(await answers(session, run, folder), model, kind);
    if (detail !== null) throw refused('classifier-silent', { detail });
  } finally {
    await session.close();
  }
}

async function answers(
  session: ModelSession,
  run: (session: ModelSession) => Promise<Record<string, Tensor>>,
  folder: string,
): Promise<Record<string, Tensor>> {
  return run(session).catch((cause: unknown) => {
    throw refused('classifier-silent', { detail: reasonOf(cause, folder) }, { cause });
  });
}

/** What is wrong with the answers to one window, as the end of a sentence, or null. */
function answerDefect(
  found: Record<string, Tensor>,
  { outputs }: Tried,
  kind: 'soft' | 'probabilities',
): string | null {
  for (const { name, sizes } of Object.values(outputs)) {
    const data = found[name]?.data;
    const wanted = sizes.reduce((product, size) => product * size, 1);
    if (data?.length !== wanted) return `${name}: ${String(data?.length ?? 0)} / ${String(wanted)}`;
    if (!data.every(Number.isFinite)) return `${name}: NaN`;
    if (kind === 'probabilities' && !data.every((each) => each >= 0 && each <= 1)) return `${name}: < 0, > 1`;
  }
  return null;
}

/** ONNX Runtime's own words, without the folder that nobody but us knows. */
function reasonOf(thrown: unknown, folder: string): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return (text.split('\n')[0] ?? text).replaceAll(join(folder, '/'), '').slice(0, 200);
}
