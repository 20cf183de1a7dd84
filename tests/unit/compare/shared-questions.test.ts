import { describe, expect, test } from 'vitest';
import { sharedQuestions } from '../../../src/core/compare/shared-questions';
import { chosenAt } from '../../fixtures/stats/questions';

describe('shared questions', () => {
  test('are those with the same scenario and the same four values, in an order of their own', () => {
    const mine = [chosenAt('s2', [0, 1, 2, 3], 0), chosenAt('s1', [4, 5, 6, 7], 1)];
    const theirs = [
      chosenAt('s1', [4, 5, 6, 7], 2),
      chosenAt('s2', [0, 1, 2, 4], 0),
      chosenAt('s2', [0, 1, 2, 3], 3),
    ];
    const shared = sharedQuestions(mine, theirs);
    expect(shared.map(({ scenario }) => scenario)).toEqual(['s1', 's2']);
    expect(shared[1]?.other.p).toEqual([0, 0, 0, 1]);
    expect(sharedQuestions(theirs, mine).map(({ values }) => values)).toEqual(
      shared.map(({ values }) => values),
    );
  });

  test('of a respondent with a question twice are its first', () => {
    const twice = [chosenAt('s1', [0, 1, 2, 3], 0), chosenAt('s1', [0, 1, 2, 3], 1)];
    const [shared, ...more] = sharedQuestions(twice, [chosenAt('s1', [0, 1, 2, 3], 2)]);
    expect(shared?.one.p).toEqual([1, 0, 0, 0]);
    expect(more).toEqual([]);
  });
});
