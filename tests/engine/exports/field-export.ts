import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportFormat, ExportOptions } from '#contract/exports.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import { say, type Sentence } from '#contract/words/sentence.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { exportTo, type Exported } from './export-to.ts';
import { testEngine, type TestEngine } from '../test-engine.ts';
import { toneWav } from '../wav-file.ts';

export const recorderSentence =
  'Recorded at 05:30:00 01/05/2026 (UTC+2) by AudioMoth 24F319046035A5D3 at medium gain while battery was 4.2V and temperature was 11.3C.';
const recorderGuano = [
  'GUANO|Version: 1.0',
  'Make: Open Acoustic Devices',
  'Model: AudioMoth',
  'Timestamp: 2026-05-01T05:30:00+02:00',
  'Original Filename: 20260501_053000.WAV',
  'OAD|Battery Voltage: 4.2',
  'Note: on the old oak\\nsecond line',
].join('\n');

/** A tone with the notes of an AudioMoth: ICMT and IART before the sound would be usual; readers take them anywhere. */
function notedTone(frequencyHz: number, seconds: number): Uint8Array {
  const chunk = (id: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(id, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const info = Buffer.concat([
    Buffer.from('INFO'),
    chunk('ICMT', Buffer.from(`${recorderSentence}\0`)),
    chunk('IART', Buffer.from('AudioMoth 24F319046035A5D3\0')),
  ]);
  const file = Buffer.concat([
    toneWav(frequencyHz, seconds),
    chunk('LIST', info),
    chunk('guan', Buffer.from(recorderGuano)),
  ]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

/** What an export says, in English. */
export const said = ({ notes }: { readonly notes: readonly Sentence[] }): string =>
  notes.map((note) => say(note, 'en')).join('\n');

export type FieldExport = {
  readonly engine: TestEngine;
  readonly recordings: string;
  readonly data: string;
  readonly detections: readonly DetectionId[];
  /** Writes one export and reads it again: file names with their bytes. */
  write(format: ExportFormat, filter?: DetectionFilter, options?: ExportOptions): Promise<Exported>;
  /** Text with what differs from run to run made the same: paths and picture names. */
  steady(text: string): string;
};

/** Real recordings of two places, listened to, one of them a station, and reviewed by a person in every way there is. */
export async function fieldExport(): Promise<FieldExport> {
  const [data, recordings] = [await temporaryFolder(), await temporaryFolder()];
  await put(join(recordings, 'oak/20260501_053000.WAV'), notedTone(440, 6));
  await put(join(recordings, 'oak/20260501_061000.WAV'), toneWav(900, 9));
  await put(join(recordings, 'brook/20260502_210000.WAV'), toneWav(1500, 4));
  await put(join(recordings, 'brook/without time.wav'), toneWav(700, 3));
  // The work needs a clock that goes; what is written down afterwards has one time.
  let listening = true;
  const clock = { now: () => (listening ? Date.now() : Date.parse('2026-05-10T09:00:00.000Z')) };
  const engine = await testEngine(data, { watch: false, clock });
  await engine.ask('settings.write', { change: { reviewer: 'Anna Berg' } });
  const folder = (await analyseFolder(engine, recordings, () => undefined, new AbortController().signal)).folder;
  listening = false;
  engine.inside.engine.store.db.exec(`UPDATE analyses SET created_at = '2026-05-09T12:00:00.000Z'`);
  await engine.ask('station.write', {
    station: null,
    details: {
      name: 'Oak Ridge',
      position: { latitude: 51.53, longitude: 9.93 },
      zone: 'Europe/Berlin',
      habitat: 'Old oak wood, "north" slope',
      clockMinutes: null,
      links: [{ kind: 'folder', folder, subfolder: 'oak' }],
    },
  });
  const { detections } = await engine.ask('review.queue', { filter: {}, order: 'oldest-heard', limit: 100 });
  const saveVerdicts = (at: number, change: object): Promise<unknown> =>
    engine.ask('review.change', { detections: [detections[at]!], change });
  await saveVerdicts(0, { verdict: 'confirmed', comment: 'two males, "duelling"', callType: 'song', individuals: 2 });
  await saveVerdicts(1, { verdict: 'rejected' });
  await saveVerdicts(2, { species: 'robin' as SpeciesCode, comment: 'thin\tand high' });
  await saveVerdicts(3, { verdict: 'unsure' });
  const write: FieldExport['write'] = (format, filter, options) => exportTo(engine, format, filter, options);
  const steady = (text: string): string =>
    text
      .replaceAll(recordings, '/srv/field')
      .replaceAll(/pictures\/[0-9a-f]{2}\/[0-9a-f]{32}\.png/g, 'pictures/aa/picture.png')
      .replaceAll(/base64,[\w+/=]+/g, 'base64,picture');
  return { engine, recordings, data, detections, write, steady };
}
