// Cronbach's α of the portraits, of those people or models among the chosen who rated the same questionnaire
// (docs/measurement.md, section 2). Invalid questionnaires are left out before; of a short and a long form the
// portraits that both have count.
import { alphaPerValue, ofCommonItems } from '../../core/score/alpha-per-value';
import { groupBy } from '../../core/score/group-by';
import type { Alpha } from '../../core/stats/cronbach';
import type { Shown } from './shown';

export interface Alphas {
  /** What they are called. */
  one: 'person' | 'model';
  many: 'people' | 'models';
  respondents: number;
  /** Ten, in circular order. */
  alphas: readonly Alpha[];
}

/** Which questionnaire somebody answered, by the packs of the answers; two versions hold other words. */
const questionnaireOf = ({ kind, packs }: Shown): string =>
  [kind, ...packs.map(({ id, version }) => `${id} ${version}`)].join();

/** The groups with two respondents or more; α itself asks for ten. */
export function alphasOf(shown: readonly Shown[]): Alphas[] {
  const heard = shown.filter(
    ({ kind, ratings, profile: { stated } }) =>
      (kind === 'person' || kind === 'model') &&
      ratings.length > 0 &&
      stated !== null &&
      stated.validity.state !== 'invalid',
  );
  return [...groupBy(heard, questionnaireOf).values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      ...(group[0]?.kind === 'person'
        ? ({ one: 'person', many: 'people' } as const)
        : ({ one: 'model', many: 'models' } as const)),
      respondents: group.length,
      alphas: alphaPerValue(ofCommonItems(group.map(({ ratings }) => ratings))),
    }));
}
