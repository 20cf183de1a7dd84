// The one model that is loaded in this tab: loading it, asking it, bringing it back when its worker
// dies, and letting it go. One at a time, because memory is what a browser has least of.
import {
  failure,
  type Choice,
  type Device,
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
import type { Prompt } from '../core/ask/prompts';
import { ownFileName } from '../core/engine/own';
import { fittingName, type ModelRespondent, type StoredModelSource } from '../core/study/records';
import { hashOf } from '../core/study/trial';
import { EngineClient } from '../engine/client';
import { probeProcessor, threadsFor } from '../engine/probe';

/** A model that a person can load: what it is called and where its bytes are. */
export interface ModelOffer {
  name: string;
  engine: EngineId;
  source: ModelSource;
  device: Device;
  /** The base address of the mirror that has it; null where it comes from its own address. */
  mirror: string | null;
  /** The untrained network that ships with Axia. */
  baseline: boolean;
}

export type ModelState =
  | { kind: 'none' }
  | { kind: 'loading'; offer: ModelOffer; progress: LoadProgress | null }
  | { kind: 'ready'; offer: ModelOffer; description: ModelDescription }
  | { kind: 'failed'; offer: ModelOffer; error: EngineError };

const noModel = () => failure('stopped', 'no model is loaded');

class LoadedModel {
  #state = $state.raw<ModelState>({ kind: 'none' });
  #client: EngineClient | null = null;
  /** Settles when no prompt is being shown: an engine answers one request at a time. */
  #shown: Promise<unknown> = Promise.resolve();

  get state(): ModelState {
    return this.#state;
  }

  async load(offer: ModelOffer): Promise<Result<ModelDescription>> {
    this.unload();
    const client = new EngineClient(offer.engine, (error) => {
      this.#ended(client, error);
    });
    this.#client = client;
    this.#state = { kind: 'loading', offer, progress: null };
    // Nothing is awaited before the client has its worker, so that a cancel always finds it.
    const options = {
      device: offer.device,
      threads: threadsFor(probeProcessor()),
      mirror: offer.mirror,
    };
    const report = (progress: LoadProgress) => {
      if (this.#client === client && this.#state.kind === 'loading') {
        this.#state = { kind: 'loading', offer, progress };
      }
    };
    const result = await loadedAndWarm(client, offer.source, options, report);
    if (this.#client !== client) return result;
    this.#state = result.ok
      ? { kind: 'ready', offer, description: result.value }
      : { kind: 'failed', offer, error: result.error };
    if (!result.ok) client.unload();
    return result;
  }

  /** Gives up a load or lets the model go; all of its memory comes back. */
  unload(): void {
    const client = this.#client;
    this.#client = null;
    this.#state = { kind: 'none' };
    client?.unload();
  }

  /** A worker that ends by itself takes its model with it; a load that ends so tells its caller. */
  #ended(client: EngineClient, error: EngineError): void {
    if (this.#client !== client || this.#state.kind !== 'ready') return;
    this.#state = { kind: 'failed', offer: this.#state.offer, error };
  }

  async ask(prompt: Prompt): Promise<Result<Choice>> {
    await this.#shown;
    const client = this.#client;
    if (client === null) return noModel();
    const answer = await client.choose({ prompt: prompt.text, labels: prompt.labels });
    if (!answer.ok && answer.error.code === 'out-of-memory') this.#giveUp(client, answer.error);
    return answer;
  }

  /** A model that memory does not suffice for gives back what it has, and its page offers a smaller one. */
  #giveUp(client: EngineClient, error: EngineError): void {
    if (this.#client !== client || this.#state.kind !== 'ready') return;
    this.#state = { kind: 'failed', offer: this.#state.offer, error };
    client.unload();
  }

  /** The prompt as the model reads it. A question that is asked meanwhile waits. */
  async preview(prompt: Prompt): Promise<Result<PromptPreview>> {
    if (this.#client === null) return noModel();
    const shown = this.#client.preview(prompt.text);
    this.#shown = shown;
    return shown;
  }

  /** Writes a text; `onText` is given each piece as it comes. */
  async write(
    request: WriteRequest,
    onText: (piece: string) => void,
  ): Promise<Result<{ text: string }>> {
    if (this.#client === null) return noModel();
    return this.#client.write(request, onText);
  }

  /** Ends the request in flight, which settles with the error 'stopped'. */
  async stop(): Promise<void> {
    await this.#client?.stop();
  }

  /** Loads the same model again after its worker died, whether or not that was noticed already. */
  async revive(): Promise<Result<ModelDescription>> {
    if (this.#state.kind !== 'ready' && this.#state.kind !== 'failed') return noModel();
    return this.load(this.#state.offer);
  }
}

/** A model that is loaded and cannot read a few words has failed to load. */
async function loadedAndWarm(
  client: EngineClient,
  source: ModelSource,
  options: LoadOptions,
  report: (progress: LoadProgress) => void,
): Promise<Result<ModelDescription>> {
  const loaded = await client.load(source, options, report);
  if (!loaded.ok) return loaded;
  report({ phase: 'warm-up', done: 0, total: null });
  const warm = await client.warmUp();
  return warm.ok ? loaded : warm;
}

export const model = new LoadedModel();

/** Of a file of one's own, kept or opened, the name: it has no address that holds elsewhere. */
function storedSource(source: ModelSource): StoredModelSource {
  if (source.kind === 'gguf-file') {
    return { kind: 'gguf-file', fileName: source.files[0]?.name ?? '' };
  }
  const fileName = source.kind === 'gguf-url' ? ownFileName(source.url) : null;
  return fileName === null ? source : { kind: 'gguf-file', fileName };
}

/** The loaded model as a respondent: the same file on the same engine is the same respondent. */
export function respondentOf(offer: ModelOffer, description: ModelDescription): ModelRespondent {
  const { engine, engineVersion, revision, device } = description;
  return {
    kind: 'model',
    id: `model-${hashOf({ engine, engineVersion, revision, device }).slice(0, 16)}`,
    name: fittingName(offer.name),
    createdAt: Date.now(),
    engine,
    engineVersion,
    revision,
    device,
    architecture: description.architecture,
    parameters: description.parameters,
    quantisation: description.quantisation,
    bytes: description.bytes,
    source: storedSource(offer.source),
    baseline: offer.baseline,
    notes: description.notes,
  };
}
