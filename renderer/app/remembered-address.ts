import { parseRoute, routeHash } from './route.ts';
import type { Address } from './browser-address.ts';

const key = 'songsight.last-view';

/** Gives the browser's storage; that alone, and either call, may throw where a person has switched storage off. */
export type ViewStore = () => Pick<Storage, 'getItem' | 'setItem'>;

function recall(store: ViewStore): string | null {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
}

/** A clip is no place to begin the next day with: the view before it is kept instead. */
function keep(store: ViewStore, hash: string): void {
  const route = parseRoute(hash);
  if (route.view === 'clip') return;
  try {
    store().setItem(key, routeHash(route));
  } catch {
    // Without storage the window opens on the timeline, as the first time.
  }
}

/** The same address; one that names no view leads to the view the window was left in. An address that names one wins. */
export function rememberedAddress(address: Address, store: ViewStore): Address {
  const last = recall(store);
  if (/^#?\/?$/.test(address.read()) && last !== null) address.write(routeHash(parseRoute(last)), 'replace');
  address.onChange(() => keep(store, address.read()));
  return address;
}
