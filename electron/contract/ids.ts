export type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type FolderId = Brand<number, 'FolderId'>;

export type FileId = Brand<number, 'FileId'>;

export type RecordingId = Brand<number, 'RecordingId'>;

export type DetectionId = Brand<number, 'DetectionId'>;

export type PictureId = Brand<number, 'PictureId'>;

export type SampleId = Brand<number, 'SampleId'>;

export type StationId = Brand<number, 'StationId'>;

export type CorrectionId = Brand<number, 'CorrectionId'>;
