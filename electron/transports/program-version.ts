declare const SONGSIGHT_VERSION: string;

/** Set from package.json when the programs are bundled. */
export const programVersion = SONGSIGHT_VERSION;
