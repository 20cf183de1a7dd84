// The control of published gaps: does what a model says go with what that model does, or with what all
// models do? (docs/measurement.md, sections 4.3 and 4.4.) Published models are one stratum.
//
// Example: the ten models of ValAct-15k: own .303, others .301, p .31; residual .048, −.010, p .34.
import type { PublishedAgreement, PublishedControl, PublishedTables } from '../score/types';
import { at } from '../stats/array';
import { mean } from '../stats/mean';
import { VALUES, type Ten } from '../values';
import {
  ownAgainstOthers,
  residualOwnAgainstOthers,
  type OwnAgainstOthers,
} from './own-against-others';

/** The draws are of the permutation alone, so one seed serves. */
const SEED = 1;

const overWordings = (wordings: readonly Ten[]): number[] =>
  VALUES.map((_, place) => mean(wordings.map((ten) => at(ten, place))));

const summary = ({ own, others, p }: OwnAgainstOthers): PublishedAgreement => ({ own, others, p });

/**
 * Own against others over published tables, as they are and after taking out what all share; null
 * where a profile is flat.
 *
 * @throws RangeError for fewer than four tables.
 */
export function publishedControl(tables: readonly PublishedTables[]): PublishedControl | null {
  const respondents = tables.map(({ stated, share }) => ({
    stated: overWordings(stated),
    enacted: overWordings(share),
    stratum: 'published',
  }));
  const plain = ownAgainstOthers(respondents, SEED);
  const residual = residualOwnAgainstOthers(respondents, SEED);
  if (plain === null || residual === null) return null;
  return { ...summary(plain), residual: summary(residual) };
}
