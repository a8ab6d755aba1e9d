import { randomBytes, timingSafeEqual } from 'node:crypto';
import { plainAnswer } from './plain-answer.ts';

export type RequestGuard = {
  /** Goes into the first URL, once per start of the program. */
  readonly token: string;
  /** Turns a stranger away, hands the cookie to whoever brings the token, and lets our own page through with null. */
  readonly guard: (request: Request) => Response | null;
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

  const guard = (request: Request): Response | null => {
    const { headers } = request;
    const host = headers.get('host');
    if (host === null || !hosts.includes(host)) return plainAnswer(request, 403, { key: 'not-our-address' });
    const origin = headers.get('origin');
    const anotherPage = (): Response => plainAnswer(request, 403, { key: 'another-page-asks' });
    if (origin !== null && origin !== `http://${host}`) return anotherPage();
    if (bringsToken(request, token)) return welcome(`${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`);
    if (!same(cookieValue(headers.get('cookie'), cookieName), session))
      return plainAnswer(request, 401, { key: 'open-printed-address' });
    return isForeignFetch(headers) ? anotherPage() : null;
  };
  return { token, guard };
}

function bringsToken({ url }: Request, token: string): boolean {
  const { pathname, searchParams } = new URL(url);
  return pathname === '/' && same(searchParams.get('token') ?? '', token);
}

/** The cookie replaces the token from the second request on. */
function welcome(cookie: string): Response {
  const headers = { location: './', 'set-cookie': cookie, 'cache-control': 'no-store' };
  return new Response(null, { status: 303, headers });
}

/** Browsers say who asks. Another port of this computer is the same *site*, so its requests carry our cookie. */
function isForeignFetch(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  return site === 'cross-site' || site === 'same-site';
}

function cookieValue(header: string | null, name: string): string {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** Takes the same time wherever the two differ. */
function same(candidate: string, secret: string): boolean {
  const [a, b] = [Buffer.from(candidate), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
