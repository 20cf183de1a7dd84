// From logits and lists of candidates to probabilities of labels.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLogits, shares, tokensOf, withoutBias } from '../../src/core/engine/choice';
import {
  folderOf,
  MlcConfig,
  needsShaderF16,
  readJson,
  shortTokensOf,
  TensorCache,
} from '../../src/core/engine/mlc';

describe('tokensOf', () => {
  const lookup = (label: string) =>
    new Map([
      ['A', [68, 296]],
      ['B', [69]],
    ]).get(label);

  test('finds every token of each label', () => {
    expect(tokensOf(['A', 'B'], lookup)).toEqual({ ok: true, value: [[68, 296], [69]] });
  });

  test('refuses labels that cannot be offered', () => {
    for (const labels of [
      ['A'],
      ['A', 'C'],
      ['A', 'A'],
      Array.from({ length: 11 }, (_, index) => `L${index}`),
    ]) {
      expect(tokensOf(labels, lookup)).toMatchObject({ error: { code: 'answer-failed' } });
    }
  });
});

describe('shares', () => {
  test('add up the tokens of a label and sum to 1', () => {
    expect(
      shares(
        [[1, 2], [3]],
        new Map([
          [1, 0.1],
          [2, 0.2],
          [3, 0.1],
          [9, 0.6],
        ]),
      ),
    ).toEqual([expect.closeTo(0.75, 12), expect.closeTo(0.25, 12)]);
  });

  test('are unknown where a token is', () => {
    expect(shares([[1], [2]], new Map([[1, 0.5]]))).toBeNull();
    expect(
      shares(
        [[1], [2]],
        new Map([
          [1, 0],
          [2, 0],
        ]),
      ),
    ).toBeNull();
  });
});

/** Logits of a vocabulary of 12, from a model that may be as sure as models are. */
const row = fc
  .array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 12, maxLength: 12 })
  .map((values) => Float32Array.from(values));

describe('readLogits', () => {
  test('is a softmax: two logits ln 3 and 0 among two others at 0', () => {
    const reading = readLogits(Float32Array.from([Math.log(3), 0, 0, 0]), [[0], [1]]);
    expect(reading?.p[0]).toBeCloseTo(3 / 4, 6);
    expect(reading?.compliance).toBeCloseTo(4 / 6, 6);
  });

  test('gives probabilities for any row', () => {
    fc.assert(
      fc.property(row, (logits) => {
        const reading = readLogits(logits, [[0, 4], [1], [2], [3]]);
        const sum = reading?.p.reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(1, 9);
        expect(reading?.compliance).toBeGreaterThanOrEqual(0);
        expect(reading?.compliance).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('undoes a bias: the lifted mass gives the mass without it', () => {
    fc.assert(
      fc.property(row, fc.constantFrom(8, 10, 16), (logits, bias) => {
        const tokens = [[0], [1], [2], [3]];
        const lifted = logits.map((logit, id) => (id < 4 ? logit + bias : logit));
        const free = readLogits(logits, tokens)?.compliance ?? 0;
        const biased = readLogits(lifted, tokens)?.compliance ?? 0;
        expect(withoutBias(biased, bias)).toBeCloseTo(free, 4);
      }),
    );
  });

  test('reads shares where all labels are far below the rest', () => {
    const reading = readLogits(Float32Array.from([-300, -301, 90]), [[0], [1]]);
    expect(reading?.p[0]).toBeCloseTo(Math.E / (1 + Math.E), 6);
    expect(reading?.compliance).toBeCloseTo(0, 30);
  });

  test('is null where the row is broken or the token lies outside', () => {
    expect(readLogits(Float32Array.from([1, Number.NaN, 2]), [[0], [2]])).toBeNull();
    expect(readLogits(Float32Array.from([1, 2]), [[0], [7]])).toBeNull();
  });
});

describe('files of an MLC model', () => {
  test('labels come from both kinds of vocabulary, with their byte twins', () => {
    const bpe = JSON.stringify({ model: { vocab: { A: 32, B: 33, Ġthe: 34, 10: 35 } } });
    expect(shortTokensOf(bpe)?.get('A')).toEqual([32]);
    expect(shortTokensOf(bpe)?.get('10')).toEqual([35]);
    const unigram = JSON.stringify({
      model: {
        vocab: [
          ['<0x41>', 0],
          ['▁A', -1],
          ['A', -2],
        ],
      },
    });
    expect(shortTokensOf(unigram)?.get('A')).toEqual([0, 2]);
    expect(shortTokensOf('{"model": 3}')).toBeNull();
    expect(shortTokensOf('<!doctype html>')).toBeNull();
  });

  test('a list of shards names plain files only', () => {
    const list = (dataPath: string) =>
      readJson(TensorCache, JSON.stringify({ records: [{ dataPath, nbytes: 1 }] }));
    expect(list('params_shard_0.bin').ok).toBe(true);
    for (const path of ['../x.bin', 'https://a.example/x', '/x.bin', '']) {
      expect(list(path).ok).toBe(false);
    }
    expect(readJson(MlcConfig, '{"vocab_size": "many"}').ok).toBe(false);
  });

  test('a model address without a revision means main, as in WebLLM', () => {
    expect(folderOf('https://h.example/a/b')).toBe('https://h.example/a/b/resolve/main/');
    expect(folderOf('https://h.example/a/b/resolve/0123/')).toBe(
      'https://h.example/a/b/resolve/0123/',
    );
  });

  test('half precision is in the name', () => {
    expect(needsShaderF16('SmolLM2-135M-Instruct-q0f16-MLC')).toBe(true);
    expect(needsShaderF16('SmolLM2-135M-Instruct-q4f32_1-MLC')).toBe(false);
  });
});
