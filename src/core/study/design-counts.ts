// How many trials a design makes of one model, as a table of its factors.
//
// Example: 21 portraits × 3 wordings × 2 scale directions are 126 trials; written at 2 temperatures with 5
// repeats each, 1,260.
import type { Pack } from '../instrument/pack';
import { plansOf, studiesOf, type AnswerKind, type Beside, type Design } from './design';
import { writingOf, type Plan } from './plan';
import { questionsOf } from './questions';
import { hashOf, type Instrument, type Question } from './trial';

export interface TrialCounts {
  /** Of each instrument, those that are answered by probabilities. */
  chosen: ReadonlyMap<Instrument, number>;
  /** Those that are answered in words. */
  written: number;
  /** The texts that answer them one by one, and those that answer all portraits at once. */
  texts: number;
  lists: number;
}

interface Named {
  /** The same in every study that asks the same. */
  name: string;
  /** The same for all that one text answers. */
  text: string;
  question: Question;
  draws: number;
}

function namedQuestions(plan: Plan, pack: Pack): Named[] {
  const writing = writingOf(plan);
  const how = writing === undefined ? null : { ...writing, repeats: 1 };
  return questionsOf(plan, 1, pack).map((question) => {
    const name = hashOf({ question, how });
    const isListed = question.instrument === 'questionnaire' && question.inOne !== undefined;
    return {
      name,
      text: isListed
        ? hashOf({ how, wording: question.wording, direction: question.direction })
        : name,
      question,
      draws: writing?.repeats ?? 0,
    };
  });
}

function countsOf(plans: readonly Plan[], pack: Pack): TrialCounts {
  const asked = plans.flatMap((plan) => namedQuestions(plan, pack));
  const different = [...new Map(asked.map((one) => [one.name, one])).values()];
  const chosen = new Map<Instrument, number>();
  for (const { question, draws } of different) {
    const { instrument } = question;
    if (draws === 0) chosen.set(instrument, (chosen.get(instrument) ?? 0) + 1);
  }
  const drawsOf = (some: readonly Named[]) => some.reduce((sum, { draws }) => sum + draws, 0);
  const lists = new Map(
    different.filter(({ name, text }) => name !== text).map((one) => [one.text, one]),
  );
  return {
    chosen,
    written: drawsOf(different),
    texts: drawsOf(different.filter(({ name, text }) => name === text)),
    lists: drawsOf([...lists.values()]),
  };
}

/** How many different trials a design asks: the portraits of two framings, for one, are asked once. */
export function trialCounts(design: Design, pack: Pack): TrialCounts {
  return countsOf(
    studiesOf(design).flatMap(({ plans }) => plans),
    pack,
  );
}

export const allTrials = ({ chosen, written }: TrialCounts): number =>
  [...chosen.values()].reduce((sum, one) => sum + one, written);

/** How many trials each study beside a design asks, whether or not another asks them too. */
export function besideCounts(design: Design, pack: Pack): { beside: Beside; trials: number }[] {
  return design.beside.map((beside) => {
    const plans = studiesOf(design).flatMap((one) => (one.beside === beside ? one.plans : []));
    return { beside, trials: allTrials(countsOf(plans, pack)) };
  });
}

interface Factor {
  name: string;
  levels: number;
}

/** The factors of one instrument; their product is the number of its trials. */
export interface FactorialRow {
  instrument: Instrument;
  answers: AnswerKind;
  factors: readonly Factor[];
  trials: number;
}

const product = (factors: readonly Factor[]) =>
  factors.reduce((all, { levels }) => all * levels, 1);

/** How many questions an instrument has before anything is crossed with it. */
function levelsOf(instrument: Instrument, design: Design, pack: Pack): number {
  const single: Design = {
    ...design,
    portraitWordings: ['one'],
    directions: ['up'],
    questions: 'person',
    orders: 'shifts',
    scenarioWordings: ['one'],
  };
  const plan = plansOf(single, 'act', {}).find((one) => one.instrument === instrument);
  return plan === undefined ? 0 : questionsOf(plan, 1, pack).length;
}

function crossed(instrument: Instrument, design: Design, pack: Pack): Factor[] {
  const levels = levelsOf(instrument, design, pack);
  if (instrument === 'questionnaire') {
    return [
      { name: 'portrait', levels },
      { name: 'wording', levels: design.portraitWordings.length },
      { name: 'scale direction', levels: design.directions.length },
    ];
  }
  return [
    // One question of each in its four shifts.
    { name: 'scenario', levels: levels / 4 },
    { name: 'question', levels: design.questions === 'five' ? 5 : 1 },
    { name: 'order', levels: design.orders === 'both-ways' ? 8 : 4 },
    { name: 'wording', levels: design.scenarioWordings.length },
    { name: 'framing', levels: design.framings.length },
  ];
}

/** The design as a table, a row for portraits and one for scenarios in each way of answering. */
export function factorialOf(design: Design, pack: Pack): FactorialRow[] {
  const instruments: Instrument[] = [
    ...(design.items === 'none' ? [] : (['questionnaire'] as const)),
    ...(design.scenarios === 'none' ? [] : (['scenarios'] as const)),
  ];
  return design.answers.flatMap((answers) =>
    instruments.map((instrument): FactorialRow => {
      const drawn = [
        { name: 'temperature', levels: design.temperatures.length },
        { name: 'repeat', levels: design.repeats },
      ];
      const asked = crossed(instrument, design, pack);
      const factors = answers === 'text' ? [...asked, ...drawn] : asked;
      return { instrument, answers, factors, trials: product(factors) };
    }),
  );
}
