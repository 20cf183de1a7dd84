// The analysis workers: one question at a time each, further questions wait here. Who no longer wants an
// answer says so by a signal: a waiting question is dropped, and a worker that computes is ended, the
// only way to stop it at once; the next question starts another. Nothing else is lost by it. The pattern,
// a queue on this side and a signal that ends the worker, is Squoosh's (worker-bridge).
import { wrap, type Remote } from 'comlink';
import type { AnalysisApi } from '../core/compare/api';

/** As many as the smallest machine has cores. */
const WORKERS = 2;

interface Running {
  worker: Worker;
  remote: Remote<AnalysisApi>;
  /** Rejects when the worker dies: comlink itself would wait for ever. */
  died: Promise<never>;
}

/** Started workers that have nothing to do. */
const idle: Running[] = [];
/** Who waits for a turn. */
const waiting: (() => void)[] = [];
let turns = 0;

function start(): Running {
  const worker = new Worker(new URL('../../workers/analysis.worker.ts', import.meta.url), {
    type: 'module',
  });
  const died = new Promise<never>((_, reject) => {
    const end = (reason: string) => {
      const place = idle.findIndex((one) => one.worker === worker);
      if (place !== -1) idle.splice(place, 1);
      worker.terminate();
      reject(new Error(`the analysis worker died: ${reason}`));
    };
    worker.addEventListener('error', (event) => {
      end(event.message || 'it did not load');
    });
    worker.addEventListener('messageerror', () => {
      end('a message could not be read');
    });
  });
  // It may die while nobody waits.
  died.catch(() => undefined);
  return { worker, remote: wrap<AnalysisApi>(worker), died };
}

/** Waits until one of the workers is free; throws where the signal says first that nobody waits. */
function turn(signal: AbortSignal): Promise<void> {
  if (turns < WORKERS) {
    turns += 1;
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    waiting.push(resolve);
    signal.addEventListener('abort', () => {
      const place = waiting.indexOf(resolve);
      if (place === -1) return;
      waiting.splice(place, 1);
      reject(nobodyWaits());
    });
  });
}

function endTurn(): void {
  const next = waiting.shift();
  if (next === undefined) turns -= 1;
  else next();
}

function nobodyWaits(): DOMException {
  return new DOMException('nobody waits for the analysis', 'AbortError');
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => {
      reject(nobodyWaits());
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
}

/**
 * Asks one of the workers.
 *
 * @param signal says that nobody waits any more; then this rejects with an AbortError at once.
 */
export async function ask<T>(
  call: (remote: Remote<AnalysisApi>) => Promise<T>,
  signal: AbortSignal = new AbortController().signal,
): Promise<T> {
  await turn(signal);
  try {
    return await asked(call, signal);
  } finally {
    endTurn();
  }
}

async function asked<T>(
  call: (remote: Remote<AnalysisApi>) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  if (signal.aborted) throw nobodyWaits();
  const running = idle.pop() ?? start();
  try {
    const answer = await Promise.race([call(running.remote), running.died, whenAborted(signal)]);
    idle.push(running);
    return answer;
  } catch (error) {
    // Dead, stopped, or out of step: a new one costs less than to find out which.
    running.worker.terminate();
    throw error;
  }
}
