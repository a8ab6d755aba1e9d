import type { IncomingMessage } from 'node:http';
import { KnownFailure } from '#contract/failure.ts';
import { proxiesOf, proxyBlamed } from './proxies.ts';

export type Opened = { readonly response: IncomingMessage; readonly host: string };
export type OpenHow = { readonly from: number; readonly stallMs: number; readonly signal: AbortSignal };

const mostRedirects = 8;

/**
 * Asks for a file from a byte on, through the proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, NO_PROXY), and follows
 * redirects, never from https to http.
 * @throws KnownFailure `download-failed`
 */
export async function openAddress(address: string, how: OpenHow): Promise<Opened> {
  let url = new URL(address);
  for (let turn = 0; ; turn += 1) {
    const response = await ask(url, how);
    const { statusCode = 0, headers } = response;
    if (![301, 302, 303, 307, 308].includes(statusCode)) return { response, host: url.host };
    response.destroy();
    const next = nextAddress(url, headers.location);
    if (next === null || turn + 1 >= mostRedirects) throw refusedBy(url.host, statusCode);
    url = next;
  }
}

/** Where a redirect leads; null where that is nowhere, to no web address or from https to http. */
function nextAddress(url: URL, location: string | undefined): URL | null {
  const next = location === undefined ? null : URL.parse(location, url.href);
  if (next?.protocol === 'https:') return next;
  return next?.protocol === 'http:' && url.protocol === 'http:' ? next : null;
}

export function refusedBy(host: string, status: number): KnownFailure {
  return new KnownFailure('download-failed', 'download-refused', { values: { host, status: String(status) } });
}

async function ask(url: URL, { from, stallMs, signal }: OpenHow): Promise<IncomingMessage> {
  // Whoever downloads nothing starts without them.
  const [http, https] = await Promise.all([import('node:http'), import('node:https')]);
  const proxies = proxiesOf(process.env);
  const agent = { proxyEnv: proxies };
  const headers = {
    'user-agent': 'Songsight',
    'accept-encoding': 'identity',
    ...(from > 0 ? { range: `bytes=${from}-` } : {}),
  };
  const unreachable = (cause: unknown): KnownFailure => {
    const [proxy, { host }] = [proxyBlamed(cause, proxies, url), url];
    return proxy === null
      ? new KnownFailure('download-failed', 'download-unreachable', { values: { host }, cause })
      : new KnownFailure('download-failed', 'download-proxy', { values: { host, proxy }, cause });
  };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? https.get(url, { agent: new https.Agent(agent), headers, signal })
        : http.get(url, { agent: new http.Agent(agent), headers, signal });
    request.setTimeout(stallMs, () => request.destroy(new Error('timeout')));
    request.on('response', resolve);
    request.on('error', (cause) => reject(signal.aborted ? cause : unreachable(cause)));
  });
}
