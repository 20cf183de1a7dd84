// "Can't be told apart": which neighbours in a ranking hang together. A bracket spans a run of
// consecutive ranks in which no two values are told apart; only maximal runs are drawn, and
// brackets that overlap lie in lanes of their own. Two values in no common bracket are not always
// told apart: of ranks 1 to 4 with only 1 and 3 told apart, 1 and 4 share no bracket. So the pairs
// that are told apart are listed under the table (RankedDetails).

export interface Run {
  /** First and last rank, counted from 0. */
  from: number;
  to: number;
  lane: number;
}

/**
 * Maximal runs of at least two ranks, from the top. `order` lists places of the circle by rank;
 * `toldApart` holds pairs of places in either order.
 */
export function runs(
  order: readonly number[],
  toldApart: readonly (readonly [number, number])[],
): Run[] {
  const pairs = new Set(toldApart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const found: Run[] = [];
  const lanes: number[] = [];
  let reached = 0;
  for (let from = 0; from < order.length; from += 1) {
    const to = lastTogether(order, from, pairs);
    if (to === from || to <= reached) continue;
    reached = to;
    const free = lanes.findIndex((end) => end < from);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = to;
    found.push({ from, to, lane });
  }
  return found;
}

/** The last rank such that no pair from `from` to it is told apart. */
function lastTogether(order: readonly number[], from: number, pairs: ReadonlySet<string>): number {
  let to = from;
  while (to + 1 < order.length) {
    const next = order[to + 1] ?? -1;
    if (order.slice(from, to + 1).some((place) => pairs.has(`${place} ${next}`))) break;
    to += 1;
  }
  return to;
}
