// How well each form finds an order that is known: simulated people answer the real trials, and the profile
// is the one that the application computes. What scripts/bench-recovery.mjs runs.
import packed from '../../src/content/packs/axia-1.1.0.json';
import { retest } from '../../src/core/compare/retest';
import { readPack, type Pack } from '../../src/core/instrument/pack';
import { unusedQuestions } from '../../src/core/instrument/unused';
import { FURTHER, furtherQuestions, knownFrom } from '../../src/core/score/further-questions';
import { profile } from '../../src/core/score/profile';
import { questionsOf } from '../../src/core/score/questions';
import type { ChoiceAnswer, Estimate, Profile } from '../../src/core/score/types';
import { isSimulated, simulatedAnswer } from '../../src/core/simulate/person';
import { drawRespondent, PERSON, type Respondent } from '../../src/core/simulate/respondent';
import { mean } from '../../src/core/stats/mean';
import { quantile } from '../../src/core/stats/quantile';
import { randomFor, type Random } from '../../src/core/stats/random';
import { spearman } from '../../src/core/stats/spearman';
import { toScores, type AnswerRow } from '../../src/core/study/answer';
import { trialsOf, type Plan, type Sitting } from '../../src/core/study/plan';
import { personFurther, personQuestionnaire, personScenarios } from '../../src/core/study/presets';

function builtInPack(): Pack {
  const reading = readPack(packed);
  if (!reading.ok) throw new Error('the built-in pack does not read');
  return reading.pack;
}

const pack = builtInPack();

function sittingOf(plan: Plan, seed: number): Sitting {
  const id = `${plan.instrument}-${seed}`;
  return {
    id,
    respondent: 'simulated',
    study: null,
    pack: { id: pack.id, version: pack.version },
    plan,
    condition: 'neutral',
    answerer: { kind: 'person', sitting: id },
    seed,
    startedAt: 0,
  };
}

/** What a simulated person answers to a plan, as the scores take it. */
function scoresOf(plan: Plan, person: Respondent, seed: number, random: Random) {
  const sitting = sittingOf(plan, seed);
  const trials = trialsOf(sitting, pack);
  const rows = trials.flatMap((trial): AnswerRow[] => {
    const { question } = trial;
    if (!isSimulated(question)) return [];
    return [
      {
        ...trial,
        question:
          question.instrument === 'scenarios'
            ? { ...question, options: [...question.options] }
            : question,
        revision: 0,
        sitting: sitting.id,
        answer: simulatedAnswer(person, question, random),
        shownAt: 0,
        answeredAt: 0,
      },
    ];
  });
  return toScores(trials, rows);
}

function profileOf(plan: Plan, person: Respondent, seed: number, random: Random): Profile {
  return profile({ kind: 'person', ...scoresOf(plan, person, seed, random) }, seed);
}

/** Form A of fifteen, and ten more: chosen by the answers, or the first ten of form B. */
function lengthened(isChosen: boolean, person: Respondent, seed: number, random: Random): Profile {
  const first = scoresOf(personScenarios('A', 1), person, seed, random).choices;
  const { enacted } = profile({ kind: 'person', ratings: [], choices: first }, seed);
  const asked = new Set(first.map(({ scenario }) => scenario));
  const candidates = unusedQuestions(pack, asked);
  const chosen = isChosen
    ? furtherQuestions(
        knownFrom(questionsOf(first), enacted?.toldApart ?? []),
        candidates,
        FURTHER,
        randomFor(seed, 'choosing'),
      )
    : (pack.scenarios?.scenarios ?? [])
        .filter(({ id, form }) => form === 'B' && !asked.has(id))
        .slice(0, FURTHER)
        .map(({ id, personQuestion }) => ({ scenario: id, question: personQuestion }));
  const plan = personFurther(
    'form A',
    (chosen ?? []).map(({ scenario, question }) => ({ scenario, question })),
  );
  const further: ChoiceAnswer[] = scoresOf(plan, person, seed, random).choices;
  return profile({ kind: 'person', ratings: [], choices: [...first, ...further] }, seed);
}

type Half = 'stated' | 'enacted';

interface Form {
  name: string;
  half: Half;
  answer: (person: Respondent, seed: number, random: Random) => Profile;
}

const portraits = (name: string, items: 'short' | 'all'): Form => ({
  name,
  half: 'stated',
  answer: (person, seed, random) => profileOf(personQuestionnaire(items), person, seed, random),
});

const scenarios = (name: string, thirties: 1 | 2 | 4): Form => ({
  name,
  half: 'enacted',
  answer: (person, seed, random) => profileOf(personScenarios('A', thirties), person, seed, random),
});

const FORMS: readonly Form[] = [
  portraits('21 portraits', 'short'),
  portraits('40 portraits', 'all'),
  scenarios('15 scenarios', 1),
  {
    name: '15 and the next ten of form B',
    half: 'enacted',
    answer: (person, seed, random) => lengthened(false, person, seed, random),
  },
  {
    name: '15 and ten more',
    half: 'enacted',
    answer: (person, seed, random) => lengthened(true, person, seed, random),
  },
  scenarios('30 scenarios', 2),
  scenarios('60 scenarios', 4),
];

/** Standard deviations of worths, logits. */
export const SPREADS = [0.5, 1, 1.5];

const numbers = (estimates: readonly Estimate[]) => estimates.map(({ value }) => value);

function scoresIn({ stated, enacted }: Profile, half: Half): number[] {
  return numbers((half === 'stated' ? stated?.centred : enacted?.worth) ?? []);
}

function drawn(spread: number, seed: number) {
  const random = randomFor(seed, 'simulating');
  return { person: drawRespondent(spread, PERSON, random), random };
}

/** Points of 25, 50 and 75 % of the rank correlation with the known order, and pairs told apart. */
export interface Recovery {
  form: string;
  spread: number;
  low: number;
  median: number;
  high: number;
  /** Mean number of the 45 pairs that are told apart; null for portraits. */
  toldApart: number | null;
}

function recoveryOf({ name, half, answer }: Form, spread: number, simulations: number): Recovery {
  const found = Array.from({ length: simulations }, (_, index) => {
    const { person, random } = drawn(spread, index + 1);
    const one = answer(person, index + 1, random);
    return {
      r: spearman(person.worths, scoresIn(one, half)) ?? 0,
      toldApart: one.enacted?.toldApart.length ?? 0,
    };
  });
  const sorted = Float64Array.from(found.map(({ r }) => r)).sort();
  return {
    form: name,
    spread,
    low: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.75),
    toldApart: half === 'stated' ? null : mean(found.map(({ toldApart }) => toldApart)),
  };
}

/** Every form at every spread, the same simulated people for all. */
export function recovery(simulations: number): Recovery[] {
  return FORMS.flatMap((form) => SPREADS.map((spread) => recoveryOf(form, spread, simulations)));
}

/** How many of two sittings of somebody who did not change have an r within, below and above the band. */
export interface BandHit {
  form: string;
  spread: number;
  within: number;
  below: number;
  above: number;
}

const AGAIN: readonly { name: string; half: Half; plans: readonly [Plan, Plan] }[] = [
  {
    name: '21 portraits twice',
    half: 'stated',
    plans: [personQuestionnaire('short'), personQuestionnaire('short')],
  },
  ...([1, 2, 4] as const).map((thirties) => ({
    name: `${15 * thirties} scenarios, forms A and B`,
    half: 'enacted' as const,
    plans: [personScenarios('A', thirties), personScenarios('B', thirties)] as const,
  })),
];

export function bandHits(simulations: number): BandHit[] {
  return AGAIN.flatMap(({ name, half, plans }) =>
    SPREADS.map((spread): BandHit => {
      const sides = Array.from({ length: simulations }, (_, index) => {
        const seed = index + 1;
        const { person, random } = drawn(spread, seed);
        const [then, now] = plans.map((plan) => profileOf(plan, person, seed, random));
        if (then === undefined || now === undefined) throw new RangeError('two plans are needed');
        const repeat = retest(then, now, seed)[half];
        const { r = null, band = null } = repeat ?? {};
        if (r === null || band === null) return 'none';
        return r < band.low ? 'below' : r > band.high ? 'above' : 'within';
      });
      const part = (side: string) => sides.filter((one) => one === side).length / simulations;
      return {
        form: name,
        spread,
        within: part('within'),
        below: part('below'),
        above: part('above'),
      };
    }),
  );
}
