// What scripts/bench-calibration.mjs runs. A further test is one more file here and one more name.
import { correlation } from './correlation';
import type { Simulation } from './figures';
import { keepOrder } from './keep-order';
import { models, shortForms } from './models';
import { ownAgainstOthersNulls } from './own-against-others';
import { people } from './people';
import { groupDifferenceNull, selectHoldNull } from './permutation-nulls';
import { stated } from './stated';
import { toldApart } from './told-apart';

export { missesOf, reportAsMarkdown } from './report';

export const SIMULATIONS: readonly Simulation[] = [
  people,
  models,
  shortForms,
  stated,
  correlation,
  toldApart,
  ownAgainstOthersNulls,
  keepOrder,
  selectHoldNull,
  groupDifferenceNull,
];
