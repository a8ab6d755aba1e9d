import * as v from 'valibot';
import { AnnotationSetId } from '../ids.ts';
import { filled, list, Path, trimmed } from '../schema/fields.ts';
import { request, type Exchanges, type Value } from '../schema/request.ts';
import { Said, Trouble } from '../schema/said.ts';

/** A table of another program: a file of this computer, or one that was brought along, its bytes in base64. */
export const BroughtTable = v.variant('kind', [
  v.strictObject({ kind: v.literal('file'), path: Path }),
  v.strictObject({
    kind: v.literal('bytes'),
    name: filled(255),
    base64: v.pipe(v.string(), v.maxLength(14_000_000), v.base64()),
  }),
]);
export type BroughtTable = Value<typeof BroughtTable>;

/** `annotations`: what a person heard. `detections`: what another model detected. */
export const AnnotationKind = v.picklist(['annotations', 'detections']);
export type AnnotationKind = Value<typeof AnnotationKind>;

/** Tables that were imported under one name. */
export const AnnotationSet = v.strictObject({
  id: AnnotationSetId,
  name: v.string(),
  kind: AnnotationKind,
  rows: v.number(),
  /** Those it speaks of, also where it says that nothing is in them. */
  recordings: v.number(),
  species: v.number(),
  /** ISO 8601 UTC. */
  addedAt: v.string(),
});
export type AnnotationSet = Value<typeof AnnotationSet>;

/** By what recordings were found: name, folders or station, time by the clock, size, or all of their content. */
const MatchedBy = v.picklist(['name', 'path', 'time', 'size', 'content']);
export type MatchedBy = Value<typeof MatchedBy>;

/** What came of one table. */
export const ImportedTable = v.strictObject({
  name: v.string(),
  /** Why nothing of it was taken; null: it was read. */
  failure: v.nullable(Trouble),
  format: v.nullable(
    v.picklist([
      'raven',
      'audacity',
      'birdnet-analyzer',
      'birdnet-pi',
      'birdnet-go',
      'kaleidoscope',
      'chirpity',
      'table',
    ]),
  ),
  /** Rows that were taken, and of them those that were here already. */
  taken: v.number(),
  before: v.number(),
  /** Recordings that were found, by what. */
  matched: v.array(v.strictObject({ by: MatchedBy, recordings: v.number() })),
  /** Rows that were left out or shortened, one sentence for each reason. */
  left: v.array(Said),
  /** Recordings that are not here, and those that several recordings could be; with their rows. */
  unknown: v.array(v.strictObject({ name: v.string(), rows: v.number() })),
  ambiguous: v.array(v.strictObject({ name: v.string(), rows: v.number(), paths: v.array(v.string()) })),
  /** Labels that no species is called. Their rows are kept under that name. */
  unknownLabels: v.array(v.strictObject({ name: v.string(), rows: v.number() })),
});
export type ImportedTable = Value<typeof ImportedTable>;

const Sets = v.strictObject({ sets: v.array(AnnotationSet) });

export const annotationRequests = {
  /** What was imported, the newest first. */
  'annotations.read': request({}, Sets),
  /**
   * Imports tables of other programs as annotations or as detections of another model: Raven, Audacity, BirdNET-Analyzer, BirdNET-Pi
   * and -Go, Kaleidoscope, Chirpity, or a table with recording, start, end and label. Recordings are matched by name, folders, station,
   * time, size and content; what does not match is listed. The same rows are taken once.
   */
  'annotations.import': request(
    {
      tables: list(BroughtTable, 5000),
      kind: AnnotationKind,
      /** Of the annotator or the other model. Tables of one name and kind are one set. */
      name: trimmed(100),
      /** Where sound files lie that may be called otherwise here: their content tells which recordings they are. */
      sounds: v.nullable(Path),
    },
    v.strictObject({ set: v.nullable(AnnotationSet), tables: v.array(ImportedTable) }),
  ),
  /** Forgets what was imported under one name. Recordings and detections stay as they are. */
  'annotations.remove': request({ set: AnnotationSetId }, Sets),
};
export type AnnotationRequests = Exchanges<typeof annotationRequests>;
