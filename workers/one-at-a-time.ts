// One request at a time, and a way to stop it: what both engines promise in EngineApi.

import { failure, type Result } from '../src/core/engine/api';

export class OneAtATime {
  #inFlight: { abort: AbortController; settled: Promise<unknown> } | null = null;

  /** Runs the work unless other work runs; what it throws becomes a result. */
  async run<T>(
    work: (signal: AbortSignal) => Promise<Result<T>>,
    explain: (error: unknown) => Result<never>,
  ): Promise<Result<T>> {
    if (this.#inFlight !== null) return failure('busy', 'one request at a time', true);
    const abort = new AbortController();
    const settled = work(abort.signal).catch((error: unknown): Result<T> => explain(error));
    this.#inFlight = { abort, settled };
    const result = await settled;
    this.#inFlight = null;
    return result;
  }

  /** Resolves when the request in flight, if any, has settled. */
  async stop(): Promise<void> {
    this.#inFlight?.abort.abort();
    await this.#inFlight?.settled;
  }
}
