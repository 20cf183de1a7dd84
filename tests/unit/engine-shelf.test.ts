// The shelf against the library's own records, and what fits on which device.
import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, test } from 'vitest';
import type { DeviceProbe } from '../../src/engine/probe';
import * as v from 'valibot';
import {
  downloadBytes,
  memoryBytes,
  needsHalfPrecision,
  shelfSchema,
  type ShelfEntry,
} from '../../src/core/engine/shelf';
import { SHELF } from '../../src/engine/shelf';
import file from '../../src/engine/shelf.json';
import { fit } from '../../src/pages/models/fit';
import { smallerThan } from '../../src/pages/models/smaller';
import { countriesOf, shelfRows } from '../../src/pages/models/shelf-view';
import { version } from '@mlc-ai/web-llm/package.json';

const adapter = {
  vendor: 'any',
  architecture: '',
  description: '',
  isFallback: false,
  shaderF16: true,
  maxBufferSize: 1 << 30,
  maxStorageBufferBindingSize: 1 << 30,
  maxComputeWorkgroupStorageSize: 32 << 10,
  maxStorageBuffersPerShaderStage: 10,
};
const laptop: DeviceProbe = {
  isSecure: true,
  isIsolated: true,
  cores: 8,
  memoryGigabytes: 8,
  adapter,
  storage: { quota: 50e9, usage: 0, isPersisted: true },
};

function entry(name: string): ShelfEntry {
  const found = SHELF.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name} on the shelf`);
  return found;
}

const all = SHELF.flatMap(({ variants }) => variants);
const mlc = all.filter((variant) => variant.format === 'mlc');
const gguf = all.filter((variant) => variant.format === 'gguf');

describe('the shelf', () => {
  test('has at least sixteen MLC and six GGUF models, of five makers in three countries', () => {
    const having = (format: string) =>
      SHELF.filter(({ variants }) => variants.some((one) => one.format === format));
    expect(having('mlc').length).toBeGreaterThanOrEqual(16);
    expect(having('gguf').length).toBeGreaterThanOrEqual(6);
    for (const format of ['mlc', 'gguf']) {
      expect(new Set(having(format).map(({ maker }) => maker)).size).toBeGreaterThanOrEqual(5);
    }
    expect(countriesOf(SHELF).length).toBeGreaterThanOrEqual(3);
  });

  test('has models between a tenth of a billion and four billion parameters, no name twice', () => {
    for (const { parameters } of SHELF) {
      expect(parameters).toBeGreaterThanOrEqual(0.1e9);
      expect(parameters).toBeLessThanOrEqual(4e9);
    }
    expect(new Set(SHELF.map(({ name }) => name)).size).toBe(SHELF.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('was made for the installed WebLLM, and an entry without a licence is refused', () => {
    expect(file.webllm).toBe(version);
    const [first, ...others] = file.models;
    const models = [{ ...first, licence: '' }, ...others];
    expect(v.is(shelfSchema, file)).toBe(true);
    expect(v.is(shelfSchema, { ...file, models })).toBe(false);
  });

  test.each(mlc.map((one) => [one.id, one] as const))(
    '%s has the address, library and memory of the record in @mlc-ai/web-llm',
    (id, variant) => {
      const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id);
      expect(record).toMatchObject({
        model: variant.url,
        model_lib: variant.library,
        vram_required_MB: variant.memoryMegabytes,
      });
      // A manifest changes where the files lie, which our own download does not follow.
      expect(record?.model_manifest).toBeUndefined();
    },
  );

  test('marks every variant that the library knows to need half precision', () => {
    for (const variant of mlc) {
      const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === variant.id);
      if (record?.required_features?.includes('shader-f16')) {
        expect(needsHalfPrecision(variant)).toBe(true);
      }
    }
  });

  test('puts the variant in half precision first, and the file for the processor last', () => {
    for (const { variants } of SHELF) {
      expect(needsHalfPrecision(variants[0])).toBe(true);
      expect(variants.slice(1).some(needsHalfPrecision)).toBe(false);
      const formats = variants.map(({ format }) => format);
      expect(formats).toEqual([...formats].sort().reverse());
    }
  });

  test('names one commit for every GGUF file but one, whose hash alone holds it', () => {
    const pinned = gguf.filter(({ url }) => /\/resolve\/[0-9a-f]{40}\//.test(url));
    expect(gguf.length - pinned.length).toBe(1);
    for (const { url, id } of gguf) expect(url.endsWith(`/${id}.gguf`)).toBe(true);
  });

  test('has no GGUF file that wllama cannot read in one piece', () => {
    for (const { bytes } of gguf) expect(bytes).toBeLessThan(2 ** 31);
  });
});

describe('the download', () => {
  test('of an MLC model is estimated, and is less than the memory that it takes', () => {
    for (const one of SHELF) {
      for (const variant of one.variants) {
        const bytes = downloadBytes(one, variant);
        expect(bytes).toBeGreaterThan(one.parameters / 2);
        expect(bytes).toBeLessThan(memoryBytes(one, variant));
      }
    }
  });

  test('of four bits counts the scales as well', () => {
    const llama = entry('Llama 3.2 1B Instruct');
    const [half, full = half] = llama.variants;
    expect(downloadBytes(llama, half)).toBe((1.23e9 * 4.5) / 8);
    expect(downloadBytes(llama, full)).toBe((1.23e9 * 5) / 8);
  });
});

test('a GGUF file takes itself and the cache of its context as memory', () => {
  const smol = entry('SmolLM2 360M Instruct');
  const [file360] = smol.variants.filter(({ format }) => format === 'gguf');
  if (file360 === undefined) throw new Error('no file');
  // 32 layers of 5 heads of 64 numbers, keys and values, two bytes each; 4,096 tokens.
  expect(memoryBytes(smol, file360)).toBe(386_404_992 + 4096 * 32 * 5 * 64 * 2 * 2);
});

describe('the view of the shelf', () => {
  const choice = { order: 'parameters', country: null, runsHere: false } as const;
  const names = (rows: ReturnType<typeof shelfRows>) => rows.map(({ entry: one }) => one.name);

  test('shows every model once in every order', () => {
    for (const order of ['parameters', 'memory', 'download', 'released', 'name'] as const) {
      const rows = shelfRows(SHELF, laptop, { ...choice, order });
      expect(names(rows).sort()).toEqual(SHELF.map(({ name }) => name).sort());
    }
  });

  test('starts with the fewest parameters, and with the newest where that is chosen', () => {
    expect(names(shelfRows(SHELF, laptop, choice))[0]).toBe('SmolLM2 135M Instruct');
    const newest = shelfRows(SHELF, laptop, { ...choice, order: 'released' });
    expect(newest.map(({ entry: one }) => one.released)).toEqual(
      SHELF.map(({ released }) => released)
        .sort()
        .reverse(),
    );
  });

  test('leaves out other countries, and what does not run here', () => {
    expect(names(shelfRows(SHELF, laptop, { ...choice, country: 'Singapore' }))).toEqual([
      'TinyLlama 1.1B Chat',
    ]);
    const old = { ...laptop, adapter: null, memoryGigabytes: 2 };
    for (const { found } of shelfRows(SHELF, old, { ...choice, runsHere: true })) {
      expect(found.variant?.format).toBe('gguf');
    }
  });
});

describe('after memory did not suffice', () => {
  const sourceOf = (id: string) => {
    const found = all.find((variant) => variant.id === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found.format === 'gguf'
      ? ({ kind: 'gguf-url', url: found.url } as const)
      : ({ kind: 'mlc', id, url: found.url, library: found.library } as const);
  };

  test('the largest smaller model that runs in the same way is offered', () => {
    const file = smallerThan(sourceOf('Llama-3.2-1B-Instruct-Q4_K_M'), SHELF);
    expect(file?.variant.id).toBe('gemma-3-1b-it-Q4_K_M');
    const full = smallerThan(sourceOf('SmolLM2-360M-Instruct-q4f32_1-MLC'), SHELF);
    expect(full).toBeNull();
    const half = smallerThan(sourceOf('Llama-3.2-1B-Instruct-q4f16_1-MLC'), SHELF);
    expect(half?.variant.id).toBe('gemma3-1b-it-q4f16_1-MLC');
  });

  test('nothing is offered for what the shelf lacks', () => {
    expect(smallerThan({ kind: 'gguf-url', url: 'https://a.example/a.gguf' }, SHELF)).toBeNull();
  });
});

describe('fit', () => {
  test('takes the first variant where the adapter can do half precision', () => {
    const result = fit(entry('Llama 3.2 1B Instruct'), laptop);
    expect(result.verdict).toBe('fits');
    expect(result.variant?.quantisation).toBe('q4f16_1');
  });

  test('takes the other variant where it cannot, and says why', () => {
    const probe = { ...laptop, adapter: { ...adapter, shaderF16: false } };
    const result = fit(entry('Llama 3.2 1B Instruct'), probe);
    expect(result.verdict).toBe('fits-other-variant');
    expect(result.variant?.quantisation).toBe('q4f32_1');
    expect(result.reason).toBe(
      'The graphics adapter lacks half precision. q4f32_1 runs on the graphics adapter.',
    );
  });

  test.each([
    ['none', null],
    ['only a calculated one', { ...adapter, isFallback: true }],
    ['one that is too small', { ...adapter, maxBufferSize: 1 << 27 }],
  ])('takes the file for the processor where the adapter is %s', (_, found) => {
    const result = fit(entry('Qwen2.5 0.5B Instruct'), { ...laptop, adapter: found });
    expect(result).toMatchObject({ verdict: 'fits-smaller-variant', variant: { format: 'gguf' } });
    expect(result.reason).toContain('Q4_K_M runs on the processor.');
  });

  test('says that the address is why there is no adapter where it is not secure', () => {
    const lan = { ...laptop, isSecure: false, adapter: null };
    expect(fit(entry('Gemma 2 2B'), lan).reason).toBe(
      'This address is not secure, so the browser withholds the graphics adapter.',
    );
  });

  test('says what there is too little of', () => {
    const small = fit(entry('Qwen3 4B'), { ...laptop, memoryGigabytes: 4 });
    expect(small).toMatchObject({ verdict: 'too-large', variant: null });
    expect(small.reason).toBe('It takes about 3.6 GB; this device has about 4 GB of memory.');
    const little = { quota: 2e9, usage: 0, isPersisted: false };
    expect(fit(entry('Qwen3 4B'), { ...laptop, storage: little }).reason).toBe(
      'Keeping it takes about 2.3 GB; this browser gives this page 2.0 GB in all.',
    );
  });

  test('takes the smaller variant where memory is short for the larger', () => {
    const result = fit(entry('Gemma 2 2B'), { ...laptop, memoryGigabytes: 4 });
    expect(result).toMatchObject({ verdict: 'fits', variant: { quantisation: 'q4f16_1' } });
    const without = { ...laptop, memoryGigabytes: 4, adapter: { ...adapter, shaderF16: false } };
    expect(fit(entry('Gemma 2 2B'), without)).toMatchObject({ verdict: 'too-large' });
  });

  test('does not count what is stored already, which may be this model', () => {
    const full = { quota: 5e9, usage: 4.9e9, isPersisted: false };
    expect(fit(entry('Qwen3 4B'), { ...laptop, storage: full }).verdict).toBe('fits');
  });

  test('lets a model through where the browser says nothing about memory', () => {
    const silent = { ...laptop, memoryGigabytes: null, storage: null };
    expect(fit(entry('Qwen3 4B'), silent).verdict).toBe('fits');
  });

  test('needs an adapter for a model that has no file for the processor', () => {
    expect(fit(entry('Gemma 2 2B'), { ...laptop, adapter: null })).toEqual({
      verdict: 'no-webgpu',
      variant: null,
      reason: 'This browser gives no graphics adapter (WebGPU).',
    });
    const tiny = { ...adapter, maxBufferSize: 1 << 27 };
    expect(fit(entry('Gemma 2 2B'), { ...laptop, adapter: tiny }).verdict).toBe(
      'adapter-too-small',
    );
  });
});
