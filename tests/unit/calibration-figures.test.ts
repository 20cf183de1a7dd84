// How simulations become the figures of docs/calibration-report.md.
import { describe, expect, test } from 'vitest';
import { atMostWithErrors, between, misses, runCell, slopeOf } from '../bench/calibration/figures';
import { MODEL } from '../bench/calibration/respondents';
import { drawRespondent } from '../../src/core/simulate/respondent';
import { truthOfModel, truthOfPerson } from '../bench/calibration/truth';
import { randomFor } from '../../src/core/stats/random';

describe('figures of simulations', () => {
  test('are ratios of totals with the error of a ratio over simulations', () => {
    const covered = [9, 10, 8];
    const cell = {
      name: 'three',
      targets: {},
      simulate: (seed: number) => ({ coverage: { sum: covered[seed - 1] ?? NaN, of: 10 } }),
    };
    const [figure] = runCell(cell, ['coverage'], 3);
    expect(figure?.value).toBeCloseTo(0.9, 12);
    expect(figure?.error).toBeCloseTo(Math.SQRT2 / 30, 12);
  });

  test('that nothing was counted for are null, and miss any target', () => {
    const cell = { name: 'none', targets: {}, simulate: () => ({}) };
    const [figure] = runCell(cell, ['coverage'], 2);
    expect(figure).toEqual({ name: 'coverage', value: null, error: 0 });
    expect(figure && misses(figure, between(0, 1))).toBe(true);
  });

  test('miss a target outside its bounds, and two standard errors further where it allows them', () => {
    const figure = { name: 'wrong', value: 0.06, error: 0.006 };
    expect(misses(figure, between(0, 0.06))).toBe(false);
    expect(misses(figure, between(0, 0.05))).toBe(true);
    expect(misses(figure, atMostWithErrors(0.05))).toBe(false);
    expect(misses({ ...figure, error: 0.004 }, atMostWithErrors(0.05))).toBe(true);
  });

  test('show a stretch of estimates as a slope', () => {
    expect(slopeOf([-2, 0, 2], [-1, 0, 1])).toEqual({ sum: 4, of: 2 });
  });
});

describe('the truth of a simulated respondent', () => {
  test('without effects of actions is its own worths', () => {
    const respondent = drawRespondent(1, { places: 0.5, actions: 0 }, randomFor(1, 'simulating'));
    for (const { worths } of [truthOfPerson(respondent), truthOfModel(respondent)]) {
      worths.forEach((worth, value) =>
        expect(worth).toBeCloseTo(respondent.worths[value] ?? NaN, 3),
      );
    }
  });

  test('is flattened by effects of actions', () => {
    const respondent = drawRespondent(1, MODEL, randomFor(2, 'simulating'));
    const { worths, shares } = truthOfModel(respondent);
    const slope = slopeOf(worths, respondent.worths);
    expect(slope.sum / slope.of).toBeLessThan(0.95);
    expect(slope.sum / slope.of).toBeGreaterThan(0.7);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(100, 9);
  });

  test('of ten equal values is ten equal rates, up to what 504 scenarios a question leave to chance', () => {
    const { rates } = truthOfModel(drawRespondent(0, MODEL, randomFor(3, 'simulating')));
    rates.forEach((rate) => expect(Math.abs(rate - 0.25)).toBeLessThan(0.005));
  });
});
