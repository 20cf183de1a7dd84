// Bootstrap over clusters: a scenario's questions, orders and wordings move together.
// Source: Davison & Hinkley (1997), Bootstrap Methods and their Application, 2.7 and 3.8; one-step
// form for likelihoods: Kline & Santos (2012), Journal of Econometric Methods 1, 23; Poisson weights:
// Hanley & MacGibbon (2006), Computer Methods and Programs in Biomedicine 83, 57.
// In words: an estimate moves by the sum of the influences of its clusters. In each of 2,000 draws every
// cluster comes 0, 1, 2 … times, a Poisson number with mean 1; the covariance of the sums of influences
// is the estimate's. Influences are taken around their mean, so that it does not matter how many clusters
// a draw has in all; then the covariance expected is that of drawing as many clusters as there are, with
// replacement. What is gained: how often a cluster comes depends on its own name and the seed alone.
// Respondents that share scenarios share the draws of these, whatever else each was asked, and their
// differences are paired; nobody's result depends on who else is compared.
//
// Example: the mean of 1, 2, 6 has influences (1 − 3)/3, (2 − 3)/3, (6 − 3)/3; the variance of their
// drawn sums is close to 4/9 + 1/9 + 9/9 = 1.56, the exact value.
import { dot } from './array';
import { matrixOf, type Matrix } from './matrix';
import { randomFor, type Random } from './random';
import { entry, zeros, type Vector } from './vector';

/** An even number: they are summed two at a time. */
const DRAWS = 2000;

/** How often each cluster comes: for each draw one whole number a cluster. */
export type Draws = Uint8Array;

/** More come once in 10¹⁹ times. */
const MOST = 20;

/** A Poisson number with mean 1: how many of its cumulated probabilities a uniform number has passed. */
function poisson(uniform: number): number {
  let count = 0;
  let probability = Math.exp(-1);
  let passed = probability;
  while (uniform >= passed && count < MOST) {
    count += 1;
    probability /= count;
    passed += probability;
  }
  return count;
}

function drawsOf(clusters: number, randomOf: (cluster: number) => Random): Draws {
  const draws = new Uint8Array(DRAWS * clusters);
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    const random = randomOf(cluster);
    for (let draw = 0; draw < DRAWS; draw += 1) {
      draws[draw * clusters + cluster] = poisson(random.uniform());
    }
  }
  return draws;
}

/** A whole number below 2³² from a text: FNV-1a (Fowler, Noll & Vo 1991) over its UTF-16 units. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}

/** The draws made last: respondents asked the same scenarios, the usual case, share one copy. */
let last: { names: readonly string[]; seed: number; draws: Draws } | null = null;

/**
 * Draws of named clusters. A name has the same draws in every list of names.
 *
 * @param names each once.
 */
export function drawsByName(names: readonly string[], seed: number): Draws {
  const isLast =
    last?.seed === seed &&
    last.names.length === names.length &&
    last.names.every((name, cluster) => name === names[cluster]);
  if (last !== null && isLast) return last.draws;
  const draws = drawsOf(names.length, (cluster) =>
    randomFor(seed ^ numberOf(names[cluster] ?? ''), 'scenarios'),
  );
  last = { names: [...names], seed, draws };
  return draws;
}

/** Columns that are summed side by side: sums that do not wait for one another. */
const SIDE_BY_SIDE = 5;

/** Influences around their mean, one column after the other, filled up with columns of 0. */
function centredColumns(influences: readonly Vector[], width: number): Vector {
  const clusters = influences.length;
  const columns = zeros(Math.ceil(width / SIDE_BY_SIDE) * SIDE_BY_SIDE * clusters);
  for (let column = 0; column < width; column += 1) {
    const own = columns.subarray(column * clusters, (column + 1) * clusters);
    influences.forEach((influence, cluster) => {
      own[cluster] = entry(influence, column);
    });
    centre(own);
  }
  return columns;
}

/** Takes their mean off numbers. */
function centre(numbers: Vector): void {
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  for (let place = 0; place < numbers.length; place += 1)
    numbers[place] = entry(numbers, place) - mean;
}

/**
 * Sums five columns, from `column` on, with the weights of two draws, the first of them `draw`. This is
 * the innermost loop, so it goes without the checks of entry(), and each number read is used twice or
 * five times; `sums` holds one column of draws after the other.
 */
function addSums(
  columns: Vector,
  column: number,
  [weights, nextWeights]: readonly [Vector, Vector],
  draw: number,
  sums: Vector,
): void {
  const clusters = weights.length;
  const first = column * clusters;
  const [second, third] = [first + clusters, first + 2 * clusters];
  const [fourth, fifth] = [first + 3 * clusters, first + 4 * clusters];
  let [a, b, c, d, e] = [0, 0, 0, 0, 0];
  let [nextA, nextB, nextC, nextD, nextE] = [0, 0, 0, 0, 0];
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    const weight = weights[cluster] ?? 0;
    const next = nextWeights[cluster] ?? 0;
    const ofA = columns[first + cluster] ?? 0;
    const ofB = columns[second + cluster] ?? 0;
    const ofC = columns[third + cluster] ?? 0;
    const ofD = columns[fourth + cluster] ?? 0;
    const ofE = columns[fifth + cluster] ?? 0;
    a += weight * ofA;
    b += weight * ofB;
    c += weight * ofC;
    d += weight * ofD;
    e += weight * ofE;
    nextA += next * ofA;
    nextB += next * ofB;
    nextC += next * ofC;
    nextD += next * ofD;
    nextE += next * ofE;
  }
  for (const [place, sum] of [a, b, c, d, e].entries()) sums[(column + place) * DRAWS + draw] = sum;
  for (const [place, sum] of [nextA, nextB, nextC, nextD, nextE].entries()) {
    sums[(column + place) * DRAWS + draw + 1] = sum;
  }
}

/** For each column its sum in each draw, around their mean. */
function drawnSums(columns: Vector, clusters: number, draws: Draws): Vector[] {
  const count = columns.length / clusters;
  const sums = zeros(count * DRAWS);
  const weights = [zeros(clusters), zeros(clusters)] as const;
  for (let draw = 0; draw < DRAWS; draw += weights.length) {
    for (const [place, own] of weights.entries()) {
      own.set(draws.subarray((draw + place) * clusters, (draw + place + 1) * clusters));
    }
    for (let column = 0; column < count; column += SIDE_BY_SIDE) {
      addSums(columns, column, weights, draw, sums);
    }
  }
  const each = Array.from({ length: count }, (_, column) =>
    sums.subarray(column * DRAWS, (column + 1) * DRAWS),
  );
  each.forEach(centre);
  return each;
}

/**
 * Covariance of estimates over draws.
 *
 * @param influences one vector a cluster, in the order of the draws' clusters: how much the cluster
 *   moves each estimate.
 */
export function covarianceOver(draws: Draws, influences: readonly Vector[]): Matrix {
  const width = influences[0]?.length ?? 0;
  const columns = centredColumns(influences, width);
  const sums = drawnSums(columns, influences.length, draws);
  return matrixOf(width, (row, column) => {
    const [own = zeros(0), other = zeros(0)] = [sums[row], sums[column]];
    return dot(own, other) / (DRAWS - 1);
  });
}

/** The same where clusters have no names: those at the same place share draws. */
export function bootstrapCovariance(influences: readonly Vector[], random: Random): Matrix {
  return covarianceOver(
    drawsOf(influences.length, () => random),
    influences,
  );
}
