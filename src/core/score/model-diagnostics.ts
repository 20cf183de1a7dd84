// How a model answers, apart from what it answers (docs/measurement.md, section 5).
import { at } from '../stats/array';
import { entropy } from '../stats/entropy';
import { FLOOR } from '../stats/log-average';
import { mean, sum } from '../stats/mean';
import { VALUES } from '../values';
import { ordersOf, type Question, type Shown } from './questions';
import type { ModelDiagnostics } from './types';
import { fitWithPlaces } from './worth';

/** Probabilities closer than this are the same up to rounding. */
const ROUNDING = 1e-9;

/** The value of the most probable option; null where several are, so that there is none to keep. */
function topValue({ order, p }: Shown): number | null {
  const top = Math.max(...p);
  const first = p.findIndex((part) => top - part < ROUNDING);
  const last = p.findLastIndex((part) => top - part < ROUNDING);
  return first === last ? at(order, first) : null;
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
