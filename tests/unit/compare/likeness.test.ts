import { describe, expect, test } from 'vitest';
import { likenessOf, wordingLikeness } from '../../../src/core/compare/likeness';
import type { Question } from '../../../src/core/score/questions';
import { jensenShannonDistance } from '../../../src/core/stats/jensen-shannon';
import expected from '../../fixtures/stats/between.json';
import { chosenAt, oneModel, otherModel } from '../../fixtures/stats/questions';

const { models } = expected;
const values = [0, 1, 2, 3];

describe('the likeness of two models', () => {
  test('agrees with scipy, with its interval over scenarios', () => {
    const { likeness, questions, scenarios } = likenessOf(oneModel, otherModel, 1) ?? {};
    expect(likeness?.value).toBeCloseTo(models.likeness.value, 8);
    const reach = (likeness?.high ?? NaN) - models.likeness.value;
    expect(reach / models.likeness.reach).toBeGreaterThan(0.94);
    expect(reach / models.likeness.reach).toBeLessThan(1.06);
    expect([questions, scenarios]).toEqual([72, 24]);
  });

  test('is 1 between a model and itself, without an interval, and null without shared questions', () => {
    expect(likenessOf(oneModel, oneModel, 1)?.likeness).toEqual({
      value: 1,
      low: null,
      high: null,
    });
    expect(likenessOf(oneModel, [], 1)).toBeNull();
  });

  test('to itself under another wording is the mean over each two wordings', () => {
    const wording = (id: string, p: number[]) => ({
      wording: id,
      p,
      shown: [{ order: values, p }],
    });
    const [a, b, c] = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0.5, 0.5, 0, 0],
    ] as const;
    const question: Question = {
      scenario: 's',
      values,
      p: [0.5, 0.5, 0, 0],
      wordings: [wording('a', [...a]), wording('b', [...b]), wording('c', [...c])],
    };
    const distance = (1 + jensenShannonDistance(a, c) + jensenShannonDistance(b, c)) / 3;
    const found = wordingLikeness([question, chosenAt('t', values, 0)], 1);
    expect(found?.likeness.value).toBeCloseTo(1 - distance, 12);
    expect(found?.questions).toBe(1);
    expect(wordingLikeness(oneModel, 1)).toBeNull();
  });
});
