import type { Random } from './random.ts';

/** One unbroken sound of a bird, as a field guide would describe it. */
export type Note = {
  readonly atSeconds: number;
  readonly seconds: number;
  /** The pitch at evenly spaced moments of the note; between them it glides. */
  readonly hz: readonly number[];
  /** Loudness of the first, second, third ... harmonic. A pure whistle is `[1]`. */
  readonly harmonics: readonly number[];
  /** Fast beating of the loudness: a rasp or a buzz. */
  readonly buzz?: { readonly hz: number; readonly depth: number };
  /** Share of breathy noise around the pitch, 0 to 1. */
  readonly hiss?: number;
  readonly gain: number;
};

export const sampleRateHz = 48_000;

/** Renders notes into one phrase; the loudest possible sample of a note with gain 1 is about 1. */
export function renderNotes(notes: readonly Note[], random: Random): Float32Array {
  const seconds = Math.max(...notes.map((note) => note.atSeconds + note.seconds));
  const samples = new Float32Array(Math.ceil(seconds * sampleRateHz) + 1);
  for (const note of notes) addNote(samples, note, random);
  return samples;
}

function addNote(samples: Float32Array, note: Note, random: Random): void {
  const start = Math.round(note.atSeconds * sampleRateHz);
  const length = Math.round(note.seconds * sampleRateHz);
  const hiss = note.hiss ?? 0;
  const loudest = note.harmonics.reduce((sum, each) => sum + each, 0);
  let phase = random.between(0, 2 * Math.PI);
  let wander = 0;
  for (let i = 0; i < length; i++) {
    const share = i / length;
    // A syrinx is not an oscillator: the pitch shivers a little, and hiss makes it shiver a lot.
    wander = 0.99 * wander + random.gaussian() * (0.0008 + 0.03 * hiss);
    const hz = glide(note.hz, share) * (1 + wander);
    phase += (2 * Math.PI * hz) / sampleRateHz;
    const voice = harmonicSum(note.harmonics, phase, hz) / loudest;
    const breath = hiss * random.gaussian() * 0.4 * Math.sin(phase);
    samples[start + i] =
      (samples[start + i] ?? 0) + note.gain * envelope(share) * beating(note, i) * ((1 - hiss) * voice + breath);
  }
}

/** Harmonics above the highest frequency that the recorder can hold are left out, as its filter would do. */
function harmonicSum(harmonics: readonly number[], phase: number, hz: number): number {
  let sum = 0;
  harmonics.forEach((loudness, index) => {
    if (hz * (index + 1) < sampleRateHz * 0.45) sum += loudness * Math.sin(phase * (index + 1));
  });
  return sum;
}

function beating({ buzz }: Note, sample: number): number {
  if (buzz === undefined) return 1;
  return 1 - buzz.depth * (0.5 + 0.5 * Math.sin((2 * Math.PI * buzz.hz * sample) / sampleRateHz));
}

/** Quick rise, slower fall, no click at either end. */
function envelope(share: number): number {
  const rise = Math.min(1, share / 0.12);
  const fall = Math.min(1, (1 - share) / 0.25);
  return Math.sin((Math.PI / 2) * rise) * Math.sin((Math.PI / 2) * fall);
}

/** Smooth path through evenly spaced pitches. */
function glide(hz: readonly number[], share: number): number {
  const at = share * (hz.length - 1);
  const index = Math.min(Math.floor(at), hz.length - 2);
  if (hz.length === 1) return hz[0] ?? 0;
  const [from, to] = [hz[index] ?? 0, hz[index + 1] ?? 0];
  const within = at - index;
  return from + (to - from) * within * within * (3 - 2 * within);
}
