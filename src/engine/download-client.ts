// The page's side of a download: one worker, ended with it. Every call settles, whatever becomes of the
// worker; what has come is kept by the worker, so that the next one goes on.

import { proxy, releaseProxy, wrap } from 'comlink';
import {
  failure,
  type DownloadApi,
  type LoadProgress,
  type ModelSource,
  type Origin,
  type Result,
} from '../core/engine/api';
import { unreachable } from './hosts';

export type FetchedSource = Exclude<ModelSource, { kind: 'gguf-file' }>;

const startWorker = () =>
  new Worker(new URL('../../workers/download.worker.ts', import.meta.url), { type: 'module' });

/** Brings a model into what this browser keeps; `signal` pauses it. */
export async function download(
  source: FetchedSource,
  from: Origin,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  const named = source.kind === 'mlc' ? [source.url, source.library] : [source.url];
  if (!named.every((address) => URL.canParse(address))) {
    return failure('host-unreachable', `no address: ${named.join(', ')}`);
  }
  const blocked = from.files === null ? unreachable(named, from.mirror) : undefined;
  if (blocked !== undefined) return failure('host-not-allowed', blocked);

  const worker = startWorker();
  const remote = wrap<DownloadApi>(worker);
  const died = new Promise<Result<null>>((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(failure('worker-died', event.message || 'the worker could not be started', true));
    });
  });
  // Ending the worker is a pause that never waits; what it has written is on the disk.
  const paused = new Promise<Result<null>>((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve(failure('stopped', 'the download was paused', true));
      },
      { once: true },
    );
  });
  try {
    return await Promise.race([remote.fetch(source, from, proxy(onProgress)), died, paused]);
  } catch (error) {
    return failure('worker-died', String(error), true);
  } finally {
    worker.terminate();
    remote[releaseProxy]();
  }
}
