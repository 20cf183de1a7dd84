// Bootstrap over clusters: a scenario's questions, orders and wordings move together.
// Source: Davison & Hinkley (1997), Bootstrap Methods and their Application, 2.7 and 3.8; one-step
// form for likelihoods: Kline & Santos (2012), Journal of Econometric Methods 1, 23.
// In words: an estimate moves by the sum of the influences of its clusters. Draw as many clusters as
// there are, with replacement, sum their influences, and do so 2,000 times; the covariance of these
// sums is the estimate's. Two respondents with the same seed and number of clusters get the same
// draws, so that their differences are paired.
//
// Example: the mean of 1, 2, 6 has influences (1 − 3)/3, (2 − 3)/3, (6 − 3)/3; the variance of their
// drawn sums is close to 4/9 + 1/9 + 9/9 = 1.56, the exact value.
import { matrixOf, type Matrix } from './matrix';
import type { Random } from './random';
import { addTo, entry, zeros, type Vector } from './vector';

const DRAWS = 2000;

function addVector(total: Vector, other: Vector): void {
  for (let place = 0; place < total.length; place += 1) addTo(total, place, entry(other, place));
}

/** Sum of the influences of as many clusters as there are, drawn with replacement. */
function drawnSum(influences: readonly Vector[], width: number, random: Random): Vector {
  const total = zeros(width);
  for (const drawn of influences.map(() => random.below(influences.length))) {
    addVector(total, influences[drawn] ?? zeros(width));
  }
  return total;
}

/** Covariance of equally long vectors (divided by one less than their number). */
function covarianceOf(vectors: readonly Vector[], width: number): Matrix {
  const totals = zeros(width);
  for (const vector of vectors) addVector(totals, vector);
  const distances = vectors.map((vector) =>
    vector.map((number, place) => number - entry(totals, place) / vectors.length),
  );
  return matrixOf(width, (row, column) => {
    let products = 0;
    for (const distance of distances) products += entry(distance, row) * entry(distance, column);
    return products / (vectors.length - 1);
  });
}

/**
 * Bootstrap covariance of estimates.
 *
 * @param influences one vector a cluster, in a fixed order: how much the cluster moves each estimate.
 */
export function bootstrapCovariance(influences: readonly Vector[], random: Random): Matrix {
  const width = influences[0]?.length ?? 0;
  const sums = Array.from({ length: DRAWS }, () => drawnSum(influences, width, random));
  return covarianceOf(sums, width);
}
