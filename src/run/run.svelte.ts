// The run that is going on in this tab: start, live figures, pause, and how it ended.
// One run at a time across all tabs (Web Locks): two would share one processor or adapter, and might
// answer the same trial.
import type { EngineError, EngineErrorCode } from '../core/engine/api';
import type { Pack } from '../core/instrument/pack';
import type { Answer } from '../core/study/answer';
import type { ModelRespondent, Study } from '../core/study/records';
import { balancedOrder } from '../core/study/run-order';
import { store } from '../store/store';
import { model, respondentOf } from './model.svelte';
import { triedOut } from './pace';
import { Rate } from './rate';
import { nameOf, runTrials, type RunEnd } from './runner';
import { studyProgress, type StudyProgress } from './studies';
import { keepAwake } from './wake-lock';

const LOCK = 'axia-run';

/** Does something while no tab runs a study; null, with nothing done, where another tab runs one. */
export function whileNothingRuns<T>(work: () => Promise<T>): Promise<T | null> {
  // An address without https has no locks, and so no runs.
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) =>
    lock === null ? null : work(),
  );
}

type RunState =
  | { kind: 'idle' }
  | { kind: 'running'; pausing: boolean }
  | { kind: 'paused' }
  /** With the questions that got no answer, in a line each. */
  | { kind: 'finished'; failed: readonly string[] }
  | { kind: 'stopped'; error: EngineError }
  /** The questions of the study are not known here; the reason goes on "This study was …". */
  | { kind: 'unreadable'; reason: string }
  /** Storage, or the application itself, failed. */
  | { kind: 'failed'; error: unknown }
  /** Another tab runs a study. */
  | { kind: 'elsewhere' }
  /** The study is of another model than the one that is loaded. */
  | { kind: 'other-model' };

interface RunFigures {
  total: number;
  done: number;
  perSecond: number | null;
  remainingMs: number | null;
  /** What is being asked: a portrait, or the title of a scenario. */
  question: string | null;
  /** Mean mass on the labels before the constraint, over the answers of this run that have one. */
  compliance: number | null;
  /** Texts of this run: all, those that refuse, and those that name no answer or several. */
  texts: number;
  refused: number;
  unread: number;
}

const NO_FIGURES: RunFigures = {
  total: 0,
  done: 0,
  perSecond: null,
  remainingMs: null,
  question: null,
  compliance: null,
  texts: 0,
  refused: 0,
  unread: 0,
};

/** What the answers of a run say of the answering, as they come. */
class Answers {
  #compliance = 0;
  #compliances = 0;
  #texts = 0;
  #refused = 0;
  #unread = 0;

  add(answer: Answer): void {
    if (answer.kind === 'distribution' && answer.compliance !== null) {
      this.#compliance += answer.compliance;
      this.#compliances += 1;
    }
    if (answer.kind === 'written' || answer.kind === 'unread') this.#texts += 1;
    if (answer.kind !== 'unread') return;
    if (answer.why === 'refused') this.#refused += 1;
    else this.#unread += 1;
  }

  get figures(): Pick<RunFigures, 'compliance' | 'texts' | 'refused' | 'unread'> {
    return {
      compliance: this.#compliances === 0 ? null : this.#compliance / this.#compliances,
      texts: this.#texts,
      refused: this.#refused,
      unread: this.#unread,
    };
  }
}

class Run {
  #state = $state.raw<RunState>({ kind: 'idle' });
  #figures = $state.raw<RunFigures>(NO_FIGURES);
  #study = $state.raw<Study | null>(null);
  #pause: AbortController | null = null;
  #ended: Promise<void> = Promise.resolve();

  get state(): RunState {
    return this.#state;
  }

  get figures(): RunFigures {
    return this.#figures;
  }

  /** The study that runs or ran last in this tab. */
  get study(): Study | null {
    return this.#study;
  }

  get isRunning(): boolean {
    return this.#state.kind === 'running';
  }

  /** Ends after the question in flight. */
  pause(): void {
    if (this.#state.kind !== 'running') return;
    this.#state = { kind: 'running', pausing: true };
    this.#pause?.abort();
  }

  /** Settles when nothing of a run is left to be stored. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /** Forgets the run that has ended, as when its study is erased. */
  reset(): void {
    if (this.isRunning) return;
    this.#state = { kind: 'idle' };
    this.#figures = NO_FIGURES;
    this.#study = null;
  }

  /** Whether no other tab runs a study; says so where one does, before a large model is loaded. */
  async isFree(study: Study): Promise<boolean> {
    if (this.isRunning) return false;
    if ((await whileNothingRuns(() => Promise.resolve(true))) !== null) return true;
    this.#study = study;
    this.#figures = NO_FIGURES;
    this.#state = { kind: 'elsewhere' };
    return false;
  }

  /** Runs what is open of a study with the loaded model; settles when the run ends. */
  async start(study: Study): Promise<void> {
    if (this.isRunning) return;
    this.#ended = this.#start(study);
    await this.#ended;
  }

  async #start(study: Study): Promise<void> {
    this.#study = study;
    this.#figures = NO_FIGURES;
    if (loadedRespondent()?.id !== study.respondent) {
      this.#state = { kind: 'other-model' };
      return;
    }
    // An address without https has no locks.
    if (!('locks' in navigator)) {
      this.#state = stopped('not-secure', location.origin);
      return;
    }
    this.#state = { kind: 'running', pausing: false };
    const pause = new AbortController();
    this.#pause = pause;
    const letSleep = keepAwake();
    try {
      this.#state = await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) =>
        lock === null
          ? Promise.resolve<RunState>({ kind: 'elsewhere' })
          : this.#run(study, pause.signal),
      );
    } catch (error) {
      this.#state = { kind: 'failed', error };
    } finally {
      letSleep();
    }
  }

  async #run(study: Study, signal: AbortSignal): Promise<RunState> {
    await triedOut();
    const progress = await studyProgress(study);
    if (!progress.ok) return { kind: 'unreadable', reason: progress.reason };
    return stateAfter(await this.#runOpen(progress, signal), progress.pack);
  }

  async #runOpen({ pack, trials, open }: StudyProgress, signal: AbortSignal): Promise<RunEnd> {
    const rate = new Rate();
    let stored = 0;
    const answers = new Answers();
    this.#figures = { ...NO_FIGURES, total: trials.length, done: trials.length - open.length };
    return runTrials(
      balancedOrder(open),
      pack,
      model,
      (given) => store.addAnswer(given),
      {
        onQuestion: (question) => {
          this.#figures = { ...this.#figures, question: nameOf(question, pack) };
        },
        onStored: (answer) => {
          stored += 1;
          rate.answered(Date.now());
          answers.add(answer);
          this.#figures = {
            ...this.#figures,
            done: trials.length - open.length + stored,
            perSecond: rate.perSecond,
            remainingMs: rate.remaining(open.length - stored),
            ...answers.figures,
          };
        },
      },
      signal,
    );
  }
}

function stopped(code: EngineErrorCode, detail: string): RunState {
  return { kind: 'stopped', error: { code, detail, retryable: false } };
}

function stateAfter(end: RunEnd, pack: Pack): RunState {
  if (end.kind !== 'finished') return end;
  const failed = end.failed.map(({ question }) => nameOf(question, pack) ?? question.instrument);
  return { kind: 'finished', failed };
}

/** The model that is loaded now, as a respondent. */
export function loadedRespondent(): ModelRespondent | null {
  const { state } = model;
  return state.kind === 'ready' ? respondentOf(state.offer, state.description) : null;
}

export const run = new Run();
