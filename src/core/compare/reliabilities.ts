// How reliably the two profiles of one respondent were measured, and how high r between them could be for it
// (docs/measurement.md, section 4.2): the part of a respondent's certainty (certainty.ts) that also stands
// beside the r of many respondents.
//
// Example: a model with reliabilities .91 of its ratings and .85 of its choices: ceiling .88.
import { countedQuestions } from '../score/counted-questions';
import { readRatings } from '../score/rating-rules';
import { enactedReliability, statedReliability, type Reliability } from '../score/reliability';
import type { PackedAnswers, Profile, RespondentAnswers } from '../score/types';
import { ceilingOf, type Ceiling } from './ceiling';

export interface Reliabilities {
  /** Null where the half is missing or the questionnaire is invalid. */
  stated: Reliability | null;
  enacted: Reliability | null;
  /** Null where one half is missing. */
  ceiling: Ceiling | null;
}

/**
 * The reliabilities of a profile and the ceiling of its r.
 *
 * @param answers the rows that the profile was scored from, one sitting of each instrument.
 * @param seed the seed of the profile.
 */
export function reliabilitiesOf(
  answers: RespondentAnswers | PackedAnswers,
  profile: Profile,
  seed: number,
): Reliabilities {
  const { kind } = answers;
  const says = profile.stated?.validity.state === 'invalid' ? null : profile.stated;
  const does = profile.enacted;
  const { ratings } = readRatings(answers.ratings);
  const stated = says === null ? null : statedReliability(ratings, says, seed);
  const enacted =
    does === null ? null : enactedReliability(countedQuestions(kind, answers.choices), does, seed);
  const r = profile.gap?.pearson ?? null;
  return {
    stated,
    enacted,
    ceiling:
      stated === null || enacted === null
        ? null
        : ceilingOf(r, stated, enacted, { kind, sittings: 1 }),
  };
}
