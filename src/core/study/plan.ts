// Settings to a list of trials. A sitting is one respondent's pass through one instrument under one
// condition; its trials follow from the sitting and the pack alone, so that nothing but answers is
// stored of them. People and models share this file: only who answers differs.
import * as v from 'valibot';
import { PORTRAIT_WORDING_IDS, SCENARIO_WORDING_IDS } from '../ask/prompts';
import { cyclicShifts } from '../ask/orders';
import type { Pack, Scenario } from '../instrument/pack';
import { randomFor, type Random } from '../stats/random';
import { shuffle } from '../stats/shuffle';
import { answererSchema } from './answerer';
import { trialKey, type Framing, type Question, type Trial } from './trial';

const towards = v.picklist(['up', 'down']);
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const questionnairePlan = v.strictObject({
  instrument: v.literal('questionnaire'),
  wordings: v.array(id),
  directions: v.array(towards),
});

const scenarioPlan = v.strictObject({
  instrument: v.literal('scenarios'),
  /** A and B are the person's forms of 15 scenarios; 'all' is the whole bank. */
  form: v.picklist(['A', 'B', 'all']),
  /** 'person': the one question a person is asked of each scenario; 'five': all of the deal. */
  questions: v.picklist(['person', 'five']),
  /** 'drawn': one order by the seed; 'shifts': every cyclic shift. */
  orders: v.picklist(['drawn', 'shifts']),
  framing: v.picklist(['advise', 'act']),
  wordings: v.array(id),
});

const planSchema = v.variant('instrument', [questionnairePlan, scenarioPlan]);

export const sittingSchema = v.strictObject({
  id,
  respondent: id,
  /** The study that planned it; null for a person's own sitting. */
  study: v.nullable(id),
  pack: v.strictObject({ id, version: id }),
  plan: planSchema,
  condition: v.literal('neutral'),
  answerer: answererSchema,
  /** Decides the order of asking, and the order of options where that is drawn. */
  seed: v.pipe(v.number(), v.integer()),
  startedAt: v.number(),
});

export type Plan = v.InferOutput<typeof planSchema>;
export type QuestionnairePlan = v.InferOutput<typeof questionnairePlan>;
export type ScenarioPlan = v.InferOutput<typeof scenarioPlan>;
export type Sitting = v.InferOutput<typeof sittingSchema>;

/** How a person is asked the portraits: as written, in one direction. */
export const PERSON_QUESTIONNAIRE: QuestionnairePlan = {
  instrument: 'questionnaire',
  wordings: ['page'],
  directions: ['up'],
};

/** A person's scenarios: one question of each of form A, "which would you do?", one order. */
export const PERSON_SCENARIOS: ScenarioPlan = {
  instrument: 'scenarios',
  form: 'A',
  questions: 'person',
  orders: 'drawn',
  framing: 'act',
  wordings: ['page'],
};

export interface Preset {
  id: 'short' | 'full';
  plans: readonly Plan[];
}

/** The same questions as a person, each in four orders; one wording, both scale directions. */
export const SHORT_PRESET: Preset = {
  id: 'short',
  plans: [
    {
      instrument: 'questionnaire',
      wordings: PORTRAIT_WORDING_IDS.slice(0, 1),
      directions: ['up', 'down'],
    },
    {
      instrument: 'scenarios',
      form: 'A',
      questions: 'person',
      orders: 'shifts',
      framing: 'act',
      wordings: SCENARIO_WORDING_IDS.slice(0, 1),
    },
  ],
};

/** All scenarios, five questions each in four orders; three wordings of the portraits. */
export const FULL_PRESET: Preset = {
  id: 'full',
  plans: [
    {
      instrument: 'questionnaire',
      wordings: PORTRAIT_WORDING_IDS,
      directions: ['up', 'down'],
    },
    {
      instrument: 'scenarios',
      form: 'all',
      questions: 'five',
      orders: 'shifts',
      framing: 'act',
      wordings: SCENARIO_WORDING_IDS.slice(0, 1),
    },
  ],
};

/**
 * All portraits under one wording and direction stand together: their prompts share instructions and
 * scale, which an engine that keeps a shared prefix then evaluates once.
 */
function questionnaireQuestions(plan: QuestionnairePlan, pack: Pack): Question[] {
  const items = pack.questionnaire?.items ?? [];
  return plan.wordings.flatMap((wording) =>
    plan.directions.flatMap((direction) =>
      items.map(({ id: item, value }): Question => ({
        instrument: 'questionnaire',
        item,
        value,
        wording,
        direction,
      })),
    ),
  );
}

function scenarioQuestions(plan: ScenarioPlan, scenario: Scenario, random: Random): Question[] {
  const asked = plan.questions === 'five' ? [0, 1, 2, 3, 4] : [scenario.personQuestion];
  return asked.flatMap((question) => {
    const offered = scenario.questions[question] ?? [];
    const orders = plan.orders === 'shifts' ? cyclicShifts(offered) : [shuffle(offered, random)];
    return plan.wordings.flatMap((wording) =>
      orders.map((options): Question => ({
        instrument: 'scenarios',
        scenario: scenario.id,
        question,
        options,
        wording,
        framing: plan.framing satisfies Framing,
      })),
    );
  });
}

function questionsOf(sitting: Sitting, pack: Pack): Question[] {
  const { plan, seed } = sitting;
  if (plan.instrument === 'questionnaire') return questionnaireQuestions(plan, pack);
  const all = pack.scenarios?.scenarios ?? [];
  const chosen = all.filter((scenario) => plan.form === 'all' || scenario.form === plan.form);
  // One stretch of random numbers for all that is drawn: those of neighbouring seeds are alike.
  const random = randomFor(seed, 'asking');
  // A person meets the scenarios in an order of their own; for models the order decides nothing.
  const asked = plan.orders === 'drawn' ? shuffle(chosen, random) : chosen;
  return asked.flatMap((scenario) => scenarioQuestions(plan, scenario, random));
}

/**
 * The trials of a sitting in the order of asking. All orders of one question, and all questions of
 * one scenario, stand together: engines that keep a shared prefix evaluate it once.
 *
 * @throws RangeError if the sitting was planned with another pack or version.
 */
export function trialsOf(sitting: Sitting, pack: Pack): Trial[] {
  if (sitting.pack.id !== pack.id || sitting.pack.version !== pack.version) {
    throw new RangeError(
      `this sitting needs pack ${sitting.pack.id} ${sitting.pack.version}, not ${pack.id} ${pack.version}`,
    );
  }
  return questionsOf(sitting, pack).map((question) => ({
    key: trialKey({
      pack: sitting.pack,
      question,
      condition: sitting.condition,
      sampling: sitting.answerer.kind === 'person' ? 'given' : 'distribution',
      answerer: sitting.answerer,
      repeat: 0,
    }),
    question,
    answerer: sitting.answerer,
  }));
}
