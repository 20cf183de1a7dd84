// The questions behind a figure, on answers whose order can be told by eye.
import { describe, expect, test } from 'vitest';
import { questionsBehind } from '../../../src/core/compare/questions-behind';
import type { ChoiceAnswer } from '../../../src/core/score/types';
import { place, type Value } from '../../../src/core/values';

const FOUR: readonly Value[] = ['SD', 'HE', 'PO', 'UN'];
const OTHERS: readonly Value[] = ['ST', 'AC', 'SE', 'TR'];
const row = (scenario: string, offered: readonly Value[], p: readonly number[]): ChoiceAnswer => ({
  scenario,
  question: 0,
  wording: 'a',
  offered,
  p,
});

const person = {
  kind: 'person' as const,
  choices: [
    row('s1', FOUR, [1, 0, 0, 0]),
    row('s2', FOUR, [0, 0, 1, 0]),
    row('s3', OTHERS, [1, 0, 0, 0]),
  ],
};
const model = {
  kind: 'model' as const,
  choices: [row('s1', FOUR, [0.7, 0.1, 0.1, 0.1]), row('s2', FOUR, [0.4, 0.3, 0.2, 0.1])],
};

describe('the questions of one respondent', () => {
  test('of a value are those that offered it, the most probable first', () => {
    const found = questionsBehind(person, null, place('PO'));
    expect(found.map(({ scenario }) => scenario)).toEqual(['s2', 's1']);
    expect(found[0]?.answers).toEqual([[0, 0, 1, 0]]);
    expect(found[0]?.divergence).toBeNull();
  });

  test('of no value in particular are all', () => {
    expect(questionsBehind(person, null, null)).toHaveLength(3);
    expect(questionsBehind({ kind: 'person', choices: [] }, null, place('PO'))).toEqual([]);
  });
});

describe('the questions of two', () => {
  test('are those that both answered, the furthest apart first', () => {
    const found = questionsBehind(person, model, null);
    expect(found.map(({ scenario, divergence }) => [scenario, divergence])).toEqual([
      ['s2', expect.closeTo(0.8, 10)],
      ['s1', expect.closeTo(0.3, 10)],
    ]);
    expect(found[0]?.answers).toEqual([
      [0, 0, 1, 0],
      [0.4, 0.3, 0.2, 0.1].map((one): unknown => expect.closeTo(one, 12)),
    ]);
  });

  test('of a value that no shared question offered are none', () => {
    expect(questionsBehind(person, model, place('TR'))).toEqual([]);
  });
});
