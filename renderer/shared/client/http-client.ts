import { KnownFailure } from '#contract/failure.ts';
import type { Ask, AnswerTo, Client, EventName, Events, Reply, RequestName } from '#contract/requests.ts';
import { mediaUrl } from './media-url.ts';
import { unwrapReply } from './unwrap-reply.ts';

async function send(name: string, body: unknown): Promise<Response> {
  try {
    return await fetch(`./ask/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new KnownFailure('internal', 'engine-unreachable', { cause });
  }
}

/** The server and this page come from one build, so a well-formed envelope is taken at its type. */
async function readReply<T>(response: Response): Promise<Reply<T>> {
  if (response.status === 401) throw new KnownFailure('not-allowed', 'page-signed-out');
  try {
    const reply: unknown = await response.json();
    if (typeof reply === 'object' && reply !== null && 'ok' in reply) return reply as Reply<T>;
  } catch (cause) {
    throw new KnownFailure('internal', 'answer-unreadable', { values: { status: String(response.status) }, cause });
  }
  throw new KnownFailure('internal', 'answer-unexpected', { values: { status: String(response.status) } });
}

async function askOverHttp<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>> {
  return unwrapReply(await readReply<AnswerTo<K>>(await send(name, ask)));
}

/** The engine behind a local web server: requests by POST, events by server-sent events, bytes by URL. */
export function httpClient(): Client {
  let source: EventSource | null = null;
  return {
    ask: askOverHttp,
    on<K extends EventName>(name: K, hear: (event: Events[K]) => void) {
      source ??= new EventSource('./events');
      const stream = source;
      const listener = (message: MessageEvent<string>): void => hear(JSON.parse(message.data) as Events[K]);
      stream.addEventListener(name, listener);
      return () => stream.removeEventListener(name, listener);
    },
    mediaUrl,
  };
}
