// How alike two measurements of one profile would be if nothing but chance parted them: the band in which
// their r lies then. An r below it is less than chance alone would leave.
// Method: posterior predictive check, Gelman et al., Bayesian Data Analysis, chapter 6, on the normal
// hierarchical model of posterior-reliability.ts.
// In words: were the true profile the same both times, both measurements together tell it best: weigh each
// by the inverse of its covariance. Draw true profiles given that, with a half-normal(1) standard deviation
// of their scores; to each add two errors, one of each measurement's covariance; take Pearson's r of the two.
// 2.5, 50 and 97.5 % points of 4,000 draws. Where the size of the errors is estimated, it is drawn with them
// (covariance × f/χ²), the same for both.
//
// Example: two profiles of spread 1 whose errors have standard deviation .1 are expected to agree at .98 or
// more; with errors of 1 the band reaches from about 0 to .9.
import { cholesky, doublyCentred, inverse, matrixOf, times, type Matrix } from './matrix';
import { pearson } from './pearson';
import type { CorrelationPosterior, Measured } from './posterior-correlation';
import { aboutMean, chiSquare, truthsGiven } from './posterior-reliability';
import { quantile } from './quantile';
import type { Random } from './random';
import { entry, plus, scaled, zeros, type Vector } from './vector';

const DRAWS = 4000;
/** Draws of the size of the errors, where it is not known. */
const SIZES = 100;

interface Errors {
  covariance: Matrix;
  factor: Matrix;
}

function errorsOf({ covariance }: Measured): Errors {
  const centred = doublyCentred(Float64Array.from(covariance));
  return { covariance: centred, factor: cholesky(centred) };
}

/** The inverse of a covariance that says nothing of the level, made regular along it. */
function precisionOf(covariance: Matrix, size: number): Matrix {
  return inverse(
    matrixOf(size, (row, column) => entry(covariance, row * size + column) + 1 / size),
  );
}

/** Both measurements as one, each weighed by what it tells. */
function pooled(scores: readonly Vector[], errors: readonly Errors[], size: number) {
  const precisions = errors.map(({ covariance }) => precisionOf(covariance, size));
  const sum = precisions.reduce((all, one) => plus(all, 1, one), zeros(size * size));
  const covariance = inverse(sum);
  const weighed = precisions.reduce(
    (all, one, place) => plus(all, 1, times(one, scores[place] ?? zeros(size))),
    zeros(size),
  );
  return { scores: aboutMean(times(covariance, weighed)), covariance: doublyCentred(covariance) };
}

const hasErrors = (measured: Measured) => measured.covariance.some((cell) => cell !== 0);

/**
 * The band of Pearson's r between two measurements of a profile that did not change; null where the errors of
 * one are 0, for then nothing shows how large they are.
 *
 * @param df whole degrees of freedom of both covariances together; null where they are known.
 */
export function repeatBand(
  first: Measured,
  second: Measured,
  df: number | null,
  random: Random,
): CorrelationPosterior | null {
  if (!hasErrors(first) || !hasErrors(second)) return null;
  const size = first.scores.length;
  const errors = [errorsOf(first), errorsOf(second)];
  const scores = [first, second].map((one) => aboutMean(Float64Array.from(one.scores)));
  const both = pooled(scores, errors, size);
  const sizes = df === null ? [1] : Array.from({ length: SIZES }, () => df / chiSquare(df, random));
  const drawn = sizes.flatMap((scale) => {
    const drawTruth = truthsGiven(both.scores, scaled(both.covariance, scale));
    return Array.from({ length: DRAWS / sizes.length }, () => {
      const truth = drawTruth(random);
      const [one, other] = errors.map(({ factor }) =>
        plus(truth, Math.sqrt(scale), times(factor, random.normals(zeros(size)))),
      );
      return one === undefined || other === undefined ? null : pearson([...one], [...other]);
    });
  });
  const sorted = Float64Array.from(drawn.filter((r) => r !== null)).sort();
  if (sorted.length === 0) return null;
  return {
    low: quantile(sorted, 0.025),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.975),
  };
}
