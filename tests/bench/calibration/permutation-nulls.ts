// Permutation tests where nothing is there to find: how often p is at most .05.
import { profileAgreement } from '../../../src/core/compare/agreement';
import { groupDifference } from '../../../src/core/compare/group-difference';
import { selectAgainstHold, type TargetAnswer } from '../../../src/core/score/select-hold';
import { at } from '../../../src/core/stats/array';
import { randomFor, type Random } from '../../../src/core/stats/random';
import { VALUES, perValue } from '../../../src/core/values';
import { modelChoices } from './choices';
import { modelDeal, personDeal, type Asked } from './deals';
import { between, partOf, type Cell, type Simulation } from './figures';
import { drawRespondent, normals, type Respondent } from '../../../src/core/simulate/respondent';
import { MODEL } from './respondents';

const LEVEL = 0.05;
const POOLED = 'pooled, p at most .05';
const ANY_VALUE = 'any value, after Holm';
const GROUPS = 'p at most .05';

/** Answers with a target: of the four values offered now the first, now the second … on the circle. */
function targeted(
  respondent: Respondent,
  questions: readonly Asked[],
  random: Random,
): TargetAnswer[] {
  return modelChoices(respondent, questions, random).flatMap((row) => {
    const target = VALUES.filter((value) => row.offered.includes(value))[row.question % 4];
    return target === undefined ? [] : [{ ...row, target }];
  });
}

function holdCell(name: string, questions: readonly Asked[]): Cell {
  return {
    name,
    targets: { [POOLED]: between(0, 0.06), [ANY_VALUE]: between(0, 0.06) },
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const respondent = drawRespondent(1, MODEL, random);
      const select = targeted(respondent, questions, random);
      const hold = targeted(respondent, questions, random);
      const [result] = selectAgainstHold([{ model: 'simulated', select, hold, neutral: [] }], seed);
      const adjusted = result?.values.flatMap((value) => value?.adjusted ?? []) ?? [];
      const pooled = result?.pooled ?? null;
      return {
        [POOLED]: partOf(pooled === null ? [] : [pooled.p <= LEVEL]),
        [ANY_VALUE]: partOf([adjusted.some((p) => p <= LEVEL)]),
      };
    },
  };
}

export const selectHoldNull: Simulation = {
  title: 'Select against hold: type-I error',
  about:
    'A model answers the same questions under both conditions with the same worths; only the effects of actions are drawn anew for each. Part of simulations with a pooled p at most .05, and with any value’s p at most .05 after Holm; target at most .06.',
  simulations: 1000,
  tables: [[POOLED, ANY_VALUE]],
  cells: [
    holdCell('12 scenarios, five questions each', modelDeal(12)),
    holdCell('30 scenarios, one question each', personDeal(30)),
    holdCell('30 scenarios, five questions each', modelDeal(30)),
  ],
};

/** How far respondents lie from the profile that all share, whose standard deviation is 1. */
const OWN = [0.3, 1];

function groupCell(sizes: readonly number[]): Cell {
  const groups = sizes.flatMap((size, group) =>
    Array.from({ length: size }, () => `group ${group}`),
  );
  return {
    name: `groups of ${sizes.join(', ')}`,
    targets: { [GROUPS]: between(0, 0.06) },
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const shared = normals(VALUES.length, 1, random);
      const profiles = groups.map(() => {
        const own = at(OWN, random.below(OWN.length));
        return perValue((_, place) => at(shared, place) + own * random.normal());
      });
      const found = groupDifference(profileAgreement(profiles).r, groups, seed);
      return { [GROUPS]: partOf(found === null ? [] : [found.p <= LEVEL]) };
    },
  };
}

export const groupDifferenceNull: Simulation = {
  title: 'What a grouping explains: type-I error',
  about: `Profiles of respondents who have a profile in common (SD 1) and differ from it, some by SD ${OWN.join(', some by SD ')}, whatever group they are in. Part of simulations with p at most .05; target at most .06.`,
  simulations: 1000,
  tables: [[GROUPS]],
  cells: [
    [3, 3, 3],
    [5, 5, 2],
  ].map(groupCell),
};
