/**
 * A sound to try a model on: a whistle that rises from 2 to 6 kHz three times over soft noise, -0.5 to 0.5. Made by arithmetic, the
 * same everywhere.
 * @param samples how many
 * @param rateHz samples a second
 */
export function builtInSound(samples: number, rateHz: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: samples }, (_, at) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const seconds = at / rateHz;
    const within = (seconds * 1.5) % 1;
    const whistle = Math.sin(2 * Math.PI * (2000 + 2000 * within) * seconds) * Math.sin(Math.PI * within);
    return 0.4 * whistle + 0.05 * (state / 2 ** 31 - 0.5);
  });
}
