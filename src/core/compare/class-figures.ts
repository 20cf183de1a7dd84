// The figures of a class: votes on each scenario, and what the class says and does on average, with how
// far its pupils differ. Nothing for fewer than five pupils, and never a figure of one.
//
// What the class does: the mean over pupils of each one's rate, times a value was chosen out of times it was
// offered (chance .25). What it says: the mean over pupils of the centred scores (measurement.md, section
// 2), over those whose questionnaire is valid. Each mean has its t interval over pupils,
// mean ± t(n − 1) · s/√n with the sample standard deviation s, which is shown beside it as the spread
// between pupils. It tells how far another class of such pupils might differ, answering the same scenarios.
// Worths are not given: five to fifteen choices of one pupil carry none, and pooling them would take
// thirty pupils on fifteen scenarios for 450 independent questions.
//
// Example: rates of .5, .5, 0, 1 and .5 have mean .5, s = .354, t(4) = 2.776, so .5 ± .439.
import { bare, within } from '../score/estimate';
import { scoreRatings } from '../score/stated';
import type { Estimate, RatingAnswer } from '../score/types';
import { at } from '../stats/array';
import { centre, mean, sum } from '../stats/mean';
import { isConstant } from '../stats/spread';
import { tMultiplier } from '../stats/student-t';
import { VALUES, type Value } from '../values';
import { FEWEST_LATE, FEWEST_SHOWN } from './class-state';

/** One pupil's answers to a class set, each from 0. */
export interface PupilAnswers {
  /** Ratings in the order of the portraits; empty where none were asked. */
  ratings: readonly number[];
  /** Options in the order of the scenarios, counted as the pack lists them. */
  options: readonly number[];
}

/** How often each option of each scenario was chosen: a list for each scenario, as long as its options. */
export function votesOf(
  pupils: readonly PupilAnswers[],
  offered: readonly (readonly Value[])[],
): number[][] {
  return offered.map((values, scenario) =>
    values.map((_, option) => pupils.filter(({ options }) => options[scenario] === option).length),
  );
}

/** The mean of a class with its 95 % interval, and the standard deviation between pupils. */
export interface ClassEstimate extends Estimate {
  spread: number;
}

export interface ClassHalf {
  /** How many pupils it is of. */
  pupils: number;
  /** By value, in circular order; null for a value that was never offered. */
  values: readonly (ClassEstimate | null)[];
}

/** The mean of at least two numbers, one a pupil; pupils who are all alike show no error, so no interval. */
function estimateOf(numbers: readonly number[]): ClassEstimate {
  const value = mean(numbers);
  if (isConstant(numbers)) return { ...bare(value), spread: 0 };
  const variance = sum(centre(numbers).map((distance) => distance ** 2)) / (numbers.length - 1);
  const reach = tMultiplier(numbers.length - 1) * Math.sqrt(variance / numbers.length);
  return { value, low: value - reach, high: value + reach, spread: Math.sqrt(variance) };
}

/** Means by value of as many rows as there are pupils; null for fewer than five. */
function halfOf(rows: readonly (readonly (number | null)[])[]): ClassHalf | null {
  if (rows.length < FEWEST_SHOWN) return null;
  const values = VALUES.map((_, place) => {
    const numbers = rows.flatMap((row) => row[place] ?? []);
    return numbers.length < rows.length ? null : estimateOf(numbers);
  });
  return { pupils: rows.length, values };
}

/** A pupil's rate of each value, 0 to 1; null where it was never offered. */
export function ratesOf(
  { options }: PupilAnswers,
  offered: readonly (readonly Value[])[],
): (number | null)[] {
  const chosen = offered.map((values, scenario) => values[at(options, scenario)]);
  return VALUES.map((value) => {
    const times = offered.filter((values) => values.includes(value)).length;
    return times === 0 ? null : chosen.filter((one) => one === value).length / times;
  });
}

/** What the class does, with intervals kept within 0 and 1; null for fewer than five pupils. */
export function classEnacted(
  pupils: readonly PupilAnswers[],
  offered: readonly (readonly Value[])[],
): ClassHalf | null {
  const half = halfOf(pupils.map((pupil) => ratesOf(pupil, offered)));
  if (half === null) return null;
  const values = half.values.map((rate) => rate && { ...rate, ...within(0, 1, rate) });
  return { ...half, values };
}

/** A portrait of the set: its id and the value it is about. */
export interface AskedPortrait {
  id: string;
  value: Value;
}

const RATINGS = 6;

/** The ratings of one pupil as the scores take them. */
export function ratingAnswers(
  { ratings }: PupilAnswers,
  portraits: readonly AskedPortrait[],
): RatingAnswer[] {
  return portraits.map(({ id, value }, index) => ({
    item: id,
    value,
    wording: 'page',
    direction: 'up',
    p: Array.from({ length: RATINGS }, (_, rating) => (rating === ratings[index] ? 1 : 0)),
  }));
}

/** A pupil whose questionnaire is valid, with the ten centred scores. */
export interface StatedPupil {
  pupil: PupilAnswers;
  centred: readonly number[];
}

function statedPupil(pupil: PupilAnswers, portraits: readonly AskedPortrait[]): StatedPupil | null {
  const { profile } = scoreRatings('person', ratingAnswers(pupil, portraits));
  if (profile === null || profile.validity.state === 'invalid') return null;
  return { pupil, centred: profile.centred.map(({ value }) => value) };
}

/**
 * The pupils whose questionnaire is valid and may be shown; none for fewer than five of them, or where no
 * portraits were asked. Of three late pupils one alone may be valid, whose scores the difference of two
 * pictures would show: so the late count here only when three of them are valid.
 *
 * @param steps how many of the pupils were counted, one time after another (class-state.ts).
 */
export function statedPupils(
  pupils: readonly PupilAnswers[],
  portraits: readonly AskedPortrait[],
  steps: readonly number[],
): StatedPupil[] {
  if (portraits.length === 0) return [];
  const all = pupils.map((pupil) => statedPupil(pupil, portraits));
  let used: StatedPupil[] = [];
  for (const step of steps) {
    const valid = all.slice(0, step).filter((one) => one !== null);
    const fewest = used.length === 0 ? FEWEST_SHOWN : used.length + FEWEST_LATE;
    if (valid.length >= fewest) used = valid;
  }
  return used;
}

/** What the class says, over the pupils who may be shown; null where there are none. */
export function classStated(pupils: readonly StatedPupil[]): ClassHalf | null {
  return halfOf(pupils.map(({ centred }) => centred));
}
