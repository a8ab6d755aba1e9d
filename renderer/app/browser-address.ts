/** The part of a browser that holds the address after `#`. */
export interface Address {
  read(): string;
  write(hash: string, how: 'push' | 'replace'): void;
  /** Called after every change, also by back and forward. Returns the unsubscribe. */
  onChange(hear: () => void): () => void;
}

export function browserAddress(page: Window): Address {
  return {
    read: () => page.location.hash,
    write(hash, how) {
      if (how === 'push') page.location.hash = hash;
      else {
        page.history.replaceState(page.history.state, '', hash);
        page.dispatchEvent(new Event('hashchange'));
      }
    },
    onChange(hear) {
      page.addEventListener('hashchange', hear);
      return () => page.removeEventListener('hashchange', hear);
    },
  };
}
