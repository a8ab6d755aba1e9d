export const spanishClip = {} as const;
