import { KnownFailure } from '#contract/failure.ts';
import type { AnswerTo, Ask, RequestName } from '#contract/requests.ts';
import type { Engine } from '#engine/start-engine.ts';

/**
 * Asks the engine inside this process, typed by the contract.
 * @throws KnownFailure with what the engine said.
 */
export async function valueOf<K extends RequestName>(
  engine: Pick<Engine, 'dispatch'>,
  name: K,
  ask: Ask<K>,
): Promise<AnswerTo<K>> {
  const reply = await engine.dispatch(name, ask);
  if (reply.ok) return reply.value as AnswerTo<K>;
  throw KnownFailure.of(reply.failure);
}
