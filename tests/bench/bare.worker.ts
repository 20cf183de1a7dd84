// The bare loop: wllama, the same prompts and the same sampling, one request after the other, and
// nothing else: no page, no border, no storage, no reading of the answer.
import { Wllama } from '@wllama/wllama/esm/index.js';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { readGguf, sourceOfBlob } from '../../src/core/engine/gguf';
import { tokensOf } from '../../src/core/engine/choice';
import { PLAIN_ATTENTION } from '../../workers/plain-attention';
import { questionFor } from '../../workers/wllama-question';
import type { BareOrder } from './bare';

async function loop({ model, threads, prompts }: BareOrder): Promise<number[]> {
  const file = await (await fetch(model)).blob();
  const header = await readGguf(sourceOfBlob(file));
  if (!header.ok) throw new Error(header.error.detail);
  const wllama = new Wllama({ default: new URL(wasmUrl, self.location.href).href });
  wllama.setCompat(null);
  await wllama.loadModel([file], {
    ...PLAIN_ATTENTION,
    n_ctx: 4096,
    n_threads: threads,
    n_parallel: 1,
    n_gpu_layers: 0,
  });
  const times: number[] = [];
  for (const { text, labels } of prompts) {
    const tokens = tokensOf(labels, (label) => header.value.shortTokens.get(label));
    if (!tokens.ok) throw new Error(tokens.error.detail);
    const attempt = { bias: 10, further: 1, seed: 1 } as const;
    const { known, further } = questionFor({ prompt: text, labels }, tokens.value, attempt);
    await wllama.createChatCompletion({ ...known, ...further, stream: false });
    times.push(Date.now());
  }
  await wllama.exit();
  return times;
}

self.onmessage = ({ data }: MessageEvent<BareOrder>) => {
  loop(data).then(
    (times) => {
      self.postMessage(times);
    },
    // What fails in a promise reaches no onerror of the page: thrown from a task of its own it does.
    (error: unknown) => {
      setTimeout(() => {
        throw error;
      });
    },
  );
};
