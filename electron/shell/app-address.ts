/**
 * The page, its pictures and its sounds share one origin of our own. A second scheme for media would make every
 * spectrogram a foreign image, which a canvas may show but not read.
 */
export const appScheme = 'songsight';
const appOrigin = `${appScheme}://app`;
export const appAddress = `${appOrigin}/index.html`;
/** The page that says how far an older database is, before there is an engine. */
export const upgradeAddress = `${appOrigin}/upgrade.html`;

/** Whether an address belongs to our own page. Takes anything, since it comes from outside. */
export function isOurAddress(address: string | undefined): boolean {
  return address !== undefined && (address === appOrigin || address.startsWith(`${appOrigin}/`));
}
