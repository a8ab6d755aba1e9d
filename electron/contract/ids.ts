import * as v from 'valibot';
import type { Value } from './schema/request.ts';

export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** The number of a row in the database. Ids of different things are different types. */
function id<Name extends string>(): v.GenericSchema<number, Brand<number, Name>> {
  const schema: v.GenericSchema<number> = v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.maxValue(Number.MAX_SAFE_INTEGER),
  );
  // The checked boundary at which a number becomes an id.
  return schema as v.GenericSchema<number, Brand<number, Name>>;
}

export const FolderId = id<'FolderId'>();
export type FolderId = Value<typeof FolderId>;

export const FileId = id<'FileId'>();
export type FileId = Value<typeof FileId>;

export const RecordingId = id<'RecordingId'>();
export type RecordingId = Value<typeof RecordingId>;

export const DetectionId = id<'DetectionId'>();
export type DetectionId = Value<typeof DetectionId>;

export const PictureId = id<'PictureId'>();
export type PictureId = Value<typeof PictureId>;

export const SampleId = id<'SampleId'>();
export type SampleId = Value<typeof SampleId>;

/** An action on everything selected, as long as the program runs. */
export const SelectionStepId = id<'SelectionStepId'>();
export type SelectionStepId = Value<typeof SelectionStepId>;

export const StationId = id<'StationId'>();
export type StationId = Value<typeof StationId>;

export const CorrectionId = id<'CorrectionId'>();
export type CorrectionId = Value<typeof CorrectionId>;

export const AnnotationSetId = id<'AnnotationSetId'>();
export type AnnotationSetId = Value<typeof AnnotationSetId>;
