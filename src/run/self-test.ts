// Measures how fast this device answers: a model is asked questions of the built-in scenarios for some
// seconds, and the answers are thrown away. The first does not count, because an engine prepares much
// only once. Scenarios are asked whole, in all orders, because the first order of each takes longest: the
// others reuse what it shares with them, as in a study.
import type { Choice, Device, ModelSource, Result } from '../core/engine/api';
import type { Pack } from '../core/instrument/pack';
import type { Prompt } from '../core/ask/prompts';
import { SHORT_PRESET } from '../core/study/presets';
import { questionsOf } from '../core/study/questions';
import { EngineClient } from '../engine/client';
import { probeProcessor, threadsFor } from '../engine/probe';
import { promptOf } from './runner';

/** Milliseconds for which questions are asked. */
const LENGTH = 3_000;
/** Orders of one question, which stand next to each other and share their beginning. */
const ORDERS = 4;
const MOST = 15 * ORDERS;

interface Measured {
  /** Milliseconds a question, the page's own work included. */
  milliseconds: number;
  questions: number;
  /** Where it ran, which may not be where it was asked to. */
  device: Device;
  parameters: number | null;
}

type Ask = (prompt: Prompt) => Promise<Result<Choice>>;

/** Questions one after the other, as a study asks them; the value is milliseconds a question. */
export async function timeQuestions(
  ask: Ask,
  pack: Pack,
): Promise<Result<Pick<Measured, 'milliseconds' | 'questions'>>> {
  const prompts = SHORT_PRESET.plans
    .flatMap((plan) => questionsOf(plan, 1, pack))
    .filter(({ instrument }) => instrument === 'scenarios')
    .slice(0, MOST)
    .map((question) => promptOf(question, pack));
  for (const prompt of prompts.slice(-1)) {
    const answer = await ask(prompt);
    if (!answer.ok) return answer;
  }
  const start = performance.now();
  let questions = 0;
  for (const prompt of prompts) {
    const answer = await ask(prompt);
    if (!answer.ok) return answer;
    questions += 1;
    if (questions % ORDERS === 0 && performance.now() - start > LENGTH) break;
  }
  const milliseconds = (performance.now() - start) / Math.max(1, questions);
  return { ok: true, value: { milliseconds, questions } };
}

/** Loads a model of its own for the measurement, and lets it go. */
export async function measureModel(
  source: ModelSource,
  device: Device,
  pack: Pack,
): Promise<Result<Measured>> {
  const engine = new EngineClient('wllama');
  try {
    const options = { device, threads: threadsFor(probeProcessor()), mirror: null };
    const loaded = await engine.load(source, options, () => undefined);
    if (!loaded.ok) return loaded;
    const timed = await timeQuestions(
      ({ text, labels }) => engine.choose({ prompt: text, labels }),
      pack,
    );
    if (!timed.ok) return timed;
    const { device: actual, parameters } = loaded.value;
    return { ok: true, value: { ...timed.value, device: actual, parameters } };
  } finally {
    engine.unload();
  }
}
