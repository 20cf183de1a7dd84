import { describe, expect, test } from 'vitest';
import { optionProbability } from '../../../src/core/compare/option-probability';
import expected from '../../fixtures/stats/between.json';
import { chosenAt, otherModel, questionAt, scenarioId } from '../../fixtures/stats/questions';

const { models } = expected;
const person = models.rows.map((row, place) =>
  chosenAt(scenarioId(row.scenario), row.values, models.person.chosen[place] ?? 0),
);
const values = [0, 1, 2, 3];

describe('the probability that a model gives to a person’s options', () => {
  const found = optionProbability(person, otherModel, 1);

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
