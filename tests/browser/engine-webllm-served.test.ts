// The contract of engines on a real MLC model that somebody serves: not part of `npm test`, because
// the weights are hundreds of megabytes and want a real adapter. `npm run test:webllm -- --model
// <address of its folder> --lib <address of its library>` names them.
import * as v from 'valibot';
import { EngineClient } from '../../src/engine/client';
import { engineContract } from './engine-contract';

const { VITE_WEBLLM_MODEL: url, VITE_WEBLLM_LIBRARY: library } = v.parse(
  v.object({ VITE_WEBLLM_MODEL: v.string(), VITE_WEBLLM_LIBRARY: v.string() }),
  import.meta.env,
);
const id = new URL(url).pathname.split('/').find((part) => part.endsWith('-MLC')) ?? 'served';
const engine = new EngineClient('webllm');

engineContract(`WebLLM on ${id}`, {
  engine,
  load: (onProgress) =>
    engine.load(
      { kind: 'mlc', id, url, library },
      { device: 'adapter', threads: 1, mirror: null },
      onProgress,
    ),
  draws: true,
  tolerance: 1e-3,
  patience: 600_000,
});
