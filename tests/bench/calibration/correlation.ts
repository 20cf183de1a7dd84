// The posterior of r between true stated and true enacted profiles, with respondents drawn from its prior.
import { gapOf } from '../../../src/core/compare/gap';
import { enactedOfModel } from '../../../src/core/score/enacted-model';
import { enactedOfPerson } from '../../../src/core/score/enacted-person';
import { questionsOf } from '../../../src/core/score/questions';
import { scoreRatings } from '../../../src/core/score/stated';
import type { Gap } from '../../../src/core/score/types';
import { pearson } from '../../../src/core/stats/pearson';
import { randomFor, type Random } from '../../../src/core/stats/random';
import { VALUES } from '../../../src/core/values';
import { modelChoices, personChoices } from './choices';
import { modelDeal, personDeal, portraitValues } from './deals';
import {
  between,
  meanOf,
  partOf,
  slopeOf,
  type Cell,
  type Parts,
  type Simulation,
} from './figures';
import { MIDDLE } from '../../../src/core/simulate/ratings';
import { modelRatings, personRatings, truthOfModelRatings, truthOfPersonRatings } from './ratings';
import {
  drawRespondent,
  normals,
  PERSON,
  type Respondent,
} from '../../../src/core/simulate/respondent';
import { MODEL } from './respondents';
import { truthOfModel, truthOfPerson } from './truth';

const COVERED = 'posterior of r';
const PRINTED = 'r printed';
const COVERED_PRINTED = 'posterior of r, where printed';
const SLOPE = 'slope of observed r';

/** A respondent from the prior: r uniform, both standard deviations half-normal(1). */
function drawFromPrior(nature: typeof PERSON, random: Random) {
  const r = 2 * random.uniform() - 1;
  const [stated, enacted] = [Math.abs(random.normal()), Math.abs(random.normal())];
  const says = normals(VALUES.length, 1, random);
  const worths = says.map((own) => enacted * (r * own + Math.sqrt(1 - r * r) * random.normal()));
  const respondent: Respondent = { ...drawRespondent(0, nature, random), worths };
  return { likings: says.map((own) => MIDDLE + stated * own), respondent };
}

function partsOf(gap: Gap, truth: number | null): Parts {
  const { posterior, printable } = gap;
  if (posterior === null || truth === null || gap.pearson === null) return {};
  const holds = posterior.low <= truth && truth <= posterior.high;
  return {
    [COVERED]: partOf([holds]),
    [COVERED_PRINTED]: partOf(printable ? [holds] : []),
    [PRINTED]: partOf([printable]),
    'length of the interval': meanOf(posterior.high - posterior.low),
    'median less the truth': meanOf(posterior.median - truth),
    [SLOPE]: slopeOf([gap.pearson], [truth]),
  };
}

function personCell(items: number, count: number): Cell {
  const [portraits, questions] = [portraitValues(items), personDeal(count)];
  return {
    name: `a person, ${items} portraits and ${count} questions`,
    targets: { [COVERED]: between(0.93, 0.97) },
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const { likings, respondent } = drawFromPrior(PERSON, random);
      const { profile } = scoreRatings('person', personRatings(likings, portraits, random));
      const answers = questionsOf(personChoices(respondent, questions, random));
      if (profile === null) return {};
      const truth = pearson(
        truthOfPersonRatings(likings, portraits),
        truthOfPerson(respondent).worths,
      );
      return partsOf(gapOf(profile, enactedOfPerson(answers, seed), seed), truth);
    },
  };
}

function modelCell(items: number, scenarios: number): Cell {
  const [portraits, questions] = [portraitValues(items), modelDeal(scenarios)];
  return {
    name: `a model, ${items} portraits and ${scenarios} scenarios`,
    targets: { [COVERED]: between(0.93, 0.97) },
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const { likings, respondent } = drawFromPrior(MODEL, random);
      const { profile } = scoreRatings('model', modelRatings(likings, portraits, random));
      const answers = questionsOf(modelChoices(respondent, questions, random));
      if (profile === null) return {};
      const truth = pearson(
        truthOfModelRatings(likings, portraits),
        truthOfModel(respondent).worths,
      );
      return partsOf(gapOf(profile, enactedOfModel(answers, seed), seed), truth);
    },
  };
}

export const correlation: Simulation = {
  title: 'r of stated and enacted: its posterior',
  about:
    'Respondents are drawn from the prior of the posterior: correlation uniform on (−1, 1), standard deviations of likings (ratings) and of worths (logits) half-normal(1). Coverage of the 95 % interval averaged over that prior, target .93 to .97; how long it is; how often r may be printed (interval shorter than 1.5). The slope of the observed r on the true one says how much short forms attenuate it.',
  simulations: 1000,
  tables: [
    [COVERED, COVERED_PRINTED, PRINTED],
    ['length of the interval', 'median less the truth', SLOPE],
  ],
  cells: [
    personCell(21, 15),
    personCell(40, 30),
    personCell(40, 60),
    modelCell(40, 30),
    modelCell(40, 60),
  ],
};
