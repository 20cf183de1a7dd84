// What very many scenarios of this kind would give: the truth that intervals are to cover. It is not the
// respondent's own worths, because effects of actions flatten them (docs/measurement.md, section 3).
// The log-likelihood is linear in the answers, so a fit to many scenarios is the fit to their mean
// answers to each question of the deal. Means are over 30,240 scenarios, 504 a question, drawn in pairs
// whose action effects are opposite (antithetic variates, Hammersley & Morton 1956), which takes out most
// of the chance in them.
import { at } from '../../../src/core/stats/array';
import { fitChoices, type Choice } from '../../../src/core/stats/conditional-logit';
import { randomFor } from '../../../src/core/stats/random';
import { shuffle } from '../../../src/core/stats/shuffle';
import { entry, plus, zeros, type Vector } from '../../../src/core/stats/vector';
import { VALUES } from '../../../src/core/values';
import { WHOLE_DEAL } from './deals';
import { PLACES, type Respondent } from '../../../src/core/simulate/respondent';

/** So weak a prior only holds the sums at 0. */
const PRECISION = 1e-4;

export interface Truth {
  /** Logits, sum 0. */
  worths: readonly number[];
  /** 0 to 1. */
  rates: readonly number[];
  /** Percent. */
  shares: readonly number[];
}

/** A question of the deal in the order shown, with its mean answer. */
interface Mean {
  order: readonly number[];
  p: number[];
}

const random = randomFor(1, 'simulating');
/** Standard normal effects of the options of each question of the deal, and with them their opposites. */
const PAIRS = 252;
const EFFECTS = WHOLE_DEAL.map(() =>
  Array.from({ length: PAIRS }, () => random.normals(zeros(PLACES))),
);
/** For people each question in a drawn order and its cyclic shifts, so that places are balanced. */
const ORDERS = WHOLE_DEAL.map(({ values }) => {
  const drawn = shuffle(values, random);
  return drawn.map((_, shift) => [...drawn.slice(shift), ...drawn.slice(0, shift)]);
});

/** Adds exp(logit + sign × effect) of four options, made to sum to `weight`, to their places in `p`. */
function addAnswer(p: Vector, logits: Vector, effects: Vector, sign: number, weight: number): void {
  const parts = zeros(PLACES);
  let total = 0;
  for (let option = 0; option < PLACES; option += 1) {
    const part = Math.exp(entry(logits, option) + sign * entry(effects, option));
    parts[option] = part;
    total += part;
  }
  plus(p, weight / total, parts, p);
}

function meanAnswer(
  { worths, places, actions }: Respondent,
  order: readonly number[],
  effects: readonly Vector[],
): Mean {
  const logits = Float64Array.from(order, (value, spot) => at(worths, value) + at(places, spot));
  const p = zeros(PLACES);
  for (const own of effects) {
    addAnswer(p, logits, own, actions, 1 / (2 * effects.length));
    addAnswer(p, logits, own, -actions, 1 / (2 * effects.length));
  }
  return { order, p: [...p] };
}

function truthFrom(
  means: readonly Mean[],
  optionsOf: (order: readonly number[]) => number[][],
  width: number,
): Truth {
  const choices = means.map(({ order, p }): Choice => ({
    options: optionsOf(order),
    p,
    weight: 1,
  }));
  const { parameters } = fitChoices(choices, zeros(width).fill(PRECISION));
  const sums = VALUES.map(() => 0);
  const offered = VALUES.map(() => 0);
  for (const { order, p } of means) {
    order.forEach((value, option) => {
      sums[value] = at(sums, value) + at(p, option);
      offered[value] = at(offered, value) + 1;
    });
  }
  return {
    worths: [...parameters.slice(0, VALUES.length)],
    rates: sums.map((sum, value) => sum / at(offered, value)),
    shares: sums.map((sum) => (100 * sum) / means.length),
  };
}

/** The truth of a person, whose options stand in drawn orders: worths beside effects of places. */
export function truthOfPerson(respondent: Respondent): Truth {
  const means = ORDERS.flatMap((orders, question) =>
    orders.map((order, place) =>
      meanAnswer(
        respondent,
        order,
        (EFFECTS[question] ?? []).filter((_, draw) => draw % orders.length === place),
      ),
    ),
  );
  return truthFrom(
    means,
    (order) => order.map((value, spot) => [value, VALUES.length + spot]),
    VALUES.length + PLACES,
  );
}

/** The truth of a model, whose places are averaged out. */
export function truthOfModel(respondent: Respondent): Truth {
  const content = { ...respondent, places: [0, 0, 0, 0] };
  const means = WHOLE_DEAL.map(({ values }, question) =>
    meanAnswer(content, values, EFFECTS[question] ?? []),
  );
  return truthFrom(means, (order) => order.map((value) => [value]), VALUES.length);
}
