/** Seconds of sound per second of work over the last files. */
export type RunSpeed = {
  add(soundSeconds: number, workSeconds: number): void;
  factor(): number | null;
  /** Seconds of sound that `factor` is told from. */
  soundSeconds(): number;
};

export function createRunSpeed(files = 20): RunSpeed {
  const last: { sound: number; work: number }[] = [];
  return {
    add: (sound, work) => {
      last.push({ sound, work });
      if (last.length > files) last.shift();
    },
    soundSeconds: () => last.reduce((sum, file) => sum + file.sound, 0),
    factor: () => {
      const work = last.reduce((sum, file) => sum + file.work, 0);
      return work > 0 ? last.reduce((sum, file) => sum + file.sound, 0) / work : null;
    },
  };
}
