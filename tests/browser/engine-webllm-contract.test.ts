// The contract of engines, run against our own MLC engine on a stand-in for its library: as far as it
// goes without weights. On real weights: engine-webllm-served.test.ts.
import { beforeAll } from 'vitest';
import { WebLlmEngine } from '../../workers/webllm-engine';
import { cacheModel, StandIn } from '../fixtures/webllm-stand-in';
import { engineContract } from './engine-contract';

const SOURCE = {
  kind: 'mlc',
  id: 'Contract-q4f32_1-MLC',
  url: 'https://stand-in.example/contract',
  library: 'https://stand-in.example/contract.wasm',
} as const;

const LABELS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', '1', '2', '3', '4', '5', '6'];
const VOCABULARY = Object.fromEntries([...LABELS, '!'].map((label, token) => [label, token]));
/** Every label at another height, and one token that is none. */
const ROW = Float32Array.from(Object.values(VOCABULARY), (token) => Math.sin(token));

const engine = new WebLlmEngine((config) => {
  const library = new StandIn(config);
  library.row = ROW;
  library.pieces = Array.from({ length: 100 }, (_, piece) => `${piece} `);
  return library;
});

beforeAll(() => cacheModel(SOURCE, VOCABULARY));

engineContract('the MLC engine on a stand-in for its library', {
  engine,
  load: (onProgress) =>
    engine.load(SOURCE, { device: 'adapter', threads: 1, mirror: null }, onProgress),
  draws: false,
  tolerance: 1e-9,
  patience: 60_000,
});
