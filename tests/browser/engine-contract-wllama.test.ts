// The contract of engines, run against wllama: on the untrained baseline, and on a real model where
// `npm run model:fetch` has put one into models/.
import { describe } from 'vitest';
import type { ModelSource } from '../../src/core/engine/api';
import { BASELINE } from '../../src/core/engine/baseline';
import { EngineClient } from '../../src/engine/client';
import { addressOf, readMirror } from '../../src/engine/mirror';
import { engineContract, type Subject } from './engine-contract';

const page = new URL('/', location.href).href;
const mirror = await readMirror(page);
const entry = mirror.ok
  ? mirror.value.find(({ file }) => file.startsWith('SmolLM2-135M'))
  : undefined;

function wllama(source: ModelSource, patience: number): Subject {
  const engine = new EngineClient('wllama');
  const options = { device: 'processor', threads: 2, mirror: null } as const;
  return {
    engine,
    load: (onProgress) => engine.load(source, options, onProgress),
    draws: true,
    tolerance: 1e-6,
    patience,
  };
}

const { file, sha256 } = BASELINE;
engineContract(
  'wllama on the baseline',
  wllama({ kind: 'gguf-url', url: new URL(file, page).href, sha256 }, 60_000),
);

describe.runIf(entry !== undefined)('a real model', () => {
  if (entry === undefined) return;
  const source = { kind: 'gguf-url', url: addressOf(entry, page), sha256: entry.sha256 } as const;
  engineContract('wllama on SmolLM2 135M', wllama(source, 180_000));
});
