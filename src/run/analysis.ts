// The main thread's side of the analysis worker, which is started when a profile is first needed, and
// again when it has died.
import { wrap, type Remote } from 'comlink';
import type {
  AnalysisApi,
  Profile,
  PublishedControl,
  PublishedTables,
  RespondentAnswers,
} from '../core/score/types';

interface Running {
  remote: Remote<AnalysisApi>;
  /** Rejects when the worker dies: comlink itself would wait for ever. */
  died: Promise<never>;
}

let running: Running | null = null;

function start(): Running {
  const worker = new Worker(new URL('../../workers/analysis.worker.ts', import.meta.url), {
    type: 'module',
  });
  const died = new Promise<never>((_, reject) => {
    const end = (reason: string) => {
      worker.terminate();
      running = null;
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
  return { remote: wrap<AnalysisApi>(worker), died };
}

function ask<T>(call: (remote: Remote<AnalysisApi>) => Promise<T>): Promise<T> {
  running ??= start();
  return Promise.race([call(running.remote), running.died]);
}

/** All respondents share one seed, so that their bootstrap draws are paired. */
const SEED = 20_260_107;

export function profileOf(answers: RespondentAnswers): Promise<Profile> {
  return ask((remote) => remote.profile(answers, SEED));
}

export function publishedProfileOf(tables: PublishedTables): Promise<Profile> {
  return ask((remote) => remote.published(tables));
}

/** What the published gaps say of the particular model; null where a profile is flat. */
export function publishedControlOf(
  tables: readonly PublishedTables[],
): Promise<PublishedControl | null> {
  return ask((remote) => remote.publishedControl(tables));
}
