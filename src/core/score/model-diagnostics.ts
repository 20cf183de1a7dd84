// How a model answers, apart from what it answers (docs/measurement.md, section 5).
import { entropy } from '../stats/entropy';
import { FLOOR } from '../stats/log-average';
import { mean, sum } from '../stats/mean';
import { VALUES } from '../values';
import { byContent, ordersOf, type Question } from './questions';
import type { ModelDiagnostics } from './types';
import { fitWithPlaces } from './worth';

/** Probabilities closer than this are the same up to rounding. */
const ROUNDING = 1e-9;

/** The most probable option; null where several are, so that there is none to keep. */
function topOption(p: readonly number[]): number | null {
  const top = Math.max(...p);
  const [first, second] = p.flatMap((part, option) => (top - part < ROUNDING ? [option] : []));
  return first === undefined || second !== undefined ? null : first;
}

function isKept(tops: readonly (number | null)[]): boolean {
  return tops.every((top) => top !== null && top === tops[0]);
}

/**
 * The part of a question's wordings with several orders that keep their top option in all of them. A
 * tied top counts as not kept: all .25 in every order is no choice that holds.
 */
function consistencyOf({ values, wordings }: Question): number[] {
  const kept = wordings
    .filter(({ shown }) => shown.length > 1)
    .map(({ shown }) => isKept(shown.map((row) => topOption(byContent(values, row)))));
  return kept.length === 0 ? [] : [mean(kept.map(Number))];
}

/** Probabilities below the floor where several orders are averaged. */
function floorHitsOf({ wordings }: Question): number {
  const averaged = wordings.filter(({ shown }) => shown.length > 1).flatMap(({ shown }) => shown);
  return averaged.flatMap(({ p }) => p).filter((part) => part < FLOOR).length;
}

/** @param leftOut questions that are not among these, because orders of theirs are missing. */
export function diagnosticsOf(questions: readonly Question[], leftOut: number): ModelDiagnostics {
  const consistencies = questions.flatMap(consistencyOf);
  const orders = questions.flatMap(({ wordings }) => wordings.map(ordersOf));
  return {
    orders: orders.reduce((a, b) => Math.max(a, b)),
    consistency: consistencies.length === 0 ? null : mean(consistencies),
    placeBias: [...fitWithPlaces(questions).parameters.slice(VALUES.length)],
    entropy: mean(questions.map(({ p }) => entropy(p))),
    floorHits: sum(questions.map(floorHitsOf)),
    leftOut,
  };
}
