import { describe, expect, test } from 'vitest';
import { fitChoices, scoreOf, type Choice } from '../../../src/core/stats/conditional-logit';
import { entry, zeros } from '../../../src/core/stats/vector';
import { expectClose } from '../../fixtures/stats/close';

const two = (p: number[], weight: number): Choice => ({ options: [[0], [1]], p, weight });
const precision = (count: number) => zeros(count).fill(1 / 9);

describe('conditional logit', () => {
  test('gives the worked example: 3 of 4 for one of two options', () => {
    const { parameters } = fitChoices([two([1, 0], 3), two([0, 1], 1)], precision(2));
    expect(entry(parameters, 0)).toBeCloseTo(0.51, 2);
    expect(entry(parameters, 1)).toBeCloseTo(-entry(parameters, 0), 10);
  });

  test('takes a probability as that part of a choice', () => {
    const parts = fitChoices([two([0.75, 0.25], 4)], precision(2));
    const whole = fitChoices([two([1, 0], 3), two([0, 1], 1)], precision(2));
    expectClose([...parts.parameters], [...whole.parameters], 9);
  });

  test('keeps an option that was always chosen finite, however often', () => {
    for (const weight of [1, 60, 15_000]) {
      const { parameters } = fitChoices([two([1, 0], weight)], precision(2));
      expect(entry(parameters, 0)).toBeGreaterThan(0);
      expect(entry(parameters, 0)).toBeLessThan(10);
    }
  });

  test('is at the top: the scores of all choices balance the prior', () => {
    const choices = [two([1, 0], 3), two([0.2, 0.8], 2)];
    const { parameters } = fitChoices(choices, precision(2));
    scoreOf(choices, parameters).forEach((s, number) =>
      expect(s).toBeCloseTo(entry(parameters, number) / 9, 9),
    );
  });

  test('gives 0 for parameters on which nothing depends', () => {
    const { parameters } = fitChoices([two([0.5, 0.5], 1)], precision(3));
    expect([...parameters]).toEqual([0, 0, 0]);
  });
});
