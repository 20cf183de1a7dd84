// The four higher-order groups against numpy (tests/fixtures/stats/higher-order.py).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupMeans, higherOrder } from '../../../src/core/score/higher-order';
import { scoreRatings } from '../../../src/core/score/stated';
import type { Estimate } from '../../../src/core/score/types';
import { NORMAL_95 } from '../../../src/core/stats/interval';
import { GROUPS, VALUES } from '../../../src/core/values';
import { ratingsOf } from '../../fixtures/stats/answers';
import { expectClose } from '../../fixtures/stats/close';
import expected from '../../fixtures/stats/expected.json';
import groups from '../../fixtures/stats/higher-order.json';

const valuesOf = (estimates: readonly Estimate[]) => estimates.map(({ value }) => value);
const reachesOf = (estimates: readonly Estimate[]) =>
  estimates.map(({ value, high }) => (high ?? NaN) - value);

describe('the four groups', () => {
  test('of a questionnaire are what numpy makes of its scores and covariance', () => {
    const { profile: stated } = scoreRatings('person', ratingsOf(expected.questionnaire.ratings));
    const found = higherOrder({ stated, enacted: null });
    expectClose(valuesOf(found.stated ?? []), groups.stated.value, 8);
    expectClose(reachesOf(found.stated ?? []), groups.stated.reach, 6);
    expect(found.enacted).toBeNull();
  });

  test('of choices are what numpy makes of worths and their covariance', () => {
    const { worth, covariance, value, reach } = groups.choices;
    const found = groupMeans(worth, covariance, NORMAL_95);
    expectClose(valuesOf(found), value, 10);
    expectClose(reachesOf(found), reach, 10);
  });

  test('give the worked example: .6 and .2 with covariance −.01 are .4 ± .24', () => {
    const worth = [0, 0, 0, 0.6, 0.2, 0, 0, 0, 0, 0];
    const covariance = VALUES.flatMap((_, row) =>
      VALUES.map((__, column) => (row === column ? 0.04 : -0.01)),
    );
    const [, enhancement] = groupMeans(worth, covariance, NORMAL_95);
    expect(enhancement?.value).toBeCloseTo(0.4, 12);
    expect(enhancement?.high).toBeCloseTo(0.64, 2);
  });

  test('have no interval where the scores have none, and nothing of an invalid questionnaire', () => {
    const alike = scoreRatings(
      'person',
      ratingsOf(expected.questionnaire.ratings.map((own) => own.map(() => 4))),
    ).profile;
    expect(alike?.validity.state).toBe('invalid');
    expect(higherOrder({ stated: alike, enacted: null }).stated).toBeNull();
    for (const { low, high } of groupMeans([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], null, 0)) {
      expect([low, high]).toEqual([null, null]);
    }
  });

  test('weighted by their sizes give the mean of the ten, whatever these are', () => {
    const score = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 10, maxLength: 10 }), (scores) => {
        const total = groupMeans(scores, null, 0).reduce(
          (sum, { value }, group) => sum + value * (GROUPS[group]?.values.length ?? NaN),
          0,
        );
        expect(total).toBeCloseTo(
          scores.reduce((sum, one) => sum + one, 0),
          9,
        );
      }),
    );
  });
});
