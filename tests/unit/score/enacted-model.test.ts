import { describe, expect, test } from 'vitest';
import { dealOf } from '../../../src/core/instrument/deal';
import { scoreChoices } from '../../../src/core/score/enacted';
import { groupBy } from '../../../src/core/score/group-by';
import { questionsOf } from '../../../src/core/score/questions';
import type { ChoiceAnswer, BalancedProfile } from '../../../src/core/score/types';
import { fitAveraged } from '../../../src/core/score/worth';
import { fewClusters } from '../../../src/core/stats/few-clusters';
import { randomFor } from '../../../src/core/stats/random';
import { tMultiplier } from '../../../src/core/stats/student-t';
import { entry } from '../../../src/core/stats/vector';
import { wilson } from '../../../src/core/stats/wilson';
import { VALUES, place, type Value } from '../../../src/core/values';
import { expectClose } from '../../fixtures/stats/close';
import { oneHot, valueAt } from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/expected.json';

const rows = expected.model.rows.map(({ scenario, question, order, p }): ChoiceAnswer => ({
  scenario: `s${String(scenario).padStart(2, '0')}`,
  question,
  wording: 'a',
  offered: order.map(valueAt),
  p,
}));
const SCENARIOS = 20;

function scored(choices: readonly ChoiceAnswer[], seed = 1): BalancedProfile {
  const profile = scoreChoices('model', choices, seed);
  if (profile === null) throw new Error('a profile was expected');
  return profile;
}

const worthsOf = (profile: BalancedProfile) => (profile.worth ?? []).map(({ value }) => value);

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('nothing there');
  return one;
}

/** Answers in one order to `each` questions of every scenario of the deal (over five: the first again). */
function answersTo(
  scenarios: number,
  each: number,
  answer: (scenario: number, offered: readonly Value[]) => number[],
): ChoiceAnswer[] {
  return Array.from({ length: scenarios }, (_, scenario) => {
    const { questions } = dealOf(scenario);
    return Array.from({ length: each }, (__, question): ChoiceAnswer => {
      const offered = questions[question % questions.length] ?? first(questions);
      const p = answer(scenario, offered);
      return {
        scenario: `s${String(scenario).padStart(2, '0')}`,
        question,
        wording: 'a',
        offered,
        p,
      };
    });
  }).flat();
}

/** Ten equal worths; the actions of a scenario draw with a standard deviation of .7. */
function softly(seed: number): (scenario: number, offered: readonly Value[]) => number[] {
  const random = randomFor(seed, 'asking');
  const pulls = Array.from({ length: 30 }, () => VALUES.map(() => 0.7 * random.normal()));
  return (scenario, offered) => {
    const weights = offered.map((value) => Math.exp(pulls[scenario]?.[place(value)] ?? NaN));
    return weights.map((weight) => weight / weights.reduce((a, b) => a + b));
  };
}

/** Spread of the worths over 200 refits to scenarios drawn with replacement. */
function refittedReach(): number[] {
  const random = randomFor(77, 'posterior');
  const byScenario = groupBy(questionsOf(rows), ({ scenario }) => scenario);
  const scenarios = [...byScenario.values()];
  const fits = Array.from({ length: 200 }, () =>
    fitAveraged(scenarios.flatMap(() => scenarios[random.below(scenarios.length)] ?? [])),
  );
  return Array.from({ length: 10 }, (_, value) => {
    const worths = fits.map(({ parameters }) => entry(parameters, value));
    const mean = worths.reduce((a, b) => a + b) / worths.length;
    const variance = worths.reduce((t, b) => t + (b - mean) ** 2, 0) / (worths.length - 1);
    return tMultiplier(SCENARIOS - 1) * Math.sqrt(variance * fewClusters(SCENARIOS, 60, 9));
  });
}

describe("a model's choices", () => {
  const profile = scored(rows);

  test('have the worths, shares and rates that scipy finds without place effects', () => {
    const { worth, share, rate } = expected.model;
    expectClose(worthsOf(profile), worth, 5);
    expectClose(
      profile.share.map(({ value }) => value),
      share,
      6,
    );
    expectClose(
      (profile.rate ?? []).map((one) => one?.value),
      rate,
    );
    expect(profile.model?.entropy).toBeCloseTo(expected.model.entropy, 8);
    expect(profile.questions).toBe(60);
    expect(profile.scenarios).toBe(SCENARIOS);
  });

  test('have intervals within the error of 2,000 draws of the bootstrap without end', () => {
    profile.worth?.forEach(({ value, high }, place) => {
      const ratio = ((high ?? NaN) - value) / (expected.model.reach[place] ?? NaN);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.06);
    });
  });

  test('have intervals of rates that are even on the scale of log odds, as scipy finds them', () => {
    const logit = (rate: number) => Math.log(rate / (1 - rate));
    // The first value was chosen less than once, so its interval is Wilson's.
    const places = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    for (const place of places) {
      const { low, high } = profile.rate?.[place] ?? { low: null, high: null };
      const reach = (bound: number) => logit(bound) - logit(expected.model.rate[place] ?? NaN);
      expect(reach(high ?? NaN)).toBeCloseTo(-reach(low ?? NaN), 8);
      const ratio = reach(high ?? NaN) / reach(expected.model.rateHigh[place] ?? NaN);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.06);
    }
  });

  test('have intervals of shares that are those of rates, times how often a value was offered', () => {
    profile.share.forEach(({ low, high }, place) => {
      const percent = (100 * (profile.offered?.[place] ?? NaN)) / profile.questions;
      expect(low).toBeCloseTo(percent * (profile.rate?.[place]?.low ?? NaN), 10);
      expect(high).toBeCloseTo(percent * (profile.rate?.[place]?.high ?? NaN), 10);
    });
  });

  test('have intervals that 200 full refits confirm', () => {
    refittedReach().forEach((reach, place) => {
      const { value, high } = profile.worth?.[place] ?? { value: NaN, high: NaN };
      expect(((high ?? NaN) - value) / reach).toBeGreaterThan(0.85);
      expect(((high ?? NaN) - value) / reach).toBeLessThan(1.18);
    });
  });

  test('show the place effects that were put in, and how often the top option moves with them', () => {
    const { model } = profile;
    expect(model?.orders).toBe(4);
    expect(model?.consistency).toBeGreaterThan(0);
    expect(model?.consistency).toBeLessThan(1);
    const [first = 0, , , last = 0] = model?.placeBias ?? [];
    expect(first).toBeGreaterThan(0.3);
    expect(last).toBeLessThan(-0.3);
    expect((model?.placeBias ?? []).reduce((a, b) => a + b)).toBeCloseTo(0, 8);
  });

  test('count a question once, in however many orders and wordings it was asked', () => {
    const twice = [...rows, ...rows.map((row) => ({ ...row, wording: 'b' }))];
    const doubled = scored(twice);
    expect(doubled.offered).toEqual(profile.offered);
    expectClose(worthsOf(doubled), worthsOf(profile));
    expectClose(doubled.model?.placeBias ?? [], profile.model?.placeBias ?? []);
    expect(doubled.model?.orders).toBe(4);
  });

  test('take the plain mean over wordings', () => {
    const base = { scenario: 's', question: 0, offered: ['SD', 'HE', 'PO', 'UN'] as const };
    const [question] = questionsOf([
      { ...base, wording: 'a', p: [0.8, 0.2, 0, 0] },
      { ...base, wording: 'b', p: [0.2, 0.2, 0.6, 0] },
    ]);
    expectClose(question?.p ?? [], [0.5, 0.2, 0.3, 0]);
  });

  test('asked in one order have no consistency', () => {
    const once = rows.filter((_, index) => index % 4 === 0);
    expect(scored(once).model?.orders).toBe(1);
    expect(scored(once).model?.consistency).toBeNull();
  });

  test('are the same for the same seed, in whatever order they came', () => {
    const highs = (choices: readonly ChoiceAnswer[]) =>
      scored(choices).share.map(({ high }) => high);
    expectClose(highs(rows.toReversed()), highs(rows));
    expect(scored(rows, 2).worth?.[0]?.high).not.toBe(profile.worth?.[0]?.high);
  });

  test('of fewer than 12 scenarios have no intervals, tell nothing apart, and say why', () => {
    const short = scored(rows.filter(({ scenario }) => scenario < 's11'));
    expect(short.scenarios).toBe(11);
    expect(short.worth?.[0]?.low).toBeNull();
    expect(short.share[0]?.high).toBeNull();
    expect(short.covariance).toBeNull();
    expect(short.toldApart).toEqual([]);
    expect(short.intervalMethod).toContain('33 questions are too few');
    const eleven = scored(answersTo(11, 6, softly(0)));
    expect(eleven.questions).toBe(66);
    expect(eleven.intervalMethod).toContain('11 scenarios are too few');
    expect(eleven.covariance).toBeNull();
    expect(scored(answersTo(12, 5, softly(0))).covariance).not.toBeNull();
  });

  test('of one question a scenario have none either: 60 questions are needed', () => {
    for (const scenarios of [15, 30]) {
      const short = scored(answersTo(scenarios, 1, softly(0)));
      expect(short.scenarios).toBe(scenarios);
      expect([...(short.worth ?? []), ...short.share, ...(short.rate ?? [])]).toSatisfy(
        (estimates: ({ low: number | null } | null)[]) =>
          estimates.every((one) => one?.low === null),
      );
      expect([short.covariance, short.toldApart]).toEqual([null, []]);
      expect(short.intervalMethod).toBe(
        `${scenarios} questions are too few for a model's intervals: 60 are needed; let it answer all scenarios.`,
      );
    }
    expect(scored(rows.slice(0, 239)).intervalMethod).toContain('59 questions are too few');
  });

  test('with ten equal worths cover 0 in 95 of 100 cases, and rarely tell a pair apart', () => {
    const found = Array.from({ length: 12 }, (_, run) => scored(answersTo(12, 5, softly(run))));
    const worths = found.flatMap(({ worth }) => worth ?? []);
    const covered = worths.filter(({ low, high }) => (low ?? 1) <= 0 && 0 <= (high ?? -1));
    expect(covered.length / worths.length).toBeGreaterThan(0.92);
    expect(found.filter(({ toldApart }) => toldApart.length > 0).length).toBeLessThanOrEqual(2);
  });

  test('that always and never fall on a value have intervals at least as long as Wilson’s', () => {
    // Certain: always the lowest place on the circle, so Self-direction whenever it is offered.
    const certain = scored(
      answersTo(12, 5, (_, offered) =>
        oneHot(4, offered.map(place).indexOf(Math.min(...offered.map(place)))),
      ),
    );
    const offered = certain.offered?.[0] ?? 0;
    const always = wilson(offered, offered);
    expect(certain.rate?.[0]).toEqual({ value: 1, ...always });
    const never = certain.rate?.[9];
    expect([never?.value, never?.low]).toEqual([0, 0]);
    expect(never?.high).toBeCloseTo(wilson(0, certain.offered?.[9] ?? 0).high, 12);
    const percent = (100 * offered) / certain.questions;
    expect(certain.share[0]?.low).toBeCloseTo(percent * always.low, 10);
  });

  test('asked in fewer orders than others do not count, and are counted', () => {
    // A model that always takes the first place: with an order missing it seems to like values.
    const first = rows.map((row) => ({ ...row, p: [0.97, 0.01, 0.01, 0.01] }));
    const holed = first.filter((_, index) => index % 4 !== 3 || index < 200);
    const profile = scored(holed);
    expect([profile.questions, profile.model?.leftOut]).toEqual([50, 10]);
    expectClose(worthsOf(profile), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(scored(first).model?.leftOut).toBe(0);
  });

  test('of a person all count, in whatever orders', () => {
    const holed = rows.filter((_, index) => index !== 3);
    expect(scoreChoices('person', holed, 1)?.questions).toBe(60);
  });

  test('of .25 each keep no top option, and floor hits are counted', () => {
    const even = scored(rows.map((row) => ({ ...row, p: [0.25, 0.25, 0.25, 0.25] })));
    expect(even.model?.consistency).toBe(0);
    expect(even.model?.floorHits).toBe(0);
    const sure = scored(rows.map((row) => ({ ...row, p: [1, 0, 0, 0] })));
    expect(sure.model?.floorHits).toBe(3 * rows.length);
    // One order alone is not averaged, so nothing is raised to the floor.
    expect(scored([{ ...first(rows), p: [1, 0, 0, 0] }]).model?.floorHits).toBe(0);
  });

  test('that follow the place alone have no worths, and no pair told apart', () => {
    const stuck = rows.map((row) => ({ ...row, p: [0.97, 0.01, 0.01, 0.01] }));
    const flat = scored(stuck);
    expectClose(worthsOf(flat), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(flat.toldApart).toEqual([]);
    expect(flat.covariance).toBeNull();
    expect(flat.worth?.[0]?.low).toBeNull();
    expect(flat.rate?.[0]?.low).toBeNull();
    expect(flat.intervalMethod).toContain('answered alike');
    expect(flat.model?.consistency).toBe(0);
    expect(flat.model?.entropy).toBeCloseTo(2, 8);
  });
});
