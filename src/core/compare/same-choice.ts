// Agreement per question: in how many of the questions that two respondents both answered do they choose
// the same option, and how much of that says more than that their profiles are alike?
// (docs/measurement.md, section 7.)
//
// Same choice, p: the mean over shared questions of the probability that the two top options are the same
// one. A respondent's top option is the most probable one of its averaged answer; where several are equally
// probable up to rounding, each is its top with the same probability, independently of the other
// respondent. So two options tied against one top that is among them count a half, and two ties over the
// same two options count a half too.
//
// κ = (p − ¼)/(1 − ¼): beyond what choosing at random among four options gives (Bennett, Alpert & Goldstein
// 1954, Public Opinion Quarterly 18, 303: chance is the same for every option, and not estimated from how
// often the two use each, as Cohen's is).
//
// κ beyond profile = (p − p_w)/(1 − p_w): beyond what the two worth profiles alone give. p is about top
// options, so p_w is too. To each respondent's top options on the shared questions a conditional logit of
// the ten worths is fitted (score/worth.ts); it says how probable each option is as the top one for
// somebody of whom only the profile is known. Were the two to share nothing else, they would agree with
// probability Σ first × second, and p_w is the mean of that over the shared questions. The worths of the
// answers themselves would not do: a model that puts .4 on one option always has that one as its top, so its
// top options are far more decided than its answers, and p_w would come out too small. The largest worth on
// each side would not do either: that a value is mostly on top does not say that it always is.
//
// Intervals over scenarios (over-scenarios.ts); that of κ beyond profile moves the two fits along, one step.
//
// Example: the same option in 14 of 20 questions: p .7, κ (.7 − .25)/.75 = .6; were p_w .4, κ beyond
// profile would be .3/.6 = .5.
import { within } from '../score/estimate';
import type { Question } from '../score/questions';
import type { Estimate } from '../score/types';
import { fitAveraged } from '../score/worth';
import { at, dot } from '../stats/array';
import { mean } from '../stats/mean';
import { topOptions } from '../stats/top-option';
import { entry, zeros, type Vector } from '../stats/vector';
import { keptByQuestions } from './kept';
import { byScenario, figureOver, meanOver, movesOfMean, whyNoInterval } from './over-scenarios';
import { sharedQuestions } from './shared-questions';
import { fromWorths, worthMoves } from './worth-moves';

/** What choosing at random among four options gives. */
const CHANCE = 1 / 4;

export interface SameChoice {
  /** Shared questions, and the scenarios they belong to. */
  questions: number;
  scenarios: number;
  /** Shared questions in which one of the two has several equally probable options on top. */
  tied: number;
  /** p, 0 to 1. */
  same: Estimate;
  /** −⅓ to 1. */
  kappa: Estimate;
  /** p_w, 0 to 1: the agreement that the two worth profiles alone would give. */
  byProfiles: number;
  /** At most 1. */
  beyondProfile: Estimate;
  /** Why there are no intervals; null where there are. */
  note: string | null;
}

/** A shared question with the two distributions of top options, as questions of their own. */
interface Tops {
  scenario: string;
  values: readonly number[];
  one: Question;
  other: Question;
}

/** The distribution of the top option: 1 for the most probable, shared evenly where several are. */
export function topDistribution(p: readonly number[]): number[] {
  const tops = topOptions(p);
  return p.map((_, option) => (tops.includes(option) ? 1 / tops.length : 0));
}

/** One respondent's top options on some questions, and the profile that they alone give. */
interface TopFit {
  tops: readonly Question[];
  worths: Vector;
  /** How much each scenario moves the worths. */
  moves: Vector[];
}

const topFit = keptByQuestions((questions): TopFit => {
  const tops = questions.map((question) => ({ ...question, p: topDistribution(question.p) }));
  const fit = fitAveraged(tops);
  return { tops, worths: fit.parameters, moves: worthMoves(byScenario(tops), fit) };
});

/** The slope of p_w by the worths of `own`, the other's being fixed. */
function slopeOf(questions: readonly Tops[], own: Vector, others: Vector): Vector {
  const slope = zeros(own.length);
  for (const { values } of questions) {
    const [mine, theirs] = [fromWorths(values, own), fromWorths(values, others)];
    const together = dot(mine, theirs);
    values.forEach((value, option) => {
      const part = at(mine, option) * (at(theirs, option) - together);
      slope[value] = entry(slope, value) + part / questions.length;
    });
  }
  return slope;
}

/** p_w, and how much each scenario moves it: by its own questions, and by moving the two fits. */
function agreementByProfiles(
  scenarios: readonly (readonly Tops[])[],
  one: TopFit,
  other: TopFit,
): {
  byProfiles: number;
  moves: number[];
} {
  const questions = scenarios.flat();
  const together = scenarios.map((own) =>
    own.map(({ values }) => dot(fromWorths(values, one.worths), fromWorths(values, other.worths))),
  );
  const slopes = [
    slopeOf(questions, one.worths, other.worths),
    slopeOf(questions, other.worths, one.worths),
  ] as const;
  const moves = movesOfMean(together).map(
    (direct, scenario) =>
      direct +
      dot(slopes[0], one.moves[scenario] ?? slopes[0]) +
      dot(slopes[1], other.moves[scenario] ?? slopes[1]),
  );
  return { byProfiles: mean(together.flat()), moves };
}

/** (p − chance)/(1 − chance) of an estimate and its bounds. */
function beyondChance({ value, low, high }: Estimate): Estimate {
  const beyond = (p: number) => (p - CHANCE) / (1 - CHANCE);
  return {
    value: beyond(value),
    low: low === null ? null : beyond(low),
    high: high === null ? null : beyond(high),
  };
}

/**
 * How often two respondents choose the same option; null where they share no question. Being symmetric,
 * it is the same whoever comes first.
 *
 * @param one questions that count, as `sharedQuestions` takes them; `other` likewise.
 * @param seed a whole number for the draws of scenarios.
 */
export function sameChoice(
  one: readonly Question[],
  other: readonly Question[],
  seed: number,
): SameChoice | null {
  const shared = sharedQuestions(one, other);
  if (shared.length === 0) return null;
  const mine = topFit(shared.map((question) => question.one));
  const theirs = topFit(shared.map((question) => question.other));
  const scenarios = byScenario(
    shared.map((question, place): Tops => ({
      ...question,
      one: mine.tops[place] ?? question.one,
      other: theirs.tops[place] ?? question.other,
    })),
  );
  const agreements = scenarios.map((own) => own.map((tops) => dot(tops.one.p, tops.other.p)));
  const same = within(0, 1, meanOver(agreements, seed));
  const { byProfiles, moves } = agreementByProfiles(scenarios, mine, theirs);
  const rest = 1 - byProfiles;
  const beyondProfile = figureOver(
    (same.value - byProfiles) / rest,
    movesOfMean(agreements).map(
      (move, scenario) => move / rest - ((1 - same.value) / rest ** 2) * at(moves, scenario),
    ),
    seed,
  );
  const isTied = ({ p }: Question) => !p.includes(1);
  return {
    questions: shared.length,
    scenarios: scenarios.length,
    tied: scenarios.flat().filter((tops) => isTied(tops.one) || isTied(tops.other)).length,
    same,
    kappa: beyondChance(same),
    byProfiles,
    beyondProfile: within(-byProfiles / rest, 1, beyondProfile),
    note: whyNoInterval(same, scenarios.length),
  };
}
