// MLC models through WebLLM, on WebGPU, behind EngineApi. The library is given from outside, so that a
// test can put a known row of logits in its place (tests/browser/engine-webllm-answers.test.ts).
//
// How a distribution is read: the library asks a logit processor before it samples. The one here looks
// at the raw logits of that single forward pass and leaves them as they are, so no grammar, bias or
// penalty comes between the model and its probabilities; the sampled token is thrown away.

import {
  modelVersion,
  prebuiltAppConfig,
  type AppConfig,
  type ChatOptions,
  type LogitProcessor,
  type MLCEngine,
  type MLCEngineConfig,
} from '@mlc-ai/web-llm';
import { version } from '@mlc-ai/web-llm/package.json';
import {
  failure,
  type Choice,
  type ChooseRequest,
  type EngineApi,
  type EngineErrorCode,
  type LoadOptions,
  type LoadProgress,
  type ModelDescription,
  type ModelSource,
  type PromptPreview,
  type Result,
  type WriteRequest,
} from '../src/core/engine/api';
import { readLogits, tokensOf, type LabelTokens } from '../src/core/engine/choice';
import { ADAPTER_MINIMUM, needsShaderF16 } from '../src/core/engine/mlc';
import { inMlcTemplate } from '../src/core/engine/mlc-template';
import { prepare, type Prepared } from './mlc-download';
import { OneAtATime } from './one-at-a-time';
import { isOutOfMemory } from './out-of-memory';
import { fromNetwork } from './supply';

type MlcSource = Extract<ModelSource, { kind: 'mlc' }>;

const CONTEXT = 4096;

/** The defaults of a request come from each model's own configuration, so all are set. */
const NEUTRAL = { top_p: 1, repetition_penalty: 1, frequency_penalty: 0, presence_penalty: 0 };

/** Reads the logits of the next forward pass, once; null is "not asked" and "nothing usable". */
class LogitReader implements LogitProcessor {
  #wanted: LabelTokens | null = null;
  #reading: ReturnType<typeof readLogits> = null;

  want(tokens: LabelTokens): void {
    this.#wanted = tokens;
    this.#reading = null;
  }

  get reading(): ReturnType<typeof readLogits> {
    return this.#reading;
  }

  processLogits = (logits: Float32Array): Float32Array => {
    if (this.#wanted !== null) this.#reading = readLogits(logits, this.#wanted);
    this.#wanted = null;
    return logits;
  };

  processSampledToken = (): void => {
    // What was sampled does not matter.
  };

  resetState = (): void => {
    // Nothing is kept from one request to the next.
  };
}

/** What is used of the library. */
export type Library = Pick<MLCEngine, 'reload' | 'chatCompletion' | 'interruptGenerate' | 'unload'>;

interface Loaded {
  engine: Library;
  id: string;
  prepared: Prepared;
}

export class WebLlmEngine implements EngineApi {
  readonly #start: (config: MLCEngineConfig) => Library;
  readonly #reader = new LogitReader();
  #loaded: Loaded | null = null;
  readonly #requests = new OneAtATime();

  constructor(start: (config: MLCEngineConfig) => Library) {
    this.#start = start;
  }

  load(
    source: ModelSource,
    { mirror }: LoadOptions,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<ModelDescription>> {
    return this.#requests.run(
      (signal) => this.#load(source, mirror, onProgress, signal),
      explain('load-failed'),
    );
  }

  /** The first pass compiles pipelines of the adapter, which takes seconds. */
  warmUp(): Promise<Result<number>> {
    return this.#requests.run(async () => {
      const start = performance.now();
      const tokens = await this.#tokensOf('Good morning.');
      return tokens.ok ? { ok: true, value: performance.now() - start } : tokens;
    }, explain('answer-failed'));
  }

  preview(prompt: string): Promise<Result<PromptPreview>> {
    return this.#requests.run(() => this.#preview(prompt), explain('answer-failed'));
  }

  choose(request: ChooseRequest): Promise<Result<Choice>> {
    return this.#requests.run((signal) => this.#choose(request, signal), explain('answer-failed'));
  }

  write(request: WriteRequest, onText: (text: string) => void): Promise<Result<{ text: string }>> {
    return this.#requests.run(
      (signal) => this.#write(request, onText, signal),
      explain('answer-failed'),
    );
  }

  async stop(): Promise<void> {
    const settled = this.#requests.stop();
    await this.#loaded?.engine.interruptGenerate();
    await settled;
  }

  async unload(): Promise<void> {
    await this.stop();
    await this.#loaded?.engine.unload();
    this.#loaded = null;
  }

  async #load(
    source: ModelSource,
    mirror: string | null,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ): Promise<Result<ModelDescription>> {
    if (source.kind !== 'mlc') return failure('unsupported-model', 'this engine reads MLC models');
    await this.#loaded?.engine.unload();
    this.#loaded = null;
    const device = await checkDevice(source.id);
    if (!device.ok) return device;
    const prepared = await prepare(source, fromNetwork(mirror), signal, onProgress);
    if (!prepared.ok) return prepared;

    const engine = this.#start({
      appConfig: appConfigOf(source, prepared.value),
      logitProcessorRegistry: new Map([[source.id, this.#reader]]),
      initProgressCallback: ({ progress }) => {
        const total = prepared.value.bytes;
        onProgress({ phase: 'start', done: Math.round(progress * total), total });
      },
      logLevel: 'ERROR',
    });
    await engine.reload(source.id);
    if (signal.aborted) {
      await engine.unload();
      return failure('stopped', 'while the model was being started', true);
    }
    this.#loaded = { engine, id: source.id, prepared: prepared.value };
    return { ok: true, value: describe(source, prepared.value) };
  }

  /** Has the model read a turn, and tells how many tokens that was. */
  async #tokensOf(prompt: string): Promise<Result<number>> {
    if (this.#loaded === null) return failure('not-loaded', 'no model is loaded');
    const { engine, id } = this.#loaded;
    const answer = await engine.chatCompletion(oneToken(id, prompt));
    return { ok: true, value: answer.usage?.prompt_tokens ?? 0 };
  }

  async #preview(prompt: string): Promise<Result<PromptPreview>> {
    const tokens = await this.#tokensOf(prompt);
    if (!tokens.ok) return tokens;
    if (this.#loaded === null) return failure('not-loaded', 'no model is loaded');
    const { id, prepared } = this.#loaded;
    const text = inMlcTemplate(prepared.config.conv_template, prompt, !skipsThinking(id));
    if (text === null) return failure('answer-failed', 'the conversation template was not read');
    return { ok: true, value: { text, tokens: tokens.value } };
  }

  async #choose(request: ChooseRequest, signal: AbortSignal): Promise<Result<Choice>> {
    const start = performance.now();
    if (this.#loaded === null) return failure('not-loaded', 'no model is loaded');
    const { engine, id, prepared } = this.#loaded;
    const tokens = tokensOf(request.labels, (label) => prepared.shortTokens.get(label));
    if (!tokens.ok) return tokens;
    this.#reader.want(tokens.value);
    const answer = await engine.chatCompletion(oneToken(id, request.prompt));
    if (signal.aborted) return failure('stopped', 'the request was stopped', true);
    const { reading } = this.#reader;
    if (reading === null) return failure('answer-failed', 'the logits held no usable numbers');
    // WebLLM shares nothing between prompts: every token of the prompt was evaluated.
    const promptTokens = answer.usage?.prompt_tokens ?? 0;
    const ms = performance.now() - start;
    return { ok: true, value: { ...reading, promptTokens, evaluatedTokens: promptTokens, ms } };
  }

  async #write(
    request: WriteRequest,
    onText: (text: string) => void,
    signal: AbortSignal,
  ): Promise<Result<{ text: string }>> {
    if (this.#loaded === null) return failure('not-loaded', 'no model is loaded');
    const { engine, id } = this.#loaded;
    const chunks = await engine.chatCompletion({
      ...NEUTRAL,
      ...messagesOf(id, request.prompt),
      temperature: request.temperature,
      seed: request.seed,
      max_tokens: request.maxTokens,
      stream: true,
    });
    let text = '';
    for await (const chunk of chunks) {
      const piece = chunk.choices[0]?.delta.content ?? '';
      if (piece === '') continue;
      text += piece;
      onText(piece);
    }
    if (signal.aborted) return failure('stopped', 'the request was stopped', true);
    return { ok: true, value: { text } };
  }
}

// ---- before loading -------------------------------------------------------------------------------

/** Said before anything is downloaded. */
async function checkDevice(id: string): Promise<Result<null>> {
  if (!self.isSecureContext) return failure('not-secure', self.location.origin);
  if (!('gpu' in navigator)) return failure('no-webgpu', 'this browser has no navigator.gpu');
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) return failure('no-webgpu', 'the browser found no adapter');
  if (needsShaderF16(id) && !adapter.features.has('shader-f16')) {
    return failure('no-shader-f16', `${id} on ${adapter.info.description}`);
  }
  for (const [name, minimum] of ADAPTER_MINIMUM) {
    const actual = adapter.limits[name];
    if (actual < minimum) {
      return failure('adapter-too-small', `${name} is ${actual}, not ${minimum}`);
    }
  }
  return { ok: true, value: null };
}

/** One model only, at the address that the caller chose; the library's record knows its overrides. */
function appConfigOf(source: MlcSource, { config }: Prepared): AppConfig {
  const known = prebuiltAppConfig.model_list.find((record) => record.model_id === source.id);
  const trained = config.context_window_size > 0 ? config.context_window_size : CONTEXT;
  const overrides: ChatOptions = {
    context_window_size: Math.min(CONTEXT, trained),
    sliding_window_size: -1,
    ...known?.overrides,
  };
  return {
    cacheBackend: 'cache',
    model_list: [{ model_id: source.id, model: source.url, model_lib: source.library, overrides }],
  };
}

/** Only these think aloud unless told not to; on others the library would add a stray block. */
const skipsThinking = (id: string) => /qwen3/i.test(id);

function messagesOf(id: string, prompt: string) {
  const messages = [{ role: 'user' as const, content: prompt }];
  return skipsThinking(id) ? { messages, extra_body: { enable_thinking: false } } : { messages };
}

const oneToken = (id: string, prompt: string) => ({
  ...NEUTRAL,
  ...messagesOf(id, prompt),
  max_tokens: 1,
  temperature: 1,
});

function describe(source: MlcSource, { config, revision, bytes }: Prepared): ModelDescription {
  const trained = config.context_window_size > 0 ? config.context_window_size : CONTEXT;
  return {
    engine: 'webllm',
    engineVersion: `${version} (libraries ${modelVersion})`,
    revision,
    name: source.id,
    architecture: config.model_type,
    parameters: null,
    quantisation: config.quantization,
    contextLength: Math.min(CONTEXT, trained),
    bytes,
    chatTemplate: config.conv_template === undefined ? 'none' : 'own',
    device: 'adapter',
    threads: 1,
    notes: [],
  };
}

// ---- after a failure ------------------------------------------------------------------------------

const CODES_BY_NAME: ReadonlyMap<string, EngineErrorCode> = new Map([
  ['WebGPUNotAvailableError', 'no-webgpu'],
  ['WebGPUNotFoundError', 'no-webgpu'],
  ['ShaderF16SupportError', 'no-shader-f16'],
  ['FeatureSupportError', 'adapter-too-small'],
  ['DeviceLostError', 'device-lost'],
  // We only ask when a model is loaded, so the library has dropped it: its device was lost.
  ['ModelNotLoadedError', 'device-lost'],
  ['LinkError', 'library-mismatch'],
  ['CompileError', 'library-mismatch'],
]);

/** @param otherwise the code where nothing better is known */
const explain =
  (otherwise: EngineErrorCode) =>
  (error: unknown): Result<never> => {
    const detail = String(error);
    const named = error instanceof Error ? CODES_BY_NAME.get(error.name) : undefined;
    if (named !== undefined) return failure(named, detail, named === 'device-lost');
    if (isOutOfMemory(detail)) return failure('out-of-memory', detail);
    if (/WebAssembly\.instantiate|Cannot find function/i.test(detail)) {
      return failure('library-mismatch', detail);
    }
    return failure(otherwise, detail);
  };
