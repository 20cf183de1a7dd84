// The trials in which a study file and a model of this machine differ most, for people to look at: first those
// that put something else first, then those whose probabilities lie furthest apart.
import type { Reading } from '../core/study/reading';
import type { Question } from '../core/study/trial';

export interface DifferingTrial {
  /** Of the trial of this machine. */
  key: string;
  question: Question;
  /** What comes first in the file, and here. */
  there: Reading['first'];
  here: Reading['first'];
  /** The largest difference of a probability, 0 to 1. */
  apart: number;
}

const MOST = 20;

const isOtherFirst = ({ there, here }: DifferingTrial) => there.join() !== here.join();

function byWeight(a: DifferingTrial, b: DifferingTrial): number {
  const first = Number(isOtherFirst(b)) - Number(isOtherFirst(a));
  if (first !== 0) return first;
  return b.apart - a.apart || (a.key < b.key ? -1 : 1);
}

/** The list with one more, the farthest first; only so many are kept, whatever the length of a study. */
export function withDiffering(
  list: readonly DifferingTrial[],
  one: DifferingTrial,
): readonly DifferingTrial[] {
  const last = list[MOST - 1];
  if (last !== undefined && byWeight(last, one) < 0) return list;
  return [...list, one].sort(byWeight).slice(0, MOST);
}
