// Do respondents that are high in one value tend to be high in its neighbours on the circle and low in the
// values opposite? Schwartz's theory says so; of a set of profiles it can be asked.
// (docs/measurement.md, section 7.) In words: correlate every two of the ten values over the respondents,
// and take Spearman's correlation between these 45 r and the distance of the two values on the circle, 1 to
// 5 places. The theory foresees a number well below 0. Scores are centred within each respondent first,
// since a habit of high ratings makes all values go together.
// 45 r out of few respondents are too noisy: thirty profiles are needed.
//
// Example: the paper's ten models under five prompts, fifty profiles: questionnaire −.70, enacted −.15.
import { at } from '../stats/array';
import { centre } from '../stats/mean';
import { pearson } from '../stats/pearson';
import { spearman } from '../stats/spearman';
import { VALUES, type Ten } from '../values';

const FEWEST = 30;

/** How many places lie between two values, the shorter way round: 0 to 5. */
function circularDistance(one: number, other: number): number {
  const apart = Math.abs(one - other);
  return Math.min(apart, VALUES.length - apart);
}

/**
 * Spearman's correlation, −1 to 1, between distance on the circle and r of two values; null where a value
 * is constant over the profiles, and for fewer than two profiles. `circleStructure` asks for thirty.
 *
 * @param profiles scores of any kind in circular order; they are centred here.
 */
export function distanceCorrelation(profiles: readonly Ten[]): number | null {
  if (profiles.length < 2) return null;
  const centred = profiles.map(centre);
  const columns = VALUES.map((_, value) => centred.map((ten) => at(ten, value)));
  const pairs = columns.flatMap((own, i) =>
    columns.slice(0, i).map((other, j) => ({
      distance: circularDistance(i, j),
      r: pearson(own, other),
    })),
  );
  const known = pairs.flatMap(({ r }) => (r === null ? [] : [r]));
  if (known.length < pairs.length) return null;
  return spearman(
    pairs.map(({ distance }) => distance),
    known,
  );
}

/** The same, where there are enough profiles; otherwise null. */
export function circleStructure(profiles: readonly Ten[]): number | null {
  return profiles.length < FEWEST ? null : distanceCorrelation(profiles);
}
