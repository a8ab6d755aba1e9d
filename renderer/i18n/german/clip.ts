export const germanClip = {} as const;
