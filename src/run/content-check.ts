// The checks of a whole pack, in a worker of their own: they may take long, and stop when nobody
// waits for them any more.
import { wrap } from 'comlink';
import type { checkPack, ContentReport } from '../core/instrument/check/pack';
import type { Pack } from '../core/instrument/pack';

/** The report of a pack; rejects when the worker dies or the signal says that nobody waits. */
export async function contentReport(pack: Pack, signal: AbortSignal): Promise<ContentReport> {
  const worker = new Worker(new URL('../../workers/check.worker.ts', import.meta.url), {
    type: 'module',
  });
  const ended = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      reject(new Error(event.message || 'the checks did not load'));
    });
    signal.addEventListener('abort', () => {
      reject(new Error('nobody waits for the checks'));
    });
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([wrap<{ check: typeof checkPack }>(worker).check(pack), ended]);
  } finally {
    worker.terminate();
  }
}
