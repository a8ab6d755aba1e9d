import { Bug } from '#contract/failure.ts';
/**
 * Mixes two sets of features along the arc between them (spherical interpolation, Shoemake 1985), the way noise and
 * embeddings are blended without losing length; nearly parallel ones along the straight line.
 * @param from features of the first clip, [feature, width] flat
 * @param to the same of the second
 * @param share 0 gives the first, 1 the second
 * @throws Bug when the lengths differ
 */
export function blendFeatures(from: Float32Array, to: Float32Array, share: number): Float32Array {
  if (from.length !== to.length) throw new Bug(`lengths differ: ${from.length} and ${to.length}`);
  const cosine = dot(from, to) / Math.sqrt(dot(from, from) * dot(to, to));
  const angle = Math.acos(Math.min(1, Math.max(-1, Number.isFinite(cosine) ? cosine : 1)));
  const sine = Math.sin(angle);
  const straight = sine < 1e-4;
  const fromWeight = straight ? 1 - share : Math.sin((1 - share) * angle) / sine;
  const toWeight = straight ? share : Math.sin(share * angle) / sine;
  return from.map((value, i) => fromWeight * value + toWeight * (to[i] ?? 0));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
