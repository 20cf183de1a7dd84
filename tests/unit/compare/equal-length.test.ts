import { describe, expect, test, vi } from 'vitest';
import { drawnAnswers, drawnWorths } from '../../../src/core/compare/drawn-answers';
import {
  bandOnOtherQuestions,
  bandOnSameQuestions,
  equalLengthR,
} from '../../../src/core/compare/equal-length';
import { questionsOf, type Question } from '../../../src/core/score/questions';
import { mean } from '../../../src/core/stats/mean';
import { randomFor } from '../../../src/core/stats/random';
import { valueAt } from '../../fixtures/stats/answers';
import expected from '../../fixtures/stats/between.json';
import { chosenAt, questionAt, scenarioId } from '../../fixtures/stats/questions';

/** A thousand fits take seconds on a machine that does other things too. */
vi.setConfig({ testTimeout: 60_000 });

const { equalLength } = expected;
const questions: Question[] = questionsOf(
  equalLength.questions.flatMap(({ orders, p }, number) =>
    orders.map((order, row) => ({
      scenario: scenarioId(number),
      question: 0,
      wording: 'a',
      offered: order.map(valueAt),
      p: p[row] ?? [],
    })),
  ),
);

describe('answers drawn once', () => {
  test('are one choice a question, in one of the orders shown', () => {
    const drawn = drawnAnswers(questions, randomFor(1, 'answers'));
    expect(drawn.map(({ scenario }) => scenario)).toEqual(
      questions.map(({ scenario }) => scenario),
    );
    drawn.forEach(({ values, p, wordings }, place) => {
      expect(p.toSorted()).toEqual([0, 0, 0, 1]);
      const [shown, ...more] = wordings.flatMap((wording) => wording.shown);
      expect(more).toEqual([]);
      expect(shown?.order[shown.p.indexOf(1)]).toBe(values[p.indexOf(1)]);
      const orders = questions[place]?.wordings[0]?.shown.map(({ order }) => order);
      expect(orders).toContainEqual(shown?.order);
    });
  });

  test('come as often as they are probable, each order as often as any', () => {
    const random = randomFor(2, 'answers');
    const [first] = questions;
    const rows = first?.wordings[0]?.shown ?? [];
    const draws = Array.from(
      { length: 8000 },
      () => drawnAnswers(questions.slice(0, 1), random)[0],
    );
    rows.forEach(({ order, p }) => {
      const here = draws.filter(
        (drawn) => drawn?.wordings[0]?.shown[0]?.order.join() === order.join(),
      );
      expect(here.length / 8000).toBeCloseTo(0.25, 1.5);
      const firstPlace = here.filter((drawn) => drawn?.wordings[0]?.shown[0]?.p[0] === 1);
      expect(Math.abs(firstPlace.length / here.length - (p[0] ?? NaN))).toBeLessThan(0.04);
    });
  });

  test('of a person are the person’s own', () => {
    const own = [chosenAt('s', [0, 1, 2, 3], 2)];
    expect(drawnAnswers(own, randomFor(3, 'answers'))[0]?.p).toEqual([0, 0, 1, 0]);
    expect(
      drawnAnswers(
        [{ ...questionAt('s', [0, 1, 2, 3], [1, 0, 0, 0]), wordings: [] }],
        randomFor(3, 'answers'),
      ),
    ).toEqual([]);
  });

  test('give ten worths around 0', () => {
    const worths = drawnWorths(questions, randomFor(4, 'answers'));
    expect(worths).toHaveLength(10);
    expect(mean(worths)).toBeCloseTo(0, 8);
  });
});

describe('the band of one model against itself', () => {
  test('on the same questions agrees with an independent simulation', () => {
    const found = bandOnSameQuestions(questions, 1);
    // 1,000 draws here and 4,000 there: their ends move by some hundredths.
    expect(Math.abs((found?.low ?? NaN) - equalLength.same.low)).toBeLessThan(0.12);
    expect(Math.abs((found?.median ?? NaN) - equalLength.same.median)).toBeLessThan(0.06);
    expect(Math.abs((found?.high ?? NaN) - equalLength.same.high)).toBeLessThan(0.04);
    expect(found?.questions).toBe(16);
  });

  test('on other questions, halves of what it was asked, is lower and agrees too', () => {
    const found = bandOnOtherQuestions(questions, 1);
    expect(Math.abs((found?.low ?? NaN) - equalLength.other.low)).toBeLessThan(0.12);
    expect(Math.abs((found?.median ?? NaN) - equalLength.other.median)).toBeLessThan(0.06);
    expect(Math.abs((found?.high ?? NaN) - equalLength.other.high)).toBeLessThan(0.04);
    expect(found?.questions).toBe(8);
  });

  test('is the same for the same seed, and another for another', () => {
    const few = questions.slice(0, 4);
    expect(bandOnSameQuestions(few, 1)).toEqual(bandOnSameQuestions(few, 1));
    expect(bandOnSameQuestions(few, 1)).not.toEqual(bandOnSameQuestions(few, 2));
  });

  test('is 1 throughout where nothing is left to chance', () => {
    const certain = questions
      .slice(0, 6)
      .map(({ scenario, values }) => chosenAt(scenario, values, 0));
    const found = bandOnSameQuestions(certain, 1);
    expect(found?.low).toBeCloseTo(1, 8);
    expect(found?.high).toBeCloseTo(1, 8);
  });

  test('does not exist without questions, or without two scenarios to cut', () => {
    expect(bandOnSameQuestions([], 1)).toBeNull();
    expect(bandOnOtherQuestions(questions.slice(0, 1), 1)).toBeNull();
    expect(bandOnOtherQuestions([], 1)).toBeNull();
  });
});

describe('r between models that answered once', () => {
  test('of a model beside its twin is the mean of its band', () => {
    const [first] = equalLengthR([questions, questions], 1);
    expect(first?.[0]).toBe(1);
    // 200 r with a standard deviation of about .23.
    expect(Math.abs((first?.[1] ?? NaN) - equalLength.same.mean)).toBeLessThan(0.07);
  });

  test('of a model without questions does not exist', () => {
    expect(equalLengthR([questions.slice(0, 2), []], 1)).toEqual([
      [1, null],
      [null, 1],
    ]);
  });
});
