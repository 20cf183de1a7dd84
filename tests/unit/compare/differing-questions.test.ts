import { describe, expect, test } from 'vitest';
import { differingQuestions } from '../../../src/core/compare/differing-questions';
import { jensenShannonDistance } from '../../../src/core/stats/jensen-shannon';
import { chosenAt, oneModel, otherModel, questionAt } from '../../fixtures/stats/questions';

const values = [0, 1, 2, 3];

describe('the questions in which two differ most', () => {
  test('come first, two models by the Jensen–Shannon distance', () => {
    const found = differingQuestions(
      { kind: 'model', questions: oneModel },
      { kind: 'model', questions: otherModel },
    );
    expect(found).toHaveLength(72);
    const distances = found.map((question) => jensenShannonDistance(question.one, question.other));
    expect(found.map(({ divergence }) => divergence)).toEqual(distances);
    expect(distances).toEqual(distances.toSorted((a, b) => b - a));
  });

  test('are, of a person and a model, those whose option the model finds least probable', () => {
    const model = [
      questionAt('a', values, [0.1, 0.8, 0.05, 0.05]),
      questionAt('b', values, [0.7, 0.1, 0.1, 0.1]),
    ];
    const [first, second] = differingQuestions(
      { kind: 'person', questions: [chosenAt('a', values, 1), chosenAt('b', values, 1)] },
      { kind: 'model', questions: model },
    );
    expect([first?.scenario, second?.scenario]).toEqual(['b', 'a']);
    expect(first?.divergence).toBeCloseTo(0.9, 12);
    expect(second?.divergence).toBeCloseTo(0.2, 12);
  });

  test('are, of two people, those answered otherwise; equal ones keep scenario and values', () => {
    const mine = ['d', 'a', 'c', 'b'].map((id) => chosenAt(id, values, 0));
    const theirs = ['a', 'b', 'c', 'd'].map((id, place) => chosenAt(id, values, place % 2));
    const found = differingQuestions(
      { kind: 'person', questions: mine },
      { kind: 'person', questions: theirs },
    );
    expect(found.map(({ scenario }) => scenario)).toEqual(['b', 'd', 'a', 'c']);
    expect(found.map(({ divergence }) => divergence)).toEqual([1, 1, 0, 0]);
  });
});
