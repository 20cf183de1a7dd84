// How alike two single sittings of one respondent are: the yardstick for every r between short profiles.
// (docs/measurement.md, section 7, "Equal length".) A model's answers are drawn twice as a person would
// give them (drawn-answers.ts), worths are fitted to both, and their r noted; this 1,000 times. The band is
// the middle 95 % of these r. Two people whose r lies within it differ no more than that model seems to
// differ from itself.
//
// Example: one model of the paper against itself on two sets of 5 questions: r from −.75 to 1.
import type { Question } from '../score/questions';
import { fitWithPlaces } from '../score/worth';
import { at } from '../stats/array';
import { mean } from '../stats/mean';
import { pearson } from '../stats/pearson';
import { quantile } from '../stats/quantile';
import { randomFor, type Random } from '../stats/random';
import { shuffle } from '../stats/shuffle';
import { VALUES } from '../values';
import { drawnWorths } from './drawn-answers';
import { byScenario } from './over-scenarios';

const DRAWS = 1000;
/** Pairs of many models need fewer: their mean is wanted, not the ends of their range. */
const GROUP_DRAWS = 200;

export interface EqualLengthBand {
  /** Points of 2.5, 50 and 97.5 % of r between two drawn sittings, −1 to 1. */
  low: number;
  median: number;
  high: number;
  /** Questions of each drawn sitting; where the two differ by one, the smaller. */
  questions: number;
}

/** The band of these r; null where none exists. */
function bandOf(drawn: readonly (number | null)[], questions: number): EqualLengthBand | null {
  const sorted = Float64Array.from(drawn.filter((r) => r !== null)).sort();
  if (sorted.length === 0) return null;
  return {
    low: quantile(sorted, 0.025),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.975),
    questions,
  };
}

/** Ten worths of single choices, fitted as a person's. */
export function worthsOfPerson(questions: readonly Question[]): number[] {
  const { parameters } = fitWithPlaces(questions);
  return VALUES.map((_, place) => at(parameters, place));
}

/** The mean band of several models; null without one. */
export function meanBand(bands: readonly EqualLengthBand[]): EqualLengthBand | null {
  const [first] = bands;
  if (first === undefined) return null;
  const over = (end: 'low' | 'median' | 'high') => mean(bands.map((band) => band[end]));
  return {
    low: over('low'),
    median: over('median'),
    high: over('high'),
    questions: first.questions,
  };
}

/** As many sittings of one model, each drawn anew. */
export function sittingsOf(
  questions: readonly Question[],
  random: Random,
  count = GROUP_DRAWS,
): number[][] {
  if (questions.length === 0) return [];
  return Array.from({ length: count }, () => drawnWorths(questions, random));
}

/**
 * The band between two sittings of one model on the same questions; null without questions. Each drawn
 * sitting is set beside the next one, the last beside the first.
 *
 * @param questions of a model that count, as many and the same as in the comparison.
 * @param seed a whole number for the draws.
 */
export function bandOnSameQuestions(
  questions: readonly Question[],
  seed: number,
): EqualLengthBand | null {
  const sittings = sittingsOf(questions, randomFor(seed, 'answers'), DRAWS);
  const drawn = sittings.map((own, draw) => pearson(own, sittings[(draw + 1) % DRAWS] ?? own));
  return bandOf(drawn, questions.length);
}

/** A list of scenarios cut in two at random, the first part not the smaller one. */
function halves(
  scenarios: readonly (readonly Question[])[],
  random: Random,
): [Question[], Question[]] {
  const shuffled = shuffle(scenarios, random);
  const middle = Math.ceil(shuffled.length / 2);
  return [shuffled.slice(0, middle).flat(), shuffled.slice(middle).flat()];
}

/**
 * The band between two sittings of one model on other questions: each time its scenarios are cut into
 * halves at random. Null for fewer than two scenarios.
 *
 * @param questions of a model that count, *twice* as many as in the comparison, since each sitting has
 *   half of them.
 */
export function bandOnOtherQuestions(
  questions: readonly Question[],
  seed: number,
): EqualLengthBand | null {
  const scenarios = byScenario(questions);
  if (scenarios.length < 2) return null;
  const random = randomFor(seed, 'answers');
  const drawn = Array.from({ length: DRAWS }, () => {
    const [one, other] = halves(scenarios, random);
    return pearson(drawnWorths(one, random), drawnWorths(other, random));
  });
  return bandOf(drawn, Math.floor(questions.length / 2));
}

/**
 * r between models as it would be had each answered once, as a person does: the mean of r over 200 draws
 * of everyone's answers. For the mean pairwise r of a group beside that of people (group-likeness.ts).
 *
 * @param models each one's questions that count, the same for all.
 * @returns r of models i and j; 1 with itself; null where no draw has an r.
 */
export function equalLengthR(
  models: readonly (readonly Question[])[],
  seed: number,
): (number | null)[][] {
  const random = randomFor(seed, 'answers');
  const sittings = models.map((questions) => sittingsOf(questions, random));
  return sittings.map((own, i) =>
    sittings.map((others, j) => {
      if (i === j) return 1;
      const drawn = own
        .map((worths, draw) => {
          const theirs = others[draw];
          return theirs === undefined ? null : pearson(worths, theirs);
        })
        .filter((r) => r !== null);
      return drawn.length === 0 ? null : mean(drawn);
    }),
  );
}
