// The family of 45 statements that two values differ, where all ten are equal: in how many sittings any
// of them is made, all of them wrong.
import { enactedOfModel } from '../../../src/core/score/enacted-model';
import { enactedOfPerson } from '../../../src/core/score/enacted-person';
import { questionsOf } from '../../../src/core/score/questions';
import type { ChoiceAnswer, EnactedProfile } from '../../../src/core/score/types';
import { randomFor, type Random } from '../../../src/core/stats/random';
import { modelChoices, personChoices } from './choices';
import { modelDeal, personDeal } from './deals';
import { atMostWithErrors, partOf, type Cell, type Simulation } from './figures';
import { drawRespondent, PERSON } from '../../../src/core/simulate/respondent';
import { MODEL } from './respondents';

const WRONG = 'any pair told apart';

function cellOf(
  name: string,
  answer: (random: Random) => ChoiceAnswer[],
  score: (answers: ReturnType<typeof questionsOf>, seed: number) => EnactedProfile,
): Cell {
  return {
    name,
    targets: { [WRONG]: atMostWithErrors(0.05) },
    simulate: (seed) => {
      const { toldApart } = score(questionsOf(answer(randomFor(seed, 'simulating'))), seed);
      return { [WRONG]: partOf([toldApart.length > 0]) };
    },
  };
}

function personCell(count: number): Cell {
  const questions = personDeal(count);
  return cellOf(
    `a person, ${count} questions`,
    (random) => personChoices(drawRespondent(0, PERSON, random), questions, random),
    enactedOfPerson,
  );
}

function modelCell(scenarios: number): Cell {
  const questions = modelDeal(scenarios);
  return cellOf(
    `a model, ${scenarios} scenarios`,
    (random) => modelChoices(drawRespondent(0, MODEL, random), questions, random),
    enactedOfModel,
  );
}

export const toldApart: Simulation = {
  title: 'Told apart: ten equal values',
  about:
    'The part of sittings in which any of the 45 pairs is told apart, although all ten worths are equal; places and actions have their effects. Target: at most .05, beyond which two Monte Carlo standard errors are allowed.',
  simulations: 2000,
  tables: [[WRONG]],
  cells: [...[15, 30, 60].map(personCell), ...[12, 30, 60].map(modelCell)],
};
