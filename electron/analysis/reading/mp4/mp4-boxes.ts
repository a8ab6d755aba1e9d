/** A box of an MP4 or QuickTime file (ISO 14496-12): `body` is its content without the head. */
export type Mp4Box = { readonly type: string; readonly body: DataView };

/** The type and the whole size of the box whose head starts at `at`; null where no head fits. Size 0 means "to the end". */
export function boxHead(
  bytes: DataView,
  at: number,
): { readonly type: string; readonly head: number; readonly size: number } | null {
  if (at + 8 > bytes.byteLength) return null;
  const type = String.fromCharCode(...new Uint8Array(bytes.buffer, bytes.byteOffset + at + 4, 4));
  const size = bytes.getUint32(at);
  if (size !== 1) return { type, head: 8, size };
  return at + 16 > bytes.byteLength ? null : { type, head: 16, size: Number(bytes.getBigUint64(at + 8)) };
}

/** Of one level; an index of many hours has a dozen. */
const mostBoxes = 10_000;

/** The boxes inside a stretch of bytes, in order; a broken one, or one too many, ends the list. */
export function* boxes(bytes: DataView, from = 0): Generator<Mp4Box, void, void> {
  for (let at = from, box = 0; box < mostBoxes; box++) {
    const found = boxHead(bytes, at);
    if (found === null) return;
    const size = found.size === 0 ? bytes.byteLength - at : found.size;
    if (size < found.head || at + size > bytes.byteLength) return;
    yield { type: found.type, body: new DataView(bytes.buffer, bytes.byteOffset + at + found.head, size - found.head) };
    at += size;
  }
}

/** The first box of a level that is wanted; none behind it is looked at. */
export function firstBox(bytes: DataView, isWanted: (box: Mp4Box) => boolean): Mp4Box | null {
  for (const box of boxes(bytes)) if (isWanted(box)) return box;
  return null;
}

/** The content of the first box reached by a path of types, e.g. `mdia/minf/stbl`; null when there is none. */
export function boxAt(bytes: DataView, path: string): DataView | null {
  let here: DataView | null = bytes;
  for (const type of path.split('/')) {
    if (here === null) return null;
    here = firstBox(here, ({ type: found }) => found === type)?.body ?? null;
  }
  return here;
}
