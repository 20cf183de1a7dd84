import { describe, expect, test } from 'vitest';
import { differingQuestions } from '../../../src/core/compare/differing-questions';
import { likenessOf, wordingLikeness } from '../../../src/core/compare/likeness';
import { optionProbability } from '../../../src/core/compare/option-probability';
import type { Question } from '../../../src/core/score/questions';
import { jensenShannonDistance } from '../../../src/core/stats/jensen-shannon';
import expected from '../../fixtures/stats/between.json';
import { chosenAt, questionAt, scenarioId } from '../../fixtures/stats/questions';

const { models } = expected;
const one = models.rows.map((row) => questionAt(scenarioId(row.scenario), row.values, row.one));
const other = models.rows.map((row) => questionAt(scenarioId(row.scenario), row.values, row.other));
const person = models.rows.map((row, place) =>
  chosenAt(scenarioId(row.scenario), row.values, models.person.chosen[place] ?? 0),
);
const values = [0, 1, 2, 3];

describe('the probability that a model gives to a person’s options', () => {
  const found = optionProbability(person, other, 1);

  test('agrees with an independent computation, with its ceiling and its interval', () => {
    expect(found?.probability.value).toBeCloseTo(models.person.probability, 10);
    expect(found?.ceiling.value).toBeCloseTo(models.person.ceiling, 10);
    const reach = (found?.probability.high ?? NaN) - models.person.probability;
    expect(reach / models.person.reach).toBeGreaterThan(0.94);
    expect(reach / models.person.reach).toBeLessThan(1.06);
    expect(found?.ceiling.low).not.toBeNull();
  });

  test('gives the worked example', () => {
    const model = ['a', 'b'].map((id) => questionAt(id, values, [0.7, 0.1, 0.1, 0.1]));
    const { probability, ceiling } =
      optionProbability([chosenAt('a', values, 0), chosenAt('b', values, 2)], model, 1) ?? {};
    expect(probability?.value).toBeCloseTo(0.4, 12);
    expect(ceiling?.value).toBeCloseTo(0.52, 12);
  });

  test('is a quarter for a model that cannot decide, whatever was chosen, and then has no interval', () => {
    const undecided = person.map(({ scenario, values: four }) =>
      questionAt(scenario, four, [0.25, 0.25, 0.25, 0.25]),
    );
    const { probability, note } = optionProbability(person, undecided, 1) ?? {};
    expect(probability).toEqual({ value: 0.25, low: null, high: null });
    expect(note).toContain('came out alike');
  });

  test('does not exist without a shared question', () => {
    expect(optionProbability(person, [], 1)).toBeNull();
  });
});

describe('the likeness of two models', () => {
  test('agrees with scipy, with its interval over scenarios', () => {
    const { likeness, questions, scenarios } = likenessOf(one, other, 1) ?? {};
    expect(likeness?.value).toBeCloseTo(models.likeness.value, 8);
    const reach = (likeness?.high ?? NaN) - models.likeness.value;
    expect(reach / models.likeness.reach).toBeGreaterThan(0.94);
    expect(reach / models.likeness.reach).toBeLessThan(1.06);
    expect([questions, scenarios]).toEqual([72, 24]);
  });

  test('is 1 between a model and itself, without an interval, and null without shared questions', () => {
    expect(likenessOf(one, one, 1)?.likeness).toEqual({ value: 1, low: null, high: null });
    expect(likenessOf(one, [], 1)).toBeNull();
  });

  test('to itself under another wording is the mean over each two wordings', () => {
    const wording = (p: number[]) => ({ p, shown: [{ order: values, p }] });
    const [a, b, c] = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0.5, 0.5, 0, 0],
    ] as const;
    const question: Question = {
      scenario: 's',
      values,
      p: [0.5, 0.5, 0, 0],
      wordings: [wording([...a]), wording([...b]), wording([...c])],
    };
    const distance = (1 + jensenShannonDistance(a, c) + jensenShannonDistance(b, c)) / 3;
    const found = wordingLikeness([question, chosenAt('t', values, 0)], 1);
    expect(found?.likeness.value).toBeCloseTo(1 - distance, 12);
    expect(found?.questions).toBe(1);
    expect(wordingLikeness(one, 1)).toBeNull();
  });
});

describe('the questions in which two differ most', () => {
  test('come first, two models by the Jensen–Shannon distance', () => {
    const found = differingQuestions(
      { kind: 'model', questions: one },
      { kind: 'model', questions: other },
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
