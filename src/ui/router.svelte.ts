// The address after # is the page: #/compare?with=a,b. Works on any static host, at any sub-path.

import { parseRoute, type Route } from './route';

class Router {
  #hash = location.hash;
  #route = $state.raw(parseRoute(this.#hash));

  constructor() {
    addEventListener('hashchange', () => {
      this.read();
    });
  }

  /** Takes over the address as it is now; the browser's own event comes a moment later, to no effect. */
  read(): void {
    if (location.hash === this.#hash) return;
    this.#hash = location.hash;
    this.#route = parseRoute(this.#hash);
  }

  get route(): Route {
    return this.#route;
  }

  get page(): string {
    return this.#route.parts[0] ?? 'home';
  }
}

export const router = new Router();
