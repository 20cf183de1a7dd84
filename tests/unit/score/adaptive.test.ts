// A profile with scenarios that earlier answers chose: rates in place of shares, all else as it is.
import { expect, test } from 'vitest';
import { comparedWith } from '../../../src/core/compare/comparison';
import { frequencies } from '../../../src/core/score/frequencies';
import { packChoices } from '../../../src/core/score/packed';
import { profile } from '../../../src/core/score/profile';
import { profileKey } from '../../../src/core/score/profile-key';
import { profileSchema } from '../../../src/core/score/profile-schema';
import { pearson } from '../../../src/core/stats/pearson';
import * as v from 'valibot';
import { actionEffects, drawnWorths, personChoices } from '../../fixtures/simulated';

const choices = personChoices(drawnWorths(1, 3), actionEffects(15, 0.5, 3), 3);
const balanced = { kind: 'person', ratings: [], choices } as const;
const adaptive = { ...balanced, deal: 'adaptive' } as const;

test('has no shares, says why, and is otherwise the profile of the same choices', () => {
  const [one, other] = [profile(balanced, 1), profile(adaptive, 1)];
  expect(one.enacted?.share).toHaveLength(10);
  expect(other.enacted).toEqual({ ...one.enacted, share: null });
  expect(other.notes.filter((note) => !one.notes.includes(note))).toEqual([
    'Some scenarios were chosen by earlier answers, so values were not offered equally often: rates stand in place of shares.',
  ]);
});

test('has its rates where shares are compared, as shares at equal exposure, so with the same r', () => {
  const { enacted } = profile(adaptive, 1);
  const rates = enacted?.rate?.map((rate) => rate?.value ?? 0);
  expect(enacted === null ? [] : frequencies(enacted).map(({ value }) => value)).toEqual(
    rates?.map((rate) => 40 * rate),
  );
  const published = {
    ...profile(balanced, 1),
    enacted: {
      ...enacted,
      worth: null,
      rate: null,
      share: Array.from({ length: 10 }, (_, place) => ({ value: place, low: null, high: null })),
    },
  };
  if (enacted === null) throw new TypeError('the choices give a profile');
  const [pair] = comparedWith(
    { kind: 'person', profile: profile(adaptive, 1), choices },
    [
      {
        kind: 'published',
        profile: { ...published, enacted: { ...enacted, ...published.enacted } },
        choices: [],
      },
    ],
    1,
  );
  expect(pair?.enacted?.pearson).toBeCloseTo(
    pearson(
      rates ?? [],
      Array.from({ length: 10 }, (_, place) => place),
    ) ?? NaN,
    12,
  );
});

test('is kept under another key, and read back', () => {
  const packed = packChoices(choices);
  const keys = [balanced, adaptive].map((answers) =>
    profileKey({ ...answers, choices: packed }, 1),
  );
  expect(new Set(keys).size).toBe(2);
  expect(v.is(profileSchema, profile(adaptive, 1))).toBe(true);
});
