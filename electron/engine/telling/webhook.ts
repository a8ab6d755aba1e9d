import { createHash } from 'node:crypto';
import { sentence } from '#contract/words/sentence.ts';
import { loginOf, shownAddress } from './address-login.ts';
import { certificateReason } from './certificate-reason.ts';
import type { Message, Outcome, Receiver } from './receiver.ts';

export type WebhookOptions = {
  readonly url: URL;
  /** Sent as `Authorization: Bearer`; null: what the address says, if anything. */
  readonly token: string | null;
  readonly version: string;
  readonly answerWithinMs?: number;
};

const mostRedirects = 5;
/** Statuses of a server, or of one who keeps it, that say nothing about the message itself. */
const notAboutTheMessage = [401, 402, 403, 404, 405, 407, 408, 410, 421, 423, 425, 426, 429, 451];

/**
 * Posts each message as JSON, with its id as `Idempotency-Key`. Any 2xx acknowledges it. Other 4xx than those about address, login or
 * pace refuse it; everything else is tried again.
 */
export function webhook({ url, token, version, answerWithinMs = 30_000 }: WebhookOptions): Receiver {
  const { address, login } = withoutLogin(url);
  const authorization = token === null ? login : `Bearer ${token}`;
  const query =
    address.search === '' ? '' : ` ${createHash('sha256').update(address.search).digest('hex').slice(0, 8)}`;
  return {
    key: `webhook ${address.origin}${address.pathname}${query}`,
    name: shownAddress(address),
    send: async ({ event, body }, signal) => {
      const headers = {
        'content-type': 'application/json',
        'user-agent': `Songsight/${version}`,
        'idempotency-key': event,
        ...(authorization === null ? {} : { authorization }),
      };
      const within = AbortSignal.timeout(answerWithinMs);
      try {
        return await post(address, { headers, body, signal: AbortSignal.any([signal, within]) });
      } catch (thrown) {
        if (signal.aborted) throw thrown;
        const reason = within.aborted
          ? sentence('telling-silent', { seconds: Math.round(answerWithinMs / 1000) })
          : (certificateReason(thrown) ?? sentence('telling-unreachable', { detail: detailOf(thrown) }));
        return { kind: 'later', reason, afterMs: null };
      }
    },
    close: () => Promise.resolve(),
  };
}

/** An address without the login in it, and the header that the login becomes. */
function withoutLogin(url: URL): { readonly address: URL; readonly login: string | null } {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  const login = loginOf(url);
  if (login === null) return { address, login };
  const pair = `${login.username}:${login.password}`;
  return { address, login: `Basic ${Buffer.from(pair).toString('base64')}` };
}

type Request = {
  readonly headers: Record<string, string>;
  readonly body: Message['body'];
  readonly signal: AbortSignal;
};
type Answer = {
  readonly status: number;
  readonly location: string | null;
  readonly retryAfter: string | null;
  /** The server's own clock. */
  readonly date: string | null;
};

/** What comes behind the head of an answer says nothing to us. */
async function ask(at: URL, { headers, body, signal }: Request): Promise<Answer> {
  // Whoever tells nobody starts without them.
  const { request: open } = at.protocol === 'https:' ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const request = open(at, { method: 'POST', headers: { ...headers, ...length }, signal }, (response) => {
      const { statusCode = 0, headers: said } = response;
      response.on('error', () => undefined);
      response.destroy();
      const { location = null, date = null } = said;
      resolve({ status: statusCode, location, retryAfter: said['retry-after'] ?? null, date });
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function post(first: URL, request: Request): Promise<Outcome> {
  let at = first;
  for (let turn = 0; ; turn += 1) {
    const answer = await ask(at, request);
    const to = movedTo(answer, at);
    if (to === null) return outcomeOf(answer);
    // A login and what was heard go nowhere else than where a person sent them.
    const staysThere = to.host === first.host && (to.protocol === first.protocol || to.protocol === 'https:');
    const keepsMethod = answer.status === 307 || answer.status === 308;
    if (!staysThere || !keepsMethod || turn >= mostRedirects) {
      return { kind: 'later', reason: sentence('telling-moved', { address: shownAddress(to) }), afterMs: null };
    }
    at = to;
  }
}

function movedTo({ status, location }: Answer, from: URL): URL | null {
  if (status < 300 || status > 399 || location === null) return null;
  return URL.canParse(location, from.href) ? new URL(location, from) : null;
}

function outcomeOf({ status, retryAfter, date }: Answer): Outcome {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  const reason = sentence('telling-status', { status: String(status) });
  if (status >= 400 && status < 500 && !notAboutTheMessage.includes(status)) return { kind: 'refused', reason };
  return { kind: 'later', reason, afterMs: waitOf(retryAfter, date) };
}

const longestWaitMs = 3_600_000;

/** Seconds, or a date, which is one of the server's clock. null: none, or at once, which says nothing of when it works again. */
function waitOf(text: string | null, now: string | null): number | null {
  if (text === null) return null;
  const serverMs = Date.parse(now ?? '');
  const nowMs = Number.isNaN(serverMs) ? Date.now() : serverMs;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return ms > 0 ? Math.min(longestWaitMs, ms) : null;
}

function detailOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return cause instanceof Error && 'code' in cause
    ? String(cause.code)
    : String(cause instanceof Error ? cause.message : cause);
}
