// Fetches a model without starting it, so that a download can go on while another model answers.
import { expose } from 'comlink';
import {
  failure,
  type DownloadApi,
  type LoadProgress,
  type ModelSource,
  type Origin,
  type Result,
} from '../src/core/engine/api';
import { fetchGguf } from './gguf-download';
import { prepare } from './mlc-download';
import { OneAtATime } from './one-at-a-time';
import { supplyOf } from './supply';

const requests = new OneAtATime();

async function fetchModel(
  source: Exclude<ModelSource, { kind: 'gguf-file' }>,
  from: Origin,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  const supply = supplyOf(from);
  const fetched =
    source.kind === 'mlc'
      ? await prepare(source, supply, signal, onProgress)
      : await fetchGguf(source, supply, signal, onProgress);
  return fetched.ok ? { ok: true, value: null } : fetched;
}

const api: DownloadApi = {
  fetch: (source, from, onProgress) =>
    requests.run(
      (signal) => fetchModel(source, from, onProgress, signal),
      (error) => failure('load-failed', String(error), true),
    ),
  stop: () => requests.stop(),
};

expose(api);
