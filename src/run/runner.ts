// Takes a study's open trials to an engine and writes each answer as it comes; the next run asks what
// is missing. A dead worker costs the question in flight; a closed tab that, and at worst the answer
// whose storing began in its last milliseconds. Storing overlaps asking the next question, which is
// worth a tenth of the time on a small model.
import type { Choice, EngineError, Result } from '../core/engine/api';
import {
  labelPrompt,
  portraitPrompt,
  scenarioPrompt,
  soundnessPrompt,
  steeredPrompt,
  type Prompt,
} from '../core/ask/prompts';
import type { Pack } from '../core/instrument/pack';
import type { Sitting } from '../core/study/plan';
import { trialsOf } from '../core/study/plan';
import type { Question, Trial } from '../core/study/trial';
import type { GivenAnswer } from '../store/store';

/** How often one question may fail, and how many questions may fail in a row, before the run ends. */
const ATTEMPTS = 3;
const FAILURES_IN_A_ROW = 3;
/**
 * After so many questions in a row during which the engine died, the run ends, though each was answered
 * in the end: an engine that lives for one question spends its time on being loaded.
 */
const DEATHS_IN_A_ROW = 5;

export interface PlannedTrial extends Trial {
  sitting: string;
}

export interface Asker {
  ask(prompt: Prompt): Promise<Result<Choice>>;
  /** Brings the model back after its worker died. */
  revive(): Promise<Result<unknown>>;
}

export interface RunEvents {
  onQuestion(question: Question): void;
  /** After the answer is stored. */
  onStored(choice: Choice): void;
}

export type RunEnd =
  | { kind: 'finished'; failed: PlannedTrial[] }
  | { kind: 'paused' }
  | { kind: 'stopped'; error: EngineError };

/** The trials of all sittings of a study, each once. */
export function plannedTrials(sittings: readonly Sitting[], pack: Pack): PlannedTrial[] {
  return sittings.flatMap((sitting) =>
    trialsOf(sitting, pack).map((trial) => ({ ...trial, sitting: sitting.id })),
  );
}

/**
 * The prompt of a question.
 *
 * @throws RangeError if the pack does not hold the question.
 */
export function promptOf(question: Question, pack: Pack): Prompt {
  if (question.instrument === 'questionnaire') {
    const item = pack.questionnaire?.items.find(({ id }) => id === question.item);
    if (item === undefined || pack.questionnaire === null) throw missing(question.item, pack);
    const { direction, wording } = question;
    return portraitPrompt(item, pack.questionnaire.scale, direction, wording);
  }
  const scenario = pack.scenarios?.scenarios.find(({ id }) => id === question.scenario);
  if (scenario === undefined) throw missing(question.scenario, pack);
  switch (question.instrument) {
    case 'scenarios':
      return scenarioPrompt(scenario, question.options, question.framing, question.wording);
    case 'steered': {
      const { options, condition, target, wording } = question;
      return steeredPrompt(scenario, options, condition, target, wording);
    }
    case 'labels':
      return labelPrompt(scenario.actions[question.action], question.options, question.wording);
    case 'soundness':
      return soundnessPrompt(scenario, question.action, question.direction, question.wording);
  }
}

/** A question in a line: the portrait, the title of the scenario, or the action it is about. */
export function nameOf(question: Question, pack: Pack): string | null {
  if (question.instrument === 'questionnaire') {
    return pack.questionnaire?.items.find(({ id }) => id === question.item)?.text ?? null;
  }
  const scenario = pack.scenarios?.scenarios.find(({ id }) => id === question.scenario);
  if (scenario === undefined) return null;
  return 'action' in question ? scenario.actions[question.action] : scenario.title;
}

function missing(id: string, pack: Pack): RangeError {
  return new RangeError(`pack ${pack.id} ${pack.version} has no ${id}`);
}

interface Asked {
  result: Result<Choice>;
  /** Why the engine had to be brought back meanwhile, the last time; null where it had not. */
  death: EngineError | null;
}

/** Asks one question, and again after a failure that may pass. */
async function askUntilAnswered(prompt: Prompt, asker: Asker, signal: AbortSignal): Promise<Asked> {
  let result = await asker.ask(prompt);
  let death: EngineError | null = null;
  for (let attempt = 1; !result.ok && attempt < ATTEMPTS; attempt += 1) {
    if (!result.error.retryable || signal.aborted) break;
    if (result.error.code !== 'answer-failed') {
      death = result.error;
      const revived = await asker.revive();
      if (!revived.ok) return { result: revived, death };
    }
    result = await asker.ask(prompt);
  }
  return { result, death };
}

/**
 * Runs the open trials in order until all are answered, `signal` is aborted, or the engine fails for
 * good. Every answer that the engine gave is stored before this settles.
 *
 * @throws StoreError if an answer could not be stored.
 */
export async function runTrials(
  open: readonly PlannedTrial[],
  pack: Pack,
  asker: Asker,
  save: (given: GivenAnswer) => Promise<unknown>,
  events: RunEvents,
  signal: AbortSignal,
): Promise<RunEnd> {
  const failed: PlannedTrial[] = [];
  let inARow = 0;
  let deaths = 0;
  let saving: Promise<void> = Promise.resolve();
  try {
    for (const trial of open) {
      if (signal.aborted) return { kind: 'paused' };
      events.onQuestion(trial.question);
      const shownAt = Date.now();
      const [{ result, death }] = await Promise.all([
        askUntilAnswered(promptOf(trial.question, pack), asker, signal),
        saving,
      ]);
      if (!result.ok) {
        if (result.error.code === 'stopped') return { kind: 'paused' };
        failed.push(trial);
        inARow += 1;
        if (inARow < FAILURES_IN_A_ROW && result.error.code === 'answer-failed') continue;
        return { kind: 'stopped', error: result.error };
      }
      inARow = 0;
      const choice = result.value;
      saving = save(given(trial, choice, shownAt)).then(() => {
        events.onStored(choice);
      });
      deaths = death === null ? 0 : deaths + 1;
      if (death !== null && deaths >= DEATHS_IN_A_ROW) return { kind: 'stopped', error: death };
    }
    return { kind: 'finished', failed };
  } finally {
    await saving;
  }
}

function given(trial: PlannedTrial, choice: Choice, shownAt: number): GivenAnswer {
  const { p, compliance, promptTokens, evaluatedTokens, ms } = choice;
  return {
    trial,
    sitting: trial.sitting,
    answer: { kind: 'distribution', p, compliance, promptTokens, evaluatedTokens, engineMs: ms },
    shownAt,
    answeredAt: Date.now(),
  };
}
