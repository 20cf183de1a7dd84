// A sitting: one respondent's pass through one instrument under one condition. Its trials follow from
// the sitting and the pack alone (questions.ts), so that nothing but answers is stored of them. People
// and models share this file: only who answers differs.
import * as v from 'valibot';
import type { Pack } from '../instrument/pack';
import { VALUES, type Value } from '../values';
import { answererSchema } from './answerer';
import { questionsOf } from './questions';
import {
  CONDITIONS,
  trialKey,
  type Condition,
  type Draw,
  type Question,
  type Trial,
  type TrialIdentity,
} from './trial';

const towards = v.picklist(['up', 'down']);
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** How many thirties of the bank, counted from its first: a form of a thirty has 15 scenarios. */
const thirties = v.union([v.picklist([1, 2, 4]), v.literal('all')]);

/** Where a plan has none, the probabilities of the labels are read; otherwise the model writes, and what it wrote is read. */
const writing = v.strictObject({
  temperature: v.pipe(v.number(), v.minValue(0), v.maxValue(2)),
  maxTokens: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4000)),
  /** How often each question is drawn. */
  repeats: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
});

/** The value of the persona that answers, one of a population of ten. */
const persona = v.exactOptional(v.picklist(VALUES));

/** Plans of the first version have no length: they asked the short form and the first thirty. */
const questionnairePlan = v.strictObject({
  instrument: v.literal('questionnaire'),
  /** 'short': the first portraits, as many as the pack has in its short form. */
  items: v.exactOptional(v.picklist(['short', 'all'])),
  wordings: v.array(id),
  directions: v.array(towards),
  writing: v.exactOptional(writing),
  /** All in one prompt, as the literature used it: a condition of its own, answered in a text. */
  inOne: v.exactOptional(v.literal(true)),
  persona,
});

const scenarioPlan = v.strictObject({
  instrument: v.literal('scenarios'),
  /** A and B are the person's forms, without a scenario in common; 'all' is both. */
  form: v.picklist(['A', 'B', 'all']),
  thirties: v.exactOptional(thirties),
  /** These scenarios instead of those of a form and thirties, in the order of the pack. */
  ids: v.exactOptional(v.pipe(v.array(id), v.minLength(1))),
  /** 'person': the one question a person is asked of each scenario; 'five': all of the deal. */
  questions: v.picklist(['person', 'five']),
  /** 'drawn': one order by the seed; 'shifts': every cyclic shift; 'both-ways': those of the order turned
      round as well. */
  orders: v.picklist(['drawn', 'shifts', 'both-ways']),
  framing: v.picklist(['advise', 'act']),
  wordings: v.array(id),
  writing: v.exactOptional(writing),
  persona,
});

/** Further scenarios, chosen by the answers of a sitting that they lengthen (score/further-questions.ts). */
const furtherPlan = v.strictObject({
  instrument: v.literal('further'),
  /** The sitting with a form: its answers are the balanced part. */
  after: id,
  asked: v.pipe(
    v.array(
      v.strictObject({
        scenario: id,
        question: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
      }),
    ),
    v.minLength(1),
  ),
  framing: v.picklist(['advise', 'act']),
  wordings: v.array(id),
});

/** Scenario questions in which a model is told to pick, or to hold, one of the values offered. */
const steeredPlan = v.strictObject({
  instrument: v.literal('steered'),
  condition: v.picklist(['select', 'hold']),
  thirties,
  /** Scenarios take them in turn, so that no result hangs on one sentence. */
  wordings: v.pipe(v.array(id), v.minLength(1)),
});

/** Of which scenarios every action is shown; `first`: so many, counted from the first of the bank. */
const scope = v.union([
  v.strictObject({ thirties }),
  v.strictObject({ first: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.strictObject({ ids: v.pipe(v.array(id), v.minLength(1)) }),
]);

const labelsPlan = v.strictObject({
  instrument: v.literal('labels'),
  scope,
  /**
   * 'drawn': actions in a drawn order, values on from a drawn one; 'all-shifts': all ten shifts of the
   * ten, so that every value stands once in every place; 'shifts': four of them, as first planned.
   */
  orders: v.picklist(['drawn', 'shifts', 'all-shifts']),
  wordings: v.array(id),
});

const soundnessPlan = v.strictObject({
  instrument: v.literal('soundness'),
  scope,
  /** 'drawn': scenarios, and the actions of each, in a drawn order; 'pack': in the order of the pack. */
  orders: v.picklist(['drawn', 'pack']),
  directions: v.array(towards),
  wordings: v.array(id),
});

const planSchema = v.variant('instrument', [
  questionnairePlan,
  scenarioPlan,
  furtherPlan,
  steeredPlan,
  labelsPlan,
  soundnessPlan,
]);

const sittingFields = v.strictObject({
  id,
  respondent: id,
  /** The study that planned it; null for a person's own sitting. */
  study: v.nullable(id),
  pack: v.strictObject({ id, version: id }),
  plan: planSchema,
  condition: v.picklist(CONDITIONS),
  answerer: answererSchema,
  /** Decides the order of asking, and the order of options where that is drawn. */
  seed: v.pipe(v.number(), v.integer()),
  /** Which amendment of its study added it, from 1; missing where it was planned at first. */
  amendment: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  startedAt: v.number(),
  /** Of two sittings that were begun together: the other one, and which came first. */
  together: v.exactOptional(v.strictObject({ with: id, place: v.picklist(['first', 'second']) })),
});

/** The condition under which a plan asks. */
export function conditionOf(plan: Plan): Condition {
  if (plan.instrument === 'steered') return plan.condition;
  if ('inOne' in plan) return 'all-in-one';
  return personaOf(plan) === undefined ? 'neutral' : 'anchored';
}

/** The value of the persona that answers a plan; undefined where the respondent answers as itself. */
export function personaOf(plan: Plan): Value | undefined {
  return 'persona' in plan ? plan.persona : undefined;
}

export const sittingSchema = v.pipe(
  sittingFields,
  v.check(
    ({ plan, condition }) => condition === conditionOf(plan),
    'the condition under which its plan asks',
  ),
  v.check(
    ({ plan, condition }) => condition !== 'all-in-one' || writingOf(plan) !== undefined,
    'all portraits in one prompt are answered in a text',
  ),
);

export type Plan = v.InferOutput<typeof planSchema>;
export type QuestionnairePlan = v.InferOutput<typeof questionnairePlan>;
export type ScenarioPlan = v.InferOutput<typeof scenarioPlan>;
export type FurtherPlan = v.InferOutput<typeof furtherPlan>;
export type SteeredPlan = v.InferOutput<typeof steeredPlan>;
export type LabelsPlan = v.InferOutput<typeof labelsPlan>;
export type SoundnessPlan = v.InferOutput<typeof soundnessPlan>;
export type Writing = v.InferOutput<typeof writing>;
export type Thirties = v.InferOutput<typeof thirties>;
export type Scope = v.InferOutput<typeof scope>;
export type Sitting = v.InferOutput<typeof sittingFields>;

/** How a plan's model writes its answers; undefined where their probabilities are read. */
export function writingOf(plan: Plan): Writing | undefined {
  return 'writing' in plan ? plan.writing : undefined;
}

/** The draws of each question; one without a draw where the probabilities are read. */
function drawsOf(plan: Plan): readonly (Draw | undefined)[] {
  const writes = writingOf(plan);
  if (writes === undefined) return [undefined];
  const { temperature, maxTokens, repeats } = writes;
  return Array.from({ length: repeats }, (_, repeat) => ({ temperature, maxTokens, repeat }));
}

function samplingOf(
  answerer: Sitting['answerer'],
  draw: Draw | undefined,
): TrialIdentity['sampling'] {
  if (answerer.kind === 'person') return 'given';
  if (draw === undefined) return 'distribution';
  return { kind: 'text', temperature: draw.temperature, maxTokens: draw.maxTokens };
}

/**
 * One question as a sitting asks it, whether or not it is among those of its plan.
 *
 * @param draw where the model writes its answer.
 */
export function trialFor(
  { pack, condition, answerer }: Pick<Sitting, 'pack' | 'condition' | 'answerer'>,
  question: Question,
  draw?: Draw,
): Trial {
  const sampling = samplingOf(answerer, draw);
  const repeat = draw?.repeat ?? 0;
  const key = trialKey({ pack, question, condition, sampling, answerer, repeat });
  return { key, question, answerer, ...(draw === undefined ? {} : { draw }) };
}

/**
 * The questions of a sitting in the order of asking. All orders of one question, and all questions of
 * one scenario, stand together: engines that keep a shared prefix evaluate it once.
 *
 * @throws RangeError if the sitting was planned with another pack or version.
 */
function questionsIn(sitting: Sitting, pack: Pack): Question[] {
  if (sitting.pack.id !== pack.id || sitting.pack.version !== pack.version) {
    throw new RangeError(
      `this sitting needs pack ${sitting.pack.id} ${sitting.pack.version}, not ${pack.id} ${pack.version}`,
    );
  }
  return questionsOf(sitting.plan, sitting.seed, pack);
}

/** A question, and how its text is drawn where the model writes. */
export interface Asked {
  question: Question;
  draw: Draw | undefined;
}

/**
 * What a sitting asks in the order of asking, without keys. Repeats come one after the other, so that a run that
 * is broken off has drawn each question about equally often.
 *
 * @throws RangeError if the sitting was planned with another pack or version.
 */
export function askedBy(sitting: Sitting, pack: Pack): Asked[] {
  const questions = questionsIn(sitting, pack);
  return drawsOf(sitting.plan).flatMap((draw) => questions.map((question) => ({ question, draw })));
}

/**
 * The trials of a sitting, in the order of asking. Every key is a hash: for very many of them there are the
 * columns of trial-columns.ts.
 *
 * @throws RangeError if the sitting was planned with another pack or version.
 */
export function trialsOf(sitting: Sitting, pack: Pack): Trial[] {
  return askedBy(sitting, pack).map(({ question, draw }) => trialFor(sitting, question, draw));
}
