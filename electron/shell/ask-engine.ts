import { KnownFailure } from '#contract/failure.ts';
import type { AnswerTo, Ask, RequestName } from '#contract/requests.ts';
import type { TransportEngine } from '#transports/transport-engine.ts';

/** Asks the engine as the page does. @throws KnownFailure with the engine's own sentence. */
export async function askEngine<K extends RequestName>(
  engine: Pick<TransportEngine, 'dispatch'>,
  name: K,
  ask: Ask<K>,
): Promise<AnswerTo<K>> {
  const reply = await engine.dispatch(name, ask);
  if (reply.ok) return reply.value as AnswerTo<K>;
  throw KnownFailure.of(reply.failure);
}
