// A study as somebody builds it: which factors are crossed (docs/measurement.md, sections 3, 5 and 6). From a
// design follow plans, and from those the trials (plan.ts): a design itself is not stored. How many trials it
// makes is in design-counts.ts, what would stand in the way of reading it in confounds.ts.
import {
  ALL_IN_ONE_WORDING_IDS,
  ANCHORED_PORTRAIT_WORDING_IDS,
  ANCHORED_SCENARIO_WORDING_IDS,
} from '../ask/prompts';
import { VALUES, type Value } from '../values';
import type { Plan, QuestionnairePlan, Thirties, Writing } from './plan';
import { PRESETS } from './presets';
import type { PresetId, Study } from './records';
import { hashOf, type Direction, type Framing } from './trial';

/** How a model answers: the probabilities of the labels are read, or it writes and the text is read. */
export type AnswerKind = 'distribution' | 'text';

/**
 * What can be asked beside a design, each as a study of its own. all-in-one: all portraits in one prompt.
 * anchored: everything as ten personas. The others are presets.
 */
export const BESIDE = ['all-in-one', 'anchored', 'steered', 'labels', 'soundness'] as const;

export type Beside = (typeof BESIDE)[number];

/** Tokens after which a written answer is cut: a letter and its option are well below. */
const MOST_TOKENS = 64;
/** And of a list of ratings: forty lines of a few tokens, with room for their portraits' first words. */
const MOST_LIST_TOKENS = 1000;

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
  answers: readonly AnswerKind[];
  /** At which texts are written; each makes a study. */
  temperatures: readonly number[];
  /** How often each text is drawn. */
  repeats: number;
  beside: readonly Beside[];
}

/** One study of a model. */
export interface PlannedStudy {
  /** Which part of a design it is; null for what it asks itself. */
  beside: Beside | null;
  preset: Study['preset'];
  plans: readonly Plan[];
  /** In a few words; null where the preset says it. */
  asks: string | null;
  /** Stands in the study's id: the same plan is the same study. */
  idPart: string;
}

/** What every plan of a study has in common. */
interface Way {
  /** Only where the model writes. */
  writing?: Writing;
  /** Only where a persona answers. */
  persona?: Value;
}

function portraitPlans({ items, portraitWordings, directions }: Design, way: Way): Plan[] {
  if (items === 'none') return [];
  return [
    {
      instrument: 'questionnaire',
      items,
      wordings: [...portraitWordings],
      directions: [...directions],
      ...way,
    },
  ];
}

function scenarioPlans(design: Design, framing: Framing, way: Way): Plan[] {
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
      ...way,
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

function waysOf({ answers, temperatures, repeats }: Design): Way[] {
  const written = temperatures.map((temperature) => ({
    writing: { temperature, maxTokens: MOST_TOKENS, repeats },
  }));
  return answers.flatMap((kind): Way[] => (kind === 'distribution' ? [{}] : written));
}

function wayWords({ writing }: Way): string {
  if (writing === undefined) return '';
  const times = writing.repeats === 1 ? 'once' : `${writing.repeats} times`;
  return `; written ${times} at temperature ${writing.temperature}`;
}

/** The plans of a design in one framing and one way of answering. */
export function plansOf(design: Design, framing: Framing, way: Way): Plan[] {
  return [...portraitPlans(design, way), ...scenarioPlans(design, framing, way)];
}

/** All portraits in one prompt: as many wordings, directions and draws as the design has of the others. */
function allInOneStudies(design: Design): PlannedStudy[] {
  const { portraitWordings, directions, temperatures, repeats } = design;
  const items = design.items === 'none' ? 'short' : design.items;
  return temperatures.map((temperature): PlannedStudy => {
    const writing = { temperature, maxTokens: MOST_LIST_TOKENS, repeats };
    const plan: QuestionnairePlan = {
      instrument: 'questionnaire',
      items,
      wordings: ALL_IN_ONE_WORDING_IDS.slice(0, portraitWordings.length),
      directions: [...directions],
      writing,
      inOne: true,
    };
    return {
      beside: 'all-in-one',
      preset: 'own',
      plans: [plan],
      asks: `${wordsOf([plan])} in one prompt${wayWords({ writing })}`,
      idPart: `own-${hashOf([plan]).slice(0, 16)}`,
    };
  });
}

/** What the design asks, by probabilities, of ten personas: one for each value. */
function anchoredStudies(design: Design): PlannedStudy[] {
  const { portraitWordings, scenarioWordings, framings } = design;
  const asked: Design = {
    ...design,
    portraitWordings: ANCHORED_PORTRAIT_WORDING_IDS.slice(0, portraitWordings.length),
    scenarioWordings: ANCHORED_SCENARIO_WORDING_IDS.slice(0, scenarioWordings.length),
  };
  const framing = framings[0] ?? 'act';
  const plans = VALUES.flatMap((persona) => plansOf(asked, framing, { persona }));
  if (plans.length === 0) return [];
  return [
    {
      beside: 'anchored',
      preset: 'anchored',
      plans,
      asks: `${wordsOf(plansOf(asked, framing, {}))} of each of ten personas`,
      idPart: `anchored-${hashOf(plans).slice(0, 16)}`,
    },
  ];
}

function studiesBeside(design: Design, beside: Beside): PlannedStudy[] {
  if (beside === 'all-in-one') return allInOneStudies(design);
  if (beside === 'anchored') return anchoredStudies(design);
  const { id: preset, plans } = PRESETS[beside];
  return [{ beside, preset, plans, asks: null, idPart: presetPart(preset) }];
}

/**
 * The studies that a design makes of one model: one a framing and way of answering, because answers to
 * different framings are not answers to the same question, and a text is another kind of answer than a
 * distribution; and one for each thing that is asked beside.
 */
export function studiesOf(design: Design): PlannedStudy[] {
  const framings: readonly Framing[] = design.scenarios === 'none' ? ['act'] : design.framings;
  const own = framings.flatMap((framing) =>
    waysOf(design).flatMap((way): PlannedStudy[] => {
      const plans = plansOf(design, framing, way);
      if (plans.length === 0) return [];
      const idPart = `own-${hashOf(plans).slice(0, 16)}`;
      return [{ beside: null, preset: 'own', plans, asks: wordsOf(plans) + wayWords(way), idPart }];
    }),
  );
  return [...own, ...design.beside.flatMap((beside) => studiesBeside(design, beside))];
}

/**
 * The part of a study's id that says what it asks. The label check was planned anew: a study of the
 * first plan, in four orders, is kept and goes on as it was, and beside it the new one can be begun.
 */
export function presetPart(preset: PresetId): string {
  return preset === 'labels' ? 'labels-all-shifts' : preset;
}
