// The page of the bare loop: what `npm run bench` compares the application with. It plans the same
// questions as the application and hands them to a worker that does nothing but ask wllama.
import { currentPack } from '../../src/content/pack';
import type { Sitting } from '../../src/core/study/plan';
import { SHORT_PRESET } from '../../src/core/study/presets';
import { plannedTrials, promptOf } from '../../src/run/runner';

export interface BareOrder {
  model: string;
  threads: number;
  prompts: { text: string; labels: readonly string[] }[];
}

/** Milliseconds since 1970 at which each answer came. */
export type BareTimes = number[];

async function order(model: string, threads: number, count: number): Promise<BareOrder> {
  const pack = await currentPack();
  const sittings = SHORT_PRESET.plans.map((plan): Sitting => ({
    id: plan.instrument,
    respondent: 'bench',
    study: null,
    pack: { id: pack.id, version: pack.version },
    plan,
    condition: 'neutral',
    answerer: { kind: 'person', sitting: 'bench' },
    seed: 1,
    startedAt: 0,
  }));
  const trials = plannedTrials(sittings, pack).slice(0, count);
  return { model, threads, prompts: trials.map(({ question }) => promptOf(question, pack)) };
}

async function bareLoop(model: string, threads: number, count: number): Promise<BareTimes> {
  const worker = new Worker(new URL('./bare.worker.ts', import.meta.url), { type: 'module' });
  const answered = new Promise<BareTimes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<BareTimes>) => {
      resolve(data);
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
  });
  worker.postMessage(await order(model, threads, count));
  return answered.finally(() => {
    worker.terminate();
  });
}

window.bareLoop = bareLoop;
