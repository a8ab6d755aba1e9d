import type { EmbeddingsAnswer } from '#contract/search/embeddings.ts';
import { KnownFailure } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { Engine } from '#engine/start-engine.ts';
import { bytesText } from '#cli/bytes-text.ts';
import type { DataCommand } from '#cli/options/data-options.ts';
import type { Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';

type Action = Extract<DataCommand, { kind: 'embeddings' }>;

/** `songsight data embeddings`: what is kept to search by sound, made again or removed. */
export async function embeddings(
  engine: Engine,
  { fill, remove }: Action,
  out: Out,
): Promise<{ readonly lines: readonly string[]; readonly json: unknown }> {
  const before = await valueOf(engine, 'embeddings.read', {});
  if (remove !== null) {
    const answer = await valueOf(engine, 'embeddings.remove', { model: modelCalled(before, remove) });
    return { lines: lines(answer, out), json: answer };
  }
  if (!fill) return { lines: lines(before, out), json: before };
  const answer = await valueOf(engine, 'embeddings.fill', {});
  const queued = out.words(sentence('data-embeddings-queued', { count: before.within }));
  return { lines: [queued], json: { ...answer, queued: before.within } };
}

function modelCalled({ models }: EmbeddingsAnswer, name: string): string {
  const wanted = name.toLowerCase();
  const found = models.find(({ title, model }) => title.toLowerCase() === wanted || model === wanted);
  if (found === undefined) throw new KnownFailure('not-found', 'pack-unknown', { values: { id: name } });
  return found.model;
}

function lines({ models, missing, bytes }: EmbeddingsAnswer, out: Out): string[] {
  return [
    sentence('data-embeddings', { size: bytesText(bytes, out) }),
    ...models.map(({ title, clips, recordings, bytes: own }) =>
      sentence('data-embeddings-model', { title, clips, recordings, size: bytesText(own, out) }),
    ),
    ...(missing === 0 ? [] : [sentence('data-embeddings-missing', { count: missing })]),
  ].map((line) => out.words(line));
}
