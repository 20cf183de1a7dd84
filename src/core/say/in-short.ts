// A result in two or three sentences, the first that somebody reads: what stands highest and lowest as far
// as it is told apart (ranking.ts), and where saying and doing part (gap.ts). No claim is made here that
// those two do not make.
//
// Example: "Benevolence stands highest in your choices. Power stands lowest in your choices. Security stands
// higher and Hedonism lower in your choices than in your ratings."
import type { Gap } from '../score/types';
import { VALUE_NAMES, type Value } from '../values';
import { toldGaps } from './gap';
import { sayRanking, type RankingToSay } from './ranking';
import { plainly, type Sentences } from './sentences';
import { listed, type Whose } from './words';

const stands = (values: readonly Value[]) => (values.length === 1 ? 'stands' : 'stand');
const names = (values: readonly Value[]) =>
  listed(
    values.map((value) => VALUE_NAMES[value]),
    'and',
  );

function gapInShort({ difference }: Pick<Gap, 'difference'>, whose: Whose): string {
  const { more, less } = toldGaps(difference);
  const than = `in ${whose} choices than in ${whose} ratings`;
  if (more.length === 0 && less.length === 0) {
    return `No value stands clearly higher or lower ${than}, as far as so few answers can tell.`;
  }
  const [first, second] = [
    more.length > 0 ? [`${names(more)} ${stands(more)} higher`] : [],
    less.length > 0
      ? [more.length > 0 ? `${names(less)} lower` : `${names(less)} ${stands(less)} lower`]
      : [],
  ];
  return `${[...first, ...second].join(' and ')} ${than}.`;
}

/**
 * One to three sentences.
 *
 * @param ranked null where nothing may be ranked: an invalid questionnaire alone.
 * @param gap null where one half is missing or the questionnaire is invalid.
 */
export function sayInShort(
  ranked: RankingToSay | null,
  gap: Pick<Gap, 'difference'> | null,
  whose: Whose,
): Sentences {
  return plainly(
    ...(ranked === null ? [] : sayRanking(ranked, whose).plain.slice(0, 2)),
    ...(gap === null ? [] : [gapInShort(gap, whose)]),
  );
}
