import { KnownFailure } from '#contract/failure.ts';
import { openAiff } from './aiff/aiff-source.ts';
import { ShortRooms } from '../signal/loops/sample-tools.ts';
import { FileBytes } from './file-bytes.ts';
import { afterId3, sniffFormat } from './sniff-format.ts';
import { checkSound } from './sound-limits.ts';
import type { SoundSource } from './sound-source.ts';
import { endingOf, unreadableEndings } from './unreadable-endings.ts';
import { openWave64 } from './wav/wave64-source.ts';
import { openWav } from './wav/wav-source.ts';

/** Decoders are loaded when a file asks for them: most folders hold plain WAVs, and every analyst would load all of them. */
async function openCodec(file: FileBytes): Promise<SoundSource> {
  const { codec } = await sniffFormat(file);
  file.passOver(await afterId3(file));
  switch (codec) {
    case 'wav':
      return openWav(file);
    case 'flac':
      return (await import('./flac/flac-source.ts')).openFlac(file);
    case 'mp3':
      return (await import('./mp3/mp3-source.ts')).openMp3(file);
    case 'ogg-flac':
      return (await import('./ogg/ogg-source.ts')).openOggFlac(file);
    case 'vorbis':
      return (await import('./ogg/ogg-source.ts')).openVorbis(file);
    case 'opus':
      return (await import('./ogg/ogg-source.ts')).openOpus(file);
    case 'aac':
      return (await import('./mp4/m4a-source.ts')).openM4a(file);
    case 'aiff':
      return openAiff(file);
    case 'w64':
      return openWave64(file);
  }
}

/** Song Meters' own compressed formats are known by their names; what to do about them is the same for both. */
function songMeterFailure(path: string, thrown: unknown): unknown {
  const kind = /\.(wac|w4v)$/i.exec(path)?.[1]?.toUpperCase();
  const codes: readonly string[] = ['format-unsupported', 'file-not-audio', 'file-damaged'];
  if (kind === undefined || !(thrown instanceof KnownFailure) || !codes.includes(thrown.code)) return thrown;
  return new KnownFailure('format-unsupported', 'song-meter-compressed', { values: { kind }, path, cause: thrown });
}

/** What nobody knows by its content is what its ending says: a person looks for it under that name. */
function otherFormatFailure(path: string, thrown: unknown): unknown {
  const ending = endingOf(path);
  if (!(thrown instanceof KnownFailure) || thrown.code !== 'file-not-audio' || !unreadableEndings.has(ending))
    return thrown;
  const values = { ending: ending.toUpperCase() };
  return new KnownFailure('format-unsupported', 'sound-format-unknown', { values, path, cause: thrown });
}

/** An open recording with what only its file knows. */
export type OpenRecording = { readonly source: SoundSource; readonly modifiedMs: number; readonly bytes: number };

/**
 * Opens a recording of any format we read; the content decides which, not the name. Close the source when done.
 * @param rooms for its blocks, of whoever opens one recording after another
 * @throws KnownFailure with the reason in a field worker's words.
 */
export async function openRecording(path: string, rooms = new ShortRooms()): Promise<OpenRecording> {
  const file = await FileBytes.open(path, rooms);
  try {
    const source = await openCodec(file);
    checkSound(source, path);
    return { source, modifiedMs: file.modifiedMs, bytes: file.size };
  } catch (thrown) {
    await file.close();
    throw otherFormatFailure(path, songMeterFailure(path, thrown));
  }
}
