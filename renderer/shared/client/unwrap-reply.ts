import { KnownFailure } from '#contract/failure.ts';
import type { Reply } from '#contract/requests.ts';

/** The value in the envelope. @throws KnownFailure with the engine's own code and sentence. */
export function unwrapReply<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw KnownFailure.of(reply.failure);
}
