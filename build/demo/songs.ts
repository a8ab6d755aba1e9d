import type { Note } from './note.ts';
import type { Random } from './random.ts';

/** One song or call, starting at 0 s. */
export type Song = (random: Random) => Note[];

const whistle = [1, 0.08, 0.02];

/** "A long squeaky twitter, two to seven kilohertz, nine syllables a second, that ends in a dry mechanical whirr." */
const barnSwallow: Song = (random) => {
  const notes: Note[] = [];
  let at = 0;
  while (at < 1.7) {
    const seconds = random.between(0.05, 0.11);
    const low = random.between(2200, 4200);
    const hz = random.between(0, 1) < 0.5 ? [low, low * 1.5, low * 1.1] : [low * 1.5, low, low * 1.25];
    notes.push({ atSeconds: at, seconds, hz, harmonics: [1, 0.3, 0.1], gain: random.between(0.5, 0.9) });
    at += seconds + random.between(0.01, 0.05);
  }
  for (let click = 0; click < 16; click++) {
    const hz = [4600 - click * 60, 3300 - click * 40];
    notes.push({ atSeconds: at + click * 0.034, seconds: 0.022, hz, harmonics: [1, 0.5, 0.3], hiss: 0.3, gain: 0.6 });
  }
  return notes;
};

/** "A harsh, falling jaay, jaay: a tall stack of harmonics, strongest near three kilohertz, half a second each." */
const blueJay: Song = (random) => {
  const calls = random.between(0, 1) < 0.5 ? 2 : 3;
  const pitch = random.between(680, 780);
  return Array.from({ length: calls }, (_, call) => ({
    atSeconds: call * random.between(0.62, 0.7),
    seconds: random.between(0.38, 0.5),
    hz: [pitch * 1.02, pitch * 1.12, pitch * 1.02, pitch * 0.84],
    harmonics: [0.2, 0.5, 0.9, 1, 0.85, 0.5, 0.35, 0.2, 0.12],
    buzz: { hz: 95, depth: 0.35 },
    hiss: 0.25,
    gain: 1,
  }));
};

/** "A grating, drawn-out kee-arr that climbs, then falls; between the calls sharp kip, kip." */
const commonTern: Song = (random) => {
  const pitch = random.between(1350, 1550);
  const harsh = [0.35, 1, 0.9, 0.5, 0.25, 0.15];
  const keearr: Note = {
    atSeconds: 0,
    seconds: random.between(0.55, 0.75),
    hz: [pitch * 0.95, pitch * 1.35, pitch * 1.25, pitch * 0.95, pitch * 0.8],
    harmonics: harsh,
    buzz: { hz: 75, depth: 0.6 },
    hiss: 0.2,
    gain: 0.95,
  };
  const kips = [0.95, 1.15, 1.38].map((atSeconds) => ({
    atSeconds,
    seconds: 0.06,
    hz: [pitch * 1.5, pitch * 1.9, pitch * 1.3],
    harmonics: harsh,
    gain: 0.7,
  }));
  return [keearr, ...kips];
};

/** "A bright, rolling witchity-witchity-witchity: the same three or four syllables over and over." */
const commonYellowthroat: Song = (random) => {
  const shift = random.between(0.94, 1.06);
  const syllables = [
    { at: 0, seconds: 0.09, hz: [3000, 5200, 3600] },
    { at: 0.11, seconds: 0.07, hz: [5600, 3900] },
    { at: 0.2, seconds: 0.06, hz: [3400, 4700, 4300] },
    { at: 0.28, seconds: 0.12, hz: [4800, 2900, 2500] },
  ];
  return Array.from({ length: 4 }, (_, round) =>
    syllables.map(({ at, seconds, hz }) => ({
      atSeconds: round * 0.46 + at,
      seconds,
      hz: hz.map((each) => each * shift),
      harmonics: whistle,
      gain: 0.75 + 0.06 * round,
    })),
  ).flat();
};

/** "The female's falling row of quacks: nasal, rich in harmonics from half a kilohertz on, each softer than the one before." */
const mallard: Song = (random) => {
  const pitch = random.between(265, 310);
  return Array.from({ length: 7 }, (_, quack) => ({
    atSeconds: quack * 0.27,
    seconds: 0.19 - quack * 0.008,
    hz: [pitch * 0.95, pitch * 1.1, pitch * 0.9],
    harmonics: [0.35, 0.6, 0.8, 1, 0.95, 0.8, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1],
    hiss: 0.18,
    gain: 0.95 * 0.85 ** quack,
  }));
};

/** "Conk-la-ree: two short gurgled notes, then a buzzing trill of almost a second." */
const redWingedBlackbird: Song = (random) => {
  const shift = random.between(0.95, 1.05);
  const at = (hz: readonly number[]): number[] => hz.map((each) => each * shift);
  return [
    { atSeconds: 0, seconds: 0.11, hz: at([1500, 1900, 1400]), harmonics: [1, 0.5, 0.25], gain: 0.7 },
    { atSeconds: 0.14, seconds: 0.1, hz: at([2300, 2900, 2500]), harmonics: [1, 0.4, 0.15], gain: 0.75 },
    {
      atSeconds: 0.29,
      seconds: random.between(0.75, 0.95),
      hz: at([2900, 3500, 3700, 3500]),
      harmonics: [1, 0.35, 0.15],
      buzz: { hz: 58, depth: 0.95 },
      hiss: 0.12,
      gain: 1,
    },
  ];
};

/** "Fee-bee: a sharp clear note and a raspy one that slurs downwards, half a second in all." */
const phoebe: Song = (random) => {
  const shift = random.between(0.95, 1.05);
  return [
    { atSeconds: 0, seconds: 0.19, hz: [3900 * shift, 5400 * shift, 4300 * shift], harmonics: whistle, gain: 0.9 },
    {
      atSeconds: 0.22,
      seconds: 0.3,
      hz: [5200 * shift, 4800 * shift, 3900 * shift, 3300 * shift],
      harmonics: [1, 0.2, 0.08],
      buzz: { hz: 105, depth: 0.8 },
      hiss: 0.12,
      gain: 0.9,
    },
  ];
};

/** "Three clear notes of one pitch, a buzz, then a quick jumble that ends in a trill." */
const songSparrow: Song = (random) => {
  const intro = random.between(3000, 3600);
  const notes: Note[] = [0, 0.26, 0.5].map((atSeconds) => ({
    atSeconds,
    seconds: 0.12,
    hz: [intro * 1.3, intro, intro * 0.96],
    harmonics: whistle,
    gain: 0.85,
  }));
  const buzz = { hz: 72, depth: 0.9 };
  notes.push({
    atSeconds: 0.72,
    seconds: 0.42,
    hz: [5400, 5900, 5600],
    harmonics: [1, 0.1],
    buzz,
    hiss: 0.15,
    gain: 0.8,
  });
  let at = 1.2;
  while (at < 1.85) {
    const seconds = random.between(0.05, 0.1);
    const low = random.between(2500, 5200);
    notes.push({ atSeconds: at, seconds, hz: [low, low * random.between(0.7, 1.5)], harmonics: whistle, gain: 0.8 });
    at += seconds + 0.02;
  }
  for (let turn = 0; turn < 7; turn++) {
    const hz = [4600, 3100];
    notes.push({ atSeconds: at + turn * 0.075, seconds: 0.05, hz, harmonics: whistle, gain: 0.8 - turn * 0.05 });
  }
  return notes;
};

/** Written from what field guides say about each voice; made of no recording. */
export const songs = {
  barnSwallow,
  blueJay,
  commonTern,
  commonYellowthroat,
  mallard,
  redWingedBlackbird,
  phoebe,
  songSparrow,
} satisfies Record<string, Song>;

export type SongName = keyof typeof songs;
