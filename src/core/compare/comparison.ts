// Respondents set side by side, every two of them: how their profiles go together, how often they choose
// the same where both were asked, where their values differ; and a map of all (docs/measurement.md, section
// 7). Profiles that go together say little by themselves; what is shared question by question stands beside.
//
// Example: two models at r .98 that choose the same option in 74 of 100 questions: κ .65.
import { frequencies } from '../score/frequencies';
import { inAllOrders, questionsOf, type Choices, type Question } from '../score/questions';
import type { Profile } from '../score/types';
import { pearson } from '../stats/pearson';
import { spearman } from '../stats/spearman';
import { profileAgreement } from './agreement';
import { optionProbability, type OptionProbability } from './option-probability';
import { respondentMap, type RespondentMap } from './respondent-map';
import { sameChoice, type SameChoice } from './same-choice';
import {
  addedValueDifferences,
  pairedValueDifferences,
  type ValueDifferences,
} from './value-differences';

export interface Compared {
  kind: 'person' | 'model' | 'published';
  profile: Profile;
  /** The rows behind the profile; none of published profiles. */
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
  /** Of the centred ratings; null where a questionnaire is missing or invalid. */
  stated: ProfileR | null;
  /** Two people, or two models: the same option on the questions both answered. */
  same: SameChoice | null;
  /** A person and a model: the probability that the model gives to the person's option. */
  option: OptionProbability | null;
  /** The first's worths less the second's; null where one has none. */
  values: ValueDifferences | null;
}

export interface Comparison {
  /** Row i holds the comparisons of respondent i with those before it, 0 to i − 1. */
  pairs: PairComparison[][];
  /** By the enacted profiles; null where fewer than three have an r. */
  map: RespondentMap | null;
}

interface Prepared extends Compared {
  /** The questions that count. */
  questions: readonly Question[];
}

function prepared(respondent: Compared): Prepared {
  const questions = questionsOf(respondent.choices);
  return {
    ...respondent,
    questions: respondent.kind === 'model' ? inAllOrders(questions) : questions,
  };
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

function statedScores({ stated }: Profile): number[] | null {
  return stated === null || stated.validity.state === 'invalid' ? null : numbersOf(stated.centred);
}

function profileR(one: readonly number[], other: readonly number[]): ProfileR | null {
  const [r, ranks] = [pearson(one, other), spearman(one, other)];
  return r === null || ranks === null ? null : { pearson: r, spearman: ranks };
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
  const [says, theySay] = [statedScores(one.profile), statedScores(other.profile)];
  return {
    enacted: enacted === null ? null : profileR(...enacted),
    stated: says === null || theySay === null ? null : profileR(says, theySay),
    same: one.kind === other.kind ? sameChoice(one.questions, other.questions, seed) : null,
    option: optionOf(one, other, seed),
    values: valuesOf(one, other, seed),
  };
}

/**
 * Compares every two respondents.
 *
 * @param respondents all asked under one framing and the neutral condition.
 * @param seed a whole number; the same for all calls, so that draws of scenarios are shared.
 */
export function comparison(respondents: readonly Compared[], seed: number): Comparison {
  const all = respondents.map(prepared);
  const pairs = all.map((one, place) =>
    all.slice(0, place).map((other) => pairOf(one, other, seed)),
  );
  const everyWorth = all.every(({ profile }) => (profile.enacted?.worth ?? null) !== null);
  const scores = all.map(({ profile: { enacted } }) => {
    if (enacted === null) return [];
    return numbersOf(everyWorth ? (enacted.worth ?? []) : frequencies(enacted));
  });
  const isComplete = scores.every(({ length }) => length > 0);
  return { pairs, map: isComplete ? respondentMap(profileAgreement(scores).r) : null };
}

/**
 * One respondent beside each of some others, in their order: a row of the table above, without the
 * comparisons of the others among themselves.
 */
export function comparedWith(
  one: Compared,
  others: readonly Compared[],
  seed: number,
): PairComparison[] {
  const own = prepared(one);
  return others.map((other) => pairOf(own, prepared(other), seed));
}
