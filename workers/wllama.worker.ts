// GGUF models through wllama (llama.cpp in WebAssembly), on WebGPU or the processor, behind EngineApi.

import { expose } from 'comlink';
import * as v from 'valibot';
import { Wllama } from '@wllama/wllama/esm/index.js';
import { version } from '@wllama/wllama/package.json';
import {
  failure,
  type Choice,
  type ChooseRequest,
  type Device,
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
import { shares, tokensOf } from '../src/core/engine/choice';
import { cacheBytes, contextFor } from '../src/core/engine/gguf-context';
import { fetchGguf, type Fetched } from './gguf-download';
import { OneAtATime } from './one-at-a-time';
import { fromNetwork } from './supply';
import { WllamaProcess, type Question, type Settings } from './wllama-process';
import {
  Answer,
  BIASES,
  complianceOf,
  massOf,
  messagesOf,
  NEUTRAL,
  previewOf,
  questionFor,
  Shown,
  WARM_UP,
  type Attempt,
} from './wllama-question';

/**
 * A file below this runs on one thread: waiting for one another costs tiny networks more than a second
 * thread gives. On two busy cores the baseline answered 5 to 12 questions a second with two threads
 * and 34 to 75 with one (docs/decisions.md, Threads).
 */
const TINY_FILE = 16_000_000;
const CACHE_LIMIT = 512 * 1024 * 1024;

interface Loaded {
  fetched: Fetched;
  settings: Settings;
  process: WllamaProcess;
}

class WllamaEngine implements EngineApi {
  #loaded: Loaded | null = null;
  readonly #requests = new OneAtATime();
  /** Tokens of the last prompt, and the bytes of displaced prompts that llama.cpp keeps. */
  #lastPrompt = 0;
  #keptBytes = 0;

  load(
    source: ModelSource,
    options: LoadOptions,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<ModelDescription>> {
    return this.#requests.run(
      (signal) => this.#load(source, options, onProgress, signal),
      otherwise('load-failed'),
    );
  }

  warmUp(): Promise<Result<number>> {
    return this.#requests.run((signal) => this.#warmUp(signal), otherwise('answer-failed'));
  }

  preview(prompt: string): Promise<Result<PromptPreview>> {
    return this.#requests.run(
      (signal) => this.#preview(prompt, signal),
      otherwise('answer-failed'),
    );
  }

  choose(request: ChooseRequest): Promise<Result<Choice>> {
    return this.#requests.run(
      (signal) => this.#choose(request, signal),
      otherwise('answer-failed'),
    );
  }

  write(request: WriteRequest, onText: (text: string) => void): Promise<Result<{ text: string }>> {
    return this.#requests.run(
      (signal) => this.#write(request, onText, signal),
      otherwise('answer-failed'),
    );
  }

  stop(): Promise<void> {
    return this.#requests.stop();
  }

  async unload(): Promise<void> {
    await this.stop();
    await this.#loaded?.process.exit();
    this.#loaded = null;
  }

  // ---- loading ----------------------------------------------------------------------------------

  async #load(
    source: ModelSource,
    options: LoadOptions,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ): Promise<Result<ModelDescription>> {
    if (source.kind === 'mlc') return failure('unsupported-model', 'this engine reads GGUF files');
    await this.#loaded?.process.exit();
    this.#loaded = null;
    const fetched = await fetchGguf(source, fromNetwork(options.mirror), signal, onProgress);
    if (!fetched.ok) return fetched;
    const { header, files, bytes } = fetched.value;
    const asked = settingsFor(header, bytes, options);
    const started = await startAs(asked, files, signal, (done) => {
      onProgress({ phase: 'start', done, total: bytes });
    });
    if (!started.ok) return started;
    this.#loaded = { fetched: fetched.value, ...started.value };
    this.#lastPrompt = 0;
    this.#keptBytes = 0;
    return { ok: true, value: describe(this.#loaded, options, nameOf(source)) };
  }

  /** The running process; started again from the same file where it has ended or grown too large. */
  async #running(signal: AbortSignal): Promise<Result<Loaded>> {
    const loaded = this.#loaded;
    if (loaded === null) return failure('not-loaded', 'no model is loaded');
    if (loaded.process.alive && this.#keptBytes < cacheLimit()) return { ok: true, value: loaded };
    await loaded.process.exit();
    const { fetched, settings } = loaded;
    const process = await WllamaProcess.start(fetched.files, settings, signal, () => undefined);
    if (!process.ok) return process;
    loaded.process = process.value;
    this.#lastPrompt = 0;
    this.#keptBytes = 0;
    return { ok: true, value: loaded };
  }

  // ---- asking -----------------------------------------------------------------------------------

  async #warmUp(signal: AbortSignal): Promise<Result<number>> {
    const start = performance.now();
    const running = await this.#running(signal);
    if (!running.ok) return running;
    const answer = await running.value.process.ask(WARM_UP, signal);
    return answer.ok ? { ok: true, value: performance.now() - start } : answer;
  }

  async #preview(prompt: string, signal: AbortSignal): Promise<Result<PromptPreview>> {
    const running = await this.#running(signal);
    if (!running.ok) return running;
    const { process, fetched } = running.value;
    const answer = await process.ask(previewOf(prompt), signal);
    if (!answer.ok) return answer;
    const shown = v.safeParse(Shown, answer.value);
    if (!shown.success) return failure('answer-failed', v.summarize(shown.issues));
    const { usage, timings, __verbose: verbose } = shown.output;
    this.#countKept(usage.prompt_tokens, timings?.cache_n ?? 0, fetched);
    return { ok: true, value: { text: verbose.prompt, tokens: usage.prompt_tokens } };
  }

  async #choose(request: ChooseRequest, signal: AbortSignal): Promise<Result<Choice>> {
    const start = performance.now();
    const running = await this.#running(signal);
    if (!running.ok) return running;
    const { process, fetched } = running.value;
    const tokens = tokensOf(request.labels, (label) => fetched.header.shortTokens.get(label));
    if (!tokens.ok) return tokens;

    let p: number[] | null = null;
    let compliance: number | null = null;
    let promptTokens = 0;
    let evaluatedTokens: number | null = 0;
    let problem = 'the engine did not list every label';
    let further: Attempt['further'] = 1;
    for (const [index, bias] of BIASES.entries()) {
      const attempt: Attempt = { bias, further, seed: index + 1 };
      const result = await process.ask(questionFor(request, tokens.value, attempt), signal);
      if (!result.ok) {
        if (result.error.code !== 'answer-failed' || !process.alive) return result;
        // Most likely a candidate that is half a character, which the engine cannot report.
        problem = result.error.detail;
        evaluatedTokens = null;
        further = 0;
        continue;
      }
      const answer = v.safeParse(Answer, result.value);
      if (!answer.success) return failure('answer-failed', v.summarize(answer.issues));
      const { usage, timings } = answer.output;
      this.#countKept(usage.prompt_tokens, timings?.cache_n ?? 0, fetched);
      promptTokens = usage.prompt_tokens;
      if (evaluatedTokens !== null) {
        evaluatedTokens = timings === undefined ? null : evaluatedTokens + timings.prompt_n;
      }
      const mass = massOf(answer.output);
      p ??= shares(tokens.value, mass);
      compliance ??= complianceOf(tokens.value, mass, attempt);
      if (p !== null && compliance !== null) break;
    }
    if (p === null) return failure('answer-failed', problem);
    const ms = performance.now() - start;
    return { ok: true, value: { p, compliance, promptTokens, evaluatedTokens, ms } };
  }

  /** llama.cpp keeps a copy of a prompt's cache when less than half of it serves the next prompt. */
  #countKept(promptTokens: number, reused: number, fetched: Fetched): void {
    if (reused < this.#lastPrompt / 2) {
      this.#keptBytes += cacheBytes(this.#lastPrompt, fetched.header);
    }
    this.#lastPrompt = promptTokens;
  }

  async #write(
    request: WriteRequest,
    onText: (text: string) => void,
    signal: AbortSignal,
  ): Promise<Result<{ text: string }>> {
    const running = await this.#running(signal);
    if (!running.ok) return running;
    const { process, fetched } = running.value;
    let text = '';
    const question: Question = {
      known: {
        ...messagesOf(request.prompt),
        temperature: request.temperature,
        seed: request.seed,
        max_tokens: request.maxTokens,
      },
      further: NEUTRAL,
    };
    const answer = await process.ask(question, signal, (chunk) => {
      const piece = chunk.choices[0]?.delta.content ?? '';
      if (piece === '') return;
      text += piece;
      onText(piece);
    });
    if (!answer.ok) return answer;
    // How much was reused is not told here; as if nothing was, the estimate stays an upper bound.
    this.#countKept(request.prompt.length, 0, fetched);
    return { ok: true, value: { text } };
  }
}

/**
 * Starts the model where it was asked to run. llama.cpp takes the processor without a word where the
 * adapter lacks something; then it is started again as everything on the processor is.
 */
async function startAs(
  settings: Settings,
  files: readonly Blob[],
  signal: AbortSignal,
  onRead: (bytes: number) => void,
): Promise<Result<{ settings: Settings; process: WllamaProcess }>> {
  const started = await WllamaProcess.start(files, settings, signal, onRead);
  if (!started.ok) return started;
  const fellBack = settings.device === 'adapter' && started.value.device === 'processor';
  if (!fellBack) return { ok: true, value: { settings, process: started.value } };
  await started.value.exit();
  return startAs({ ...settings, device: 'processor' }, files, signal, onRead);
}

function settingsFor(
  header: Fetched['header'],
  bytes: number,
  { device, threads }: LoadOptions,
): Settings {
  const useful = usefulThreads(bytes, threads);
  return {
    device,
    // Threads share memory, which only an isolated page may.
    threads: self.crossOriginIsolated ? Math.max(1, Math.min(8, Math.floor(useful))) : 1,
    contextLength: contextFor(header),
  };
}

const usefulThreads = (bytes: number, offered: number) => (bytes < TINY_FILE ? 1 : offered);

function cacheLimit(): number {
  const gigabytes: unknown = 'deviceMemory' in navigator ? navigator.deviceMemory : null;
  const quarter = typeof gigabytes === 'number' ? (gigabytes * 2 ** 30) / 4 : CACHE_LIMIT;
  return Math.min(CACHE_LIMIT, quarter);
}

function nameOf(source: Exclude<ModelSource, { kind: 'mlc' }>): string {
  if (source.kind === 'gguf-file') return source.files[0]?.name ?? 'a file';
  return new URL(source.url).pathname.split('/').at(-1) ?? source.url;
}

function describe(loaded: Loaded, options: LoadOptions, fileName: string): ModelDescription {
  const { fetched, settings, process } = loaded;
  const { header } = fetched;
  const notes = [...fetched.notes];
  if (header.chatTemplate === null) {
    notes.push(
      'The file carries no chat template; the engine used ChatML, which may not fit it. Choose an edition for chat or instructions if there is one.',
    );
  }
  if (options.device === 'adapter' && process.device === 'processor') {
    notes.push('The graphics adapter was asked for, but the model runs on the processor.');
  }
  const useful = usefulThreads(fetched.bytes, options.threads);
  if (process.threads < useful) {
    notes.push(`It runs on ${process.threads} thread, not on ${useful}.`);
  }
  return {
    engine: 'wllama',
    engineVersion: versionOn(process.device),
    revision: fetched.sha256,
    name: header.name === '' ? fileName : header.name,
    architecture: header.architecture,
    parameters: header.parameters,
    quantisation: header.quantisation,
    contextLength: settings.contextLength,
    bytes: fetched.bytes,
    chatTemplate: header.chatTemplate === null ? 'none' : 'own',
    device: process.device,
    threads: process.threads,
    notes,
  };
}

/** How it attends changes an answer of a coarse file by hundredths, so the version says that too. */
function versionOn(device: Device): string {
  const attention = device === 'processor' ? ', plain attention' : '';
  return `${version} (llama.cpp ${Wllama.getLibllamaVersion()}${attention})`;
}

/** What an exception is called when nothing better is known. */
const otherwise = (code: EngineErrorCode) => (error: unknown) => failure(code, String(error));

expose(new WllamaEngine());
