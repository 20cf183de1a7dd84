// How a model is asked the scenarios of a class: exactly as a study of everything asks them, so that an
// answer given in front of a class is one of that study's answers, and one given before is not asked again.
import type { AskedScenario, ClassSet } from '../exchange/class-set';
import type { Pack } from '../instrument/pack';
import type { Answerer } from './answerer';
import { trialFor, type ScenarioPlan } from './plan';
import { BANK_PRESET } from './presets';
import { questionsOf } from './questions';
import type { Trial } from './trial';

const isScenarioPlan = (plan: { instrument: string }): plan is ScenarioPlan =>
  plan.instrument === 'scenarios';

/** Nothing is drawn for a model. */
const SEED = 1;

/**
 * The trials of one model over the scenarios of a set, four orders each, in the order of the pack.
 *
 * @param asked the scenarios of the set, or some of them.
 */
export function classTrials(
  set: ClassSet,
  asked: readonly Pick<AskedScenario, 'id' | 'question'>[],
  pack: Pack,
  answerer: Answerer,
): Trial[] {
  const wanted = new Set(asked.map(({ id, question }) => `${id}/${question}`));
  return BANK_PRESET.plans
    .filter(isScenarioPlan)
    .flatMap((plan) => questionsOf(plan, SEED, pack))
    .filter(
      (question) =>
        question.instrument === 'scenarios' &&
        question.framing === set.framing &&
        wanted.has(`${question.scenario}/${question.question}`),
    )
    .map((question) => trialFor({ pack: set.pack, condition: 'neutral', answerer }, question));
}
