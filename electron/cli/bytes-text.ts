import { sentence } from '#contract/words/sentence.ts';
import type { Out } from './out.ts';

/** `1.4 GB`, in powers of ten. */
export function bytesText(bytes: number, out: Out): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  if (power === 0) return out.words(sentence('size-bytes', { size: bytes }));
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${(bytes / 1000 ** power).toLocaleString(out.language, digits)} ${['', 'kB', 'MB', 'GB', 'TB'][power] ?? ''}`;
}
