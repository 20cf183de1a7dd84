// Respondents set side by side, every two of them: how their profiles go together, how often they choose
// the same where both were asked, where their values differ; and a map of all (docs/measurement.md, section
// 7). Profiles that go together say little by themselves; what is shared question by question stands beside.
//
// Example: two models at r .98 that choose the same option in 74 of 100 questions: κ .65.
import { countedQuestions } from '../score/counted-questions';
import { frequencies } from '../score/frequencies';
import type { Choices, Question } from '../score/questions';
import type { Profile } from '../score/types';
import { pearson } from '../stats/pearson';
import { spearman } from '../stats/spearman';
import { profileAgreement, type PairwiseR } from './agreement';
import { optionProbability, type OptionProbability } from './option-probability';
import { respondentMap, type RespondentMap } from './respondent-map';
import { sameChoice, type SameChoice } from './same-choice';
import {
  addedValueDifferences,
  pairedValueDifferences,
  type ValueDifferences,
} from './value-differences';

export interface Compared {
  kind: 'person' | 'model' | 'published' | 'group';
  profile: Profile;
  /** The rows behind the profile; none of published profiles and groups. */
  choices: Choices;
}

/** r between two profiles of ten; null where there is none. */
interface ProfileR {
  pearson: number;
  spearman: number;
}

export interface PairComparison {
  /** Of the enacted scores: worths, or shares where one of the two has only these. */
  enacted: ProfileR | null;
  /**
   * Of the centred ratings; null where a questionnaire is missing. Also of one that does not count
   * (comparability.ts): it is left out, or marked, by whoever shows it.
   */
  stated: ProfileR | null;
  /** Two people, or two models: the same option on the questions both answered. */
  same: SameChoice | null;
  /** A person and a model: the probability that the model gives to the person's option. */
  option: OptionProbability | null;
  /** The first's worths less the second's; null where one has none. */
  values: ValueDifferences | null;
}

interface Prepared extends Compared {
  /** The questions that count. */
  questions: readonly Question[];
}

function prepared(respondent: Compared): Prepared {
  return { ...respondent, questions: countedQuestions(respondent.kind, respondent.choices) };
}

const numbersOf = (estimates: readonly { value: number }[]) => estimates.map(({ value }) => value);

/** The scores that two respondents can be compared by: worths where both have them, else how often values were chosen. */
function enactedScores(one: Profile, other: Profile): [number[], number[]] | null {
  if (one.enacted === null || other.enacted === null) return null;
  const [mine, theirs] = [one.enacted, other.enacted];
  if (mine.worth !== null && theirs.worth !== null) {
    return [numbersOf(mine.worth), numbersOf(theirs.worth)];
  }
  return [numbersOf(frequencies(mine)), numbersOf(frequencies(theirs))];
}

function profileR(one: readonly number[], other: readonly number[]): ProfileR | null {
  const [r, ranks] = [pearson(one, other), spearman(one, other)];
  return r === null || ranks === null ? null : { pearson: r, spearman: ranks };
}

function statedR({ stated: mine }: Profile, { stated: theirs }: Profile): ProfileR | null {
  if (mine === null || theirs === null) return null;
  return profileR(numbersOf(mine.centred), numbersOf(theirs.centred));
}

function valuesOf(one: Prepared, other: Prepared, seed: number): ValueDifferences | null {
  if (one.kind === 'model' && other.kind === 'model') {
    return pairedValueDifferences(one.questions, other.questions, seed);
  }
  const [mine, theirs] = [one.profile.enacted, other.profile.enacted];
  return mine === null || theirs === null ? null : addedValueDifferences(mine, theirs);
}

/** The probability that the one of the two who is a model gives to the other's option. */
function optionOf(one: Prepared, other: Prepared, seed: number): OptionProbability | null {
  if (one.kind === 'person' && other.kind === 'model') {
    return optionProbability(one.questions, other.questions, seed);
  }
  if (one.kind === 'model' && other.kind === 'person') {
    return optionProbability(other.questions, one.questions, seed);
  }
  return null;
}

function pairOf(one: Prepared, other: Prepared, seed: number): PairComparison {
  const enacted = enactedScores(one.profile, other.profile);
  return {
    enacted: enacted === null ? null : profileR(...enacted),
    stated: statedR(one.profile, other.profile),
    same: one.kind === other.kind ? sameChoice(one.questions, other.questions, seed) : null,
    option: optionOf(one, other, seed),
    values: valuesOf(one, other, seed),
  };
}

/** A pair as it is seen from the other of the two: differences of value change their sign. */
export function reversedPair(pair: PairComparison): PairComparison {
  if (pair.values === null) return pair;
  const turned = (bound: number | null) => (bound === null ? null : -bound);
  const values = pair.values.values.map(({ difference: { value, low, high }, p }) => ({
    difference: { value: -value, low: turned(high), high: turned(low) },
    p,
  }));
  return { ...pair, values: { ...pair.values, values } };
}

/**
 * Compares one respondent with each of several others.
 *
 * @param one asked under the same framing and condition as the others.
 * @param seed a whole number; the same for all calls, so that draws of scenarios are shared.
 */
export function comparedWith(
  one: Compared,
  others: readonly Compared[],
  seed: number,
): PairComparison[] {
  const own = prepared(one);
  return others.map((other) => pairOf(own, prepared(other), seed));
}

/** Enacted scores by what all of them have: worths, else shares; an empty list for one without choices. */
export function commonScores(profiles: readonly Profile[]): number[][] {
  const everyWorth = profiles.every(({ enacted }) => (enacted?.worth ?? null) !== null);
  return profiles.map(({ enacted }) => {
    if (enacted === null) return [];
    return numbersOf(everyWorth ? (enacted.worth ?? []) : frequencies(enacted));
  });
}

/** r of every two enacted profiles; null where one has no choices. */
function enactedR(profiles: readonly Profile[]): PairwiseR | null {
  const scores = commonScores(profiles);
  return scores.every(({ length }) => length > 0) ? profileAgreement(scores).r : null;
}

/** The map by the enacted profiles; null where fewer than three have an r. */
export function mapOf(profiles: readonly Profile[]): RespondentMap | null {
  const r = enactedR(profiles);
  return r === null ? null : respondentMap(r);
}
