import { optional } from './optional.ts';
import {
  badRequest,
  readArray,
  readFields,
  readNothing,
  readId,
  readNumber,
  readOneOf,
  readText,
  readWhole,
  type Fields,
} from './readers.ts';
import type { DetectionId, SampleId } from './ids.ts';
import type { Review } from './detections.ts';
import type { Species, SpeciesCode } from './species.ts';
import type { ReviewChange, ReviewRequests, ReviewState } from './review.ts';
import { readFilter } from './filter-check.ts';

const verdicts = ['confirmed', 'rejected', 'unsure'] as const;
const orders = ['oldest-heard', 'newest-heard', 'best-score', 'lowest-score', 'species'] as const;

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value);
}

const readCode = (value: unknown, at: string): SpeciesCode => readText(value, at, 100, 1) as SpeciesCode;
const readComment = (value: unknown, at: string): string => readText(value, at, 10_000);
const readCallType = (value: unknown, at: string): string => readText(value, at, 100);
const readIndividuals = (value: unknown, at: string): number | null =>
  orNull(value, (given) => readWhole(given, at, 1, 100_000));

function readChange(raw: unknown): ReviewChange {
  const fields = readFields(raw, 'change', ['verdict', 'species', 'comment', 'callType', 'individuals']);
  return {
    ...optional(fields, 'verdict', (value, at) => orNull(value, (given) => readOneOf(given, at, verdicts))),
    ...optional(fields, 'species', (value, at) => orNull(value, (given) => readCode(given, at))),
    ...optional(fields, 'comment', readComment),
    ...optional(fields, 'callType', readCallType),
    ...optional(fields, 'individuals', readIndividuals),
  };
}

function readDetections(raw: unknown, most: number): DetectionId[] {
  const ids = readArray(raw, 'detections', (item) => readId<DetectionId>(item, 'detections'));
  if (ids.length > most) throw badRequest(`At most ${most} detections can be asked for at once.`);
  return [...new Set(ids)];
}

function readSpecies(raw: unknown, at: string): Species {
  const { code, scientificName, commonName } = readFields(raw, at, ['code', 'scientificName', 'commonName']);
  return {
    code: readCode(code, `${at}.code`),
    scientificName: readText(scientificName, `${at}.scientificName`, 200),
    commonName: readText(commonName, `${at}.commonName`, 200),
  };
}

const reviewFields = ['verdict', 'comment', 'reviewer', 'reviewedAt', 'relabelledFrom', 'callType', 'individuals'];

function readReview(raw: unknown): Review {
  const fields = readFields(raw, 'review', reviewFields);
  return {
    verdict: readOneOf(fields['verdict'], 'verdict', verdicts),
    comment: readComment(fields['comment'], 'comment'),
    reviewer: readText(fields['reviewer'], 'reviewer', 200),
    reviewedAt: readText(fields['reviewedAt'], 'reviewedAt', 40, 1),
    relabelledFrom: orNull(fields['relabelledFrom'], (given) => readSpecies(given, 'relabelledFrom')),
    callType: readCallType(fields['callType'], 'callType'),
    individuals: readIndividuals(fields['individuals'], 'individuals'),
  };
}

function readState(raw: unknown): ReviewState {
  const { detection, species, review } = readFields(raw, 'states', ['detection', 'species', 'review']);
  return {
    detection: readId<DetectionId>(detection, 'detection'),
    species: readSpecies(species, 'species'),
    review: orNull(review, readReview),
  };
}

const read = (raw: unknown, names: readonly string[]): Fields => readFields(raw, 'ask', names);

type ReviewChecks = { readonly [K in keyof ReviewRequests]: (raw: unknown) => ReviewRequests[K]['ask'] };

/** The requests of a review, checked field by field. @throws KnownFailure `bad-request` that names the field. */
export const reviewChecks = {
  'review.change': (raw) => {
    const { detections, change } = read(raw, ['detections', 'change']);
    return { detections: readDetections(detections, 10_000), change: readChange(change) };
  },
  'review.restore': (raw) => ({ states: readArray(read(raw, ['states'])['states'], 'states', readState) }),
  'review.queue': (raw) => {
    const { filter, order, limit } = read(raw, ['filter', 'order', 'limit']);
    return {
      filter: readFilter(filter),
      order: readOneOf(order, 'order', orders),
      limit: readWhole(limit, 'limit', 0, 10_000),
    };
  },
  'review.items': (raw) => ({ detections: readDetections(read(raw, ['detections'])['detections'], 500) }),
  'labels.read': readNothing,
  'samples.read': readNothing,
  'sample.draw': (raw) => {
    const fields = read(raw, ['name', 'kind', 'filter', 'size', 'seed']);
    return {
      name: readText(fields['name'], 'name', 200, 1),
      kind: readOneOf(fields['kind'], 'kind', ['random', 'stratified']),
      filter: readFilter(fields['filter']),
      size: readWhole(fields['size'], 'size', 1, 10_000),
      seed: readNumber(fields['seed'], 'seed', 0, 0xffff_ffff),
    };
  },
  'sample.remove': (raw) => ({ sample: readId<SampleId>(read(raw, ['sample'])['sample'], 'sample') }),
  'sample.read': (raw) => ({ sample: readId<SampleId>(read(raw, ['sample'])['sample'], 'sample') }),
  'precision.read': (raw) => {
    const { species, sample } = read(raw, ['species', 'sample']);
    return {
      species: readCode(species, 'species'),
      sample: orNull(sample, (given) => readId<SampleId>(given, 'sample')),
    };
  },
} satisfies ReviewChecks;
