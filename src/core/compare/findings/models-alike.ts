// Do models choose alike? The study found that models' profiles go together at r above .97. Profiles that
// share much do so whoever has them, so three controls stand beside that r (docs/measurement.md, section 7):
// how often two models choose the same option of a question, how much of that their profiles alone give,
// and how well one model goes with itself.
//
// One model with itself: the common scenarios are cut at random into halves, worths are fitted to each
// half, and r is taken between the halves: of one model (own), and of one model's first half with another's
// second (others). Both r are attenuated alike, so their difference is not a matter of length. Models that
// go with each other about as well as with themselves cannot be told apart by their profiles. The band is
// the middle 95 % of single own r over 200 cuts.
//
// Example: own .90 with a band from .78 to .97, others .88: no further apart than one model from itself.
import { FEWEST_SCENARIOS } from '../../score/enacted-model';
import type { Question } from '../../score/questions';
import { fitAveraged } from '../../score/worth';
import { mean } from '../../stats/mean';
import { pearson } from '../../stats/pearson';
import { quantile } from '../../stats/quantile';
import { randomFor, type Random } from '../../stats/random';
import { shuffle } from '../../stats/shuffle';
import { profileAgreement } from '../agreement';
import { byScenario } from '../over-scenarios';
import { sameChoice, type SameChoice } from '../same-choice';
import { commonQuestions } from './common-questions';

const CUTS = 200;

interface Halves {
  /** Mean r of one model's halves, and of one model's half with another's; −1 to 1. */
  own: number;
  others: number;
  /** Middle 95 % of r between a model's own halves. */
  low: number;
  high: number;
}

/** A figure over all pairs of models. */
export interface OverPairs {
  mean: number;
  smallest: number;
  largest: number;
}

export interface ModelsAlike {
  models: number;
  /** Questions that all of them answered, and the scenarios they belong to. */
  questions: number;
  scenarios: number;
  /** Pearson's r between the worths of every two; null where none exists. */
  profileR: OverPairs | null;
  /** How often two choose the same option, 0 to 1. */
  same: OverPairs;
  /** κ beyond what the two profiles alone give, at most 1. */
  beyondProfile: OverPairs;
  /** Null with fewer than twelve common scenarios, or where halves are flat. */
  halves: Halves | null;
}

const worthsOf = (questions: readonly Question[]) => [...fitAveraged(questions).parameters];

function overPairs(figures: readonly number[]): OverPairs {
  return {
    mean: mean(figures),
    smallest: Math.min(...figures),
    largest: Math.max(...figures),
  };
}

/** r between the first half of each model and the second half of each, for one cut of the scenarios. */
function cutOnce(models: readonly (readonly Question[][])[], random: Random): (number | null)[][] {
  const order = shuffle([...(models[0] ?? []).keys()], random);
  const middle = Math.ceil(order.length / 2);
  const half = (scenarios: readonly Question[][], places: readonly number[]) =>
    worthsOf(places.flatMap((place) => scenarios[place] ?? []));
  const firsts = models.map((scenarios) => half(scenarios, order.slice(0, middle)));
  const seconds = models.map((scenarios) => half(scenarios, order.slice(middle)));
  return firsts.map((first) => seconds.map((second) => pearson(first, second)));
}

/** @param models each one's common questions, the same ones in the same order. */
function halvesOf(models: readonly (readonly Question[])[], seed: number): Halves | null {
  const scenarios = models.map(byScenario);
  if ((scenarios[0]?.length ?? 0) < FEWEST_SCENARIOS) return null;
  const random = randomFor(seed, 'halves');
  const own: number[] = [];
  const others: number[] = [];
  for (let cut = 0; cut < CUTS; cut += 1) {
    cutOnce(scenarios, random).forEach((row, i) => {
      row.forEach((r, j) => {
        if (r !== null) (i === j ? own : others).push(r);
      });
    });
  }
  if (own.length === 0 || others.length === 0) return null;
  const sorted = Float64Array.from(own).sort();
  return {
    own: mean(own),
    others: mean(others),
    low: quantile(sorted, 0.025),
    high: quantile(sorted, 0.975),
  };
}

function pairsOf(common: readonly Question[][], seed: number): SameChoice[] {
  return common.flatMap((one, i) =>
    common.slice(0, i).flatMap((other) => sameChoice(one, other, seed) ?? []),
  );
}

/**
 * How alike models are on the questions that all of them answered; null for fewer than two models, or
 * where they share no question.
 *
 * @param models each one's questions that count (`inAllOrders`), under one framing.
 * @param seed a whole number for the cuts.
 */
export function modelsAlike(
  models: readonly (readonly Question[])[],
  seed: number,
): ModelsAlike | null {
  const common = commonQuestions(models);
  const [first = []] = common;
  if (models.length < 2 || first.length === 0) return null;
  const pairs = pairsOf(common, seed);
  const { r } = profileAgreement(common.map(worthsOf));
  const profileR = r
    .flatMap((row, i) => row.slice(0, i))
    .filter((one): one is number => one !== null);
  return {
    models: models.length,
    questions: first.length,
    scenarios: byScenario(first).length,
    profileR: profileR.length === 0 ? null : overPairs(profileR),
    same: overPairs(pairs.map(({ same }) => same.value)),
    beyondProfile: overPairs(pairs.map(({ beyondProfile }) => beyondProfile.value)),
    halves: halvesOf(common, seed),
  };
}
