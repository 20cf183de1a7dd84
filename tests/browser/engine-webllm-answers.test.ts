// How the MLC engine reads an answer: its own code on a stand-in for the library that gives known rows
// of logits, because no weights that WebLLM runs can be had in a test. The project "webgpu" has the
// adapter that a load asks for.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebLlmEngine } from '../../workers/webllm-engine';
import { cacheModel, PROMPT_TOKENS, StandIn } from '../fixtures/webllm-stand-in';

const ID = 'Answers-q4f32_1-MLC';
const SOURCE = {
  kind: 'mlc',
  id: ID,
  url: 'https://stand-in.example/answers',
  library: 'https://stand-in.example/answers.wasm',
} as const;
const OPTIONS = { device: 'adapter', threads: 1, mirror: null } as const;
/** A, B and C are tokens 0, 1 and 2; token 3 is something else. */
const VOCABULARY = { A: 0, B: 1, C: 2, '!': 3 };
/** Logits whose softmax is 6, 3, 0 and 1 tenths. */
const TENTHS = [6, 3, 1e-30, 1].map(Math.log);

beforeAll(() => cacheModel(SOURCE, VOCABULARY));

let library: StandIn;
let engine: WebLlmEngine;
let progress: number[];

beforeEach(async () => {
  progress = [];
  engine = new WebLlmEngine((config) => (library = new StandIn(config)));
  const loaded = await engine.load(SOURCE, OPTIONS, ({ phase, done, total }) => {
    if (phase === 'start' && total !== null) progress.push(done / total);
  });
  expect(loaded).toMatchObject({
    ok: true,
    value: { engine: 'webllm', name: ID, device: 'adapter' },
  });
});

const choose = (...labels: string[]) => engine.choose({ prompt: 'Which one?', labels });
const write = (onText: (text: string) => void) =>
  engine.write({ prompt: 'Write.', temperature: 0.7, seed: 9, maxTokens: 50 }, onText);

test('the library’s own progress is told', () => {
  expect(progress).toEqual([0, 0.5, 1]);
});

describe('a choice', () => {
  test('is read from the raw logits of one pass: shares of the labels, and the mass on them', async () => {
    library.row = new Float32Array(TENTHS);
    const result = await choose('A', 'B');
    if (!result.ok) throw new Error(result.error.detail);
    const { p, compliance, promptTokens, evaluatedTokens } = result.value;
    expect(p.map((one) => one.toFixed(6))).toEqual(['0.666667', '0.333333']);
    expect(compliance).toBeCloseTo(0.9, 6);
    expect([promptTokens, evaluatedTokens]).toEqual([PROMPT_TOKENS, PROMPT_TOKENS]);
  });

  test('follows the order of the labels asked for', async () => {
    library.row = new Float32Array(TENTHS);
    const result = await choose('B', 'A');
    expect(result.ok && result.value.p[1]).toBeCloseTo(2 / 3, 6);
  });

  test('leaves the row as the model gave it, and asks for one token with every sampler neutral', async () => {
    library.row = new Float32Array(TENTHS);
    await choose('A', 'B');
    expect(library.processed).toEqual([library.row]);
    expect(library.requests).toEqual([
      {
        messages: [{ role: 'user', content: 'Which one?' }],
        max_tokens: 1,
        temperature: 1,
        top_p: 1,
        repetition_penalty: 1,
        frequency_penalty: 0,
        presence_penalty: 0,
      },
    ]);
  });

  test('is never that of the question before', async () => {
    library.row = new Float32Array(TENTHS);
    expect(await choose('A', 'B')).toMatchObject({ ok: true });
    for (const row of [null, new Float32Array(4).fill(Number.NaN)]) {
      library.row = row;
      expect(await choose('A', 'B')).toMatchObject({ error: { code: 'answer-failed' } });
    }
  });

  test('of a label that the vocabulary lacks is not asked', async () => {
    expect(await choose('A', 'Z')).toMatchObject({ error: { code: 'answer-failed' } });
    expect(library.requests).toEqual([]);
  });

  test.each([
    ['DeviceLostError', 'the device is gone', 'device-lost'],
    ['Error', 'Failed to allocate 2147483648 bytes', 'out-of-memory'],
    ['Error', 'something else', 'answer-failed'],
  ])('that fails with %s, “%s”, is told as %s', async (name, words, code) => {
    library.error = Object.assign(new Error(words), { name });
    expect(await choose('A', 'B')).toMatchObject({ ok: false, error: { code } });
  });
});

test('a prompt is shown in the conversation template of the configuration', async () => {
  library.row = new Float32Array(TENTHS);
  expect(await engine.preview('Which one?')).toEqual({
    ok: true,
    value: {
      text:
        '<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n' +
        '<|im_start|>user\nWhich one?<|im_end|>\n<|im_start|>assistant\n',
      tokens: PROMPT_TOKENS,
    },
  });
});

test('a warm-up that fails says why, as where the adapter has no room for a first pass', async () => {
  library.error = new Error('Failed to allocate 2147483648 bytes');
  expect(await engine.warmUp()).toMatchObject({ ok: false, error: { code: 'out-of-memory' } });
});

describe('a text', () => {
  test('comes in pieces and as a whole, without what holds no text', async () => {
    library.row = new Float32Array(TENTHS);
    library.pieces = ['Ask', '', ' her', '.'];
    const pieces: string[] = [];
    expect(await write((piece) => pieces.push(piece))).toEqual({
      ok: true,
      value: { text: 'Ask her.' },
    });
    expect(pieces).toEqual(['Ask', ' her', '.']);
    expect(library.requests).toMatchObject([
      { stream: true, temperature: 0.7, seed: 9, max_tokens: 50, top_p: 1 },
    ]);
  });

  test('that is stopped settles as stopped, and the engine answers again', async () => {
    library.row = new Float32Array(TENTHS);
    library.pieces = Array.from({ length: 1_000 }, () => 'x');
    let written = 0;
    const result = await write(() => {
      written += 1;
      if (written === 3) void engine.stop();
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(written).toBeLessThan(10);
    expect(await choose('A', 'B')).toMatchObject({ ok: true });
  });
});

test('a model that was let go answers nothing', async () => {
  await engine.unload();
  expect(library.isLoaded).toBe(false);
  expect(await choose('A', 'B')).toMatchObject({ error: { code: 'not-loaded' } });
});
