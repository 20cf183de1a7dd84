// Verdicts on models are judged by simulated ones whose worths are known (tests/fixtures/simulated.ts).
import { describe, expect, test } from 'vitest';
import { modelsAlike } from '../../../../src/core/compare/findings/models-alike';
import { commonQuestions } from '../../../../src/core/compare/findings/common-questions';
import { questionsOf } from '../../../../src/core/score/questions';
import { actionEffects, drawnWorths, modelChoices } from '../../../fixtures/simulated';

const effects = actionEffects(30, 0.8, 1);
const worths = drawnWorths(1, 1);
const model = (own: readonly number[], of = effects) => questionsOf(modelChoices(own, of));

describe('models', () => {
  test('with the same worths go with each other as with themselves', () => {
    const found = modelsAlike([model(worths), model(worths), model(worths)], 1);
    expect(found?.profileR?.smallest).toBeCloseTo(1, 10);
    expect(found?.same).toEqual({ mean: 1, smallest: 1, largest: 1 });
    expect(found?.halves?.others).toBeCloseTo(found?.halves?.own ?? NaN, 2);
  });

  test('with other worths go with themselves and not with each other', () => {
    const found = modelsAlike([model(worths), model(drawnWorths(1, 2))], 1);
    expect(found?.halves?.own).toBeGreaterThan(0.6);
    expect(found?.halves?.others).toBeLessThan(found?.halves?.low ?? NaN);
    expect(found?.same.mean).toBeLessThan(0.7);
  });

  test('with one profile that answer questions each in their own way agree no more than it gives', () => {
    const found = modelsAlike([model(worths), model(worths, actionEffects(30, 0.8, 2))], 1);
    expect(found?.profileR?.mean).toBeGreaterThan(0.6);
    expect(Math.abs(found?.beyondProfile.mean ?? NaN)).toBeLessThan(0.2);
    const alike = modelsAlike([model(worths), model(worths)], 1);
    expect(alike?.beyondProfile.mean).toBeCloseTo(1, 10);
  });

  test('are compared on the questions that all answered, and on no others', () => {
    const some = model(worths).filter(({ scenario }) => scenario < 's020');
    const others = model(worths).filter(({ scenario }) => scenario >= 's005');
    const found = modelsAlike([some, others], 1);
    expect(found).toMatchObject({ models: 2, questions: 75, scenarios: 15 });
    expect(commonQuestions([some, others, model(worths)])[2]).toHaveLength(75);
  });

  test('without a common question, or alone, are not compared', () => {
    const some = model(worths).filter(({ scenario }) => scenario < 's010');
    const others = model(worths).filter(({ scenario }) => scenario >= 's010');
    expect(modelsAlike([some, others], 1)).toBeNull();
    expect(modelsAlike([some], 1)).toBeNull();
    expect(modelsAlike([], 1)).toBeNull();
  });

  test('with fewer than twelve common scenarios have no halves', () => {
    const short = model(worths).filter(({ scenario }) => scenario < 's011');
    expect(modelsAlike([short, short], 1)?.halves).toBeNull();
  });

  test('that are indifferent have no r, and no NaN', () => {
    const flat = model(
      Array.from({ length: 10 }, () => 0),
      actionEffects(30, 0, 1),
    );
    const found = modelsAlike([flat, flat], 1);
    expect(found?.profileR).toBeNull();
    expect(found?.halves).toBeNull();
    expect(found?.same.mean).toBeCloseTo(0.25, 10);
    expect(JSON.stringify(found)).not.toContain('null,"smallest"');
  });
});
