// What models on this machine chose on the questions of a class, from answers that are stored, whichever study
// asked for them: averaged over the orders in which a question was asked, in log space, as everywhere
// (measurement.md, 5). The keys of those answers follow from the model and the question alone, so one look
// into the store finds them for all models.
import type { AskedScenario, ClassSet } from '../../core/exchange/class-set';
import type { Pack } from '../../core/instrument/pack';
import { ordersOf, questionsOf } from '../../core/score/questions';
import { at } from '../../core/stats/array';
import { toScores, type AnswerRow } from '../../core/study/answer';
import { classTrials } from '../../core/study/class-trials';
import { answererOf } from '../../core/study/records';
import type { Trial } from '../../core/study/trial';
import { place } from '../../core/values';
import { store } from '../../store/store';

/** What a model chose on one scenario. */
export interface ModelChoice {
  /** The probability of each option, in the order of the pack. */
  p: readonly number[];
  /** Over how many orders of the options it is averaged, 1 to 4. */
  orders: number;
}

export interface ModelChoices {
  id: string;
  name: string;
  isBaseline: boolean;
  /** By scenario; only those it answered. */
  choices: ReadonlyMap<string, ModelChoice>;
}

/** So many orders take the place of an option out (measurement.md, 5). */
export const ALL_ORDERS = 4;

/** What the answers to some trials of one model say of each scenario. */
export function choicesOf(
  trials: readonly Trial[],
  rows: readonly AnswerRow[],
  asked: readonly AskedScenario[],
): Map<string, ModelChoice> {
  const found = new Map<string, ModelChoice>();
  for (const { scenario, values, wordings, p } of questionsOf(toScores(trials, rows).choices)) {
    const offered = asked.find(({ id }) => id === scenario)?.offered ?? [];
    const [wording] = wordings;
    found.set(scenario, {
      p: offered.map((value) => at(p, values.indexOf(place(value)))),
      orders: wording === undefined ? 0 : ordersOf(wording),
    });
  }
  return found;
}

/** The models that have answered at least one question of the set, the untrained one last. */
export async function modelChoices(
  set: ClassSet,
  asked: readonly AskedScenario[],
  pack: Pack,
): Promise<ModelChoices[]> {
  const respondents = await store.respondents();
  const planned = respondents
    .filter((one) => one.kind === 'model')
    .map((model) => ({ model, trials: classTrials(set, asked, pack, answererOf(model)) }));
  const rows = await store.answersTo(planned.flatMap(({ trials }) => trials.map(({ key }) => key)));
  return planned
    .map(({ model, trials }) => ({
      id: model.id,
      name: model.name,
      isBaseline: model.baseline,
      choices: choicesOf(trials, rows, asked),
    }))
    .filter(({ choices }) => choices.size > 0)
    .sort((a, b) => Number(a.isBaseline) - Number(b.isBaseline));
}
