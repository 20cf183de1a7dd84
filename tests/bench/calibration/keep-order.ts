// "In about N of 100 repeats the order stays": how many of the simulated repeats, with other questions of
// the same length, do keep it, by the N that was printed.
import { enactedOfPerson } from '../../../src/core/score/enacted-person';
import { keptOrders, type Pair } from '../../../src/core/score/keep-order';
import { questionsOf } from '../../../src/core/score/questions';
import { fitWithPlaces, FORECAST_DEVIATION } from '../../../src/core/score/worth';
import { at } from '../../../src/core/stats/array';
import { randomFor } from '../../../src/core/stats/random';
import { VALUES } from '../../../src/core/values';
import { personChoices } from './choices';
import { personDeal } from './deals';
import { between, partOf, type Cell, type Simulation } from './figures';
import { drawRespondent, PERSON } from '../../../src/core/simulate/respondent';

const PRINTED = [60, 65, 70, 75, 80, 85, 90, 95];
/** Beyond this spread of true worths a forecast assumes too little, below it too much. */
const SPREADS = [0.5, FORECAST_DEVIATION, 1];
/** How far off the printed number may be, of 100. */
const MARGIN = 5;

const fixed = (of100: number) => `kept, printed ${of100}`;
const told = (of100: number) => `kept, told apart, printed ${of100}`;

/** Every two values, the one that comes first on the circle first and the other way round. */
const ALL_PAIRS = VALUES.flatMap((_, a) =>
  VALUES.flatMap((__, b): Pair[] => (a === b ? [] : [[a, b]])),
);

/** What is printed at most, 95, stands for more too. */
const targetOf = (of100: number) =>
  between((of100 - MARGIN) / 100, of100 === 95 ? 1 : (of100 + MARGIN) / 100);

function cellOf(count: number, spread: number): Cell {
  const questions = personDeal(2 * count);
  return {
    name: `${count} questions, worths SD ${spread}`,
    targets:
      spread === FORECAST_DEVIATION
        ? Object.fromEntries(PRINTED.map((of100) => [fixed(of100), targetOf(of100)]))
        : {},
    simulate: (seed) => {
      const random = randomFor(seed, 'simulating');
      const respondent = drawRespondent(spread, PERSON, random);
      const [now, then] = [questions.slice(0, count), questions.slice(count)].map((asked) =>
        questionsOf(personChoices(respondent, asked, random)),
      );
      const { toldApart } = enactedOfPerson(now ?? [], seed);
      const repeat = fitWithPlaces(then ?? []).parameters;
      const keptOf = (pairs: readonly Pair[], printed: number) =>
        partOf(
          keptOrders(now ?? [], pairs)
            .filter(({ of100 }) => of100 === printed)
            .map(({ pair: [higher, lower] }) => at(repeat, higher) > at(repeat, lower)),
        );
      return Object.fromEntries(
        PRINTED.flatMap((printed) => [
          [fixed(printed), keptOf(ALL_PAIRS, printed)],
          [told(printed), keptOf(toldApart, printed)],
        ]),
      );
    },
  };
}

export const keepOrder: Simulation = {
  title: 'In about N of 100 repeats the order stays',
  about: `A person answers twice, other questions of the same length the second time. Of the pairs for which a number is printed after the first time, the part whose worths stand in the same order the second time: first of all pairs, as if fixed before looking, then of those told apart. Target for all pairs: within .05 of what is printed, where true worths have the standard deviation that a forecast assumes, ${FORECAST_DEVIATION}; 95 stands for more too. Where they differ less from each other than assumed the number printed is too large, where they differ more it is too small.`,
  simulations: 1000,
  tables: [PRINTED.map(fixed), PRINTED.map(told)],
  cells: [30, 60].flatMap((count) => SPREADS.map((spread) => cellOf(count, spread))),
};
