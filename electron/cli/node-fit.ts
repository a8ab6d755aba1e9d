/** As `engines` in package.json says. An older one ends without a word as soon as the database is loaded. */
const least = [22, 22] as const;

export const leastNode = least.join('.');

/** Whether a Node.js is too old for Songsight. @param version e.g. `20.19.2` */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < least[0] || (major === least[0] && minor < least[1]);
}
