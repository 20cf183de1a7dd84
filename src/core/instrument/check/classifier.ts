// Can a program name the value of an action from how it is phrased? If it can, a model that seems to
// choose by values may choose by phrasing.
//
// Ridge classification (core/stats/ridge.ts) among the ten values, in six folds cut by scenario: the
// ten actions of a scenario are named by lines that were fitted without them. Three sets of columns:
// function words with lengths, lengths alone, and all words. The penalty is the number of training
// actions, fixed before any result was seen: it halves the slopes, which suits many weak columns.
//
// Accuracy grows with the number of actions. So that the limits mean the same for every pack, of a
// larger pack as many scenarios are drawn as the built-in one has; a smaller one has no limits.
import { quantile } from '../../stats/quantile';
import { randomFor, type Random } from '../../stats/random';
import { caseWeights, heights, highest, ridge } from '../../stats/ridge';
import { shuffle } from '../../stats/shuffle';
import { VALUES } from '../../values';
import {
  commonWords,
  frequencies,
  LENGTHS,
  PHRASING,
  rowsOf,
  type Columns,
  type TenActions,
} from './columns';
import type { Finding } from './finding';
import { tellingColumns } from './telling';

const SEED = 20250101;
const FOLDS = 6;
const PERMUTATIONS = 200;
/** Scenarios that are read, and from which on the limits count. */
export const READ_SCENARIOS = 120;

/** Part of the actions whose value may be named from phrasing, and from length alone. */
export const PHRASING_LIMIT = 0.2;
export const LENGTH_LIMIT = 0.13;

/** Parts of all actions, 0 to 1. */
export interface Accuracy {
  accuracy: number;
  /** Of the actions of each value, the part named right; in circular order. */
  recall: number[];
  /** 95 % of 200 labellings drawn at random within scenarios are named no better. */
  permutation95: number;
}

export interface ClassifierFigures {
  scenarios: number;
  /** Whether `scenarios` is enough for the limits to count. */
  limited: boolean;
  phrasing: Accuracy;
  /** For each value what is most unlike in its actions; see telling.ts. */
  telling: string[][];
  length: Accuracy;
  /** Reported, not limited: what an action is about should tell its value. */
  allWords: number;
}

/** Places 0 … count − 1 of scenarios, dealt at random to six folds of like size. */
function foldsOf(count: number): number[][] {
  const order = shuffle(
    Array.from({ length: count }, (_, place) => place),
    randomFor(SEED, 'scenarios'),
  );
  return Array.from({ length: FOLDS }, (_, fold) =>
    order.filter((_, place) => place % FOLDS === fold),
  );
}

/** For each scenario, which value (0 to 9) each of its ten actions is labelled with. */
type Labels = readonly (readonly number[])[];

const PLACES = VALUES.map((_, place) => place);

/**
 * A function from labels to those of them that are named right, with all that does not depend on labels
 * done beforehand.
 */
function namer(columns: Columns, scenarios: readonly TenActions[]) {
  const rows = scenarios.map((scenario) => rowsOf(columns, scenario));
  const folds = foldsOf(scenarios.length).map((test) => {
    const held = new Set(test);
    const training = rows.flatMap((_, place) => (held.has(place) ? [] : [place]));
    const cases = training.flatMap((place) => rows[place] ?? []);
    const fitted = ridge(cases, columns.names.length, cases.length);
    const weights = test.flatMap((place) =>
      (rows[place] ?? []).map((row) => caseWeights(fitted, row)),
    );
    return { training, test, weights };
  });
  return (labels: Labels): number[] =>
    folds.flatMap(({ training, test, weights }) => {
      const known = Uint8Array.from(training.flatMap((place) => labels[place] ?? []));
      const wanted = test.flatMap((place) => labels[place] ?? []);
      const named = weights.map((own) => highest(heights(own, known, VALUES.length)));
      return wanted.filter((label, place) => named[place] === label);
    });
}

const asWritten = (scenarios: readonly TenActions[]): Labels => scenarios.map(() => PLACES);

/** The part of all actions named right, by value: how often each value's own were. */
function rightOf(
  named: readonly number[],
  scenarios: number,
): { accuracy: number; recall: number[] } {
  return {
    accuracy: named.length / (scenarios * VALUES.length),
    recall: PLACES.map((place) => named.filter((label) => label === place).length / scenarios),
  };
}

function accuracyOf(columns: Columns, scenarios: readonly TenActions[], random: Random): Accuracy {
  const named = namer(columns, scenarios);
  const drawn = Array.from(
    { length: PERMUTATIONS },
    () => rightOf(named(scenarios.map(() => shuffle(PLACES, random))), scenarios.length).accuracy,
  ).sort((a, b) => a - b);
  return {
    ...rightOf(named(asWritten(scenarios)), scenarios.length),
    permutation95: quantile(drawn, 0.95),
  };
}

/**
 * How often an action's value is named; deterministic. Some five seconds for 120 scenarios.
 *
 * @returns null for fewer scenarios than twice the folds.
 */
export function classifierFigures(all: readonly TenActions[]): ClassifierFigures | null {
  if (all.length < 2 * FOLDS) return null;
  const scenarios =
    all.length <= READ_SCENARIOS
      ? all
      : shuffle(all, randomFor(SEED, 'asking')).slice(0, READ_SCENARIOS);
  const allWords = frequencies(
    commonWords(scenarios.flatMap(({ actions }) => VALUES.map((value) => actions[value]))),
  );
  const random = randomFor(SEED, 'permutation');
  return {
    scenarios: scenarios.length,
    limited: scenarios.length >= READ_SCENARIOS,
    phrasing: accuracyOf(PHRASING, scenarios, random),
    telling: tellingColumns(PHRASING, scenarios),
    length: accuracyOf(LENGTHS, scenarios, random),
    allWords: rightOf(namer(allWords, scenarios)(asWritten(scenarios)), scenarios.length).accuracy,
  };
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;

/** Findings where a limit counts and is passed. */
export function classifierFindings(pack: string, figures: ClassifierFigures): Finding[] {
  if (!figures.limited) return [];
  const over = (accuracy: number, limit: number, from: string, change: string): Finding[] =>
    accuracy <= limit
      ? []
      : [
          {
            where: { kind: 'pack', id: pack },
            rule: 'classifier',
            message: `From ${from} a program names the value of ${percent(accuracy)} of the actions; at most ${percent(limit)} is allowed: ${change}.`,
          },
        ];
  return [
    ...over(
      figures.phrasing.accuracy,
      PHRASING_LIMIT,
      'function words and length',
      'vary how the actions of each value are phrased',
    ),
    ...over(
      figures.length.accuracy,
      LENGTH_LIMIT,
      'length',
      'make actions of all values equally long',
    ),
  ];
}
