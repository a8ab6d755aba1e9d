import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readFacts } from '#analysis/reading/read-facts.ts';
import { chirp, infoChunk, wavBytes } from '../../analysis/wav-fixtures.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';

/** Hears what the fake one hears, in recordings whose notes are really read. */
export class NotedAnalyst extends FakeAnalyst {
  override async listen(...asked: Parameters<FakeAnalyst['listen']>): ReturnType<FakeAnalyst['listen']> {
    const analysis = await super.listen(...asked);
    return { ...analysis, recording: await readFacts(asked[0].path) };
  }
}

let pieces = 0;

/** A real recording of its own content, written in one go; with a sentence it is an AudioMoth's. */
export function writeRecording(path: string, comment: string | null = null, seconds = 6): Promise<void> {
  pieces += 1;
  const after = comment === null ? [] : [infoChunk({ ICMT: comment })];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wavBytes({ rateHz: 8000, channels: [chirp(8000, seconds, 0.3 + pieces / 10_000)], after }));
  return Promise.resolve();
}

/** What an AudioMoth writes. @param time `HH:MM:SS DD/MM/YYYY` @param zone e.g. `(UTC+2)` */
export function mothSentence(time: string, zone: string, device = '24F319055FDF2D20'): string {
  return `Recorded at ${time} ${zone} by AudioMoth ${device} at medium gain while battery was 4.1V and temperature was 9.3C.`;
}
