// What a plan asks of a pack, in the order of asking. A question is the same whatever the length of the
// plan that asks it, so that studies of different lengths share their answers.
import { cyclicShifts, spreadShifts, turned } from '../ask/orders';
import { formOf, THIRTY } from '../instrument/deal';
import type { Pack, Portrait, Scenario } from '../instrument/pack';
import { randomFor, type Random } from '../stats/random';
import { shuffle } from '../stats/shuffle';
import { VALUES, type Value } from '../values';
import type {
  LabelsPlan,
  FurtherPlan,
  Plan,
  QuestionnairePlan,
  ScenarioPlan,
  Scope,
  SoundnessPlan,
  SteeredPlan,
  Thirties,
} from './plan';
import type { Question } from './trial';

/** In how many orders of the ten values the first label studies asked, which are stored and go on. */
const FIRST_LABEL_ORDERS = 4;

/** A length that a stored plan may lack: the first version asked just these. */
export const itemsOf = ({ items }: QuestionnairePlan) => items ?? 'short';
export const thirtiesOf = ({ thirties }: ScenarioPlan) => thirties ?? 1;

function firstThirties(thirties: Thirties, pack: Pack): readonly Scenario[] {
  const all = pack.scenarios?.scenarios ?? [];
  return thirties === 'all' ? all : all.slice(0, THIRTY * thirties);
}

/** The portraits of the short form, or all. */
export function portraitsIn(pack: Pack, which: 'short' | 'all'): readonly Portrait[] {
  const { items = [], shortForm = null } = pack.questionnaire ?? {};
  return which === 'all' || shortForm === null ? items : items.slice(0, shortForm);
}

const personaIn = ({ persona }: Pick<ScenarioPlan, 'persona'>) =>
  persona === undefined ? {} : { persona };

/**
 * All portraits under one wording and direction stand together: their prompts share instructions and
 * scale, which an engine that keeps a shared prefix then evaluates once.
 */
function questionnaireQuestions(plan: QuestionnairePlan, pack: Pack): Question[] {
  const items = portraitsIn(pack, itemsOf(plan));
  const inOne = plan.inOne === undefined ? {} : { inOne: itemsOf(plan) };
  return plan.wordings.flatMap((wording) =>
    plan.directions.flatMap((direction) =>
      items.map(({ id: item, value }): Question => ({
        instrument: 'questionnaire',
        item,
        value,
        wording,
        direction,
        ...inOne,
        ...personaIn(plan),
      })),
    ),
  );
}

/** One of a scenario's five questions in some orders, under every wording. */
function inOrders(
  plan: Pick<ScenarioPlan, 'wordings' | 'framing' | 'persona'>,
  scenario: Scenario,
  question: number,
  ordersOf: (offered: readonly Value[]) => readonly (readonly Value[])[],
): Question[] {
  const orders = ordersOf(scenario.questions[question] ?? []);
  const { wordings, framing } = plan;
  return wordings.flatMap((wording) =>
    orders.map((options): Question => ({
      instrument: 'scenarios',
      scenario: scenario.id,
      question,
      options,
      wording,
      framing,
      ...personaIn(plan),
    })),
  );
}

function scenarioOrders(
  { orders }: ScenarioPlan,
  offered: readonly Value[],
  random: Random,
): Value[][] {
  switch (orders) {
    case 'drawn':
      return [shuffle(offered, random)];
    case 'shifts':
      return cyclicShifts(offered);
    case 'both-ways':
      return [...cyclicShifts(offered), ...cyclicShifts(offered.toReversed())];
  }
}

function questionsOfScenario(plan: ScenarioPlan, scenario: Scenario, random: Random): Question[] {
  const asked = plan.questions === 'five' ? [0, 1, 2, 3, 4] : [scenario.personQuestion];
  return asked.flatMap((question) =>
    inOrders(plan, scenario, question, (offered) => scenarioOrders(plan, offered, random)),
  );
}

function inForm({ form: wanted }: ScenarioPlan, scenarios: readonly Scenario[]) {
  if (wanted === 'all') return scenarios;
  return scenarios.filter((scenario) => formOf(scenario, scenarios) === wanted);
}

function chosenScenarios(plan: ScenarioPlan, pack: Pack): readonly Scenario[] {
  if (plan.ids === undefined) return inForm(plan, firstThirties(thirtiesOf(plan), pack));
  return scenariosIn({ ids: plan.ids }, pack);
}

function scenarioQuestions(plan: ScenarioPlan, random: Random, pack: Pack): Question[] {
  const chosen = chosenScenarios(plan, pack);
  // A person meets the scenarios in an order of their own; for models the order decides nothing.
  const asked = plan.orders === 'drawn' ? shuffle(chosen, random) : chosen;
  return asked.flatMap((scenario) => questionsOfScenario(plan, scenario, random));
}

/** The chosen questions in a drawn order, their options likewise. */
function furtherQuestions(plan: FurtherPlan, random: Random, pack: Pack): Question[] {
  return shuffle(plan.asked, random).flatMap(({ scenario: id, question }) => {
    const scenario = pack.scenarios?.scenarios.find((one) => one.id === id);
    if (scenario === undefined) return [];
    return inOrders(plan, scenario, question, (offered) => [shuffle(offered, random)]);
  });
}

/**
 * For each question the offered value that was asked for least so far; of several the first on the
 * circle from the number of the question on, so that no value is favoured.
 */
function targetsOf(offered: readonly (readonly Value[])[]): Value[] {
  const asked = new Map<Value, number>();
  return offered.flatMap((values, index) => {
    const inTurn = turned(VALUES, index % VALUES.length).filter((value) => values.includes(value));
    const [first, ...others] = inTurn;
    if (first === undefined) return [];
    const times = (value: Value) => asked.get(value) ?? 0;
    const target = others.reduce((one, other) => (times(other) < times(one) ? other : one), first);
    asked.set(target, times(target) + 1);
    return [target];
  });
}

/**
 * The question a person is asked of each scenario, in every order, with one of its values as target:
 * the same target under both conditions, so that they differ in nothing but what is asked.
 */
function steeredQuestions(plan: SteeredPlan, pack: Pack): Question[] {
  const scenarios = firstThirties(plan.thirties, pack);
  const offered = scenarios.map(({ questions, personQuestion }) => questions[personQuestion] ?? []);
  const targets = targetsOf(offered);
  return scenarios.flatMap(({ id: scenario, personQuestion: question }, index) => {
    const target = targets[index];
    const wording = plan.wordings[index % plan.wordings.length];
    if (target === undefined || wording === undefined) return [];
    return cyclicShifts(offered[index] ?? []).map((options): Question => ({
      instrument: 'steered',
      condition: plan.condition,
      scenario,
      question,
      options,
      target,
      wording,
    }));
  });
}

function scenariosIn(scope: Scope, pack: Pack): readonly Scenario[] {
  if ('thirties' in scope) return firstThirties(scope.thirties, pack);
  const all = pack.scenarios?.scenarios ?? [];
  if ('first' in scope) return all.slice(0, scope.first);
  const wanted = new Set(scope.ids);
  return all.filter(({ id }) => wanted.has(id));
}

/** The orders in which a label plan shows the ten values, each for all its actions. */
function labelOrders({ orders }: LabelsPlan, random: Random): Value[][] {
  switch (orders) {
    case 'drawn':
      return [turned(VALUES, random.below(VALUES.length))];
    case 'shifts':
      return spreadShifts(VALUES, FIRST_LABEL_ORDERS);
    case 'all-shifts':
      return cyclicShifts(VALUES);
  }
}

/**
 * A person finds the ten descriptions in one order throughout, circular from a drawn value on: who
 * names values for an hour has to know where each stands. The actions of all scenarios are mixed, so
 * that the last of a scenario cannot be told from the nine before it. For models all actions under one
 * order of the descriptions stand together, which an engine that keeps a shared prefix evaluates once.
 */
function labelQuestions(plan: LabelsPlan, random: Random, pack: Pack): Question[] {
  const actions = scenariosIn(plan.scope, pack).flatMap(({ id: scenario }) =>
    VALUES.map((action) => ({ scenario, action })),
  );
  const orders = labelOrders(plan, random);
  const asked = plan.orders === 'drawn' ? shuffle(actions, random) : actions;
  return plan.wordings.flatMap((wording) =>
    orders.flatMap((options) =>
      asked.map(({ scenario, action }): Question => ({
        instrument: 'labels',
        scenario,
        action,
        options,
        wording,
      })),
    ),
  );
}

/** The actions of one scenario stand together: it is read, or evaluated, once for all of them. */
function soundnessQuestions(plan: SoundnessPlan, random: Random, pack: Pack): Question[] {
  const inOrder = <T>(list: readonly T[]) =>
    plan.orders === 'drawn' ? shuffle(list, random) : list;
  return plan.wordings.flatMap((wording) =>
    inOrder(scenariosIn(plan.scope, pack)).flatMap(({ id: scenario }) =>
      plan.directions.flatMap((direction) =>
        inOrder(VALUES).map((action): Question => ({
          instrument: 'soundness',
          scenario,
          action,
          wording,
          direction,
        })),
      ),
    ),
  );
}

/**
 * The questions of a plan in the order of asking; none where the pack lacks the instrument.
 *
 * @param seed decides all that is drawn.
 */
export function questionsOf(plan: Plan, seed: number, pack: Pack): Question[] {
  // One stretch of random numbers for all that is drawn: those of neighbouring seeds are alike.
  const random = randomFor(seed, 'asking');
  switch (plan.instrument) {
    case 'questionnaire':
      return questionnaireQuestions(plan, pack);
    case 'scenarios':
      return scenarioQuestions(plan, random, pack);
    case 'further':
      return furtherQuestions(plan, random, pack);
    case 'steered':
      return steeredQuestions(plan, pack);
    case 'labels':
      return labelQuestions(plan, random, pack);
    case 'soundness':
      return soundnessQuestions(plan, random, pack);
  }
}
