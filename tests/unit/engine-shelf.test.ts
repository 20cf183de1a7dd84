// The shelf against the library's own records, and what fits on which device.
import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, test } from 'vitest';
import type { DeviceProbe } from '../../src/engine/probe';
import { downloadBytes, SHELF, type ShelfEntry } from '../../src/engine/shelf';
import { fit } from '../../src/pages/models/fit';

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

describe('the shelf', () => {
  test('has at least ten models, of five makers in three countries', () => {
    expect(SHELF.length).toBeGreaterThanOrEqual(10);
    expect(new Set(SHELF.map(({ maker }) => maker)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(SHELF.map(({ country }) => country)).size).toBeGreaterThanOrEqual(3);
  });

  test.each(SHELF.flatMap(({ variants }) => variants.map((one) => [one.id, one] as const)))(
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
    for (const { id, needsShaderF16 } of SHELF.flatMap(({ variants }) => variants)) {
      const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id);
      if (record?.required_features?.includes('shader-f16')) expect(needsShaderF16).toBe(true);
    }
  });

  test('names a variant without half precision second, if at all', () => {
    for (const { variants } of SHELF) {
      expect(variants[0].needsShaderF16).toBe(true);
      expect(variants.slice(1).every((one) => !one.needsShaderF16)).toBe(true);
    }
  });
});

describe('the download', () => {
  test('is estimated for every variant, and is less than the memory that it takes', () => {
    for (const entry of SHELF) {
      for (const variant of entry.variants) {
        const bytes = downloadBytes(entry, variant);
        expect(bytes).toBeGreaterThan(entry.parameters / 2);
        expect(bytes).toBeLessThan(variant.memoryMegabytes * 1024 ** 2);
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

describe('fit', () => {
  test('takes the first variant where the adapter can do half precision', () => {
    const result = fit(entry('Llama 3.2 1B Instruct'), laptop);
    expect(result.verdict).toBe('fits');
    expect(result.variant?.quantisation).toBe('q4f16_1');
  });

  test('takes the other variant where it cannot', () => {
    const probe = { ...laptop, adapter: { ...adapter, shaderF16: false } };
    const result = fit(entry('Llama 3.2 1B Instruct'), probe);
    expect(result.verdict).toBe('fits-other-variant');
    expect(result.variant?.quantisation).toBe('q4f32_1');
  });

  test('says that half precision is lacking, not room, where there is no other variant', () => {
    const probe = { ...laptop, adapter: { ...adapter, shaderF16: false } };
    expect(fit(entry('Gemma 3 1B'), probe)).toEqual({
      verdict: 'needs-half-precision',
      variant: null,
      reason: 'The graphics adapter lacks it, and the model has no variant that does without.',
    });
  });

  test('says what there is too little of', () => {
    const small = fit(entry('Qwen3 4B'), { ...laptop, memoryGigabytes: 4 });
    expect(small).toMatchObject({ verdict: 'too-large', variant: null });
    expect(small.reason).toBe('It takes about 3.6 GB; this device has about 4 GB of memory.');
    const little = { quota: 2e9, usage: 0, isPersisted: false };
    expect(fit(entry('Qwen3 4B'), { ...laptop, storage: little }).reason).toBe(
      'Keeping it takes up to 3.6 GB; this browser gives this page 2.0 GB in all.',
    );
  });

  test('says that the adapter is too small, not the device, below the least that WebLLM needs', () => {
    const tiny = { ...adapter, maxBufferSize: 1 << 27 };
    const found = fit(entry('Gemma 3 1B'), { ...laptop, adapter: tiny });
    expect(found).toMatchObject({ verdict: 'adapter-too-small', variant: null });
    expect(found.reason).toMatch(/^The graphics adapter gives too little room/);
  });

  test('does not count what is stored already, which may be this model', () => {
    const full = { quota: 5e9, usage: 4.9e9, isPersisted: false };
    expect(fit(entry('Qwen3 4B'), { ...laptop, storage: full }).verdict).toBe('fits');
  });

  test('lets a model through where the browser says nothing about memory', () => {
    const silent = { ...laptop, memoryGigabytes: null, storage: null };
    expect(fit(entry('Qwen3 4B'), silent).verdict).toBe('fits');
  });

  test('needs WebGPU', () => {
    expect(fit(entry('Gemma 2 2B'), { ...laptop, adapter: null }).verdict).toBe('no-webgpu');
  });
});
