// A stretch: the actions that a reader is shown next. It has all actions of two scenarios, and the
// scenarios with the fewest answers come first, so that the readers of a class spread over them.
import { THIRTY } from '../../../core/instrument/deal';
import type { Pack } from '../../../core/instrument/pack';
import type { Random } from '../../../core/stats/random';
import { shuffle } from '../../../core/stats/shuffle';
import type { Plan, Scope } from '../../../core/study/plan';
import { personLabels, personSoundness } from '../../../core/study/presets';
import { VALUES } from '../../../core/values';
import type { Asked } from './said';

const SCENARIOS = 2;

export const PLANS: Readonly<Record<Asked, (scope: Scope) => Plan>> = {
  labels: personLabels,
  soundness: personSoundness,
};

/** The bank is taken thirty by thirty; a thirty is done when each of its actions has so many raters: then it can be called weak. */
const ENOUGH = 5;

interface Rated {
  scenario: string;
  rater: string;
}

/** The scenarios that a reader has not met in answers so far. */
function unmet(pack: Pack, answers: readonly Rated[], reader: string): string[] {
  const met = new Set(
    answers.filter(({ rater }) => rater === reader).map(({ scenario }) => scenario),
  );
  return (pack.scenarios?.scenarios ?? []).map(({ id }) => id).filter((id) => !met.has(id));
}

/** How many actions the next stretch of a reader has; 0 for one who has met them all. */
export function stretchLength(pack: Pack, answers: readonly Rated[], reader: string): number {
  return VALUES.length * Math.min(SCENARIOS, unmet(pack, answers, reader).length);
}

/**
 * The scenarios of the next stretch of a reader: those with the fewest answers by people in the first
 * thirty that is not done; among as many, drawn.
 *
 * @param answers of all people, one for each rater and action.
 */
export function drawStretch(
  pack: Pack,
  answers: readonly Rated[],
  reader: string,
  random: Random,
): string[] {
  const all = (pack.scenarios?.scenarios ?? []).map(({ id }) => id);
  const given = new Map(all.map((id) => [id, 0]));
  for (const { scenario } of answers) given.set(scenario, (given.get(scenario) ?? 0) + 1);
  const rank = new Map<string, number>();
  for (let first = 0; first < all.length; first += THIRTY) {
    const thirty = all.slice(first, first + THIRTY);
    const isDone = thirty.every((id) => (given.get(id) ?? 0) >= ENOUGH * VALUES.length);
    for (const id of thirty) rank.set(id, isDone ? all.length : first);
  }
  const by = (order: ReadonlyMap<string, number>) => (a: string, b: string) =>
    (order.get(a) ?? 0) - (order.get(b) ?? 0);
  const byRank = by(rank);
  const byGiven = by(given);
  return shuffle(unmet(pack, answers, reader), random)
    .sort((a, b) => byRank(a, b) || byGiven(a, b))
    .slice(0, SCENARIOS);
}
