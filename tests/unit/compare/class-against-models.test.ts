// A class against a model: numbers from an enumeration of all pairs and of all ways to agree
// (tests/fixtures/stats/class-figures.py).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classAgainstModel } from '../../../src/core/compare/class-against-models';
import type { PupilAnswers } from '../../../src/core/compare/class-figures';
import fixture from '../../fixtures/stats/class-figures.json';

const pupils: PupilAnswers[] = fixture.options.map((options) => ({ options, ratings: [] }));
const same = (options: number[], count: number) =>
  Array.from({ length: count }, (): PupilAnswers => ({ options, ratings: [] }));

describe('a class against a model', () => {
  test('agrees with itself, with the model, and the model with itself, as the enumeration gives', () => {
    const { questions, pupilAndPupil, pupilAndModel, modelAndModel } = fixture.against;
    const found = classAgainstModel(pupils, fixture.model);
    expect(found?.questions).toBe(questions);
    expect(found?.pupils).toBe(pupils.length);
    expect(found?.pupilAndPupil).toBeCloseTo(pupilAndPupil, 9);
    expect(found?.pupilAndModel.value).toBeCloseTo(pupilAndModel.value, 9);
    expect(found?.pupilAndModel.low).toBeCloseTo(pupilAndModel.low, 8);
    expect(found?.pupilAndModel.high).toBeCloseTo(pupilAndModel.high, 8);
    expect(found?.modelAndModel.value).toBeCloseTo(modelAndModel.value, 9);
    expect(found?.modelAndModel).toMatchObject({
      low: modelAndModel.low,
      high: modelAndModel.high,
    });
  });

  test('is the worked example of its head', () => {
    const votes = [...same([0], 3), ...same([1], 2)];
    const found = classAgainstModel(votes, [[0.7, 0.1, 0.1, 0.1]]);
    expect(found?.pupilAndPupil).toBeCloseTo(0.4, 12);
    expect(found?.pupilAndModel.value).toBeCloseTo(0.46, 12);
    expect(found?.modelAndModel.value).toBeCloseTo(0.52, 12);
    expect(found?.modelAndModel).toMatchObject({ low: 0, high: 1 });
  });

  test('has no interval where all pupils agree with the model equally often, and stays within the questions', () => {
    const found = classAgainstModel(same([0, 0], 5), [
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ]);
    expect(found).toEqual({
      questions: 2,
      pupils: 5,
      pupilAndPupil: 2,
      pupilAndModel: { value: 2, low: null, high: null },
      modelAndModel: { value: 2, low: 2, high: 2 },
    });
  });

  test('is nothing for four pupils, nor where the model answered none of the questions', () => {
    expect(classAgainstModel(pupils.slice(0, 4), fixture.model)).toBeNull();
    expect(
      classAgainstModel(
        pupils,
        fixture.model.map(() => null),
      ),
    ).toBeNull();
    expect(classAgainstModel([], [])).toBeNull();
  });

  test('depends neither on the order of the pupils nor on that of the questions', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (questions) => {
        const moved = pupils.map(({ options }) => ({
          ratings: [],
          options: questions.map((question) => options[question] ?? 0),
        }));
        const before = classAgainstModel(pupils, fixture.model);
        const after = classAgainstModel(
          moved.toReversed(),
          questions.map((question) => fixture.model[question] ?? null),
        );
        expect(after?.pupilAndPupil).toBeCloseTo(before?.pupilAndPupil ?? NaN, 9);
        expect(after?.pupilAndModel.low).toBeCloseTo(before?.pupilAndModel.low ?? NaN, 8);
        expect(after?.modelAndModel.high).toBe(before?.modelAndModel.high);
      }),
    );
  });
});
