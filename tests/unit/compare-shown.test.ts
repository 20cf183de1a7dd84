// The chosen respondents as the figures of Compare take them: what is left out, what is marked, and that nothing
// is made anew that has not changed.
import { describe, expect, test } from 'vitest';
import { NO_CHOICES } from '../../src/core/score/packed';
import { profile } from '../../src/core/score/profile';
import { VALUES } from '../../src/core/values';
import { chosenOf, incomparableOf, readyOf, shownOf } from '../../src/pages/compare/shown';
import { steady } from '../../src/pages/compare/steady';
import type { Source } from '../../src/pages/source';

const ratings = VALUES.flatMap((value) =>
  [0, 1].map((half) => ({
    item: `${value}${String(half)}`,
    value,
    wording: 'a',
    direction: 'up' as const,
    // Eighteen of twenty ratings are the same: the questionnaire does not count.
    p: [1, 2, 3, 4, 5, 6].map((rating) => (rating === (value === 'SD' ? 6 : 3) ? 1 : 0)),
  })),
);
const bos = profile({ kind: 'person', ratings, choices: [] }, 1);

const bo: Source = {
  id: 'person:bo',
  kind: 'person',
  label: 'Bo',
  detail: '',
  isSimulated: false,
  isOwn: true,
  model: null,
  traits: null,
  framings: [],
  ratings,
  choices: NO_CHOICES,
  balanced: NO_CHOICES,
  asked: new Set(),
  packs: [],
  answered: () => Promise.resolve([]),
  compute: () => Promise.resolve(bos),
};

describe('somebody whose questionnaire does not count', () => {
  const chosen = [chosenOf(bo, bos)];
  const left = incomparableOf(chosen);

  test('is drawn without what they say', () => {
    expect(left).toMatchObject([{ id: bo.id, half: 'stated', cause: 'invalid' }]);
    expect(shownOf(readyOf(chosen), left)).toMatchObject([
      { label: 'Bo', isSaying: false, series: { label: 'Bo', stated: null } },
    ]);
  });

  test('is drawn with it where somebody asks for it, and marked in every figure', () => {
    const [shown] = shownOf(readyOf(chosen), []);
    const label = 'Bo (questionnaire does not count)';
    expect(shown).toMatchObject({ label, isSaying: true, series: { label } });
    expect(shown?.series.stated).toHaveLength(10);
  });
});

describe('what has not changed', () => {
  test('is the same object: a respondent with its profile, what is shown of it, and lists of them', () => {
    const [first, again] = [chosenOf(bo, bos), chosenOf(bo, bos)];
    expect(again).toBe(first);
    expect(chosenOf(bo, undefined)).not.toBe(first);
    const ready = readyOf([chosenOf(bo, bos)]);
    expect(shownOf(ready, [])[0]).toBe(shownOf(ready, [])[0]);
    const list = steady<number>();
    const one = list([1, 2]);
    expect(list([1, 2])).toBe(one);
    expect(list([2, 1])).toEqual([2, 1]);
    expect(list([2, 1, 3])).toEqual([2, 1, 3]);
  });

  test('is made anew where something else is left out', () => {
    const ready = readyOf([chosenOf(bo, bos)]);
    expect(shownOf(ready, [])[0]).not.toBe(shownOf(ready, incomparableOf([chosenOf(bo, bos)]))[0]);
  });
});
