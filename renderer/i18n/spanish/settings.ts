export const spanishSettings = {} as const;
