// The words in which browsers, WebAssembly, llama.cpp and WebLLM's runtime say that memory ran out.
// None has a code for it.

const SIGNS =
  /out of memory|\bOOM\b|bad_alloc|allocation failed|(cannot|could not|failed to) allocate|cannot enlarge memory|memory\.grow|createBuffer/i;

export function isOutOfMemory(words: string): boolean {
  return SIGNS.test(words);
}
