import type { ReadSound } from './sound-calls.ts';

/** Reads in this process, without a budget; what reads is loaded with the first question. */
export const readSoundHere: ReadSound = async (call, ask) => (await import('./read-sound.ts')).readSound(call, ask);
