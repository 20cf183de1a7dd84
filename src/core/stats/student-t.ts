// Student's t: the p value of a two-sided test, and the multiplier of a two-sided interval, of 95 % where
// nothing else is said.
// Source: Student (1908), Biometrika 6, 1; the probability for whole degrees of freedom as the finite
// series of Abramowitz & Stegun (1964), 26.7.3 and 26.7.4.
// In words: with θ = arctan(t/√f), the probability between −t and t is, for even f,
// sin θ (1 + ½cos²θ + (1·3)/(2·4)cos⁴θ + …) up to cos^(f−2), and for odd f,
// (2/π)(θ + sin θ (cos θ + ⅔cos³θ + (2·4)/(3·5)cos⁵θ + …)) up to cos^(f−2).
//
// Example: 11 degrees of freedom give 2.201; 4 give 2.776; very many give 1.960. With 11, p of 2.201 is .05.

const HALVINGS = 60;

function wholeDegrees(df: number): number {
  if (Number.isInteger(df) && df >= 1) return df;
  throw new RangeError(`degrees of freedom are whole and at least 1, not ${df}`);
}

/** Probability that |t| with whole degrees of freedom `df` ≥ 1 is at most `t` ≥ 0. */
function within(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const cosine = Math.cos(angle);
  const odd = df % 2 === 1;
  let term = odd ? cosine : 1;
  let series = df === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= df - 2; power += 2) {
    term *= (cosine * cosine * (power - 1)) / power;
    series += term;
  }
  const even = Math.sin(angle) * series;
  return odd ? (2 / Math.PI) * (angle + even) : even;
}

/**
 * Two-sided p value, 0 to 1: the probability that |t| is larger. Below 1e-15 it is 0 up to rounding.
 *
 * @param t any number; its sign does not count.
 * @param df whole degrees of freedom, at least 1.
 */
export function tTails(t: number, df: number): number {
  return Math.min(1, Math.max(0, 1 - within(Math.abs(t), wholeDegrees(df))));
}

/**
 * How many standard errors a t interval reaches either way.
 *
 * @param df whole degrees of freedom, at least 1.
 * @param confidence probability that the interval covers, between 0 and 1.
 * @throws RangeError for other degrees of freedom.
 */
export function tMultiplier(df: number, confidence = 0.95): number {
  wholeDegrees(df);
  let [low, high] = [0, 2];
  while (within(high, df) < confidence) high *= 2;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (within(middle, df) < confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
