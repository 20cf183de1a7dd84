// The standard normal distribution: how probable a number is, and which number has a probability.
// Source: Abramowitz & Stegun (1964), 26.2.11 and 26.2.14.
// In words: with φ(x) = exp(−x²/2)/√(2π), near the middle the probability below x is
// ½ + φ(x)(x + x³/3 + x⁵/(3·5) + …); in the tails the probability beyond x is
// φ(x)/(x + 1/(x + 2/(x + 3/(x + …)))), which keeps its digits however small it is. A quantile is found
// by halving an interval that holds it.
//
// Example: 1.96 has .975 below it, −1.96 has .025; the 80 % point is .8416.

/** From here on the fraction is used: by then its terms settle it to twelve digits. */
const TAIL = 3;
const FRACTION_TERMS = 120;
/** Beyond this many standard deviations the probability is below the smallest number. */
const FURTHEST = 40;
const HALVINGS = 100;

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** Probability beyond `x`, at least `TAIL`. */
function upperTail(x: number): number {
  let rest = x;
  for (let term = FRACTION_TERMS; term >= 1; term -= 1) rest = x + term / rest;
  return density(x) / rest;
}

/** Probability between 0 and `x`, at most `TAIL` from 0; of the sign of `x`. */
function fromMiddle(x: number): number {
  let term = x;
  let series = x;
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(series); odd += 2) {
    term *= (x * x) / odd;
    series += term;
  }
  return density(x) * series;
}

/** Probability, 0 to 1, that a standard normal number is below `x`; x may be infinite. */
export function normalProbability(x: number): number {
  if (x >= TAIL) return 1 - upperTail(Math.min(x, FURTHEST));
  if (x <= -TAIL) return upperTail(Math.min(-x, FURTHEST));
  return 0.5 + fromMiddle(x);
}

/**
 * The number that a standard normal one is below with this probability.
 *
 * @throws RangeError for a probability that is not between 0 and 1.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`a quantile needs a probability between 0 and 1, not ${probability}`);
  }
  let [low, high] = [-FURTHEST, FURTHEST];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (normalProbability(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
