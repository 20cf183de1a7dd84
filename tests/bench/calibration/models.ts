// Models' scenarios: coverage of every interval, bias, and power against number of scenarios; and that the
// one-question forms, on which the bootstrap's intervals are too short, get none.
import { enactedOfModel } from '../../../src/core/score/enacted-model';
import { questionsOf } from '../../../src/core/score/questions';
import { randomFor } from '../../../src/core/stats/random';
import { tMultiplier } from '../../../src/core/stats/student-t';
import { modelChoices } from './choices';
import { modelDeal, personDeal } from './deals';
import { enactedParts, POWER } from './enacted-parts';
import { atMostWithErrors, between, partOf, type Cell, type Simulation } from './figures';
import { drawRespondent } from '../../../src/core/simulate/respondent';
import { MODEL, SPREADS } from './respondents';
import { truthOfModel } from './truth';

const INTERVALS = ['worth', 'difference', 'share', 'rate'];
const REVERSED = 'a pair told apart the wrong way round';
const GIVEN = 'intervals given';

function cellOf(scenarios: number, spread: number): Cell {
  const questions = modelDeal(scenarios);
  const multiplier = tMultiplier(scenarios - 1);
  return {
    name: `${scenarios} scenarios, worths SD ${spread}`,
    targets: {
      ...Object.fromEntries(INTERVALS.map((name) => [name, between(0.93, 0.97)])),
      [REVERSED]: atMostWithErrors(0.05),
    },
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const respondent = drawRespondent(spread, MODEL, random);
      const answers = questionsOf(modelChoices(respondent, questions, random));
      return enactedParts(enactedOfModel(answers, seed), truthOfModel(respondent), multiplier);
    },
  };
}

export const models: Simulation = {
  title: 'Models: worth, differences, share, rate',
  about: `A model answers five questions a scenario, each in all four cyclic shifts, with its probabilities. Effects of places SD ${MODEL.places}, of actions SD ${MODEL.actions} logits; the four shifts of a question and the five questions of a scenario share the effects of its actions. Columns as for people. Target: .93 to .97.`,
  simulations: 1000,
  tables: [
    INTERVALS,
    ['slope of worths', 'slope of shares', 'rank correlation'],
    [...POWER.map(({ name }) => name), REVERSED],
  ],
  cells: [30, 120].flatMap((scenarios) => SPREADS.map((spread) => cellOf(scenarios, spread))),
};

function shortFormCell(count: number): Cell {
  const questions = personDeal(count);
  return {
    name: `${count} scenarios, one question each`,
    targets: { [GIVEN]: between(0, 0) },
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const answers = modelChoices(drawRespondent(1, MODEL, random), questions, random);
      const { covariance, toldApart } = enactedOfModel(questionsOf(answers), seed);
      return { [GIVEN]: partOf([covariance !== null || toldApart.length > 0]) };
    },
  };
}

export const shortForms: Simulation = {
  title: 'Models: one-question forms',
  about:
    'With one question a scenario and fewer than 60 questions the bootstrap is too short, so that no interval is given and no pair is told apart: the part of sittings in which one is.',
  simulations: 1000,
  tables: [[GIVEN]],
  cells: [15, 30].map(shortFormCell),
};
