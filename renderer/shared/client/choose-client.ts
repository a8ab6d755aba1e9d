import type { Bridge, Desktop } from '#contract/desktop/desktop.ts';
import type { Client } from '#contract/requests.ts';
import { bridgeClient, bridgeDesktop } from './bridge-client.ts';
import { httpClient } from './http-client.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly songsight?: Bridge;
  }
}

export type Transports = { readonly client: Client; readonly desktop: Desktop | null };

/** The Electron window's own engine where there is one, else the local web server that served this page. */
export function chooseClient(page: Window): Transports {
  const bridge = page.songsight;
  return bridge === undefined
    ? { client: httpClient(), desktop: null }
    : { client: bridgeClient(bridge), desktop: bridgeDesktop(bridge) };
}
