// Knowing and doing in a model: does it choose a value's action less often when told to hold the value
// than when asked which action shows it? (docs/measurement.md, section 6)
// Both conditions ask the same questions about the same target, one of the values offered. The
// probability of the target is log-averaged over orders and meaned over wordings; hold − select is
// taken question by question and meaned within the scenario, which is the unit of everything after that:
// mean over scenarios, t interval, two-sided sign-flip permutation. The pooled difference comes first;
// then each target value's, with Holm over all values of all models. A drop that these scenarios could have
// found in 80 % of repeats stands beside it: pooled at the .05 level; of a value at .05 ÷ the number of
// tests, Holm's first step.
// McNemar's exact test needs independent pairs, so it takes each scenario's first question only.
//
// Example: two scenarios with differences −.1, −.3 and +.1: the first scenario's is −.2, the mean −.05.
import { signFlipP } from '../stats/sign-flip';
import { holmAdjusted } from '../stats/holm';
import { mcnemarP } from '../stats/mcnemar';
import { mean } from '../stats/mean';
import { detectableMean, meanInterval } from '../stats/mean-interval';
import { randomFor } from '../stats/random';
import { topOption } from '../stats/top-option';
import { at } from '../stats/array';
import { perValue, place, type Value } from '../values';
import { groupBy } from './group-by';
import { inAllOrders, questionsOf, type Question } from './questions';
import type { ChoiceAnswer, Estimate } from './types';

/** A question as it was shown once with a value to select or to hold. */
export interface TargetAnswer extends ChoiceAnswer {
  /** One of the values offered. */
  target: Value;
}

/** The answers of one model under the three conditions. */
export interface HoldStudy {
  model: string;
  select: readonly TargetAnswer[];
  hold: readonly TargetAnswer[];
  /** The same questions without a target; may be empty. */
  neutral: readonly ChoiceAnswer[];
}

export interface HoldComparison {
  scenarios: number;
  /** Questions asked under both conditions about the same target. */
  questions: number;
  /** Mean probability of the target, 0 to 1, mean over scenarios. */
  select: number;
  hold: number;
  /** The same without a target, over the questions that were asked so; null where none was. */
  neutral: number | null;
  neutralQuestions: number;
  /** hold − select, −1 to 1; no bounds where scenarios do not differ or there is one. */
  difference: Estimate;
  /** Two-sided sign-flip p over scenarios, never 0. */
  p: number;
  /** True difference found in 80 % of repeats; null where nothing shows how scenarios differ. */
  detectable: number | null;
}

interface HoldOfValue extends HoldComparison {
  /** p after Holm's correction over all values of all models. */
  adjusted: number;
}

export interface HoldResult {
  model: string;
  /** Null where no question was asked under both conditions. */
  pooled: HoldComparison | null;
  /** Ten, in circular order; null for a value that was no target under both. */
  values: (HoldOfValue | null)[];
  /** One question a scenario: how often the target came first under one condition only. */
  mcnemar: { scenarios: number; onlySelect: number; onlyHold: number; p: number } | null;
  /** Questions left out: asked under one condition only, or not in all orders. */
  unpaired: number;
}

/** One question about one target under both conditions. */
interface Pair {
  scenario: string;
  target: Value;
  select: Target;
  hold: Target;
  /** Probability of the target without a target; null where it was not asked. */
  neutral: number | null;
}

interface Target {
  p: number;
  /** Whether the target alone comes first. */
  first: boolean;
}

const questionKey = ({ scenario, question }: ChoiceAnswer) => JSON.stringify([scenario, question]);
const targetKey = (row: TargetAnswer) => `${questionKey(row)} ${row.target}`;

/** Questions by key. */
function averaged<T extends ChoiceAnswer>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): Map<string, Question> {
  return new Map(
    [...groupBy(rows, keyOf)].flatMap(([key, own]) =>
      questionsOf(own).map((question): [string, Question] => [key, question]),
    ),
  );
}

function targetIn({ scenario, values, p }: Question, target: Value): Target {
  const option = values.indexOf(place(target));
  if (option === -1) throw new RangeError(`a question of ${scenario} does not offer ${target}`);
  return { p: at(p, option), first: topOption(p) === option };
}

/** The pairs of a study, by scenario and question, and how many questions have no partner. */
function pairsOf({ select, hold, neutral }: HoldStudy): { pairs: Pair[]; unpaired: number } {
  const [selected, held] = [averaged(select, targetKey), averaged(hold, targetKey)];
  const whole = new Set(inAllOrders([...selected.values(), ...held.values()]));
  const without = averaged(neutral, questionKey);
  const wholeWithout = new Set(inAllOrders([...without.values()]));
  const ordered = [...groupBy(select, targetKey)].sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = ordered.flatMap(([key, rows]): Pair[] => {
    const [one, other] = [selected.get(key), held.get(key)];
    const [row] = rows;
    if (one === undefined || other === undefined || row === undefined) return [];
    if (!whole.has(one) || !whole.has(other)) return [];
    const bare = without.get(questionKey(row));
    return [
      {
        scenario: row.scenario,
        target: row.target,
        select: targetIn(one, row.target),
        hold: targetIn(other, row.target),
        neutral: bare !== undefined && wholeWithout.has(bare) ? targetIn(bare, row.target).p : null,
      },
    ];
  });
  const asked = new Set([...selected.keys(), ...held.keys()]).size;
  return { pairs, unpaired: asked - pairs.length };
}

/** Mean over scenarios of the mean over a scenario's questions; null where there are none. */
function overScenarios(scenarios: readonly (readonly number[])[]): number | null {
  const some = scenarios.filter((own) => own.length > 0);
  return some.length === 0 ? null : mean(some.map(mean));
}

function compare(pairs: readonly Pair[], level: number, seed: number): HoldComparison | null {
  const scenarios = [...groupBy(pairs, ({ scenario }) => scenario).values()];
  const select = overScenarios(scenarios.map((own) => own.map((pair) => pair.select.p)));
  const hold = overScenarios(scenarios.map((own) => own.map((pair) => pair.hold.p)));
  if (select === null || hold === null) return null;
  const neutral = scenarios.map((own) =>
    own.flatMap((pair) => (pair.neutral === null ? [] : [pair.neutral])),
  );
  const differences = scenarios.map((own) => mean(own.map((pair) => pair.hold.p - pair.select.p)));
  const interval = meanInterval(differences);
  return {
    scenarios: scenarios.length,
    questions: pairs.length,
    select,
    hold,
    neutral: overScenarios(neutral),
    neutralQuestions: neutral.flat().length,
    difference: {
      value: mean(differences),
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    },
    p: signFlipP(differences, randomFor(seed, 'permutation')),
    detectable: detectableMean(differences, level),
  };
}

function mcnemarOf(pairs: readonly Pair[]): HoldResult['mcnemar'] {
  const firsts = [...groupBy(pairs, ({ scenario }) => scenario).values()].flatMap((own) =>
    own.slice(0, 1),
  );
  if (firsts.length === 0) return null;
  const onlySelect = firsts.filter(({ select, hold }) => select.first && !hold.first).length;
  const onlyHold = firsts.filter(({ select, hold }) => hold.first && !select.first).length;
  return { scenarios: firsts.length, onlySelect, onlyHold, p: mcnemarP(onlySelect, onlyHold) };
}

const LEVEL = 0.05;

/**
 * Compares the two conditions for each model. The models are one family of tests.
 *
 * @param seed a whole number for drawn sign flips.
 * @throws RangeError for rows that are no choices among four values, or do not offer their target.
 */
export function selectAgainstHold(studies: readonly HoldStudy[], seed: number): HoldResult[] {
  const paired = studies.map((study) => ({ model: study.model, ...pairsOf(study) }));
  const byValue = paired.map(({ pairs }) =>
    perValue((value) => pairs.filter(({ target }) => target === value)),
  );
  const tests = byValue.flat().filter((pairs) => pairs.length > 0).length;
  const compared = byValue.map((values) =>
    values.map((pairs) => compare(pairs, LEVEL / Math.max(1, tests), seed)),
  );
  const adjusted = holmAdjusted(
    compared.flat().flatMap((comparison) => (comparison === null ? [] : [comparison.p])),
  );
  return paired.map(({ model, pairs, unpaired }, index) => ({
    model,
    pooled: compare(pairs, LEVEL, seed),
    values: (compared[index] ?? []).map((comparison) =>
      comparison === null ? null : { ...comparison, adjusted: adjusted.shift() ?? comparison.p },
    ),
    mcnemar: mcnemarOf(pairs),
    unpaired,
  }));
}
