import type { DetectionDetail } from '#contract/clip.ts';
import { shownTopHz, topHzOf } from '../spectrogram/top-hz.ts';
import { listeningChoice as choice } from './listening-choice.svelte.ts';

/** What spectrograms side by side share: the length in seconds and the upper edge in Hz. */
export type Frame = { readonly lengthSeconds: number; readonly topHz: number };

/** A frame that holds every detection whole and shows only frequencies that all recordings have; null for none. */
export function frameOf(details: readonly DetectionDetail[]): Frame | null {
  if (details.length === 0) return null;
  const lengths = details.map(({ excerpt }) => excerpt.endSeconds - excerpt.startSeconds);
  const shortest = Math.min(...details.map(({ recording }) => recording.durationSeconds));
  const tops = details.map((detail) => shownTopHz(choice.topHz, topHzOf(detail, choice.scale)));
  return { lengthSeconds: Math.min(shortest, Math.max(...lengths)), topHz: Math.min(...tops) };
}
