// How a model answers, apart from what it answers (docs/measurement.md, section 5).
import { at } from '../stats/array';
import { entropy } from '../stats/entropy';
import { FLOOR } from '../stats/log-average';
import { mean, sum } from '../stats/mean';
import { topOption } from '../stats/top-option';
import { addTo, zeros } from '../stats/vector';
import { VALUES } from '../values';
import { OPTIONS } from './packed';
import { ordersOf, type Question, type Shown, type Wording } from './questions';
import type { ModelDiagnostics } from './types';
import { fitWithPlaces } from './worth';

/** The value of the most probable option; null where several are, so that there is none to keep. */
function topValue({ order, p }: Shown): number | null {
  const option = topOption(p);
  return option === null ? null : at(order, option);
}

function isKept(tops: readonly (number | null)[]): boolean {
  return tops.every((top) => top !== null && top === tops[0]);
}

/**
 * The part of a question's wordings with several orders that keep their top option in all of them. A
 * tied top counts as not kept: all .25 in every order is no choice that holds.
 */
function consistencyOf({ wordings }: Question): number[] {
  const kept = wordings
    .filter(({ shown }) => shown.length > 1)
    .map(({ shown }) => isKept(shown.map(topValue)));
  return kept.length === 0 ? [] : [mean(kept.map(Number))];
}

/** Wordings asked in fewer orders are not judged. */
const FEWEST_ORDERS = 4;
/** A wording is unsteady when more than this part of its orders has another top option. */
const STEADY_PART = 1 / 4;

/** The part of a wording's orders whose top option is not the most frequent one; a tie is none's. */
function changingPart(values: readonly number[], { shown }: Wording): number {
  const tops = shown.map(topValue);
  const most = Math.max(...values.map((value) => tops.filter((top) => top === value).length));
  return 1 - most / tops.length;
}

const judgedOf = ({ wordings }: Question) =>
  wordings.filter((wording) => ordersOf(wording) >= FEWEST_ORDERS);

/**
 * The questions whose top option changes in more than one of four orders (of eight: more than two),
 * under at least one wording. Only wordings asked in four orders or more are judged.
 */
export function unsteadyQuestions(questions: readonly Question[]): Question[] {
  return questions.filter((question) =>
    judgedOf(question).some((wording) => changingPart(question.values, wording) > STEADY_PART),
  );
}

/**
 * Mean log-probability of the option in each of the four places, natural logarithm, floor as in the
 * averages; from the rows as they were shown, each question counting once. Over all four shifts every
 * option stands once in every place, so that without a liking for places the four are the same.
 */
export function logByPlace(questions: readonly Question[]): number[] {
  const totals = zeros(OPTIONS);
  for (const { wordings } of questions) {
    for (const { shown } of wordings) {
      const weight = 1 / (questions.length * wordings.length * shown.length);
      for (const { p } of shown) {
        for (let place = 0; place < OPTIONS; place += 1) {
          addTo(totals, place, weight * Math.log(Math.max(at(p, place), FLOOR)));
        }
      }
    }
  }
  return [...totals];
}

/** Probabilities below the floor where several orders are averaged. */
function floorHitsOf({ wordings }: Question): number {
  let hits = 0;
  for (const { shown } of wordings) {
    if (shown.length === 1) continue;
    for (const { p } of shown) {
      for (const part of p) if (part < FLOOR) hits += 1;
    }
  }
  return hits;
}

/**
 * @param questions at least one.
 * @param leftOut questions that are not among these, because orders of theirs are missing.
 */
export function diagnosticsOf(questions: readonly Question[], leftOut: number): ModelDiagnostics {
  const consistencies = questions.flatMap(consistencyOf);
  const orders = questions.flatMap(({ wordings }) => wordings.map(ordersOf));
  return {
    orders: orders.reduce((a, b) => Math.max(a, b)),
    consistency: consistencies.length === 0 ? null : mean(consistencies),
    unsteady: unsteadyQuestions(questions).length,
    judged: questions.filter((question) => judgedOf(question).length > 0).length,
    placeBias: [...fitWithPlaces(questions).parameters.slice(VALUES.length)],
    logByPlace: logByPlace(questions),
    entropy: mean(questions.map(({ p }) => entropy(p))),
    floorHits: sum(questions.map(floorHitsOf)),
    leftOut,
  };
}
