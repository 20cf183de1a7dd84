// How much wider to make a covariance that is itself an estimate before its inverse is used as if it were
// known: the inverse of an estimated covariance is on average too large, so that what was measured would
// count for more than it does.
// Source: Hartlap, Simon & Schneider (2007), Astronomy & Astrophysics 464, 399, equation 17 (the mean of an
// inverse Wishart matrix; Anderson 2003, An Introduction to Multivariate Statistical Analysis, 7.7).
// In words: c = ν/(ν − p − 1), with ν degrees of freedom and p numbers whose covariance was estimated
// together; p is 1 where a known pattern was multiplied by one estimated variance.
//
// Example: ten worths that sum to 0 are nine; from 30 scenarios c = 29/(29 − 10) = 1.53, from 120 1.09. One
// pooled variance of 40 portraits in ten values has 30 degrees of freedom: c = 30/28 = 1.07.

/**
 * @param df degrees of freedom of the estimate.
 * @param dimensions how many numbers vary freely in it.
 * @returns what the covariance is multiplied by, above 1; null where there are too few degrees of freedom
 *   for its inverse to have a mean.
 */
export function estimatedCovariance(df: number, dimensions: number): number | null {
  const left = df - dimensions - 1;
  return left > 0 ? df / left : null;
}
