export const germanGallery = {} as const;
