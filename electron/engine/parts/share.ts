import { createHash } from 'node:crypto';

/** One of several equal parts of a folder's recordings: `number` counts from 1 to `of`. */
export type Part = { readonly number: number; readonly of: number };

/** What a share is worked out from. `relativePath` has forward slashes. */
export type SharedFile = { readonly relativePath: string; readonly sizeBytes: number };

/** A part takes up to so much more than its equal share before files go to another one. */
const spare = 1.05;
/** Room grows in steps of this size, so that one more file rarely changes it. */
const step = 1.02;

/**
 * The paths of a part. Whoever asks with the same files gets the same answer, on any machine and in whatever order the files come.
 *
 * Every path draws an order of preference among all parts from its SHA-256, and the files choose one after another in an order
 * that is drawn from their paths, too: each goes to the part it likes best that still has room, which is 1.05 times an equal
 * share of all bytes. So the parts are of like size, and a file that comes or goes moves hardly any other (Mirrokni, Thorup and
 * Zadimoghaddam 2018, "Consistent hashing with bounded loads").
 */
export function shareOf(files: readonly SharedFile[], { number, of }: Part): ReadonlySet<string> {
  const mine = new Set<string>();
  shareOut(files, of, (file, part) => {
    if (part === number) mine.add(file.relativePath);
  });
  return mine;
}

/** How many bytes every part has. */
export function bytesOfParts(files: readonly SharedFile[], of: number): number[] {
  return [...shareOut(files, of, () => undefined)];
}

/** @param given called with every file and the number of its part, from 1. @returns the bytes of every part */
export function shareOut(
  files: readonly SharedFile[],
  of: number,
  given: (file: SharedFile, part: number) => void,
): Float64Array {
  const room = roomOf(files, of);
  const loads = new Float64Array(of);
  for (const { file, preference } of drawnOrder(files)) {
    const part = favourite(loads, room, preference, file.sizeBytes);
    loads[part] = (loads[part] ?? 0) + file.sizeBytes;
    given(file, part + 1);
  }
  return loads;
}

/** Bytes that a part has room for. */
function roomOf(files: readonly SharedFile[], parts: number): number {
  const wanted = (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / parts) * spare;
  let room = 1024;
  while (room < wanted) room = Math.ceil(room * step);
  return room;
}

type Drawn = { readonly file: SharedFile; readonly order: string; readonly preference: number };

function drawnOrder(files: readonly SharedFile[]): Drawn[] {
  const drawn = files.map((file): Drawn => {
    // Disks write the same letter in two ways; macOS and Linux see one folder each in their own.
    const hash = createHash('sha256').update(file.relativePath.normalize('NFC')).digest();
    return { file, order: hash.toString('latin1', 0, 12), preference: hash.readUInt32LE(12) };
  });
  return drawn.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}

/** The part that a file likes best among those with room; where it fits nowhere, the one that has least. */
function favourite(loads: Float64Array, room: number, preference: number, sizeBytes: number): number {
  let [best, liking, emptiest] = [-1, -1, 0];
  for (const [part, load] of loads.entries()) {
    if (load < (loads[emptiest] ?? 0)) emptiest = part;
    if (load + sizeBytes > room) continue;
    const likes = mixed(preference, part);
    if (likes > liking) [best, liking] = [part, likes];
  }
  return best === -1 ? emptiest : best;
}

/** A number from 0 to 2^32 - 1 that follows from both and looks drawn by chance (the last step of MurmurHash3). */
function mixed(preference: number, part: number): number {
  let bits = (preference ^ Math.imul(part + 1, 0x9e3779b1)) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
