import { parseRoute, routeHash, type Route } from './route.ts';
import type { Address } from './browser-address.ts';

/** Which view is on show; lives in the address so that back, forward and bookmarks work. */
export class Router {
  route = $state.raw<Route>(parseRoute(''));
  readonly #address: Address;

  constructor(address: Address) {
    this.#address = address;
    this.route = parseRoute(address.read());
  }

  /** Returns the unsubscribe. */
  start(): () => void {
    return this.#address.onChange(() => {
      this.route = parseRoute(this.#address.read());
    });
  }

  go(route: Route): void {
    this.#address.write(routeHash(route), 'push');
  }

  /** Changes a filter in place: no new step for the back button. */
  adjust(route: Route): void {
    this.#address.write(routeHash(route), 'replace');
  }
}
