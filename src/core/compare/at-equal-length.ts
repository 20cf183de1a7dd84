// People and models side by side at equal length: the questions that all of them answered, one choice to each
// (docs/measurement.md, section 7, "Equal length"). A person's choices are as they were given; a model's are
// drawn 200 times as a person would give them (drawn-answers.ts), and r is the mean over these draws. Beside
// every r stands the band of one model drawn twice, 1,000 times, the mean over the models: within it two
// differ no more than one respondent seems to differ from itself.
//
// Example: two people and a model share 15 questions; their r of .1 to .4 lie in a band from −.4 to .8.
import { countedQuestions } from '../score/counted-questions';
import { mean } from '../stats/mean';
import { pearson } from '../stats/pearson';
import { randomFor } from '../stats/random';
import {
  bandOnSameQuestions,
  meanBand,
  sittingsOf,
  worthsOfPerson,
  type EqualLengthBand,
} from './equal-length';
import { commonQuestions } from './findings/common-questions';
import type { AnsweredBy } from './questions-behind';

export interface AtEqualLength {
  /** Questions that all of them answered. */
  questions: number;
  /** Row i holds r of respondent i with those before it; null where no draw has an r. */
  r: (number | null)[][];
  /** Null without a model: one person cannot be drawn twice. */
  band: EqualLengthBand | null;
}

/** r of two respondents' sittings, draw by draw; one sitting of a person stands beside all of a model. */
function meanR(one: readonly number[][], other: readonly number[][]): number | null {
  const draws = Math.max(one.length, other.length);
  const drawn = Array.from({ length: draws }, (_, draw) => {
    const [mine, theirs] = [one[draw % one.length], other[draw % other.length]];
    return mine === undefined || theirs === undefined ? null : pearson(mine, theirs);
  }).filter((r) => r !== null);
  return drawn.length === 0 ? null : mean(drawn);
}

/**
 * The comparison at equal length; null for fewer than two respondents, or where they share no question.
 *
 * @param respondents people and models, asked under one framing.
 * @param seed a whole number for the draws.
 */
export function atEqualLength(
  respondents: readonly AnsweredBy[],
  seed: number,
): AtEqualLength | null {
  const common = commonQuestions(
    respondents.map(({ kind, choices }) => countedQuestions(kind, choices)),
  );
  const questions = common[0]?.length ?? 0;
  if (respondents.length < 2 || questions === 0) return null;
  const random = randomFor(seed, 'answers');
  const sittings = common.map((own, place) =>
    respondents[place]?.kind === 'model' ? sittingsOf(own, random) : [worthsOfPerson(own)],
  );
  const ofModels = common.filter((_, place) => respondents[place]?.kind === 'model');
  return {
    questions,
    r: sittings.map((own, place) => sittings.slice(0, place).map((other) => meanR(own, other))),
    band: meanBand(ofModels.flatMap((own) => bandOnSameQuestions(own, seed) ?? [])),
  };
}
