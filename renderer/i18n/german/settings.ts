export const germanSettings = {} as const;
