/** The proxies that Node's agents ask for, by the names they know. */
export type Proxies = Readonly<Record<string, string>>;

/**
 * Proxies as the environment names them, in small letters or capitals. One without `http://` before it is one all the same, as other
 * programs take it; Node would go round it.
 */
export function proxiesOf(env: Readonly<Record<string, string | undefined>>): Proxies {
  const found: Record<string, string> = {};
  for (const [name, value = ''] of ['http_proxy', 'https_proxy', 'no_proxy'].map((each) => [each, told(env, each)])) {
    if (name === undefined || value === '') continue;
    found[name] = name === 'no_proxy' || value.includes('://') ? value : `http://${value}`;
  }
  return found;
}

const told = (env: Readonly<Record<string, string | undefined>>, name: string): string =>
  (env[name] ?? env[name.toUpperCase()] ?? '').trim();

/** The host of the proxy on which a connection failed, without what it is entered with; null where it was not the proxy. */
export function proxyBlamed(cause: unknown, proxies: Proxies, url: URL): string | null {
  const proxy = URL.parse(proxies[`${url.protocol.slice(0, -1)}_proxy`] ?? '');
  if (proxy === null || !(cause instanceof Error)) return null;
  const fact = (name: string): string => String(Reflect.get(cause, name) ?? '');
  const port = proxy.port === '' ? (proxy.protocol === 'https:' ? '443' : '80') : proxy.port;
  const itself = fact('hostname') === proxy.hostname || (fact('port') === port && fact('port') !== url.port);
  return itself || fact('code').startsWith('ERR_PROXY') ? proxy.host : null;
}
