import { closeSync, ftruncateSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Clips that one run has in a file of sketches. `key` tells which run it is, and who wrote it and when: numbers are given again. */
export type SketchRun = { readonly key: string; readonly clips: number };

/** Sketches that lie one after the other: their bits, and what else is known of each. */
type Sketches = { readonly bits: Uint8Array; readonly facts: Float32Array };

/** What sketches are made with: the mean of each number, over so many clips. */
export type Centre = { readonly values: Float32Array; readonly clips: number };

const nameOf = (model: string): string => `embeddings-${model.slice(0, 16)}.sketches`;
/** Whether a file in the data folder holds sketches. */
export const holdsSketches = (name: string): boolean => /^embeddings-[0-9a-f]{16}\.sketches$/.test(name);

/** Before each part: the mark, the bytes of its head and of its body, and a checksum of each, little-endian. */
const partBytes = 20;
const mark = 0x314b5353;
/** Clips in one part: small enough to be checked in one go. */
const clipsAtOnce = 262_144;

/**
 * Sketches of clips on the disk, so that they need not be made again after each start. A file is a row of parts that are only added:
 * the first holds what the sketches are made with, each other one some runs. Whatever does not fit (another model, a part cut short or
 * altered) is not used, nor is anything behind it. All of it can be made again, and so nothing that goes wrong here is trouble.
 */
export class SketchFile {
  readonly #path: string;
  readonly #about: string;
  readonly #sketchBytes: number;
  /** Where the next part goes; 0: nothing that is there is of use. */
  #end = 0;

  /** @param folder of the embeddings @param model SHA-256 of the encoder @param sketchBytes of one sketch */
  constructor(folder: string, model: string, width: number, sketchBytes: number) {
    this.#path = join(folder, nameOf(model));
    // The number behind is another one when sketches are made otherwise.
    this.#about = `${model} ${String(width)} ${String(sketchBytes)} 2`;
    this.#sketchBytes = sketchBytes;
  }

  /**
   * @param room gives where so many sketches go @param back takes the room for so many back, of what was given last
   * @returns null: nothing of use is there
   */
  read(
    room: (clips: number) => Sketches,
    back: (clips: number) => void,
  ): { readonly centre: Centre; readonly runs: SketchRun[] } | null {
    this.#end = 0;
    return this.#with('r', (file) => {
      const first = this.#head(file, 0);
      const centre = first === null ? null : this.#centre(file, first);
      if (first === null || centre === null) return null;
      const runs: SketchRun[] = [];
      for (this.#end = first.end; ;) {
        const part = this.#head(file, this.#end);
        const own = part === null ? null : runsOf(part.head);
        if (part === null || own === null) break;
        const clips = own.reduce((sum, each) => sum + each.clips, 0);
        if (clips * this.#sketchBytes !== part.bodyBytes) break;
        const target = room(clips);
        if (!isFilled(file, [target.bits, bytesOf(target.facts)], part)) {
          back(clips);
          break;
        }
        runs.push(...own);
        this.#end = part.end;
      }
      return { centre, runs };
    });
  }

  /** Begins anew. */
  begin({ values, clips }: Centre): void {
    this.#end = 0;
    this.#with('w', (file) => this.#write(file, { about: this.#about, clips }, [bytesOf(values)]));
  }

  /** Adds runs with their sketches, in this order. @param sketchesOf the sketches of the run at a place of the list */
  add(runs: readonly SketchRun[], sketchesOf: (at: number) => Sketches): void {
    if (this.#end === 0 || runs.length === 0) return;
    this.#with('r+', (file) => {
      ftruncateSync(file, this.#end);
      for (let from = 0; from < runs.length;) {
        let [to, clips] = [from, 0];
        while (to < runs.length && (to === from || clips < clipsAtOnce)) clips += runs[to++]?.clips ?? 0;
        const bodies = Array.from({ length: to - from }, (_, at) => sketchesOf(from + at));
        this.#write(file, { runs: runs.slice(from, to).map((each) => [each.key, each.clips]) }, [
          ...bodies.map(({ bits }) => bits),
          ...bodies.map(({ facts }) => bytesOf(facts)),
        ]);
        from = to;
      }
    });
  }

  #write(file: number, head: object, bodies: readonly Uint8Array[]): void {
    const said = Buffer.from(JSON.stringify(head));
    const facts = new DataView(new ArrayBuffer(partBytes));
    const bytes = bodies.reduce((sum, body) => sum + body.byteLength, 0);
    const sum = bodies.reduce((crc, body) => crc32(body, crc), 0);
    for (const [at, value] of [mark, said.byteLength, bytes, crc32(said), sum].entries())
      facts.setUint32(4 * at, value, true);
    let at = this.#end;
    for (const piece of [new Uint8Array(facts.buffer), said, ...bodies])
      for (let done = 0; done < piece.byteLength;) {
        const written = writeSync(file, piece, done, piece.byteLength - done, at);
        done += written;
        at += written;
      }
    this.#end = at;
  }

  #head(file: number, at: number): Part | null {
    const facts = new DataView(new ArrayBuffer(partBytes));
    if (!fill(file, new Uint8Array(facts.buffer), at)) return null;
    const [found, headBytes = 0, bodyBytes = 0, headSum, bodySum = 0] = [0, 4, 8, 12, 16].map((place) =>
      facts.getUint32(place, true),
    );
    const bodyAt = at + partBytes + headBytes;
    if (found !== mark || bodyAt + bodyBytes > statSync(this.#path).size) return null;
    const said = new Uint8Array(headBytes);
    if (!fill(file, said, at + partBytes) || crc32(said) !== headSum) return null;
    const head: unknown = JSON.parse(Buffer.from(said).toString());
    return { head, bodyAt, bodyBytes, bodySum, end: bodyAt + bodyBytes };
  }

  #centre(file: number, part: Part): Centre | null {
    const { head } = part;
    if (typeof head !== 'object' || head === null || !('about' in head) || !('clips' in head)) return null;
    if (head.about !== this.#about || typeof head.clips !== 'number') return null;
    const body = new Uint8Array(part.bodyBytes);
    return isFilled(file, [body], part) ? { values: new Float32Array(body.buffer), clips: head.clips } : null;
  }

  /** null where the file cannot be read or written, which only costs time. */
  #with<T>(flags: 'r' | 'w' | 'r+', use: (file: number) => T): T | null {
    let file: number | null = null;
    try {
      file = openSync(this.#path, flags);
      return use(file);
    } catch {
      this.#end = 0;
      return null;
    } finally {
      if (file !== null) closeSync(file);
    }
  }
}

type Part = {
  readonly head: unknown;
  readonly bodyAt: number;
  readonly bodyBytes: number;
  readonly bodySum: number;
  readonly end: number;
};

function runsOf(head: unknown): SketchRun[] | null {
  if (typeof head !== 'object' || head === null || !('runs' in head) || !Array.isArray(head.runs)) return null;
  const runs = head.runs.flatMap((each: unknown): SketchRun[] => {
    if (!Array.isArray(each)) return [];
    const [key, clips] = each as unknown[];
    return typeof key === 'string' && typeof clips === 'number' ? [{ key, clips }] : [];
  });
  return runs.length === head.runs.length ? runs : null;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** @param targets one after the other what the body consists of */
function isFilled(file: number, targets: readonly Uint8Array[], { bodyAt, bodySum }: Part): boolean {
  let [at, sum] = [bodyAt, 0];
  for (const target of targets) {
    if (!fill(file, target, at)) return false;
    at += target.byteLength;
    sum = crc32(target, sum);
  }
  return sum === bodySum;
}

function fill(file: number, target: Uint8Array, at: number): boolean {
  for (let done = 0; done < target.byteLength;) {
    const read = readSync(file, target, done, target.byteLength - done, at + done);
    if (read === 0) return false;
    done += read;
  }
  return true;
}

/** Bytes of all files of sketches in a folder. */
export function sketchBytes(folder: string): number {
  return readdirSync(folder)
    .filter(holdsSketches)
    .reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** Takes the sketches of one model away. */
export function removeSketches(folder: string, model: string): void {
  rmSync(join(folder, nameOf(model)), { force: true });
}
