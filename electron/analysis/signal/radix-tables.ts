/** Sizes of the blocks that are cut into four, the largest first. */
export function stagesOf(points: number): number[] {
  const stages: number[] = [];
  for (let block = points; block > 4; block /= 4) stages.push(block);
  return stages;
}

/** [w, w^2, w^3] for each place in a quarter of the block. */
export function twiddles(block: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: (block / 4) * 6 }, (_, at) => {
    const turn = (-2 * Math.PI * Math.floor(at / 6) * (1 + Math.floor((at % 6) / 2))) / block;
    return at % 2 === 0 ? Math.cos(turn) : Math.sin(turn);
  });
}

/** Where the transform leaves a frequency: its digits the other way round. */
export function placeOf(frequency: number, points: number): number {
  let [rest, place] = [frequency, 0];
  for (let block = points; block > 1;) {
    const digits = block === 2 ? 2 : 4;
    block /= digits;
    place += (rest % digits) * block;
    rest = Math.floor(rest / digits);
  }
  return place;
}
