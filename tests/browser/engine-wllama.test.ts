// The GGUF engine for real: llama.cpp in a worker, with the untrained baseline that ships.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoadOptions, Result } from '../../src/core/engine/api';
import { BASELINE } from '../../src/core/engine/baseline';
import { forgetKept, readKept } from '../../src/engine/kept';
import { EngineClient } from '../../src/engine/client';
import { splitGguf } from '../fixtures/gguf-split';

const address = new URL(`/${BASELINE.file}`, location.href).href;
const baseline = { kind: 'gguf-url', url: address, sha256: BASELINE.sha256 } as const;
const options: LoadOptions = { device: 'processor', threads: 1, mirror: null };
const quiet = () => undefined;

const LABELS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
const ADVICE = [
  'Take the new post: it carries more say over others.',
  'Stay: the family is safe here and that comes first.',
  'Try it for a year and see something new.',
  'Do what serves everybody concerned best.',
];

function prompt(order: readonly number[]): string {
  const options = order.map((index, place) => `${LABELS[place] ?? ''}) ${ADVICE[index] ?? ''}`);
  return `Somebody is offered a post in another city.\nWhat do you advise?\n${options.join('\n')}\nAnswer with one letter.`;
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

describe('the baseline', () => {
  const engine = new EngineClient('wllama');

  const ask = async (text: string, labels: readonly string[]) =>
    valueOf(await engine.choose({ prompt: text, labels }));

  beforeAll(async () => {
    const description = valueOf(await engine.load(baseline, options, quiet));
    expect(description).toMatchObject({
      engine: 'wllama',
      revision: BASELINE.sha256,
      name: 'Untrained baseline',
      architecture: 'llama',
      quantisation: 'F16',
      contextLength: 4096,
      bytes: BASELINE.bytes,
      chatTemplate: 'own',
      device: 'processor',
      threads: 1,
      notes: [],
    });
  });
  afterAll(() => engine.unload());

  test.each([4, 6, 10])('spreads its answer over %d labels', async (count) => {
    const labels = count === 6 ? ['1', '2', '3', '4', '5', '6'] : LABELS.slice(0, count);
    const { p, compliance, promptTokens } = await ask(prompt([0, 1, 2, 3]), labels);
    expect(p).toHaveLength(count);
    expect(Math.min(...p)).toBeGreaterThan(0);
    expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    expect(compliance).toBeGreaterThan(0);
    expect(compliance).toBeLessThan(1);
    expect(promptTokens).toBeGreaterThan(50);
  });

  test('evaluates only what changed when the options turn', async () => {
    // llama.cpp keeps earlier prompts, so this one must be new to it.
    const turn = (order: readonly number[]) =>
      ask(`Once more. ${prompt(order)}`, ['A', 'B', 'C', 'D']);
    const first = await turn([0, 1, 2, 3]);
    const turned = await turn([0, 1, 3, 2]);
    expect(first.evaluatedTokens).toBeGreaterThan(0.8 * first.promptTokens);
    expect(turned.evaluatedTokens).toBeLessThan(0.6 * turned.promptTokens);
  });

  test('answers a prompt of 2,500 bytes', async () => {
    const { promptTokens } = await ask('é!'.repeat(830), ['A', 'B']);
    expect(promptTokens).toBeGreaterThan(2000);
  });

  test('says that a longer prompt does not fit, and goes on', async () => {
    const long = await engine.choose({ prompt: '#'.repeat(6000), labels: ['A', 'B'] });
    expect(codeOf(long)).toBe('answer-failed');
    await ask(prompt([0, 1, 2, 3]), LABELS.slice(0, 4));
  });
});

test('stops in the middle of a long prompt, and answers on', async () => {
  const engine = new EngineClient('wllama');
  valueOf(await engine.load(baseline, options, quiet));
  const asking = engine.choose({ prompt: 'é!'.repeat(1200), labels: ['A', 'B'] });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const start = performance.now();
  await engine.stop();
  expect(performance.now() - start).toBeLessThan(1000);
  expect(codeOf(await asking)).toBe('stopped');
  // The engine may have been ended for it, but the worker starts it again by itself.
  expect(codeOf(await engine.choose({ prompt: 'A or B?', labels: ['A', 'B'] }))).toBe('ok');
  engine.unload();
});

describe('files that are no model', () => {
  const engine = new EngineClient('wllama');
  afterAll(() => engine.unload());

  const loadBytes = async (bytes: BlobPart) => {
    const file = new File([bytes], 'chosen.gguf');
    return codeOf(await engine.load({ kind: 'gguf-file', files: [file] }, options, quiet));
  };

  test('are told apart, and the same worker then loads a good one', async () => {
    const good = await (await fetch(address)).arrayBuffer();
    const changed = (at: number, byte: number) => {
      const bytes = new Uint8Array(good.slice(0));
      bytes[at] = byte;
      return bytes;
    };
    expect(await loadBytes('<!doctype html><title>Sign in</title>')).toBe('not-gguf');
    expect(await loadBytes(changed(0, 0x50))).toBe('not-gguf');
    expect(await loadBytes(changed(4, 9))).toBe('gguf-version');
    expect(await loadBytes(good.slice(0, 100_000))).toBe('gguf-truncated');
    expect(await loadBytes(good.slice(0, 900))).toBe('gguf-truncated');
    expect(await loadBytes(good)).toBe('ok');
    expect(codeOf(await engine.choose({ prompt: 'A or B?', labels: ['A', 'B'] }))).toBe('ok');
  });

  test('without a chat template load with a note that names the remedy', async () => {
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    const key = new TextEncoder().encode('tokenizer.chat_template');
    const at = bytes.findIndex((_, index) =>
      key.every((byte, offset) => bytes[index + offset] === byte),
    );
    bytes[at + key.length - 1] = 'x'.charCodeAt(0);
    const files = [new File([bytes], 'base.gguf')];
    const description = valueOf(await engine.load({ kind: 'gguf-file', files }, options, quiet));
    expect(description.chatTemplate).toBe('none');
    expect(description.notes.join()).toContain('Choose an edition for chat or instructions');
  });

  test('that pass the header and fail in the engine are a failed load, and a good one follows', async () => {
    const good = new Uint8Array(await (await fetch(address)).arrayBuffer());
    // A tensor by another name: the header is in order, the model is not.
    const name = new TextEncoder().encode('output_norm.weight');
    const at = good.findIndex((_, index) =>
      name.every((byte, offset) => good[index + offset] === byte),
    );
    good[at] = 'x'.charCodeAt(0);
    expect(await loadBytes(good)).toBe('load-failed');
    expect(codeOf(await engine.load(baseline, options, quiet))).toBe('ok');
  });

  test('with the wrong hash are neither loaded nor kept', async () => {
    for (const { record } of await readKept()) await forgetKept(record, []);
    const wrong = { ...baseline, sha256: '0'.repeat(64) };
    expect(codeOf(await engine.load(wrong, options, quiet))).toBe('wrong-hash');
    expect(await readKept()).toMatchObject([{ bytes: 0, record: { complete: false } }]);
  });

  test('on a host that does not answer are unreachable; a page at the address is no model', async () => {
    const nowhere = { kind: 'gguf-url', url: 'http://127.0.0.1:9/model.gguf' } as const;
    expect(codeOf(await engine.load(nowhere, options, quiet))).toBe('host-unreachable');
    const missing = {
      kind: 'gguf-url',
      url: new URL('/models/no-such.gguf', location.href).href,
    } as const;
    expect(['http-error', 'not-gguf']).toContain(
      codeOf(await engine.load(missing, options, quiet)),
    );
  });
});

describe('a model in several files', () => {
  const engine = new EngineClient('wllama');
  afterAll(() => engine.unload());

  test('answers as the whole file does, in whatever order its parts are opened', async () => {
    const whole = new Uint8Array(await (await fetch(address)).arrayBuffer());
    const parts = splitGguf(whole, 3).map((part, index) => new File([part], `${index}.gguf`));
    const ask = async () =>
      valueOf(await engine.choose({ prompt: prompt([0, 1, 2, 3]), labels: LABELS.slice(0, 4) })).p;
    valueOf(await engine.load(baseline, options, quiet));
    const expected = await ask();
    const done: number[] = [];
    const files = parts.toReversed();
    const description = valueOf(
      await engine.load({ kind: 'gguf-file', files }, options, ({ phase, done: bytes }) => {
        if (phase === 'start') done.push(bytes);
      }),
    );
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    expect(description).toMatchObject({ name: 'Untrained baseline', bytes: size });
    expect(description.revision).not.toBe(BASELINE.sha256);
    expect(Math.max(...done)).toBe(size);
    expect(await ask()).toEqual(expected);
    const some = await engine.load({ kind: 'gguf-file', files: parts.slice(1) }, options, quiet);
    expect(codeOf(some)).toBe('parts-missing');
  });
});

test('without a usable adapter the model runs on the processor, and says so', async () => {
  const engine = new EngineClient('wllama');
  const description = valueOf(
    await engine.load(baseline, { device: 'adapter', threads: 1, mirror: null }, quiet),
  );
  // Whether this browser has an adapter or not, it has none with half precision.
  expect(description.device).toBe('processor');
  expect(description.notes).toContain(
    'The graphics adapter was asked for, but the model runs on the processor.',
  );
  engine.unload();
});

test('a model that was loaded once loads again without the network', async () => {
  const engine = new EngineClient('wllama');
  valueOf(await engine.load(baseline, options, quiet));
  const phases = new Set<string>();
  valueOf(await engine.load(baseline, options, ({ phase }) => phases.add(phase)));
  expect([...phases]).toEqual(['start']);
  engine.unload();
});
