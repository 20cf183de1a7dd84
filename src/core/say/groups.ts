// Whether a grouping of respondents goes with how alike they are (docs/measurement.md, section 7).
//
// Example: r .9 within and .1 between groups of four respondents, p .33: can't be told.
import { fraction, pValue } from './format';
import { TOLD, type Sentences } from './sentences';

export interface GroupsToSay {
  respondents: number;
  groups: number;
  /** Mean r of pairs within a group, and of pairs of different groups, −1 to 1. */
  withinGroups: number;
  betweenGroups: number;
  /** One-sided permutation p. */
  p: number;
  /** What they are grouped by: "country", "family", "size". */
  by: string;
  /** What they are called: "models". */
  many: string;
}

/** One sentence and its figures. */
export function sayGroups(result: GroupsToSay): Sentences {
  const { respondents, groups, withinGroups, betweenGroups, p, by, many } = result;
  const isTold = p <= TOLD && withinGroups > betweenGroups;
  return {
    plain: [
      isTold
        ? `Here ${many} of one ${by} are more alike than ${many} of another.`
        : `Whether ${by} goes with how alike the ${many} are can't be told.`,
    ],
    figures: [
      `Mean r within a group ${fraction(withinGroups)}, between groups ${fraction(betweenGroups)}, ${pValue(p)}; ${respondents} ${many}, ${groups} groups.`,
    ],
  };
}
