// People's scenarios: coverage of every interval, bias, and power against number of questions.
import { enactedOfPerson } from '../../../src/core/score/enacted-person';
import { questionsOf } from '../../../src/core/score/questions';
import { NORMAL_95 } from '../../../src/core/stats/interval';
import { randomFor } from '../../../src/core/stats/random';
import { personChoices } from './choices';
import { personDeal, type Asked } from './deals';
import { enactedParts, POWER } from './enacted-parts';
import { atMostWithErrors, between, type Cell, type Simulation } from './figures';
import { drawRespondent, PERSON } from '../../../src/core/simulate/respondent';
import { SPREADS } from './respondents';
import { truthOfPerson } from './truth';

const PRINTED = ['worth', 'share', 'rate'];
const REVERSED = 'a pair told apart the wrong way round';

function cellOf(questions: readonly Asked[], spread: number): Cell {
  const count = questions.length;
  const target = count >= 60 ? between(0.93, 0.97) : between(0.93, 0.99);
  return {
    name: `${count} questions, worths SD ${spread}`,
    targets: {
      ...Object.fromEntries(PRINTED.map((name) => [name, target])),
      [REVERSED]: atMostWithErrors(0.05),
    },
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const respondent = drawRespondent(spread, PERSON, random);
      const answers = questionsOf(personChoices(respondent, questions, random));
      return enactedParts(enactedOfPerson(answers, seed), truthOfPerson(respondent), NORMAL_95);
    },
  };
}

export const people: Simulation = {
  title: 'People: worth, differences, share, rate',
  about: `A person answers form A, one question a scenario, options in a drawn order. Effects of places SD ${PERSON.places}, of actions SD ${PERSON.actions} logits. The columns of the first table are coverage of 95 % intervals; values never chosen have a column of their own. Targets: .93 to .99 at 15 and 30 questions, .93 to .97 at 60. Differences of two worths of one sitting have no target: no page prints an interval of them, only which pairs are told apart, simultaneously over all 45. Their pointwise intervals are shown all the same; where worths differ little from each other the prior makes them too long. A slope of 1 is no bias. Power: the part of pairs, their true worths so many logits apart, that are told apart the right way round by the simultaneous rule.`,
  simulations: 1000,
  tables: [
    [...PRINTED, 'worth, never chosen', 'difference', 'difference, never chosen'],
    ['slope of worths', 'slope of shares', 'rank correlation'],
    [...POWER.map(({ name }) => name), REVERSED],
  ],
  cells: [15, 30, 60].flatMap((count) =>
    SPREADS.map((spread) => cellOf(personDeal(count), spread)),
  ),
};
