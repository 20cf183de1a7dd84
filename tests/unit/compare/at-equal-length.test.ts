// People and models at equal length, judged by simulated ones whose worths are known.
import { describe, expect, test } from 'vitest';
import { atEqualLength } from '../../../src/core/compare/at-equal-length';
import { bandOnSameQuestions } from '../../../src/core/compare/equal-length';
import { countedQuestions } from '../../../src/core/score/counted-questions';
import { dealOf } from '../../../src/core/instrument/deal';
import { actionEffects, drawnWorths, modelChoices, personChoices } from '../../fixtures/simulated';

const effects = actionEffects(30, 0.3, 3);
const worths = drawnWorths(1.5, 1);
const opposite = worths.map((worth) => -worth);
const model = { kind: 'model' as const, choices: modelChoices(worths, effects) };
const person = (own: readonly number[], seed: number) => ({
  kind: 'person' as const,
  choices: personChoices(own, effects, seed),
});

describe('at equal length', () => {
  const found = atEqualLength([model, person(worths, 11), person(opposite, 12)], 1);

  test('all are held to the questions that all answered', () => {
    expect(found?.questions).toBe(30);
  });

  test('the band is that of the model on these questions', () => {
    const asked = new Set(
      effects.map((_, scenario) => {
        const { questions, personQuestion } = dealOf(scenario);
        return `s${String(scenario).padStart(3, '0')} ${(questions[personQuestion] ?? []).toSorted().join('')}`;
      }),
    );
    const choices = model.choices.filter(({ scenario, offered }) =>
      asked.has(`${scenario} ${offered.toSorted().join('')}`),
    );
    expect(found?.band).toEqual(bandOnSameQuestions(countedQuestions('model', choices), 1));
  });

  test('a person with the worths of the model lies in its band, and one with opposite worths below it', () => {
    const { low = NaN, high = NaN } = found?.band ?? {};
    expect(found?.r[1]?.[0]).toBeGreaterThan(low);
    expect(found?.r[1]?.[0]).toBeLessThan(high);
    expect(found?.r[2]?.[0]).toBeLessThan(low);
  });

  test('people alone have no band, and nobody without a common question is compared', () => {
    const people = [person(worths, 11), person(worths, 13)];
    expect(atEqualLength(people, 1)?.band).toBeNull();
    const elsewhere = {
      kind: 'person' as const,
      choices: personChoices(worths, effects, 14).map((row) => ({
        ...row,
        scenario: `x${row.scenario}`,
      })),
    };
    expect(atEqualLength([model, elsewhere], 1)).toBeNull();
    expect(atEqualLength([model], 1)).toBeNull();
  });
});
