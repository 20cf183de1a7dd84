import { describe, expect, test } from 'vitest';
import { gapOf } from '../../../src/core/compare/gap';
import { gapTests } from '../../../src/core/compare/gap-tests';
import { scoreChoices } from '../../../src/core/score/enacted';
import { scoreRatings } from '../../../src/core/score/stated';
import type { EnactedProfile, Estimate, Gap, StatedProfile } from '../../../src/core/score/types';
import { chose, ITEMS_OF_21, personQuestions, ratingsOf } from '../../fixtures/stats/answers';
import within from '../../fixtures/stats/within.json';

const ratings = ratingsOf(
  ITEMS_OF_21.map((items, place) => [1 + (place % 5), 6, 3].slice(0, items)),
);
const { profile: stated } = scoreRatings('person', ratings);
const enacted = scoreChoices(
  'person',
  personQuestions(30).map(({ scenario, offered }, index) => chose(scenario, offered, index % 4)),
  1,
);
if (stated === null || enacted === null) throw new Error('both profiles were expected');
const [says, does]: [StatedProfile, EnactedProfile] = [stated, enacted];

/** A gap whose first value differs by this much, with these reaches; the others do not differ. */
function gapWith(difference: number, a: number, b: number): Gap {
  const around = (value: number, reach: number): Estimate => ({
    value,
    low: value - reach,
    high: value + reach,
  });
  const ten = (first: number, reach: number) =>
    Array.from({ length: 10 }, (_, place) => around(place === 0 ? first : 0, reach));
  return {
    ...gapOf(says, does, 1),
    stated: ten(0, a),
    enacted: ten(difference, b),
    difference: ten(difference, Math.hypot(a, b)),
  };
}

const modelWith = (df: number | null): EnactedProfile =>
  df === null
    ? { ...does, model: null }
    : {
        ...does,
        scenarios: df + 1,
        model: {
          orders: 4,
          consistency: null,
          unsteady: 0,
          judged: 0,
          placeBias: [0, 0, 0, 0],
          logByPlace: [0, 0, 0, 0],
          entropy: 0,
          floorHits: 0,
          leftOut: 0,
        },
      };

describe('the tests of the gap', () => {
  test.each(within.gapTests.filter(({ stated: { df } }) => df !== null))(
    'of a difference of $difference have the p at which the interval touches 0',
    ({ difference, stated: a, enacted: b, p }) => {
      const profile = { ...says, answered: (a.df ?? 0) + 10 };
      const [first, second] = gapTests(
        profile,
        modelWith(b.df),
        gapWith(difference, a.reach, b.reach),
      );
      expect(first?.p).toBeCloseTo(p, 8);
      expect(first?.adjusted).toBeCloseTo(Math.min(1, 10 * p), 7);
      expect(second?.p).toBeCloseTo(1, 6);
    },
  );

  test('are below .05 exactly where the interval does not reach 0', () => {
    const gap = gapOf(says, does, 1);
    gapTests(says, does, gap).forEach((one, place) => {
      const { low, high } = gap.difference[place] ?? { low: null, high: null };
      const clear = (low ?? -1) > 0 || (high ?? 1) < 0;
      expect((one?.p ?? 1) < 0.05).toBe(clear);
      expect(one?.adjusted).toBeGreaterThanOrEqual(one?.p ?? 2);
    });
  });

  test('are never 0, however large the difference', () => {
    const [first] = gapTests(says, does, gapWith(1e6, 0.1, 0.1));
    expect(first?.p).toBeGreaterThan(0);
    expect(first?.adjusted).toBeLessThan(1e-9);
  });

  test('do not exist where differences have no interval', () => {
    const published = gapOf({ ...says, covariance: null }, does, 1);
    expect(gapTests(says, does, published)).toEqual(Array.from({ length: 10 }, () => null));
  });
});
