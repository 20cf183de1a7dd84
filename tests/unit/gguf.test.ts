// The reader of GGUF headers: what it finds in good files and what it says about bad ones.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGguf, sourceOfBlob, sourceOfBytes } from '../../src/core/engine/gguf';
import { gguf, LANGUAGE_MODEL, type GgufParts } from '../fixtures/gguf';

const read = (bytes: Uint8Array, size?: number) => readGguf(sourceOfBytes(bytes, size));
const good = gguf(LANGUAGE_MODEL);
const withValues = (values: GgufParts['values']) =>
  gguf({ ...LANGUAGE_MODEL, values: { ...LANGUAGE_MODEL.values, ...values } });
const encode = (text: string) => new TextEncoder().encode(text);

async function codeOf(bytes: Uint8Array, size?: number): Promise<string> {
  const result = await read(bytes, size);
  return result.ok ? 'ok' : result.error.code;
}

describe('a good file', () => {
  test('is described from its header alone', async () => {
    const result = await read(good.slice(0, good.length - 300), good.length);
    expect(result).toMatchObject({
      ok: true,
      value: {
        version: 3,
        architecture: 'llama',
        name: 'Test',
        contextLength: 2048,
        chatTemplate: '{{ messages }}',
        tokenizer: 'gpt2',
        vocabularySize: 8,
        parameters: 128 + 64,
        quantisation: 'Q4_1',
        // 2 layers, at most 4 cached heads of width 16, keys and values, two bytes each.
        cacheBytesPerToken: 2 * 4 * (16 + 16) * 2,
      },
    });
  });

  test('tells every token of a label, byte twins included', async () => {
    const result = await readGguf(sourceOfBlob(new Blob([good])));
    if (!result.ok) throw new Error(result.error.detail);
    expect(Object.fromEntries(result.value.shortTokens)).toEqual({ A: [1, 2], B: [3, 7], 10: [5] });
  });

  test('is read in windows when its vocabulary is larger than one', async () => {
    const tokens = Array.from({ length: 60_000 }, (_, id) => `a longer piece of text ${id}`);
    const large = withValues({ 'tokenizer.ggml.tokens': [...tokens, 'A'] });
    const result = await readGguf(sourceOfBlob(new Blob([large])));
    expect(large.length).toBeGreaterThan(1 << 20);
    expect(result).toMatchObject({ ok: true, value: { vocabularySize: 60_001 } });
  });

  test('names its quantisation after the majority where it states none', async () => {
    const result = await read(withValues({ 'general.file_type': 9999 }));
    expect(result).toMatchObject({ ok: true, value: { quantisation: 'Q4_1' } });
  });

  test('may hold tensors of a type newer than our table', async () => {
    const tensors = [{ name: 'new', dimensions: [64], type: 77, offset: 0 }];
    expect(await codeOf(gguf({ ...LANGUAGE_MODEL, tensors }))).toBe('ok');
  });
});

describe('a bad file', () => {
  test('that is a web page is called one', async () => {
    const result = await read(encode('\n<!DOCTYPE html><html><body>Sign in</body></html>'));
    expect(result).toMatchObject({ error: { code: 'not-gguf' } });
    expect(result.ok ? '' : result.error.detail).toContain('web page');
  });

  test('of another kind, or empty, is no GGUF', async () => {
    expect(await codeOf(encode('PK\u0003\u0004 and so on'))).toBe('not-gguf');
    expect(await codeOf(new Uint8Array(0))).toBe('not-gguf');
    expect(await codeOf(encode('GG'))).toBe('not-gguf');
  });

  test('of another version or byte order says so', async () => {
    expect(await codeOf(gguf({ ...LANGUAGE_MODEL, version: 1 }))).toBe('gguf-version');
    expect(await codeOf(gguf({ ...LANGUAGE_MODEL, version: 4 }))).toBe('gguf-version');
    const swapped = await read(gguf({ ...LANGUAGE_MODEL, version: 3 * 2 ** 24 }));
    expect(swapped.ok ? '' : swapped.error.detail).toContain('big-endian');
  });

  test('that ends before its tensors do is truncated', async () => {
    expect(await codeOf(good.slice(0, good.length - 1))).toBe('gguf-truncated');
  });

  test.each([
    ['bert', {}, 'embedding-model'],
    ['nomic-bert', {}, 'embedding-model'],
    ['t5encoder', {}, 'embedding-model'],
    // 3 takes the last token's vector, as Qwen3-Embedding does; 0 is no pooling.
    ['llama', { 'llama.pooling_type': 3 }, 'embedding-model'],
    ['llama', { 'llama.pooling_type': 0 }, 'ok'],
    ['clip', {}, 'unsupported-model'],
    ['llama', { 'general.type': 'adapter' }, 'unsupported-model'],
    ['llama', { 'split.count': 3 }, 'parts-missing'],
  ])('of the architecture %s with %o is %s', async (architecture, values, code) => {
    const file = withValues({
      'general.architecture': architecture,
      [`${architecture}.context_length`]: 2048,
      ...values,
    });
    expect(await codeOf(file)).toBe(code);
  });

  test('without a vocabulary or a context length cannot answer', async () => {
    expect(await codeOf(withValues({ 'tokenizer.ggml.tokens': 'none' }))).toBe('unsupported-model');
    expect(await codeOf(withValues({ 'llama.context_length': 0 }))).toBe('unsupported-model');
  });

  test('with absurd sizes is damaged', async () => {
    const tensors = [{ name: 'vast', dimensions: [2 ** 40, 2 ** 10], type: 0, offset: 0 }];
    expect(await codeOf(gguf({ ...LANGUAGE_MODEL, tensors }))).toBe('gguf-truncated');
    const counts = good.slice();
    counts.fill(0xff, 8, 12);
    expect(await codeOf(counts)).toBe('gguf-truncated');
  });

  test('whose bytes cannot be read says why', async () => {
    const result = await readGguf({
      size: 100,
      read: () => Promise.reject(new Error('it is gone')),
    });
    expect(result).toMatchObject({ error: { code: 'load-failed', retryable: true } });
  });
});

describe('any damage', () => {
  const codes = ['ok', 'not-gguf', 'gguf-truncated', 'gguf-version', 'unsupported-model'];

  test('gives a result and ends', { timeout: 30_000 }, async () => {
    const position = fc.nat({ max: good.length - 1 });
    const damage = fc.array(fc.tuple(position, fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(damage, position, async (flips, cut) => {
        const damaged = good.slice();
        for (const [at, byte] of flips) damaged[at] = byte;
        expect(codes).toContain(await codeOf(damaged));
        expect(codes).toContain(await codeOf(damaged.slice(0, cut)));
      }),
      { numRuns: 500 },
    );
  });

  test('of the counts and lengths, too', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: 600 }),
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        async (at, value) => {
          const damaged = good.slice();
          new DataView(damaged.buffer).setBigUint64(at, value, true);
          expect(codes).toContain(await codeOf(damaged));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('of random bytes behind a valid start', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const start = good.subarray(0, 24);
        const file = new Uint8Array([...start, ...noise]);
        expect(codes).toContain(await codeOf(file));
      }),
    );
  });
});
