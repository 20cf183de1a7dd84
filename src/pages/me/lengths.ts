// The two parts of a sitting and the lengths that each has in a pack, in the words of the page.
import type { Pack } from '../../core/instrument/pack';
import type { Plan } from '../../core/study/plan';
import type { Part } from '../../core/study/parts';
import { personQuestionnaire, personScenarios } from '../../core/study/presets';
import { itemsOf, questionsOf, thirtiesOf } from '../../core/study/questions';
import type { Question } from '../../core/study/trial';
import { count, duration } from '../../ui/format';

/** Seconds that one question takes most people. */
export const PACE: Readonly<Record<Question['instrument'], number>> = {
  questionnaire: 9,
  scenarios: 35,
  steered: 35,
  labels: 15,
  soundness: 12,
};

/** What a person does in each part. */
export const HOW: Readonly<Record<Part, string>> = {
  questionnaire: 'Short descriptions of people. You say how much like you each one is.',
  scenarios:
    'Somebody asks for advice and there are four things to do. You say which you would do.',
};

export interface Length {
  instrument: Part;
  plan: Plan;
  /** "15 scenarios". */
  what: string;
  /** The same length with other questions; null where there are none. */
  retest: { plan: Plan; what: string } | null;
  seconds: number;
  /** "about 9 minutes". */
  minutes: string;
  /** What this length tells, in a sentence. */
  tells: string;
}

/** What scenarios tell at one, two and four thirties (docs/measurement.md, sections 3 and 4). */
const THIRTIES = [
  [1, 'A first look at the order of your values: few can be told apart for certain.'],
  [2, 'A clearer order: more of the values can be told apart.'],
  [
    4,
    'The closest look. Together with the long list of portraits it is as a rule enough for a figure that says how far saying and doing go together.',
  ],
] as const;

const THIRTY = 30;
const SHORT_TELLS = 'Enough for an order of your values, with wide margins.';
const ALL_TELLS =
  'Narrower margins. Needed, beside the longest list of scenarios, for a figure that says how far saying and doing go together.';

const numberOf = (plan: Plan, pack: Pack) => questionsOf(plan, 0, pack).length;

const minutesOf = (seconds: number) => `about ${duration(seconds)}`;

function portraitLength(items: 'short' | 'all', tells: string, pack: Pack): Length {
  const plan = personQuestionnaire(items);
  const portraits = numberOf(plan, pack);
  const seconds = portraits * PACE.questionnaire;
  return {
    instrument: 'questionnaire',
    plan,
    what: count(portraits, 'portrait'),
    retest: null,
    seconds,
    minutes: minutesOf(seconds),
    tells,
  };
}

function portraitLengths(pack: Pack): Length[] {
  const { items = [], shortForm = null } = pack.questionnaire ?? {};
  if (items.length === 0) return [];
  if (shortForm === null || shortForm === items.length) {
    return [portraitLength('all', SHORT_TELLS, pack)];
  }
  return [portraitLength('short', SHORT_TELLS, pack), portraitLength('all', ALL_TELLS, pack)];
}

function scenarioLength(thirties: 1 | 2 | 4, tells: string, pack: Pack): Length {
  const plan = personScenarios('A', thirties);
  const other = personScenarios('B', thirties);
  const scenarios = numberOf(plan, pack);
  const others = numberOf(other, pack);
  const seconds = scenarios * PACE.scenarios;
  return {
    instrument: 'scenarios',
    plan,
    what: count(scenarios, 'scenario'),
    retest: others === 0 ? null : { plan: other, what: count(others, 'other scenario') },
    seconds,
    minutes: minutesOf(seconds),
    tells,
  };
}

/** Whole thirties alone have balanced forms; of a smaller bank all is one length. */
function scenarioLengths(pack: Pack): Length[] {
  const bank = pack.scenarios?.scenarios ?? [];
  if (numberOf(personScenarios('A', 1), pack) === 0) return [];
  return THIRTIES.filter(([thirties]) => thirties === 1 || bank.length >= THIRTY * thirties).map(
    ([thirties, tells]) => scenarioLength(thirties, tells, pack),
  );
}

/** The lengths in which a pack's instrument can be answered, the shortest first. */
export function lengthsOf(pack: Pack, instrument: Part): Length[] {
  return instrument === 'questionnaire' ? portraitLengths(pack) : scenarioLengths(pack);
}

/** Both parts, one after the other in a drawn order. */
export interface Both {
  name: 'Short' | 'Full';
  portraits: Length;
  scenarios: Length;
  /** "21 portraits and 15 scenarios". */
  what: string;
  /** "about 12 minutes". */
  minutes: string;
}

/**
 * The lengths in which a pack's two parts are offered together: both shortest, and both second; none
 * where the pack lacks a part, and no second where neither part has one.
 */
export function bothLengths(pack: Pack): Both[] {
  const portraits = lengthsOf(pack, 'questionnaire');
  const scenarios = lengthsOf(pack, 'scenarios');
  const hasSecond = portraits.length > 1 || scenarios.length > 1;
  const names = hasSecond ? (['Short', 'Full'] as const) : (['Short'] as const);
  return names.flatMap((name, place) => {
    const one = portraits[place] ?? portraits.at(-1);
    const other = scenarios[place] ?? scenarios.at(-1);
    if (one === undefined || other === undefined) return [];
    return [
      {
        name,
        portraits: one,
        scenarios: other,
        what: `${one.what} and ${other.what}`,
        minutes: minutesOf(one.seconds + other.seconds),
      },
    ];
  });
}

/** Whether a plan asks as many questions as another, of whichever form. */
export function isSameLength(one: Plan, other: Plan): boolean {
  if (one.instrument === 'questionnaire') {
    return other.instrument === 'questionnaire' && itemsOf(one) === itemsOf(other);
  }
  return (
    one.instrument === 'scenarios' &&
    other.instrument === 'scenarios' &&
    thirtiesOf(one) === thirtiesOf(other)
  );
}
