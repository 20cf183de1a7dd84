// Fetches a model without starting it, so that a download can go on while another model answers.
import { expose } from 'comlink';
import {
  failure,
  type DownloadApi,
  type LoadProgress,
  type ModelSource,
  type Result,
} from '../src/core/engine/api';
import { fetchGguf } from './gguf-download';
import { prepare } from './mlc-download';
import { OneAtATime } from './one-at-a-time';

const requests = new OneAtATime();

async function fetchModel(
  source: Exclude<ModelSource, { kind: 'gguf-file' }>,
  mirror: string | null,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  const fetched =
    source.kind === 'mlc'
      ? await prepare(source, mirror, signal, onProgress)
      : await fetchGguf(source, mirror, signal, onProgress);
  return fetched.ok ? { ok: true, value: null } : fetched;
}

const api: DownloadApi = {
  fetch: (source, mirror, onProgress) =>
    requests.run(
      (signal) => fetchModel(source, mirror, onProgress, signal),
      (error) => failure('load-failed', String(error), true),
    ),
  stop: () => requests.stop(),
};

expose(api);
