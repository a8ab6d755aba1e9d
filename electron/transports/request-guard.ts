import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is turned away, as the HTTP status and a sentence for the person in front of the browser. */
type Refusal = { readonly status: 401 | 403; readonly message: string };

export type RequestGuard = {
  /** Goes into the first URL, once per start of the program. */
  readonly token: string;
  readonly refuse: (request: IncomingMessage) => Refusal | null;
  readonly isToken: (candidate: string) => boolean;
  /** The `Set-Cookie` value that replaces the token from the second request on. */
  readonly cookie: string;
};

/**
 * Keeps strangers out of the local server. Other programs and other pages on this computer can reach 127.0.0.1 too, so:
 * the Host must be ours (a foreign name that resolves to 127.0.0.1 is DNS rebinding), the Origin must be ours, and the
 * browser must hold the cookie that only the printed URL hands out.
 * @param port what the server listens on; cookies are shared between ports, so its name carries it
 */
export function requestGuard(port: number): RequestGuard {
  const token = randomBytes(24).toString('base64url');
  const session = randomBytes(24).toString('base64url');
  const cookieName = `songsight-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  const refuse = (request: IncomingMessage): Refusal | null => {
    const { host, origin, cookie } = request.headers;
    if (host === undefined || !hosts.includes(host)) {
      return { status: 403, message: 'This address does not belong to Songsight.' };
    }
    if (origin !== undefined && origin !== `http://${host}`) {
      return { status: 403, message: 'Another page may not ask Songsight.' };
    }
    if (!same(cookieValue(cookie, cookieName), session)) {
      return { status: 401, message: 'Open Songsight with the address it printed when it started.' };
    }
    return isForeignFetch(request) ? { status: 403, message: 'Another page may not ask Songsight.' } : null;
  };

  return {
    token,
    refuse,
    isToken: (candidate) => same(candidate, token),
    cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

/** Browsers say who asks. Another port of this computer is the same *site*, so its requests carry our cookie. */
function isForeignFetch(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

function cookieValue(header: string | undefined, name: string): string {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** Takes the same time wherever the two differ. */
function same(candidate: string, secret: string): boolean {
  const [a, b] = [Buffer.from(candidate), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
