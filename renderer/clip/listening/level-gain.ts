import { readMedia } from '#renderer/shared/client/fetch-media.ts';

/** Loudest sample of a normalised clip, in dB of full scale. */
const levelDb = -3;
/** Noise of a silent clip is not blown up to a roar. */
const mostGainDb = 40;

/** The gain that brings the loudest sample of a sound to the common level, in dB; 0 where it cannot be read. */
export async function levelGainDb(address: string): Promise<number> {
  const bytes = await readMedia(address);
  if (bytes === null) return 0;
  try {
    const context = new OfflineAudioContext({ numberOfChannels: 1, length: 1, sampleRate: 48_000 });
    return gainToLevel(await context.decodeAudioData(bytes));
  } catch {
    return 0;
  }
}

function gainToLevel(sound: AudioBuffer): number {
  let peak = 0;
  for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
    for (const sample of sound.getChannelData(channel)) peak = Math.max(peak, Math.abs(sample));
  }
  return peak === 0 ? 0 : Math.min(mostGainDb, levelDb - 20 * Math.log10(peak));
}
