// Which ten further questions tell most about the order of one person's values, chosen by the answers so
// far (docs/measurement.md, section 3, "Ten more").
// Method: sequential A-optimal design of a choice experiment (Kessels, Goos & Vandebroek 2006, Journal of
// Marketing Research 43, 409), with the exchange of Fedorov (1972), Theory of Optimal Experiments.
// In words: a question about four values is expected to add diag(q) − qqᵀ to what is known of their worths,
// q being the probabilities of its options under the worths so far, from the fit with the prior of a
// forecast. The sum over the pairs of values not yet told apart of the variance of their difference is to
// become smallest. Questions are taken one by one, each the one that makes it smallest; then each is
// exchanged for any that makes it smaller still, until none does. How often values were offered may differ
// by at most two in the end, so that no value is known by few questions; where the questions left do not
// allow that, by as little as they do. Of questions that tell the same a drawn one is taken.
//
// Example: nothing is known, and SD and UN are to be told apart: a question with both is taken before one
// with either.
import { at } from '../stats/array';
import { corner, inverse, matrixOf, sizeOf, type Matrix } from '../stats/matrix';
import type { Random } from '../stats/random';
import { shuffle } from '../stats/shuffle';
import { softmax } from '../stats/softmax';
import { entry } from '../stats/vector';
import { VALUES } from '../values';
import type { Pair } from './keep-order';
import type { Question } from './questions';
import { counts, fitToForecast } from './worth';

/** Always so many: who stopped when two values seem told apart would stop at chance. */
export const FURTHER = 10;
/** How far the numbers of times that values were offered may lie apart. */
const MOST_APART = 2;
/** A gain in summed variance below this is rounding. */
const ROUNDING = 1e-12;
/** Exchanges as a rule end after two or three rounds. */
const ROUNDS = 20;

export interface Candidate {
  scenario: string;
  /** Which of the scenario's five questions. */
  question: number;
  /** Places on the circle of the four values offered, ascending. */
  values: readonly number[];
}

/** What the answers so far say. */
export interface Known {
  /** Ten logits. */
  worths: readonly number[];
  /** What is known of the ten worths, the inverse of their covariance, 10 × 10. */
  precision: Matrix;
  /** How often each value was offered. */
  offered: readonly number[];
  /** Pairs of places whose differences are to be told: those not told apart yet. */
  pairs: readonly Pair[];
}

const ALL_PAIRS = VALUES.flatMap((_, i) => VALUES.slice(0, i).map((__, j): Pair => [i, j]));

const isSamePair = ([a, b]: Pair, [c, d]: Pair) => (a === c && b === d) || (a === d && b === c);

/**
 * What one person's answers say; where all 45 pairs are told apart, all of them are to be told better.
 *
 * @param questions of one person, at least one.
 * @param toldApart pairs of places (EnactedProfile.toldApart).
 */
export function knownFrom(questions: readonly Question[], toldApart: readonly Pair[]): Known {
  const { parameters, curvature } = fitToForecast(questions);
  const open = ALL_PAIRS.filter((pair) => !toldApart.some((told) => isSamePair(pair, told)));
  return {
    worths: [...parameters.slice(0, VALUES.length)],
    precision: inverse(corner(inverse(curvature), VALUES.length)),
    offered: counts(questions).offered,
    pairs: open.length > 0 ? open : ALL_PAIRS,
  };
}

/** The precision with what a question about these values is expected to add. */
function withQuestion(precision: Matrix, worths: readonly number[], values: readonly number[]) {
  const q = softmax(values.map((value) => at(worths, value)));
  const size = sizeOf(precision);
  return matrixOf(size, (row, column) => {
    const own = entry(precision, row * size + column);
    const [i, j] = [values.indexOf(row), values.indexOf(column)];
    if (i === -1 || j === -1) return own;
    return own + (i === j ? at(q, i) : 0) - at(q, i) * at(q, j);
  });
}

/** Summed variance of the differences of the pairs, logits². */
function summedVariance(precision: Matrix, pairs: readonly Pair[]): number {
  const covariance = inverse(precision);
  const size = sizeOf(covariance);
  const cell = (row: number, column: number) => entry(covariance, row * size + column);
  return pairs.reduce((sum, [i, j]) => sum + cell(i, i) + cell(j, j) - 2 * cell(i, j), 0);
}

/** What a set of questions comes to: smaller is better, `apart` before `variance`. */
export interface Worthwhile {
  /** By how much more than two the numbers of times that any two values were offered lie apart, summed. */
  apart: number;
  /** Summed variance of the differences not told apart yet, logits². */
  variance: number;
}

/** What would be known after a further question, as far as it can be expected. */
function after(known: Known, { values }: Candidate): Known {
  return {
    ...known,
    precision: withQuestion(known.precision, known.worths, values),
    offered: known.offered.map((times, value) => times + (values.includes(value) ? 1 : 0)),
  };
}

/** What is expected of a set of further questions. */
export function expectedOf(known: Known, chosen: readonly Candidate[]): Worthwhile {
  const { precision, offered, pairs } = chosen.reduce(after, known);
  const tooFar = ([i, j]: Pair) =>
    Math.max(0, Math.abs(at(offered, i) - at(offered, j)) - MOST_APART);
  return {
    // Of all pairs and not the widest alone: with several as wide no single exchange would be better.
    apart: ALL_PAIRS.reduce((sum, pair) => sum + tooFar(pair), 0),
    variance: summedVariance(precision, pairs),
  };
}

function isBetter(one: Worthwhile, other: Worthwhile): boolean {
  if (one.apart !== other.apart) return one.apart < other.apart;
  return one.variance < other.variance - ROUNDING;
}

/** The first of the best candidates to stand beside the others; null where none is left. */
function bestBeside(
  known: Known,
  others: readonly Candidate[],
  candidates: readonly Candidate[],
): { candidate: Candidate; expected: Worthwhile } | null {
  const beside = others.reduce(after, known);
  const taken = new Set(others.map(({ scenario }) => scenario));
  // Questions about the same four values are expected to tell the same.
  const byValues = new Map<string, Worthwhile>();
  let best: { candidate: Candidate; expected: Worthwhile } | null = null;
  for (const candidate of candidates) {
    const key = candidate.values.join(' ');
    if (taken.has(candidate.scenario) || byValues.has(key)) continue;
    const expected = expectedOf(beside, [candidate]);
    byValues.set(key, expected);
    if (best === null || isBetter(expected, best.expected)) best = { candidate, expected };
  }
  return best;
}

/** Exchanges each question for a better one until none is better. */
function exchanged(
  known: Known,
  start: readonly Candidate[],
  candidates: readonly Candidate[],
): Candidate[] {
  let chosen = [...start];
  let reached = expectedOf(known, chosen);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = reached;
    for (let place = 0; place < chosen.length; place += 1) {
      const others = chosen.toSpliced(place, 1);
      const best = bestBeside(known, others, candidates);
      if (best === null || !isBetter(best.expected, reached)) continue;
      chosen = chosen.with(place, best.candidate);
      reached = best.expected;
    }
    if (!isBetter(reached, before)) break;
  }
  return chosen;
}

/**
 * So many further questions, of different scenarios; null where fewer scenarios are left.
 *
 * @param candidates questions of scenarios that were not asked yet.
 * @param random decides between questions that are expected to tell the same.
 */
export function furtherQuestions(
  known: Known,
  candidates: readonly Candidate[],
  count: number,
  random: Random,
): Candidate[] | null {
  const drawn = shuffle(candidates, random);
  const chosen: Candidate[] = [];
  while (chosen.length < count) {
    const best = bestBeside(known, chosen, drawn);
    if (best === null) return null;
    chosen.push(best.candidate);
  }
  return exchanged(known, chosen, drawn);
}
