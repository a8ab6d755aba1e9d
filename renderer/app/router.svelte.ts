import { parseRoute, routeHash, type Route } from './route.ts';
import type { Address } from './browser-address.ts';

/** Which view is on show; lives in the address so that back, forward and bookmarks work. */
export class Router {
  route = $state.raw<Route>(parseRoute(''));
  readonly #address: Address;
  readonly #hearers = new Set<(route: Route) => void>();

  constructor(address: Address) {
    this.#address = address;
    this.route = parseRoute(address.read());
  }

  /** Returns the unsubscribe. */
  start(): () => void {
    this.#say();
    return this.#address.onChange(() => {
      this.route = parseRoute(this.#address.read());
      this.#say();
    });
  }

  /** Called with the view on show when it starts and after each change. Returns the unsubscribe. */
  onRoute(hear: (route: Route) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  go(route: Route): void {
    this.#address.write(routeHash(route), 'push');
  }

  /** Changes a filter in place: no new step for the back button. */
  adjust(route: Route): void {
    this.#address.write(routeHash(route), 'replace');
  }

  #say(): void {
    for (const hear of [...this.#hearers]) hear(this.route);
  }
}
