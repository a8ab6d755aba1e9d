import { createRequire } from 'node:module';
import { KnownFailure } from '#contract/failure.ts';
import type { SoundBlock } from '../sound-source.ts';

/** Decodes AAC packets with ADTS heads, a few seconds of them at a time. */
export type AacDecode = (adts: Uint8Array) => Promise<SoundBlock>;

/** The part of the library we use. Its own types would bring the whole DOM into a layer that must not have one. */
type AudioLibrary = {
  readonly OfflineAudioContext: new (channels: number, frames: number, rateHz: number) => AudioContext;
};
type AudioContext = { decodeAudioData(bytes: ArrayBuffer): Promise<AudioBuffer> };
type AudioBuffer = {
  readonly numberOfChannels: number;
  readonly length: number;
  getChannelData(channel: number): Float32Array;
};

const require = createRequire(import.meta.url);

function loadLibrary(path: string): AudioLibrary {
  try {
    const library: AudioLibrary = require('node-web-audio-api');
    return library;
  } catch (thrown) {
    throw new KnownFailure('format-unsupported', 'm4a-no-decoder', { path, cause: thrown });
  }
}

/**
 * AAC by node-web-audio-api (BSD-3; the symphonia decoder as a native module, prebuilt for the three systems inside the package). Loaded with the
 * first M4A file. It decodes whole buffers, so it is given a few seconds at a time. Chosen over ffmpeg builds (LGPL and for browsers only, or
 * 167 MB a system) and over GPL decoders.
 * @throws KnownFailure `format-unsupported` where the library cannot be loaded.
 */
export function openAacDecoder(rateHz: number, path: string): AacDecode {
  const library = loadLibrary(path);
  // The context's own rate is the file's: nothing is resampled here.
  const context = new library.OfflineAudioContext(1, 1, rateHz);
  return async (adts) => {
    const buffer = await context.decodeAudioData(new Uint8Array(adts).buffer);
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
    return { channels, frames: buffer.length };
  };
}
