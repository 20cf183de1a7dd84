// How long the loaded model takes for a question, so that a study can say how long it will take before
// it starts: from its answers on this machine, or else from two questions that are asked to find out.
import type { Pack } from '../core/instrument/pack';
import { SHORT_PRESET } from '../core/study/presets';
import { questionsOf } from '../core/study/questions';
import type { AnswerRow } from '../core/study/answer';
import { conditionOf, writingOf, type Plan } from '../core/study/plan';
import type { ModelRespondent } from '../core/study/records';
import type { Instrument } from '../core/study/trial';
import { store } from '../store/store';
import { model } from './model.svelte';
import { promptOf } from './runner';

export interface Pace {
  /** Milliseconds a question, for the instruments that the model has answered. */
  by: ReadonlyMap<Instrument, number>;
  /** Milliseconds a question of any other instrument. */
  other: number;
}

const meanOf = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** What a model has answered here in the sittings with some plans. */
async function answersOf(
  { id }: ModelRespondent,
  isWanted: (plan: Plan) => boolean,
): Promise<AnswerRow[]> {
  const sittings = (await store.sittings()).filter(
    ({ respondent, plan }) => respondent === id && isWanted(plan),
  );
  return (await Promise.all(sittings.map((one) => store.answersOf(one.id)))).flat();
}

const isListed = (plan: Plan) => conditionOf(plan) === 'all-in-one';

function meanWriting(rows: readonly AnswerRow[]): number | null {
  const times = rows.flatMap(({ answer }) =>
    answer.kind === 'written' || answer.kind === 'unread' ? [answer.engineMs] : [],
  );
  return times.length === 0 ? null : meanOf(times);
}

/** Milliseconds a text that answers one question; null where the model has written none here. */
export async function paceOfTexts(model: ModelRespondent): Promise<number | null> {
  const isText = (plan: Plan) => writingOf(plan) !== undefined && !isListed(plan);
  return meanWriting(await answersOf(model, isText));
}

/** Milliseconds a text that answers all portraits; null where the model has written none here. */
export async function paceOfLists(model: ModelRespondent): Promise<number | null> {
  return meanWriting(await answersOf(model, isListed));
}

/** From what the model has answered here; null where it has answered nothing. */
export async function paceOfAnswers(model: ModelRespondent): Promise<Pace | null> {
  const rows = await answersOf(model, (plan) => writingOf(plan) === undefined);
  const times = new Map<Instrument, number[]>();
  for (const { question, answer } of rows) {
    if (answer.kind !== 'distribution') continue;
    const own = times.get(question.instrument) ?? [];
    own.push(answer.engineMs);
    times.set(question.instrument, own);
  }
  if (times.size === 0) return null;
  return {
    by: new Map([...times].map(([instrument, own]) => [instrument, meanOf(own)])),
    other: meanOf([...times.values()].flat()),
  };
}

/**
 * Two orders of one question, asked and not kept. The second counts: the first one may wait for what
 * an engine prepares only once, and in a study most questions share their beginning with the last.
 */
async function paceOfTrial(pack: Pack, isWanted: () => boolean): Promise<Pace | null> {
  const { state } = model;
  // Scenarios, or portraits where a pack has no scenarios.
  const questions = SHORT_PRESET.plans
    .toReversed()
    .map((plan) => questionsOf(plan, 1, pack).slice(0, 2));
  const asked = questions.find(({ length }) => length === 2) ?? [];
  let last: number | null = null;
  for (const question of asked) {
    if (model.state !== state || !isWanted()) return null;
    const answered = await model.ask(promptOf(question, pack));
    if (!answered.ok) return null;
    last = answered.value.ms;
  }
  return last === null ? null : { by: new Map(), other: last };
}

/** One model is tried out at a time, and each once. */
let trying: Promise<unknown> = Promise.resolve();
const tried = new Map<string, Promise<Pace | null>>();

/** Settles when no model is being tried out: it answers one question at a time. */
export async function triedOut(): Promise<void> {
  await trying;
}

/** Asks the loaded model for a while, after whoever is trying it out and before who comes next. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = trying.then(work);
  trying = done.catch(() => undefined);
  return done;
}

function tryOut({ id }: ModelRespondent, pack: Pack, isWanted: () => boolean) {
  const known = tried.get(id);
  if (known !== undefined) return known;
  const pace = inTurn(() => paceOfTrial(pack, isWanted))
    .catch(() => null)
    .then((found) => {
      if (found === null) tried.delete(id);
      return found;
    });
  tried.set(id, pace);
  return pace;
}

/**
 * The pace of the loaded model; null where it cannot be told.
 *
 * @param isWanted false from the moment on in which the model is needed for something else.
 */
export async function paceOf(
  respondent: ModelRespondent,
  pack: Pack,
  isWanted: () => boolean,
): Promise<Pace | null> {
  return (await paceOfAnswers(respondent)) ?? tryOut(respondent, pack, isWanted);
}

/** Milliseconds for so many questions of each instrument. */
export function timeFor(counts: ReadonlyMap<Instrument, number>, { by, other }: Pace): number {
  return [...counts].reduce(
    (sum, [instrument, count]) => sum + count * (by.get(instrument) ?? other),
    0,
  );
}
