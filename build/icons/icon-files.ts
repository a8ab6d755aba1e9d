/**
 * A Windows icon of PNG images (allowed since Windows Vista). ICONDIR, one ICONDIRENTRY per image, then the images.
 * @param pngs by side length in pixels, at most 256
 */
export function icoFile(pngs: ReadonlyMap<number, Uint8Array>): Buffer {
  const head = Buffer.alloc(6 + 16 * pngs.size);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pngs.size, 4);
  let offset = head.length;
  [...pngs].forEach(([size, png], index) => {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pngs.values()]);
}

/** Types of a macOS icon that hold PNG images, with their side length in pixels; `@2x` types repeat a size. */
const icnsTypes: readonly (readonly [type: string, pixels: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

/** A macOS icon: the word `icns`, the whole length, then type, length and PNG of each image; numbers are big-endian. */
export function icnsFile(pngs: ReadonlyMap<number, Uint8Array>): Buffer {
  const parts = icnsTypes.flatMap(([type, pixels]) => {
    const png = pngs.get(pixels);
    return png === undefined ? [] : [section(type, png)];
  });
  return section('icns', Buffer.concat(parts));
}

function section(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}
