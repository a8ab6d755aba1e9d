import { KnownFailure, toFailure } from '#contract/failure.ts';
import { requests, type AnswerTo, type Ask, type Handlers, type Reply, type RequestName } from '#contract/requests.ts';
import { readAsk } from '#contract/schema/read-ask.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import type { Log } from './log.ts';

export type Dispatch = (name: string, raw: unknown) => Promise<Reply<unknown>>;

/** The one road in: check, handle, wrap. The only place where a bug in a handler is caught. */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return (name, raw) =>
    replyTo(log, name, () => {
      if (!isRequestName(name)) throw new KnownFailure('bad-request', 'request-unknown', { values: { name } });
      return handle(handlers, name, raw);
    });
}

function handle<K extends RequestName>(handlers: Handlers, name: K, raw: unknown): AnswerTo<K> | Promise<AnswerTo<K>> {
  // The schema of a request lets through what the request asks for.
  return handlers[name](readAsk(requests[name].ask, raw) as Ask<K>);
}

/** Whether a text from outside names a request. */
function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}

/** Anything as a reply: its value, or its failure with a bug's stack in the log. */
export async function replyTo<T>(log: Log, name: string, work: () => T | Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (raw) {
    const thrown = diskFailure(raw);
    if (!(thrown instanceof KnownFailure)) log.error(`${name} met a bug.`, thrown);
    return { ok: false, failure: toFailure(thrown) };
  }
}
