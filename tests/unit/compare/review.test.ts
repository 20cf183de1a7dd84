// The review puts a model's answers beside a person's only where the question was the same.
import { describe, expect, test } from 'vitest';
import { choicesOfModels, ratingsOfModels } from '../../../src/core/compare/review';
import type { ChoiceAnswer, RatingAnswer } from '../../../src/core/score/types';
import { cyclicShifts } from '../../../src/core/ask/orders';
import type { Value } from '../../../src/core/values';

const OFFERED: readonly Value[] = ['SD', 'HE', 'PO', 'UN'];
/** Probability by content, whatever the place. */
const P: Readonly<Record<string, number>> = { SD: 0.4, HE: 0.3, PO: 0.2, UN: 0.1 };

function shifts(scenario: string): ChoiceAnswer[] {
  return cyclicShifts(OFFERED).map((offered) => ({
    scenario,
    question: 0,
    wording: 'a',
    offered,
    p: offered.map((value) => P[value] ?? NaN),
  }));
}

const model = (choices: readonly ChoiceAnswer[], ratings: readonly RatingAnswer[] = []) => ({
  label: 'Model',
  choices,
  ratings,
});

describe('choices of models', () => {
  test('stand in the order in which the person saw the options', () => {
    const [found] = choicesOfModels([model(shifts('s1'))])('s1', ['UN', 'SD', 'PO', 'HE']);
    expect(found?.label).toBe('Model');
    [0.1, 0.4, 0.2, 0.3].forEach((p, option) => {
      expect(found?.p[option]).toBeCloseTo(p, 12);
    });
  });

  test('are left out where the scenario or one of the four values is another', () => {
    const lookUp = choicesOfModels([model(shifts('s1'))]);
    expect(lookUp('s2', OFFERED)).toEqual([]);
    expect(lookUp('s1', ['SD', 'HE', 'PO', 'BE'])).toEqual([]);
  });

  test('are left out where a question was asked in fewer orders than others, as the figures do', () => {
    const lookUp = choicesOfModels([model([...shifts('s1'), ...shifts('s2').slice(0, 2)])]);
    expect(lookUp('s1', OFFERED)).toHaveLength(1);
    expect(lookUp('s2', OFFERED)).toEqual([]);
  });

  test('of nobody are none', () => {
    expect(choicesOfModels([])('s1', OFFERED)).toEqual([]);
  });
});

describe('ratings of models', () => {
  const rating = (item: string, p: readonly number[] | null): RatingAnswer => ({
    item,
    value: 'SD',
    wording: 'a',
    direction: 'up',
    p,
  });

  test('are the mean rating that the distribution gives', () => {
    const lookUp = ratingsOfModels([model([], [rating('p1', [0, 0, 0.5, 0.5, 0, 0])])]);
    expect(lookUp('p1')).toEqual([{ label: 'Model', rating: 3.5 }]);
    expect(lookUp('p2')).toEqual([]);
  });

  test('of an item that was not answered are none', () => {
    expect(ratingsOfModels([model([], [rating('p1', null)])])('p1')).toEqual([]);
  });
});
