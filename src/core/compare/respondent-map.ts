// A map of respondents: the nearer two are, the more alike their profiles (docs/measurement.md, section 7).
// Classical scaling of 1 − r (stats/scaling.ts, which says how it is turned and what its stress is). r does
// not see how strong a profile is, only its shape.
//
// Example: three profiles with r of .9, .5 and .5: two points near each other, the third far from both.
import { at } from '../stats/array';
import { matrixOf } from '../stats/matrix';
import { classicalScaling, type Point } from '../stats/scaling';
import { withR, type PairwiseR } from './agreement';

const FEWEST = 3;

export interface RespondentMap {
  /** In the order given; null for a respondent whose profile is flat, which has no r with anybody. */
  points: (Point | null)[];
  /** Kruskal's stress 1 of the plane, 0 or more. */
  stress: number;
}

/**
 * The map; null where fewer than three respondents have an r.
 *
 * @param r of every two respondents, as `profileAgreement` gives it.
 */
export function respondentMap(r: PairwiseR): RespondentMap | null {
  const { respondents, r: known } = withR(r);
  if (respondents.length < FEWEST) return null;
  const distances = matrixOf(respondents.length, (row, column) =>
    row === column ? 0 : 1 - at(known[row] ?? [], column),
  );
  const { points, stress } = classicalScaling(distances);
  return {
    points: r.map((_, respondent) => points[respondents.indexOf(respondent)] ?? null),
    stress,
  };
}
