/** How a labels file was written. */
export type LabelsEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type LabelsText = { readonly text: string; readonly encoding: LabelsEncoding };

/** The longest labels file known has 1 MB. */
export const largestLabels = 32 * 1024 ** 2;

/** The encoding a byte order mark names, or null. */
function marked(bytes: Uint8Array): LabelsEncoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: Latin letters leave every second byte zero. */
function unmarkedWide(bytes: Uint8Array): LabelsEncoding | null {
  const head = bytes.subarray(0, 200);
  const zeros = (from: 0 | 1): number => head.filter((byte, at) => at % 2 === from && byte === 0).length;
  if (zeros(1) > head.length / 4) return 'utf-16le';
  return zeros(0) > head.length / 4 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Decodes a labels file: by its byte order mark, else as UTF-16 or UTF-8 where it is that, else as Windows-1252 ("ANSI"). */
export function labelsText(bytes: Uint8Array): LabelsText {
  const encoding = marked(bytes) ?? unmarkedWide(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
