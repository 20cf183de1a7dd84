// A list of trials out of several sittings, narrowed and in an order: for every entry the number of its sitting
// and its place there. An entry is made into a trial when it comes in sight, or is written to a file.
import { at } from '../stats/array';
import { listedTrial, type ListedTrial, type SittingColumns } from './trial-columns';
import { filterTest, type TrialFilter } from './trial-filter';
import { whereTwoDiffer } from './where-two-differ';

export interface TrialList {
  sittings: readonly SittingColumns[];
  length: number;
  /** For every entry, the number of its sitting and its place there. */
  sitting: Uint16Array;
  place: Uint32Array;
  /** How far apart two answer its question, 0 to 1; null where nobody is set against another. */
  divergence: Float64Array | null;
}

export interface ListedLine extends ListedTrial {
  divergence: number | null;
}

/** The trials that a filter leaves, one sitting after the other, in the order of asking. */
export function listOf(sittings: readonly SittingColumns[], filter: TrialFilter): TrialList {
  const all = sittings.reduce((sum, { changes }) => sum + changes.length, 0);
  const sitting = new Uint16Array(all);
  const place = new Uint32Array(all);
  let length = 0;
  for (const [number, columns] of sittings.entries()) {
    const isLeft = filterTest(columns, filter);
    for (let from = 0; from < columns.changes.length; from += 1) {
      if (!isLeft(from)) continue;
      sitting[length] = number;
      place[length] = from;
      length += 1;
    }
  }
  return { sittings, length, sitting, place, divergence: null };
}

/**
 * The trials about questions in which two put different things first, of those that a filter leaves: by
 * divergence, the largest first, all trials of a question together, those of `one` before those of `other`.
 */
export function listOfDiffering(
  one: readonly SittingColumns[],
  other: readonly SittingColumns[],
  filter: TrialFilter,
): TrialList {
  const sittings = [...one, ...other];
  const tests = sittings.map((columns) => filterTest(columns, filter));
  const left = whereTwoDiffer(one, other).flatMap(({ divergence, trials }) =>
    trials
      .filter(({ sitting, place }) => tests[sitting]?.(place) === true)
      .map((trial) => ({ ...trial, divergence })),
  );
  return {
    sittings,
    length: left.length,
    sitting: Uint16Array.from(left, ({ sitting }) => sitting),
    place: Uint32Array.from(left, ({ place }) => place),
    divergence: Float64Array.from(left, ({ divergence }) => divergence),
  };
}

/** The entry of a number; undefined behind the last one. */
export function entryOf(list: TrialList, entry: number): ListedLine | undefined {
  if (entry < 0 || entry >= list.length) return undefined;
  const columns = list.sittings[at(list.sitting, entry)];
  if (columns === undefined) return undefined;
  const divergence = list.divergence === null ? null : at(list.divergence, entry);
  return { ...listedTrial(columns, at(list.place, entry)), divergence };
}

/** The entries from one number to before another. */
export function entriesOf(list: TrialList, from: number, to: number): ListedLine[] {
  const last = Math.min(to, list.length);
  return Array.from({ length: Math.max(0, last - from) }, (_, index) =>
    entryOf(list, from + index),
  ).filter((entry) => entry !== undefined);
}

/** The number of the entry with a key; −1 where there is none. */
export function numberOf(list: TrialList, key: string): number {
  const high = parseInt(key.slice(0, 8), 16);
  const low = parseInt(key.slice(8, 16), 16);
  for (let entry = 0; entry < list.length; entry += 1) {
    const answered = list.sittings[at(list.sitting, entry)]?.answered;
    const place = at(list.place, entry);
    if (answered?.keyHigh[place] !== high || answered.keyLow[place] !== low) continue;
    if (entryOf(list, entry)?.trial.key === key) return entry;
  }
  return -1;
}
