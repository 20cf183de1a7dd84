// Which failures are told as "not enough memory". The words are those of the named programs.
import { expect, test } from 'vitest';
import { isOutOfMemory } from '../../workers/out-of-memory';

test.each([
  ['Chromium', 'RangeError: Array buffer allocation failed'],
  ['Chromium', 'RangeError: WebAssembly.Memory(): could not allocate memory'],
  ['Firefox', 'InternalError: out of memory'],
  ['Emscripten', 'Cannot enlarge memory arrays to size 4294967296 bytes (OOM)'],
  ['Emscripten', 'RangeError: WebAssembly.Memory.grow(): Maximum memory size exceeded'],
  ['the C++ library', 'terminating: std::bad_alloc'],
  ['llama.cpp', 'ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size 9'],
  ['llama.cpp', 'llama_kv_cache_init: cannot allocate memory'],
  ['WebGPU', "Failed to execute 'createBuffer' on 'GPUDevice': size is too large"],
  ['TVM', 'device OOM'],
])('%s: %s', (_, words) => {
  expect(isOutOfMemory(words)).toBe(true);
});

test.each([
  'unknown model architecture: room',
  'the chat template names a bathroom and a classroom',
  'the logits held no usable numbers',
  'memory of the model: 360 MB',
])('not: %s', (words) => {
  expect(isOutOfMemory(words)).toBe(false);
});
