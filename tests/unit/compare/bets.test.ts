// Bets of a class on what a model chooses: numbers from numpy, where the Brier score is an expectation over
// the model's answers (tests/fixtures/stats/class-figures.py), and that no bet pays better than the truth.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betsResult, pointsOf } from '../../../src/core/compare/bets';
import fixture from '../../fixtures/stats/class-figures.json';

const { hands, p, ...expected } = fixture.bets;
const bets = hands.map((own, question) => ({ hands: own, p: p[question] ?? [] }));

const counts = fc
  .array(fc.nat(30), { minLength: 4, maxLength: 4 })
  .filter((own) => own.some((count) => count > 0));
const truth = counts.map((own) => {
  const total = own.reduce((sum, one) => sum + one, 0);
  return own.map((one) => one / total);
});

describe('bets on a model', () => {
  test('get the points, and the groups of the calibration, that numpy gives', () => {
    const result = betsResult(bets);
    expect(result?.questions).toBe(bets.length);
    expect(result?.points).toBeCloseTo(expected.points, 9);
    expect(result?.evenPoints).toBeCloseTo(expected.evenPoints, 9);
    expected.groups.forEach((group, place) => {
      expect(result?.groups[place]?.bets).toBe(group.bets);
      expect(result?.groups[place]?.bet).toBeCloseTo(group.bet, 9);
      expect(result?.groups[place]?.chosen).toBeCloseTo(group.chosen, 9);
    });
  });

  test('are the worked example of the head: 89 points, and 86.5 for a quarter on each', () => {
    const result = betsResult([{ hands: [10, 10, 0, 0], p: [0.7, 0.1, 0.1, 0.1] }]);
    expect(result?.points).toBeCloseTo(89, 9);
    expect(result?.evenPoints).toBeCloseTo(86.5, 9);
  });

  test('get 100 points for the model’s own distribution and 0 for all on another option', () => {
    expect(pointsOf({ hands: [7, 1, 1, 1], p: [0.7, 0.1, 0.1, 0.1] })).toBeCloseTo(100, 9);
    expect(pointsOf({ hands: [9, 0, 0, 0], p: [0, 1, 0, 0] })).toBe(0);
  });

  test('lie between 0 and 100 and pay best for what is true, so that nothing is won by bluffing', () => {
    fc.assert(
      fc.property(counts, truth, (own, probabilities) => {
        const points = pointsOf({ hands: own, p: probabilities });
        expect(points).toBeGreaterThanOrEqual(-1e-9);
        expect(points).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
    // Propriety: of two bets the one that a believer in p expects to lose less with gets more points.
    const brier = (f: readonly number[], q: readonly number[]) =>
      q.reduce(
        (lost, chance, y) =>
          lost + chance * f.reduce((sum, share, x) => sum + (share - (x === y ? 1 : 0)) ** 2, 0),
        0,
      );
    fc.assert(
      fc.property(counts, counts, truth, (one, other, probabilities) => {
        const share = (own: readonly number[]) => {
          const total = own.reduce((sum, count) => sum + count, 0);
          return own.map((count) => count / total);
        };
        const gain =
          pointsOf({ hands: one, p: probabilities }) - pointsOf({ hands: other, p: probabilities });
        const saved = brier(share(other), probabilities) - brier(share(one), probabilities);
        expect(gain).toBeCloseTo(50 * saved, 6);
      }),
    );
  });

  test('have a group for every height, also an empty one, and none without a bet', () => {
    const result = betsResult([{ hands: [4, 0, 0, 0], p: [1, 0, 0, 0] }]);
    expect(result?.groups.map((group) => group.bets)).toEqual([3, 0, 0, 1]);
    expect(result?.groups[1]).toMatchObject({ bet: null, chosen: null });
    expect(betsResult([])).toBeNull();
  });
});
