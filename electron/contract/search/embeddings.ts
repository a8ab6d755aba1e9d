import * as v from 'valibot';
import { request, type Exchanges, type Value } from '../schema/request.ts';

/** The SHA-256 of a model's encoder: embeddings of two encoders are never compared. */
export const EmbeddingModel: v.GenericSchema<string> = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'wanted-model'));

/** What is kept of one model's embeddings. */
const KeptEmbeddings = v.strictObject({
  model: EmbeddingModel,
  /** What the model is called. */
  title: v.string(),
  /** Numbers per clip, one byte each. */
  width: v.number(),
  clips: v.number(),
  recordings: v.number(),
  bytes: v.number(),
  /** Whether it is the model in use. */
  inUse: v.boolean(),
});
type KeptEmbeddings = Value<typeof KeptEmbeddings>;

export const EmbeddingsAnswer = v.strictObject({
  models: v.array(KeptEmbeddings),
  /** Whether the model in use gives embeddings at all. */
  available: v.boolean(),
  /** Recordings that were analysed and whose embeddings are not kept. */
  missing: v.number(),
  /** Of them, how many lie in watched folders and can be analysed again. */
  within: v.number(),
  /** The file that holds them, with its log. */
  bytes: v.number(),
});
export type EmbeddingsAnswer = Value<typeof EmbeddingsAnswer>;

export const embeddingRequests = {
  'embeddings.read': request({}, EmbeddingsAnswer),
  /** Recordings in watched folders whose embeddings are missing are analysed again, in the background. */
  'embeddings.fill': request({}, EmbeddingsAnswer),
  /** Removes what is kept of one model. It can be made again. */
  'embeddings.remove': request({ model: EmbeddingModel }, EmbeddingsAnswer),
};
export type EmbeddingRequests = Exchanges<typeof embeddingRequests>;
