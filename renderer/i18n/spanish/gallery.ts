export const spanishGallery = {} as const;
