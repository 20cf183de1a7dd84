// The contract between the page and an engine that runs a language model in a worker.
// An engine knows nothing of values: it turns a prompt and a few labels into probabilities.
// Everything that crosses is plain data; nothing is thrown across the border.

/**
 * Where the bytes of a model come from. Addresses are absolute. The address of one part of a split GGUF
 * model stands for all of its parts (gguf-split.ts).
 */
export type ModelSource =
  | { kind: 'gguf-url'; url: string; sha256?: string; bytes?: number }
  /** The files of one model, in any order. */
  | { kind: 'gguf-file'; files: readonly File[] }
  | { kind: 'mlc'; id: string; url: string; library: string };

export type EngineId = 'wllama' | 'webllm';

/** Where the network's layers run, as the engine reports it, not as it was asked. */
export type Device = 'adapter' | 'processor';

export interface LoadOptions {
  /** 'adapter' asks for WebGPU; the description says what it became. */
  device: Device;
  /** Threads for the processor; 1 where the page is not cross-origin isolated. */
  threads: number;
  /** The base address of a mirror that has the model's files; null to fetch them where they are from. */
  mirror: string | null;
}

/** What is loaded: enough to name the model in a row for ever. */
export interface ModelDescription {
  engine: EngineId;
  engineVersion: string;
  /** SHA-256 of the GGUF file or over those of its parts, or over an MLC model's config, list of shards, tokenizer and library. */
  revision: string;
  name: string;
  architecture: string;
  /** Parameters, counted from the tensor table where there is one. */
  parameters: number | null;
  quantisation: string;
  contextLength: number;
  bytes: number;
  chatTemplate: 'own' | 'none';
  device: Device;
  threads: number;
  /** Things a reader of the results must know, in sentences: no chat template, fell back to the processor. */
  notes: string[];
}

export interface LoadProgress {
  phase: 'fetch' | 'check' | 'start' | 'warm-up';
  /** Bytes, where known; `total` null where the host does not say. */
  done: number;
  total: number | null;
}

/** A question as the model reads it. */
export interface PromptPreview {
  /** The user turn in the model's chat template, special tokens as text. */
  text: string;
  tokens: number;
}

export interface ChooseRequest {
  /** The user turn. The engine wraps it in the model's own chat template, with no system prompt. */
  prompt: string;
  /** Two to ten labels, each a single token of letters or digits, for example A B C D or 1 to 6. */
  labels: readonly string[];
}

export interface Choice {
  /** Probability of each label, in the order of the request; sums to 1. */
  p: number[];
  /** Mass on the labels before the constraint, 0 to 1; null where the engine could not tell. */
  compliance: number | null;
  /** Tokens of the prompt, and how many of them had to be evaluated (the rest was reused). */
  promptTokens: number;
  evaluatedTokens: number | null;
  /** Milliseconds inside the engine. */
  ms: number;
}

export interface WriteRequest {
  prompt: string;
  temperature: number;
  /** 1 to 2^31 - 2. */
  seed: number;
  maxTokens: number;
}

export const ENGINE_ERRORS = [
  'not-loaded',
  'busy',
  'no-webgpu',
  'no-shader-f16',
  'adapter-too-small',
  'not-secure',
  'host-not-allowed',
  'host-unreachable',
  'http-error',
  'not-gguf',
  'gguf-truncated',
  'gguf-version',
  'parts-missing',
  'parts-mixed',
  'embedding-model',
  'unsupported-model',
  'wrong-hash',
  'no-longer-kept',
  'storage-full',
  'out-of-memory',
  'library-mismatch',
  'load-failed',
  'load-timeout',
  'answer-failed',
  'device-lost',
  'worker-died',
  'stopped',
] as const;

export type EngineErrorCode = (typeof ENGINE_ERRORS)[number];

export interface EngineError {
  code: EngineErrorCode;
  /** For the log and the details element: the library's own words. */
  detail: string;
  /** Whether the same call may succeed when made again. */
  retryable: boolean;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: EngineError };

/** What each engine worker exposes over comlink. One request at a time. */
export interface EngineApi {
  load(
    source: ModelSource,
    options: LoadOptions,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<ModelDescription>>;
  /**
   * One pass over a few words. Engines prepare some things only at the first one (pipelines of the
   * adapter, memory); after this the first question takes no longer for them.
   *
   * @returns its milliseconds
   */
  warmUp(): Promise<Result<number>>;
  /** The user turn as `choose` and `write` send it. It is read by the model once to be told. */
  preview(prompt: string): Promise<Result<PromptPreview>>;
  choose(request: ChooseRequest): Promise<Result<Choice>>;
  write(request: WriteRequest, onText: (text: string) => void): Promise<Result<{ text: string }>>;
  /** Ends the request in flight; it settles with the error 'stopped'. */
  stop(): Promise<void>;
  unload(): Promise<void>;
}

/** Where the files of a model are fetched from. */
export interface Origin {
  /** The base address of a mirror; null for the addresses themselves. */
  mirror: string | null;
  /** Files at hand, by the address that each has: then no network is asked for any. */
  files: ReadonlyMap<string, Blob> | null;
}

/** What the worker exposes that fetches models without starting them. One at a time. */
export interface DownloadApi {
  fetch(
    source: Exclude<ModelSource, { kind: 'gguf-file' }>,
    from: Origin,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<null>>;
  /** Ends the download in flight, which settles with the error 'stopped'; what has come is kept. */
  stop(): Promise<void>;
}

export function failure(code: EngineErrorCode, detail: string, retryable = false): Result<never> {
  return { ok: false, error: { code, detail, retryable } };
}
