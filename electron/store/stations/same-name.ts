/** One way to write a name that different systems write differently: macOS takes letters and their accents apart. */
export const composed = (text: string): string => text.normalize('NFC');

/** Whether two names of stations are the same to a person: in whatever case, however their accents are written. */
export function isSameName(a: string, b: string): boolean {
  return composed(a).toLowerCase() === composed(b).toLowerCase();
}
