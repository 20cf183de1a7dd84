// One running copy of llama.cpp. wllama reports failures in three ways that are easy to miss: a load
// that failed resolves, native exceptions arrive as meaningless RuntimeErrors with the reason in the
// log, and a forbidden thread hangs for ever. Here each becomes a result.

import {
  Wllama,
  type ChatCompletionChunk,
  type ChatCompletionParams,
  type LoadModelParams,
} from '@wllama/wllama/esm/index.js';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { failure, type Device, type EngineError, type Result } from '../src/core/engine/api';
import { networkFailure } from './http';
import { isOutOfMemory } from './out-of-memory';
import { PLAIN_ATTENTION } from './plain-attention';

export interface Settings {
  device: Device;
  threads: number;
  contextLength: number;
}

/** A chat request: what the library's type knows, and what only the server inside it knows. */
export interface Question {
  known: ChatCompletionParams;
  further: object;
}

const KEPT_LINES = 50;
const SILENCE_LIMIT = 120_000;
/** A request that has not ended this long after its abort is ended with the whole process. */
const ABORT_GRACE = 500;
const ALL_LAYERS = 99_999;

export class WllamaProcess {
  readonly #wllama: Wllama;
  readonly #log: string[] = [];
  #onSign: () => void = () => undefined;
  #device: Device = 'processor';
  #alive = true;

  private constructor() {
    const remember =
      (level: string) =>
      (...parts: unknown[]) => {
        this.#read(level, parts.map(String).join(' '));
      };
    this.#wllama = new Wllama(
      { default: wasmAddress() },
      {
        logger: {
          debug: remember('debug'),
          log: remember('log'),
          warn: remember('warn'),
          error: remember('error'),
        },
      },
    );
    // The fallback for Safari would come from a foreign host.
    this.#wllama.setCompat(null);
  }

  static async start(
    files: readonly Blob[],
    settings: Settings,
    signal: AbortSignal,
    onRead: (bytes: number) => void,
  ): Promise<Result<WllamaProcess>> {
    const program = await reachProgram(signal);
    if (!program.ok) return program;
    const started = new WllamaProcess();
    const error = await started.#load(countingBlobs(files, onRead), settings, signal);
    if (error === null) return { ok: true, value: started };
    await started.exit();
    return { ok: false, error };
  }

  /** Where the layers run, as the engine's log says. */
  get device(): Device {
    return this.#device;
  }

  get threads(): number {
    return this.#wllama.isMultithread() ? this.#wllama.getNumThreads() : 1;
  }

  /** False after an abort inside the engine, or after `exit`. */
  get alive(): boolean {
    return this.#alive;
  }

  #read(level: string, line: string): void {
    this.#onSign();
    if (/WebGPU\S* model buffer size/.test(line)) this.#device = 'adapter';
    if (level !== 'error' && level !== 'warn') return;
    this.#log.push(line.trim());
    if (this.#log.length > KEPT_LINES) this.#log.shift();
  }

  async #load(files: Blob[], settings: Settings, signal: AbortSignal): Promise<EngineError | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<EngineError>((resolve) => {
      this.#onSign = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          resolve(errorOf('load-timeout', this.#reason('no sign of life for two minutes'), true));
        }, SILENCE_LIMIT);
      };
      this.#onSign();
    });
    const aborted = whenAborted(signal).then(() =>
      errorOf('stopped', 'while the model was being started', true),
    );
    const error = await Promise.race([this.#tryLoad(files, settings), silence, aborted]);
    clearTimeout(timer);
    this.#onSign = () => undefined;
    return error;
  }

  async #tryLoad(files: Blob[], settings: Settings): Promise<EngineError | null> {
    const parameters: LoadModelParams = {
      n_ctx: settings.contextLength,
      n_threads: settings.threads,
      n_parallel: 1,
      n_gpu_layers: settings.device === 'adapter' ? ALL_LAYERS : 0,
      ...(settings.device === 'processor' ? PLAIN_ATTENTION : {}),
      // A thinking model would need to be cut short: the label is asked for at once.
      reasoning: false,
      // No seed here: it would override the seed of every request.
    };
    try {
      await this.#wllama.loadModel(files, parameters);
      if (this.#wllama.getModelMetadata().hparams.nVocab > 0) return null;
      return this.#loadError('the engine refused the model');
    } catch (error) {
      return this.#loadError(String(error));
    }
  }

  #loadError(words: string): EngineError {
    const reason = this.#reason(words);
    return isOutOfMemory(reason)
      ? errorOf('out-of-memory', reason)
      : errorOf('load-failed', reason);
  }

  /** One chat request; `onChunk` makes it a stream. The value is the library's last answer. */
  async ask(
    question: Question,
    signal: AbortSignal,
    onChunk?: (chunk: ChatCompletionChunk) => void,
  ): Promise<Result<unknown>> {
    this.#log.length = 0;
    const body = { ...question.known, abortSignal: signal, ...question.further };
    const request = this.#send(body, onChunk);
    const settled = request.then(
      (value): Result<unknown> => ({ ok: true, value }),
      (error: unknown): Result<unknown> => this.#askError(error),
    );
    const overdue = whenAborted(signal)
      .then(() => new Promise((resolve) => setTimeout(resolve, ABORT_GRACE)))
      .then(() => 'overdue' as const);
    const first = await Promise.race([settled, overdue]);
    if (first !== 'overdue') return first;
    await this.exit();
    return failure('stopped', 'the engine was ended to stop the request', true);
  }

  #send(
    body: ChatCompletionParams,
    onChunk: ((chunk: ChatCompletionChunk) => void) | undefined,
  ): Promise<unknown> {
    if (onChunk === undefined) return this.#wllama.createChatCompletion({ ...body, stream: false });
    return this.#wllama.createChatCompletion({ ...body, stream: true, onData: onChunk });
  }

  #askError(error: unknown): Result<never> {
    if (error instanceof Error && error.name === 'AbortError') {
      return failure('stopped', 'the request was stopped', true);
    }
    const reason = this.#reason(String(error));
    // After "(ABORT)" nothing more comes from this copy of the engine.
    const dead = reason.includes('(ABORT)');
    if (dead) this.#alive = false;
    if (isOutOfMemory(reason)) return failure('out-of-memory', reason);
    return failure('answer-failed', reason, dead);
  }

  /** The words of an error and, where there are any, the log lines that explain it. */
  #reason(words: string): string {
    return [words, ...this.#log.slice(-8)].join('\n');
  }

  /** Ends the process and gives its memory back; a request in flight never settles by itself. */
  async exit(): Promise<void> {
    this.#alive = false;
    await this.#wllama.exit();
  }
}

const wasmAddress = () => new URL(wasmUrl, self.location.href).href;

/**
 * Where its WebAssembly does not arrive wllama waits for ever, so it is asked for here first, and not
 * read. Unlike models it may come from the browser's own cache.
 */
async function reachProgram(signal: AbortSignal): Promise<Result<null>> {
  const address = wasmAddress();
  try {
    const response = await fetch(address, { signal });
    await response.body?.cancel();
    return response.ok
      ? { ok: true, value: null }
      : failure('http-error', `${response.status} from ${address}`, true);
  } catch (error) {
    return networkFailure(error, address, signal);
  }
}

/** Tells how far the engine has read into its file. */
class CountingBlob extends Blob {
  readonly #onRead: (bytes: number) => void;

  constructor(file: Blob, onRead: (bytes: number) => void) {
    super([file]);
    this.#onRead = onRead;
  }

  override slice(start?: number, end?: number, type?: string): Blob {
    this.#onRead(Math.min(end ?? this.size, this.size));
    return super.slice(start, end, type);
  }
}

/** Parts are read one after another; what is told counts through all of them. */
function countingBlobs(files: readonly Blob[], onRead: (bytes: number) => void): Blob[] {
  let before = 0;
  return files.map((file) => {
    const start = before;
    before += file.size;
    return new CountingBlob(file, (bytes) => {
      onRead(start + bytes);
    });
  });
}

function errorOf(code: EngineError['code'], detail: string, retryable = false): EngineError {
  return { code, detail, retryable };
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
