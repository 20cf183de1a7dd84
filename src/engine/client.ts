// The main thread's side of an engine: one worker, its calls as results, and the certainty that
// every call settles, whatever happens to the worker. After a death the next load starts a new one.

import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import {
  failure,
  type Choice,
  type ChooseRequest,
  type EngineApi,
  type EngineError,
  type EngineId,
  type LoadOptions,
  type LoadProgress,
  type ModelDescription,
  type ModelSource,
  type PromptPreview,
  type Result,
  type WriteRequest,
} from '../core/engine/api';
import { unreachable } from './hosts';
import { watchdog } from './watchdog';

/** A load that has said nothing for this long will not say anything any more (milliseconds). */
const LOAD_SILENCE = 120_000;
/**
 * An engine that has not answered after this long hangs, and is ended. Far beyond what is slow: two
 * busy cores have taken 90 seconds for a question of SmolLM2, and a person can stop a run at any time.
 */
const ANSWER_LIMIT = 600_000;
/** A worker that does not stop within this time is ended. */
const STOP_LIMIT = 900;

/** The engines there are. A third one is one more line and one more file in workers/. */
const WORKERS: Record<EngineId, () => Worker> = {
  wllama: () =>
    new Worker(new URL('../../workers/wllama.worker.ts', import.meta.url), { type: 'module' }),
  webllm: () =>
    new Worker(new URL('../../workers/webllm.worker.ts', import.meta.url), { type: 'module' }),
};

interface Running {
  remote: Remote<EngineApi>;
  /** Settles when the worker is ended, with what its calls are told. */
  ended: Promise<EngineError>;
  end: (error: EngineError) => void;
}

export class EngineClient {
  readonly #startWorker: () => Worker;
  readonly #onEnded: (error: EngineError) => void;
  #running: Running | null = null;

  /** @param onEnded is told when a worker has ended, also one that nobody was waiting for, and why. */
  constructor(
    id: EngineId,
    onEnded: (error: EngineError) => void = () => undefined,
    startWorker: () => Worker = WORKERS[id],
  ) {
    this.#startWorker = startWorker;
    this.#onEnded = onEnded;
  }

  /** Loads a model; `onProgress` may be called until the promise settles. */
  async load(
    source: ModelSource,
    options: LoadOptions,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<ModelDescription>> {
    const { mirror } = options;
    const addresses = addressesOf(source);
    const broken = (mirror === null ? addresses : [...addresses, mirror]).find(
      (address) => !URL.canParse(address),
    );
    if (broken !== undefined) return failure('host-unreachable', `no address: ${broken}`);
    const blocked = unreachable(addresses, mirror);
    if (blocked !== undefined) return failure('host-not-allowed', blocked);
    this.#running ??= this.#start();
    const running = this.#running;
    const detail = `no progress for ${LOAD_SILENCE / 1000} seconds`;
    const watch = watchdog(LOAD_SILENCE, () => {
      running.end({ code: 'load-timeout', detail, retryable: true });
    });
    const report = (progress: LoadProgress) => {
      watch.sign();
      onProgress(progress);
    };
    return settle(running, running.remote.load(source, options, proxy(report))).finally(watch.stop);
  }

  /** Milliseconds of a first pass; after it a question takes as long as it will take. */
  warmUp(): Promise<Result<number>> {
    return this.#answer((remote) => remote.warmUp());
  }

  preview(prompt: string): Promise<Result<PromptPreview>> {
    return this.#answer((remote) => remote.preview(prompt));
  }

  choose(request: ChooseRequest): Promise<Result<Choice>> {
    return this.#answer((remote) => remote.choose(request));
  }

  write(request: WriteRequest, onText: (text: string) => void): Promise<Result<{ text: string }>> {
    return this.#answer((remote, sign) => {
      const report = (text: string) => {
        sign();
        onText(text);
      };
      return remote.write(request, proxy(report));
    });
  }

  /** @param ask makes the call; `sign` tells that the worker lives, where a call tells anything. */
  async #answer<T>(
    ask: (remote: Remote<EngineApi>, sign: () => void) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const running = this.#running;
    if (running === null) return notLoaded();
    const watch = watchdog(ANSWER_LIMIT, () => running.end(overdue()));
    return settle(running, ask(running.remote, watch.sign)).finally(watch.stop);
  }

  /** Ends the request in flight, and the worker with it if it does not listen. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    const timer = setTimeout(() => {
      running.end({ code: 'stopped', detail: 'the worker was ended', retryable: true });
    }, STOP_LIMIT);
    await Promise.race([running.remote.stop(), running.ended]).finally(() => {
      clearTimeout(timer);
    });
  }

  /**
   * Ends the worker, in the middle of a load too: the only cancel that both libraries obey, and what
   * gives all memory back.
   */
  unload(): void {
    this.#running?.end({ code: 'stopped', detail: 'the model was unloaded', retryable: true });
  }

  #start(): Running {
    const worker = this.#startWorker();
    const remote = wrap<EngineApi>(worker);
    let resolve: (error: EngineError) => void = () => undefined;
    const ended = new Promise<EngineError>((settled) => {
      resolve = settled;
    });
    const running: Running = {
      remote,
      ended,
      end: (error) => {
        if (this.#running !== running) return;
        this.#running = null;
        worker.terminate();
        remote[releaseProxy]();
        resolve(error);
        this.#onEnded(error);
      },
    };
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      // A script that could not be fetched or may not run gives an event without a message.
      running.end(died(event.message || 'the worker could not be started'));
    });
    worker.addEventListener('messageerror', () => {
      running.end(died('a message could not be read'));
    });
    return running;
  }
}

/** Retryable: its worker may have died while nothing was asked, and another load brings it back. */
const notLoaded = () => failure('not-loaded', 'no worker runs', true);
const died = (detail: string): EngineError => ({ code: 'worker-died', detail, retryable: true });
const overdue = () => died(`no answer within ${ANSWER_LIMIT / 1000} seconds`);

/** The result of a call, or what ended the worker before it came. */
async function settle<T>(running: Running, call: Promise<Result<T>>): Promise<Result<T>> {
  const ended = running.ended.then((error): Result<T> => ({ ok: false, error }));
  // A call rejects when something could not be cloned, or when its worker has gone.
  const answered = call.catch((error: unknown): Result<T> =>
    failure('worker-died', String(error), true),
  );
  return Promise.race([ended, answered]);
}

function addressesOf(source: ModelSource): string[] {
  switch (source.kind) {
    case 'gguf-url':
      return [source.url];
    case 'gguf-file':
      return [];
    case 'mlc':
      return [source.url, source.library];
  }
}
