// From one respondent's answers to its profile: what it says, what it does, and the gap.
import { gapOf } from '../compare/gap';
import { enactedOf } from './enacted';
import { readQuestions } from './questions';
import { readRatings } from './rating-rules';
import { scoreRatings } from './stated';
import type {
  EnactedProfile,
  Gap,
  PackedAnswers,
  Profile,
  RespondentAnswers,
  StatedProfile,
} from './types';

const ADAPTIVE =
  'Some scenarios were chosen by earlier answers, so values were not offered equally often: rates stand in place of shares.';

/** The gap, unless the questionnaire is invalid: such sittings are kept but left out of comparisons. */
function gapOrReason(
  stated: StatedProfile | null,
  enacted: EnactedProfile | null,
  seed: number,
): { gap: Gap | null; notes: string[] } {
  if (stated === null || enacted === null) return { gap: null, notes: [] };
  if (stated.validity.state === 'invalid') {
    return { gap: null, notes: ['No gap: the questionnaire is invalid.'] };
  }
  return { gap: gapOf(stated, enacted, seed), notes: [] };
}

/** Where earlier answers chose what was offered, a share tells of the choice of questions. */
function withoutShares(
  deal: RespondentAnswers['deal'],
  enacted: EnactedProfile | null,
): EnactedProfile | null {
  return deal === undefined || enacted === null ? enacted : { ...enacted, share: null };
}

const WRITTEN =
  'The answers were written and read; each text that names one counts as one choice. Orders and repeats are averaged as choices, so there are no figures on places.';

/** Written answers are averaged over orders before they are scored: of places the rows say nothing. */
function withoutPlaces(
  answers: RespondentAnswers['answers'],
  enacted: EnactedProfile | null,
): EnactedProfile | null {
  return answers === undefined || enacted === null ? enacted : { ...enacted, model: null };
}

/** How many of a model's questions do not count, and why; nothing where all do. */
function leftOut(enacted: EnactedProfile | null): string[] {
  const count = enacted?.model?.leftOut ?? 0;
  if (count === 0) return [];
  return [
    `${count === 1 ? '1 question does' : `${count} questions do`} not count: not asked in all orders, so a liking for a place would look like one for values.`,
  ];
}

/** Why a profile that exists has no intervals; nothing where it has them. */
function missingIntervals(part: StatedProfile | EnactedProfile | null): string[] {
  return part?.covariance === null ? [part.intervalMethod] : [];
}

/**
 * The profile of one respondent.
 *
 * @param answers all its rows under one condition; ratings not given have p null. Rows that are no
 *   ratings or choices are left out, and the notes say how many and why.
 * @param seed a whole number; the same answers and seed give the same profile.
 */
export function profile(answers: RespondentAnswers | PackedAnswers, seed: number): Profile {
  const { kind, deal, answers: how } = answers;
  const { ratings, notes: ratingNotes } = readRatings(answers.ratings);
  const { questions, notes: choiceNotes } = readQuestions(answers.choices);
  const stated = scoreRatings(kind, ratings);
  const enacted = withoutPlaces(how, withoutShares(deal, enactedOf(kind, questions, seed)));
  const { gap, notes } = gapOrReason(stated.profile, enacted, seed);
  return {
    stated: stated.profile,
    enacted,
    gap,
    notes: [
      ...(ratings.length === 0 ? ['No questionnaire was answered.'] : stated.notes),
      ...ratingNotes,
      ...missingIntervals(stated.profile),
      ...(enacted === null ? ['No scenario question was answered.'] : []),
      ...choiceNotes,
      ...missingIntervals(enacted),
      ...(deal === undefined ? [] : [ADAPTIVE]),
      ...(how === undefined ? [] : [WRITTEN]),
      ...leftOut(enacted),
      ...notes,
    ],
  };
}
