// Questionnaires: coverage of the intervals of centred stated scores.
import { scoreRatings } from '../../../src/core/score/stated';
import { randomFor } from '../../../src/core/stats/random';
import { centre } from '../../../src/core/stats/mean';
import { VALUES } from '../../../src/core/values';
import { portraitValues } from './deals';
import { covered } from './enacted-parts';
import { between, slopeOf, type Cell, type Simulation } from './figures';
import { MIDDLE } from '../../../src/core/simulate/ratings';
import { modelRatings, personRatings, truthOfModelRatings, truthOfPersonRatings } from './ratings';
import { normals } from '../../../src/core/simulate/respondent';
import { SPREADS } from './respondents';

const COVERED = 'centred score';
const SLOPE = 'slope of centred scores';

const KINDS = {
  person: { answer: personRatings, truthOf: truthOfPersonRatings },
  model: { answer: modelRatings, truthOf: truthOfModelRatings },
};

function cellOf(kind: 'person' | 'model', items: number, spread: number): Cell {
  const portraits = portraitValues(items);
  const { answer, truthOf } = KINDS[kind];
  return {
    name: `a ${kind}, ${items} portraits, likings SD ${spread}`,
    targets: { [COVERED]: between(0.93, 0.97) },
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const likings = normals(VALUES.length, spread, random).map((liking) => MIDDLE + liking);
      const truth = truthOf(likings, portraits);
      const centred = scoreRatings(kind, answer(likings, portraits, random)).profile?.centred ?? [];
      return {
        [COVERED]: covered(centred, truth),
        [SLOPE]: slopeOf(centre(centred.map(({ value }) => value)), centre(truth)),
      };
    },
  };
}

export const stated: Simulation = {
  title: 'Questionnaires: centred scores',
  about: `Likings of the ten values lie around ${MIDDLE} on the scale from 1 to 6; portraits of one value differ with SD 1.1, and what falls outside the scale is given as its end. Coverage of 95 % intervals, target .93 to .97.`,
  simulations: 2000,
  tables: [[COVERED, SLOPE]],
  cells: (
    [
      ['person', 21],
      ['person', 40],
      ['model', 40],
    ] as const
  ).flatMap(([kind, items]) => SPREADS.map((spread) => cellOf(kind, items, spread))),
};
