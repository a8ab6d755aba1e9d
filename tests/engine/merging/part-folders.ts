import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { mergeFolders, type MergeResult } from '#engine/merging/merge-folders.ts';
import { systemClock } from '#engine/log.ts';
import { filesToShare } from '#engine/parts/file-list.ts';
import { shareOf, type Part } from '#engine/parts/share.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import type { AnswerTo, Ask, RequestName } from '#contract/requests.ts';
import { tinyPack } from '../../analysis/tiny-pack-folder.ts';
import { tinyRecording, type TinyVoice } from '../../field/tiny-songs.ts';
import { keepingLog } from '../test-engine.ts';

const written = new Date('2026-05-24T10:00:00.123Z');
const never = new AbortController().signal;

/** Recordings of one morning at two recorders, a copy of one of them, silence, and files that hold nothing. */
export async function writeMorning(folder: string): Promise<void> {
  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    // A copy that a person made keeps the time of the recording.
    await utimes(path, written, written);
  };
  const voices: TinyVoice[] = ['low_whistler', 'high_trill', 'sweep_singer', null];
  for (let at = 0; at < 8; at += 1) {
    const plan = [voices[at % 4] ?? null, voices[(at + 1) % 4] ?? null, null];
    const time = `0${at + 1}:00:00`;
    await put(`${at % 2 === 0 ? 'A' : 'B'}/20260523_0${at + 1}0000.WAV`, tinyRecording(plan, time, at + 1));
  }
  await put('COPIES/20260523_010000.WAV', tinyRecording(['low_whistler', 'high_trill', null], '01:00:00', 1));
  await put('A/EMPTY.WAV', new Uint8Array());
  await put('B/NOTES.WAV', Buffer.from('Batteries changed on Tuesday.'));
}

/** An engine on a data folder, with the tiny pack's own networks. Close it. */
export function openWork(dataFolder: string): Promise<Engine> {
  return startEngine({ dataFolder, packFolder: tinyPack, version: '0', log: keepingLog(), watch: false, threads: 1 });
}

export async function asked<K extends RequestName>(engine: Engine, name: K, ask: Ask<K>): Promise<AnswerTo<K>> {
  const reply = await engine.dispatch(name, ask);
  if (!reply.ok) throw new Error(`${name}: ${reply.failure.key}`);
  return reply.value as AnswerTo<K>;
}

/** Listens to a folder, or to a part of it, and closes the data folder. */
export async function analyseInto(dataFolder: string, folder: string, part: Part | null = null): Promise<void> {
  const engine = await openWork(dataFolder);
  try {
    await asked(engine, 'settings.write', { change: { stableSeconds: 0, steps: 1, picturePolicy: 'best' } });
    const share = part === null ? null : shareOf(await filesToShare(folder, never), part);
    await analyseFolder(engine, folder, () => undefined, never, share);
  } finally {
    await engine.close();
  }
}

export function merge(into: string, ...sources: string[]): Promise<MergeResult> {
  return mergeFolders({ into, sources, clock: systemClock, signal: never, progress: () => undefined });
}
