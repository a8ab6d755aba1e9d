import { plainText } from '#contract/words/sentence.ts';
import type { EventName, Events, Reply } from '#contract/requests.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { Server } from '../contract/contract-suite.ts';

type Hearer = (event: never) => void;

/** A client of the local web server, as a page is one: cookie from the first address, POST, server-sent events. */
export async function httpTransport(
  firstUrl: string,
): Promise<Pick<Server, 'client' | 'rawAsk' | 'media'> & { hangUp(): void }> {
  const { origin } = new URL(firstUrl);
  const first = await fetch(firstUrl, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const hearers = new Map<string, Set<Hearer>>();
  const ending = new AbortController();
  const events = await fetch(`${origin}/events`, { headers: { cookie }, signal: ending.signal });
  void readEvents(events, hearers);

  const rawAsk = async (name: string, ask: unknown): Promise<Reply<unknown>> => {
    const headers = { cookie, 'content-type': 'application/json' };
    const body = JSON.stringify(ask);
    const response = await fetch(`${origin}/ask/${encodeURIComponent(name)}`, { method: 'POST', headers, body });
    const text = await response.text();
    return text.startsWith('{') ? (JSON.parse(text) as Reply<unknown>) : refusal(text);
  };
  return {
    rawAsk,
    client: {
      ask: async (name, ask) => {
        const reply = await rawAsk(name, ask);
        if (!reply.ok) throw KnownFailure.of(reply.failure);
        return reply.value as never;
      },
      on: <K extends EventName>(name: K, hear: (event: Events[K]) => void) => {
        const set = hearers.get(name) ?? new Set();
        hearers.set(name, set.add(hear));
        return () => void set.delete(hear);
      },
    },
    media: async (kind, id) => {
      const response = await fetch(`${origin}/media/${kind}/${id}`, { headers: { cookie } });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { ok: response.ok, contentType: response.headers.get('content-type') ?? '', bytes };
    },
    hangUp: () => ending.abort(),
  };
}

/** A name that is no request at all never reaches the envelope: its address does not exist. */
function refusal(text: string): Reply<unknown> {
  return { ok: false, failure: { code: 'bad-request', ...plainText(text.trim()) } };
}

async function readEvents(response: Response, hearers: ReadonlyMap<string, ReadonlySet<Hearer>>): Promise<void> {
  let waiting = '';
  try {
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (waiting + piece).split('\n\n');
      waiting = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, name, data] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? [];
        for (const hear of hearers.get(name ?? '') ?? []) hear(JSON.parse(data!) as never);
      }
    }
  } catch (thrown) {
    // We hung up, or the server ended: both are how a stream of events ends.
    if (!(thrown instanceof DOMException) && !(thrown instanceof TypeError)) throw thrown;
  }
}
