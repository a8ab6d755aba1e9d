import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { ModelSpeed } from '#contract/models.ts';
import { builtInSound } from '#analysis/models/importing/built-in-sound.ts';
import type { Analyst } from '#analysis/process/analyst.ts';
import { wavFile } from '#analysis/writing/wav-writer.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';

const key = 'models.speed';
const rateHz = 48_000;
/** Of the built-in sound in one file. */
const soundSeconds = 120;
/** Measured again until so much time has gone by, so that a fast model is not told by its first blink. */
const leastMs = 1500;
const mostRounds = 20;

type Named = { readonly name: string; readonly version: string };
const nameOf = ({ name, version }: Named): string => `${name} ${version}`;

/** What was measured on this computer. @returns null: nothing was */
export function speedOf(db: SongDatabase, pack: Named): ModelSpeed | null {
  return stored(db)[nameOf(pack)] ?? null;
}

function stored(db: SongDatabase): Readonly<Record<string, ModelSpeed>> {
  const value = readStoredValues(db).get(key);
  // Only this file writes it.
  return typeof value === 'object' && value !== null ? (value as Record<string, ModelSpeed>) : {};
}

/** Keeps how fast a model is here: seconds of sound for each second of time. */
function noteSpeed({ store, clock }: EngineCore, pack: Named, timesRealTime: number): void {
  const speed: ModelSpeed = { timesRealTime, measuredAt: nowText(clock) };
  writeStoredValues(store.db, { [key]: { ...stored(store.db), [nameOf(pack)]: speed } });
}

/** So much sound tells how fast a model works. */
const soundToTellBy = 600;

/** Keeps how fast the model in use works, once it has listened to some recordings and nobody has measured it. */
export function noteWhileWorking(engine: EngineCore, speed: { soundSeconds(): number; factor(): number | null }): void {
  if (speed.soundSeconds() < soundToTellBy) return;
  const { pack } = engine.analyst.facts();
  const factor = speed.factor();
  if (factor !== null && speedOf(engine.store.db, pack) === null) noteSpeed(engine, pack, factor);
}

/**
 * Lets a model listen to a built-in sound, as many files at once as when it works, and keeps how fast it was.
 * @param folder of the pack
 * @throws KnownFailure `not-allowed` while recordings are listened to, which would share the processor; `pack-invalid`
 */
export async function measureSpeed(engine: EngineCore, folder: string, busy: boolean): Promise<void> {
  if (busy) throw new KnownFailure('not-allowed', 'measure-busy');
  await mkdir(engine.packs.ownFolder, { recursive: true });
  const file = path.join(engine.packs.ownFolder, `.measure-${randomUUID()}.wav`);
  try {
    await writeFile(file, wavFile({ samples: builtInSound(soundSeconds * rateHz, rateHz), rateHz }));
    await engine.analyst.tryPack(folder, async (analyst) => {
      const { pack } = await analyst.describe();
      // The first round loads the model.
      await listenAtOnce(analyst, file);
      noteSpeed(engine, pack, await timed(analyst, file));
    });
  } finally {
    await rm(file, { force: true });
  }
}

async function timed(analyst: Analyst, file: string): Promise<number> {
  const start = performance.now();
  let sound = 0;
  for (let round = 0; round < mostRounds && performance.now() - start < leastMs; round += 1) {
    sound += await listenAtOnce(analyst, file);
  }
  return sound / ((performance.now() - start) / 1000);
}

/** @returns seconds of sound that were listened to */
async function listenAtOnce(analyst: Analyst, path: string): Promise<number> {
  const files = Array.from({ length: analyst.atOnce ?? 1 }, () =>
    analyst.listen({ path, overlapSeconds: 0, channel: 'mix' }, () => undefined, new AbortController().signal),
  );
  return (await Promise.all(files)).length * soundSeconds;
}
