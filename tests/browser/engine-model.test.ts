// The model of a tab when its worker dies, and when a load is given up.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure, type LoadProgress } from '../../src/core/engine/api';
import type { Prompt } from '../../src/core/ask/prompts';
import { BASELINE } from '../../src/core/engine/baseline';
import { EngineClient } from '../../src/engine/client';
import { model, type ModelOffer } from '../../src/run/model.svelte';

const offer: ModelOffer = {
  name: 'Untrained baseline',
  engine: 'wllama',
  source: { kind: 'gguf-url', url: new URL(`/${BASELINE.file}`, location.href).href },
  device: 'processor',
  mirror: null,
  baseline: true,
};
const prompt: Prompt = { text: 'A or B?', labels: ['A', 'B'], meanings: ['this', 'that'] };

/** The workers that were started, and those of them that were ended. */
const started: Worker[] = [];
const ended: Worker[] = [];

beforeEach(() => {
  started.length = 0;
  ended.length = 0;
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started.push(this);
      }
      override terminate(): void {
        ended.push(this);
        super.terminate();
      }
    },
  );
});

afterEach(() => {
  vi.restoreAllMocks();
  model.unload();
  vi.unstubAllGlobals();
});

const kill = () =>
  started.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'made to fail' }));

test('a worker that dies while nothing is asked leaves no model that looks ready', async () => {
  expect((await model.load(offer)).ok).toBe(true);
  expect(model.state.kind).toBe('ready');
  kill();
  expect(model.state).toMatchObject({ kind: 'failed', offer, error: { code: 'worker-died' } });
});

test('after its worker died a question may be asked again, once the model is revived', async () => {
  await model.load(offer);
  kill();
  expect(await model.ask(prompt)).toMatchObject({ error: { code: 'not-loaded', retryable: true } });
  expect((await model.revive()).ok).toBe(true);
  expect(model.state.kind).toBe('ready');
  expect((await model.ask(prompt)).ok).toBe(true);
});

test('a model that was let go is not revived', async () => {
  await model.load(offer);
  model.unload();
  expect(model.state.kind).toBe('none');
  expect(await model.revive()).toMatchObject({ error: { code: 'stopped', retryable: false } });
});

test('a load that is cancelled at once leaves no worker behind', async () => {
  const loading = model.load(offer);
  model.unload();
  expect(await loading).toMatchObject({ error: { code: 'stopped' } });
  expect(model.state.kind).toBe('none');
  expect(started).toHaveLength(1);
  expect(ended).toEqual(started);
});

test('a loaded model is warmed up before it is ready, and the step is shown', async () => {
  const phases = new Set<LoadProgress['phase'] | undefined>();
  const warmUp = vi.spyOn(EngineClient.prototype, 'warmUp').mockImplementation(() => {
    if (model.state.kind === 'loading') phases.add(model.state.progress?.phase);
    return Promise.resolve({ ok: true, value: 12 });
  });
  expect((await model.load(offer)).ok).toBe(true);
  expect(warmUp).toHaveBeenCalledOnce();
  expect([...phases]).toEqual(['warm-up']);
  expect(model.state.kind).toBe('ready');
});

test('a model that fails at its first words is not ready, and its worker is ended', async () => {
  const full = failure('out-of-memory', 'no room for the first pass');
  vi.spyOn(EngineClient.prototype, 'warmUp').mockResolvedValue(full);
  expect(await model.load(offer)).toEqual(full);
  expect(model.state).toMatchObject({ kind: 'failed', error: { code: 'out-of-memory' } });
  expect(ended).toEqual(started);
});

test('a model that runs out of memory in a run gives back what it has, and says so', async () => {
  await model.load(offer);
  const full = failure('out-of-memory', 'bad_alloc');
  vi.spyOn(EngineClient.prototype, 'choose').mockResolvedValue(full);
  expect(await model.ask(prompt)).toEqual(full);
  expect(model.state).toMatchObject({ kind: 'failed', offer, error: { code: 'out-of-memory' } });
  expect(ended).toEqual(started);
});

test('a question that is asked while a prompt is being shown waits for it', async () => {
  await model.load(offer);
  const [shown, answered] = await Promise.all([model.preview(prompt), model.ask(prompt)]);
  expect(shown).toMatchObject({ ok: true });
  expect(answered).toMatchObject({ ok: true });
  if (shown.ok) expect(shown.value.text).toContain(prompt.text);
});
