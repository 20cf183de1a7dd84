// Verdicts on people and models are judged by simulated ones whose worths are known.
import { describe, expect, test } from 'vitest';
import { peopleAgainstModels } from '../../../../src/core/compare/findings/people-against-models';
import { questionsOf } from '../../../../src/core/score/questions';
import {
  actionEffects,
  drawnWorths,
  modelChoices,
  personChoices,
} from '../../../fixtures/simulated';

const effects = actionEffects(60, 0.3, 3);
const common = drawnWorths(1.5, 1);
const several = Array.from({ length: 8 }, (_, index) => index + 10);
const model = (worths: readonly number[]) => questionsOf(modelChoices(worths, effects));
const person = (worths: readonly number[], seed: number) =>
  questionsOf(personChoices(worths, effects, seed));

describe('people beside models', () => {
  const samePeople = several.map((seed) => person(common, seed));
  const differing = several.map((seed) => person(drawnWorths(1.5, seed), seed));
  const sameModels = several.map(() => model(common));

  test('who have the worths of the models differ no more than they do', () => {
    const found = peopleAgainstModels(samePeople, sameModels, 1);
    expect(found?.moreDifferent).toBeNull();
    expect(found?.people.r.value).toBeLessThan(0.95);
    expect(found?.people.r.value).toBeCloseTo(found?.models.r.value ?? NaN, 1);
  });

  test('who each have worths of their own differ more', () => {
    const found = peopleAgainstModels(differing, sameModels, 1);
    expect(found?.moreDifferent).toBe('people');
    expect(found?.people.r.value).toBeLessThan(0.4);
  });

  test('are judged on the questions that everybody answered', () => {
    expect(peopleAgainstModels(differing, sameModels, 1)?.questions).toBe(60);
  });

  test('get no verdict where there are too few of either', () => {
    const few = peopleAgainstModels(differing.slice(0, 3), sameModels, 1);
    expect(few?.moreDifferent).toBeNull();
    expect(few?.people.note).toContain('5 are needed');
    expect(peopleAgainstModels(differing.slice(0, 1), sameModels, 1)).toBeNull();
    expect(peopleAgainstModels(differing, [], 1)).toBeNull();
  });
});
