// Takes a study's open trials to an engine and writes each answer as it comes; the next run asks what
// is missing. A dead worker costs the question in flight; a closed tab that, and at worst the answer
// whose storing began in its last milliseconds. Storing overlaps asking the next question, which is
// worth a tenth of the time on a small model.
import type { Choice, EngineError, Result, WriteRequest } from '../core/engine/api';
import {
  allInOnePrompt,
  anchoredPortraitPrompt,
  anchoredScenarioPrompt,
  labelPrompt,
  portraitPrompt,
  scenarioPrompt,
  soundnessPrompt,
  steeredPrompt,
  type Prompt,
} from '../core/ask/prompts';
import { READER, readList, readText, type TextReading } from '../core/ask/read-text';
import type { Pack } from '../core/instrument/pack';
import type { Answer } from '../core/study/answer';
import type { Sitting } from '../core/study/plan';
import { trialsOf } from '../core/study/plan';
import { portraitsIn } from '../core/study/questions';
import { seedOf } from '../core/study/seed';
import { canonicalJson, type Draw, type Question, type Trial } from '../core/study/trial';
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
  write(request: WriteRequest, onText: (piece: string) => void): Promise<Result<{ text: string }>>;
  /** Brings the model back after its worker died. */
  revive(): Promise<Result<unknown>>;
}

export interface RunEvents {
  onQuestion(question: Question): void;
  /** After the answer is stored. */
  onStored(answer: Answer): void;
}

export type RunEnd =
  | { kind: 'finished'; failed: PlannedTrial[] }
  | { kind: 'paused' }
  | { kind: 'stopped'; error: EngineError };

/** The trials of all sittings of a study, each once. */
export function plannedTrials(sittings: readonly Sitting[], pack: Pack): PlannedTrial[] {
  const planned = sittings.flatMap((sitting) =>
    trialsOf(sitting, pack).map((trial) => ({ ...trial, sitting: sitting.id })),
  );
  // An amendment asks again what was planned before it, which stays where it was.
  const first = new Map<string, PlannedTrial>();
  for (const trial of planned) if (!first.has(trial.key)) first.set(trial.key, trial);
  return [...first.values()];
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
    const { direction, wording, persona, inOne } = question;
    const { scale } = pack.questionnaire;
    if (inOne !== undefined)
      return allInOnePrompt(portraitsIn(pack, inOne), scale, direction, wording);
    return persona === undefined
      ? portraitPrompt(item, scale, direction, wording)
      : anchoredPortraitPrompt(item, scale, direction, persona, wording);
  }
  const scenario = pack.scenarios?.scenarios.find(({ id }) => id === question.scenario);
  if (scenario === undefined) throw missing(question.scenario, pack);
  switch (question.instrument) {
    case 'scenarios': {
      const { options, framing, persona, wording } = question;
      return persona === undefined
        ? scenarioPrompt(scenario, options, framing, wording)
        : anchoredScenarioPrompt(scenario, options, framing, persona, wording);
    }
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

function chosen({ p, compliance, promptTokens, evaluatedTokens, ms }: Choice): Answer {
  return { kind: 'distribution', p, compliance, promptTokens, evaluatedTokens, engineMs: ms };
}

type DrawnTrial = PlannedTrial & { draw: Draw };

const isDrawn = (trial: PlannedTrial): trial is DrawnTrial => trial.draw !== undefined;

/** What was read of one trial in a text. */
function readingOf(text: string, prompt: Prompt, { question }: Trial, pack: Pack): TextReading {
  if (question.instrument !== 'questionnaire' || question.inOne === undefined) {
    return readText(text, prompt.labels, prompt.meanings);
  }
  const portraits = portraitsIn(pack, question.inOne);
  const place = portraits.findIndex(({ id }) => id === question.item);
  const reading = readList(text, portraits.length, prompt.labels)[place];
  if (reading === undefined) throw missing(question.item, pack);
  return reading;
}

/** What a model wrote, and what was read in it. */
function read(
  text: string,
  engineMs: number,
  prompt: Prompt,
  trial: DrawnTrial,
  pack: Pack,
): Answer {
  const reading = readingOf(text, prompt, trial, pack);
  const { key, question, draw } = trial;
  const drawn = { text, ...draw, seed: seedOf(key, question, draw), reader: READER, engineMs };
  return reading.label === null
    ? { kind: 'unread', why: reading.why, ...drawn }
    : { kind: 'written', ...reading, ...drawn };
}

/** Trials that one request answers, at least one: all those that share one prompt, and so one text. */
type Batch = readonly [PlannedTrial, ...PlannedTrial[]];

/** What trials have in common that one text answers; null for those that are asked alone. */
function sharedText({ question, draw }: PlannedTrial): string | null {
  if (question.instrument !== 'questionnaire' || question.inOne === undefined) return null;
  const { inOne, wording, direction } = question;
  return canonicalJson({ inOne, wording, direction, draw: draw ?? null });
}

/** Neighbours that share a text, together. */
function batchesOf(open: readonly PlannedTrial[]): Batch[] {
  const batches: [PlannedTrial, ...PlannedTrial[]][] = [];
  for (const trial of open) {
    const last = batches.at(-1);
    const text = sharedText(trial);
    if (last !== undefined && text !== null && sharedText(last[0]) === text) last.push(trial);
    else batches.push([trial]);
  }
  return batches;
}

interface Given {
  trial: PlannedTrial;
  answer: Answer;
}

/** One request, and what of it answers each trial. */
async function asked(batch: Batch, pack: Pack, asker: Asker): Promise<Result<Given[]>> {
  const [first] = batch;
  const prompt = promptOf(first.question, pack);
  if (!isDrawn(first)) {
    const result = await asker.ask(prompt);
    if (!result.ok) return result;
    return { ok: true, value: [{ trial: first, answer: chosen(result.value) }] };
  }
  const { key, question, draw } = first;
  const { temperature, maxTokens } = draw;
  const seed = seedOf(key, question, draw);
  const begun = performance.now();
  const result = await asker.write(
    { prompt: prompt.text, temperature, seed, maxTokens },
    () => undefined,
  );
  if (!result.ok) return result;
  const engineMs = performance.now() - begun;
  const { text } = result.value;
  const value = batch
    .filter(isDrawn)
    .map((trial) => ({ trial, answer: read(text, engineMs, prompt, trial, pack) }));
  return { ok: true, value };
}

interface Asked {
  result: Result<Given[]>;
  /** Why the engine had to be brought back meanwhile, the last time; null where it had not. */
  death: EngineError | null;
}

/** Asks one question, and again after a failure that may pass. */
async function askUntilAnswered(
  batch: Batch,
  pack: Pack,
  asker: Asker,
  signal: AbortSignal,
): Promise<Asked> {
  let result = await asked(batch, pack, asker);
  let death: EngineError | null = null;
  for (let attempt = 1; !result.ok && attempt < ATTEMPTS; attempt += 1) {
    if (!result.error.retryable || signal.aborted) break;
    if (result.error.code !== 'answer-failed') {
      death = result.error;
      const revived = await asker.revive();
      if (!revived.ok) return { result: revived, death };
    }
    result = await asked(batch, pack, asker);
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
    for (const batch of batchesOf(open)) {
      if (signal.aborted) return { kind: 'paused' };
      events.onQuestion(batch[0].question);
      const shownAt = Date.now();
      const [{ result, death }] = await Promise.all([
        askUntilAnswered(batch, pack, asker, signal),
        saving,
      ]);
      if (!result.ok) {
        if (result.error.code === 'stopped') return { kind: 'paused' };
        failed.push(...batch);
        inARow += 1;
        if (inARow < FAILURES_IN_A_ROW && result.error.code === 'answer-failed') continue;
        return { kind: 'stopped', error: result.error };
      }
      inARow = 0;
      saving = saveAll(result.value, shownAt, save, events);
      deaths = death === null ? 0 : deaths + 1;
      if (death !== null && deaths >= DEATHS_IN_A_ROW) return { kind: 'stopped', error: death };
    }
    return { kind: 'finished', failed };
  } finally {
    await saving;
  }
}

/** Stores what one request answered, one row after the other. */
async function saveAll(
  answers: readonly Given[],
  shownAt: number,
  save: (given: GivenAnswer) => Promise<unknown>,
  events: RunEvents,
): Promise<void> {
  const answeredAt = Date.now();
  for (const { trial, answer } of answers) {
    await save({ trial, sitting: trial.sitting, answer, shownAt, answeredAt });
    events.onStored(answer);
  }
}
