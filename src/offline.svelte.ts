// After a first visit the application starts without a network: registers the service worker
// (workers/service.worker.ts) and says how far it is.
import { router } from './ui/router.svelte';

/**
 * unable: this browser, or an address without https, has no service worker. working: files are being
 * kept. pages: everything but the engines is. everything: those too. failed: with the reason.
 */
type OfflineState =
  { kind: 'unable' | 'working' | 'pages' | 'everything' } | { kind: 'failed'; error: unknown };

/** Pupils who open a class set answer and close: they need no engines. */
const isPupil = () => router.route.parts[0] === 'classroom' && router.route.parts[1] === 'set';

/** Asks the worker to keep the engines; true when it has. */
function keepEngines(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === 'kept');
    worker.postMessage('keep the engines', [port2]);
  });
}

class Offline {
  #state = $state.raw<OfflineState>({ kind: 'unable' });

  get state(): OfflineState {
    return this.#state;
  }

  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    this.#state = { kind: 'working' };
    try {
      await navigator.serviceWorker.register('./service-worker.js');
      const { active } = await navigator.serviceWorker.ready;
      const hasEngines = active !== null && !isPupil() && (await keepEngines(active));
      this.#state = { kind: hasEngines ? 'everything' : 'pages' };
    } catch (error) {
      this.#state = { kind: 'failed', error };
    }
  }
}

export const offline = new Offline();
