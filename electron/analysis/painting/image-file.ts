import { encode } from 'fast-png';

/** Pixels as the painter leaves them: [channel, row, column] in -1 ... 1, three channels. */
export type PaintedImage = { readonly data: Float32Array; readonly size: number };

/** -1 ... 1 planar to 0 ... 255 interleaved RGB. */
export function pixelBytes({ data, size }: PaintedImage): Uint8Array {
  const plane = size * size;
  const bytes = new Uint8Array(3 * plane);
  for (let at = 0; at < plane; at++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = data[channel * plane + at] ?? 0;
      bytes[3 * at + channel] = Math.round(Math.min(255, Math.max(0, (value + 1) * 127.5)));
    }
  }
  return bytes;
}

/** tEXt holds Latin-1 and no NUL; any other character is written as `\u{hex}`, so that no recording name is lost. */
export function latin1Text(text: string): string {
  return text.replace(/[^\n\x20-\x7e\xa1-\xff]|\\u\{/gu, (character) =>
    character === '\\u{' ? '\\u{5c}u{' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** A PNG with its provenance as tEXt chunks, one per entry of `notes`. */
export function pictureFile(image: PaintedImage, notes: Readonly<Record<string, string>>): Uint8Array {
  const text = Object.fromEntries(Object.entries(notes).map(([keyword, value]) => [keyword, latin1Text(value)]));
  return encode({ width: image.size, height: image.size, data: pixelBytes(image), channels: 3, depth: 8, text });
}
