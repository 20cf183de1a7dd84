// How far one respondent's figures can be relied on: would other questions of the same kind and number bring
// the same profiles, how high could r between saying and doing be at these reliabilities, in how many of 100
// repeats would two values keep their order, how many more questions would tell two apart, and what a model's
// answers go with
// (docs/measurement.md, sections 4 and 9). Computed when somebody asks: the halves take a while.
//
// Example: a person after 30 questions: enacted reliability .62, ceiling withheld, 95 of 100 for two pairs.
import { answerVariance } from '../score/answer-variance';
import { keptOrders, type KeptOrder, type Pair } from '../score/keep-order';
import { countedQuestions } from '../score/counted-questions';
import type { Question } from '../score/questions';
import type { EnactedProfile, PackedAnswers, Profile, RespondentAnswers } from '../score/types';
import { at } from '../stats/array';
import { differencesOf } from '../stats/differences';
import { holmCritical } from '../stats/holm';
import { criticalDifference } from '../stats/largest-difference';
import { randomFor } from '../stats/random';
import { furtherQuestions } from '../stats/sample-size';
import type { VarianceComponents } from '../stats/variance-components';
import { gapTests, type GapTest } from './gap-tests';
import { reliabilitiesOf, type Reliabilities } from './reliabilities';

export interface Certainty extends Reliabilities {
  /** Of the ten gaps, with Holm; null where there is no gap. */
  gaps: (GapTest | null)[] | null;
  /** People: the pairs told apart, and in how many of 100 repeats each keeps its order. */
  kept: KeptOrder[];
  /** The two highest worths, where they are not told apart: how many more questions would do it. */
  further: { pair: Pair; further: number | null } | null;
  /** Models: what their answers go with. */
  variance: VarianceComponents | null;
}

const isTold = (enacted: EnactedProfile, [i, j]: Pair) =>
  enacted.toldApart.some(([a, b]) => (a === i && b === j) || (a === j && b === i));

/** The two highest worths, higher first; null where they are told apart or have no errors. */
function nextPair(enacted: EnactedProfile, seed: number): Certainty['further'] {
  if (enacted.worth === null || enacted.covariance === null) return null;
  const worths = enacted.worth.map(({ value }) => value);
  const [first, second] = worths
    .map((_, place) => place)
    .sort((a, b) => at(worths, b) - at(worths, a));
  if (first === undefined || second === undefined || isTold(enacted, [first, second])) return null;
  const covariance = Float64Array.from(enacted.covariance);
  const differences = differencesOf(worths, covariance);
  const own = differences.find(({ pair }) => pair[0] === first && pair[1] === second);
  if (own === undefined) return null;
  const critical =
    enacted.model === null
      ? criticalDifference(differences, covariance, randomFor(seed, 'toldApart'))
      : holmCritical(differences.length, enacted.scenarios - 1);
  const { questions } = enacted;
  const further = furtherQuestions(own.t * own.error, own.error ** 2, questions, critical);
  return { pair: [first, second], further };
}

function keptOf(kind: 'person' | 'model', questions: readonly Question[], enacted: EnactedProfile) {
  return kind === 'person' ? keptOrders(questions, enacted.toldApart) : [];
}

/**
 * What can be relied on of a profile.
 *
 * @param answers the rows that the profile was scored from, one sitting of each instrument.
 * @param seed the seed of the profile.
 */
export function certaintyOf(
  answers: RespondentAnswers | PackedAnswers,
  profile: Profile,
  seed: number,
): Certainty {
  const { kind } = answers;
  const { stated, enacted, gap } = profile;
  const counted = countedQuestions(kind, answers.choices);
  return {
    ...reliabilitiesOf(answers, profile, seed),
    gaps:
      stated === null || enacted === null || gap === null ? null : gapTests(stated, enacted, gap),
    kept: enacted === null ? [] : keptOf(kind, counted, enacted),
    further: enacted === null ? null : nextPair(enacted, seed),
    variance: kind === 'model' && counted.length > 0 ? answerVariance(counted) : null,
  };
}
