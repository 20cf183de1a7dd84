// A study as somebody builds it: which factors are crossed, how many trials that makes, and what would
// stand in the way of reading its results (docs/measurement.md, sections 3, 5 and 7). From a design follow
// plans, and from those the trials (plan.ts): a design itself is not stored.
import { PORTRAIT_WORDING_IDS, SCENARIO_WORDING_IDS } from '../ask/prompts';
import type { Pack } from '../instrument/pack';
import type { Plan, Thirties } from './plan';
import { STEERED_PRESET } from './presets';
import { questionsOf } from './questions';
import type { ModelRespondent, Study } from './records';
import { hashOf, type Direction, type Framing, type Instrument } from './trial';

export interface Design {
  /** Which portraits; none for none. */
  items: 'none' | 'short' | 'all';
  portraitWordings: readonly string[];
  directions: readonly Direction[];
  /** How many thirties of the bank; none for none. */
  scenarios: 'none' | Thirties;
  questions: 'person' | 'five';
  /** Four shifts of the options, or these and the four of the reversed order. */
  orders: 'shifts' | 'both-ways';
  scenarioWordings: readonly string[];
  framings: readonly Framing[];
  /** Whether models are told to pick, and to hold, a value as well. */
  isSteered: boolean;
}

/** One study of a model. */
export interface PlannedStudy {
  preset: Study['preset'];
  plans: readonly Plan[];
  /** In a few words; null where the preset says it. */
  asks: string | null;
  /** Stands in the study's id: the same plan is the same study. */
  idPart: string;
}

function portraitPlans({ items, portraitWordings, directions }: Design): Plan[] {
  if (items === 'none') return [];
  return [
    {
      instrument: 'questionnaire',
      items,
      wordings: [...portraitWordings],
      directions: [...directions],
    },
  ];
}

function scenarioPlans(design: Design, framing: Framing): Plan[] {
  const { scenarios, questions, orders, scenarioWordings } = design;
  if (scenarios === 'none') return [];
  return [
    {
      instrument: 'scenarios',
      form: 'all',
      thirties: scenarios,
      questions,
      orders,
      framing,
      wordings: [...scenarioWordings],
    },
  ];
}

const FRAMING_WORDS: Readonly<Record<Framing, string>> = {
  act: 'what it would do',
  advise: 'the best advice',
};

function wordsOf(plans: readonly Plan[]): string {
  return plans
    .map((plan) => {
      if (plan.instrument === 'questionnaire') {
        return `${plan.items ?? 'short'} portraits in ${plan.wordings.length} × ${plan.directions.length}`;
      }
      if (plan.instrument !== 'scenarios') return plan.instrument;
      const length = plan.thirties === 'all' ? 'all' : String(30 * (plan.thirties ?? 1));
      const orders = plan.orders === 'both-ways' ? 8 : 4;
      return `${length} scenarios (${FRAMING_WORDS[plan.framing]}), ${plan.questions === 'five' ? 'five questions' : 'one question'} in ${plan.wordings.length} × ${orders}`;
    })
    .join('; ');
}

/**
 * The studies that a design makes of one model: one a framing, because answers to different framings are
 * not answers to the same question, and one for picking and holding.
 */
export function studiesOf(design: Design): PlannedStudy[] {
  const framings: readonly Framing[] = design.scenarios === 'none' ? ['act'] : design.framings;
  const own = framings.flatMap((framing): PlannedStudy[] => {
    const plans = [...portraitPlans(design), ...scenarioPlans(design, framing)];
    if (plans.length === 0) return [];
    const idPart = `own-${hashOf(plans).slice(0, 16)}`;
    return [{ preset: 'own', plans, asks: wordsOf(plans), idPart }];
  });
  const { id, plans } = STEERED_PRESET;
  const steered: PlannedStudy[] = design.isSteered
    ? [{ preset: id, plans, asks: null, idPart: id }]
    : [];
  return [...own, ...steered];
}

/** How many different trials of each instrument a design asks of one model. */
export function trialCounts(design: Design, pack: Pack): Map<Instrument, number> {
  const asked = studiesOf(design).flatMap(({ plans }) =>
    plans.flatMap((plan) =>
      questionsOf(plan, 1, pack).map((question) => ({
        instrument: question.instrument,
        // The portraits of two framings, and the neutral questions of two studies, are asked once.
        name: hashOf(question),
      })),
    ),
  );
  const counts = new Map<Instrument, number>();
  const known = new Set<string>();
  for (const { instrument, name } of asked) {
    if (known.has(name)) continue;
    known.add(name);
    counts.set(instrument, (counts.get(instrument) ?? 0) + 1);
  }
  return counts;
}

interface Factor {
  name: string;
  levels: number;
}

/** The factors of one instrument; their product is the number of its trials. */
export interface FactorialRow {
  instrument: Instrument;
  factors: readonly Factor[];
  trials: number;
}

const product = (factors: readonly Factor[]) =>
  factors.reduce((all, { levels }) => all * levels, 1);

/** The design as a table, a row for portraits and one for scenarios, as far as it has them. */
export function factorialOf(design: Design, pack: Pack): FactorialRow[] {
  const rows: FactorialRow[] = [];
  const portraits = portraitPlans({ ...design, portraitWordings: ['one'], directions: ['up'] });
  for (const plan of portraits) {
    const factors = [
      { name: 'portrait', levels: questionsOf(plan, 1, pack).length },
      { name: 'wording', levels: design.portraitWordings.length },
      { name: 'scale direction', levels: design.directions.length },
    ];
    rows.push({ instrument: 'questionnaire', factors, trials: product(factors) });
  }
  const single: Design = {
    ...design,
    questions: 'person',
    orders: 'shifts',
    scenarioWordings: ['one'],
  };
  for (const plan of scenarioPlans(single, 'act')) {
    const factors = [
      { name: 'scenario', levels: questionsOf(plan, 1, pack).length / 4 },
      { name: 'question', levels: design.questions === 'five' ? 5 : 1 },
      { name: 'order', levels: design.orders === 'both-ways' ? 8 : 4 },
      { name: 'wording', levels: design.scenarioWordings.length },
      { name: 'framing', levels: design.framings.length },
    ];
    rows.push({ instrument: 'scenarios', factors, trials: product(factors) });
  }
  return rows;
}

/** Fewer scenarios than these give no r between profiles with an interval (docs/measurement.md, 3). */
const FEWEST_SCENARIOS = 30;

/** What would stand in the way of reading the results, in sentences; none where nothing does. */
export function confoundsOf(
  design: Design,
  pack: Pack,
  models: readonly Pick<ModelRespondent, 'engine' | 'device' | 'baseline'>[],
): string[] {
  const hasPortraits = design.items !== 'none';
  const hasScenarios = design.scenarios !== 'none';
  const scenarios = pack.scenarios?.scenarios.length ?? 0;
  const asked = design.scenarios === 'all' ? scenarios : 30 * Number(design.scenarios);
  const ways = new Set(models.map(({ engine, device }) => `${engine} ${device}`));
  const said: [boolean, string][] = [
    [
      hasScenarios && design.framings.length > 1,
      'Two framings make two studies of each model. What it would do and what it would advise are different questions; their answers are never averaged.',
    ],
    [
      hasPortraits && design.directions.length < 2,
      'With one scale direction a liking for high or low numbers looks like agreement. Both directions cancel it.',
    ],
    [
      (hasPortraits && design.portraitWordings.length < 3) ||
        (hasScenarios && design.scenarioWordings.length < 3),
      'With fewer than three wordings a result can hang on one sentence.',
    ],
    [
      hasScenarios && Math.min(asked, scenarios) < FEWEST_SCENARIOS,
      `With fewer than ${FEWEST_SCENARIOS} scenarios no r between profiles has an interval.`,
    ],
    [
      hasPortraits !== hasScenarios,
      'With one instrument alone there is no gap between what is said and what is done.',
    ],
    [
      ways.size > 1,
      'The models run on different engines or devices. A difference between them is also one of how they are computed.',
    ],
    [
      models.length > 0 && models.every(({ baseline }) => !baseline),
      'The untrained baseline is not among the models. It shows what chance looks like on the same questions.',
    ],
  ];
  return said.flatMap(([applies, sentence]) => (applies ? [sentence] : []));
}

/** Designs to begin with; everything in them can be changed. */
export const READY_DESIGNS = ['quick', 'profile', 'replication', 'audit'] as const;

export type ReadyDesign = (typeof READY_DESIGNS)[number];

const QUICK: Design = {
  items: 'short',
  portraitWordings: PORTRAIT_WORDING_IDS.slice(0, 1),
  directions: ['up', 'down'],
  scenarios: 1,
  questions: 'person',
  orders: 'shifts',
  scenarioWordings: SCENARIO_WORDING_IDS.slice(0, 1),
  framings: ['act'],
  isSteered: false,
};

/**
 * quick: thirty scenarios with one question each. profile: five questions each, portraits in all wordings.
 * replication: the whole bank and all portraits, asked for advice as in the paper, and told to pick and to
 * hold. audit: eight orders and all wordings, for what the asking itself does.
 */
export const READY: Readonly<Record<ReadyDesign, Design>> = {
  quick: QUICK,
  profile: { ...QUICK, portraitWordings: PORTRAIT_WORDING_IDS, questions: 'five' },
  replication: {
    ...QUICK,
    items: 'all',
    portraitWordings: PORTRAIT_WORDING_IDS,
    scenarios: 'all',
    framings: ['advise'],
    isSteered: true,
  },
  audit: {
    ...QUICK,
    portraitWordings: PORTRAIT_WORDING_IDS,
    scenarioWordings: SCENARIO_WORDING_IDS,
    orders: 'both-ways',
  },
};
