// How a simulated respondent rates portraits. What a portrait asks for lies around the liking of its
// value, logistically (closed form, heavier tails than the normal); a person gives the nearest rating.
//
// Example: a liking of 4.2 and a scale of .6: ratings 4 and 5 have probabilities .385 and .275.

export const RATINGS = [1, 2, 3, 4, 5, 6];
/** Middle of all likings: the MRAT of the European Social Survey's Germany is 4.2. */
export const MIDDLE = 4.2;
/** Scale of the logistic distribution in which portraits of one value differ (SD 1.1). */
export const PORTRAITS = 0.6;

const below = (bound: number, middle: number, scale: number) =>
  1 / (1 + Math.exp((middle - bound) / scale));

/** Probabilities of the six ratings of what lies logistically around a middle. */
export function ratingsAround(middle: number, scale: number): number[] {
  return RATINGS.map((rating) => {
    const upTo = rating === RATINGS.length ? 1 : below(rating + 0.5, middle, scale);
    return upTo - (rating === 1 ? 0 : below(rating - 0.5, middle, scale));
  });
}
