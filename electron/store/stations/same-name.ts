/** One way to write a name that different systems write differently: macOS takes letters and their accents apart. */
export const composed = (text: string): string => text.normalize('NFC');

/** What all names have in common that are the same to a person: in whatever case, however their accents are written. */
export const stationKey = (name: string): string => composed(name).toLowerCase();

/** Whether two names of stations are the same to a person. */
export const isSameName = (a: string, b: string): boolean => stationKey(a) === stationKey(b);
