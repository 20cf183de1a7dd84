// Rows that are no answers: left out by a stated rule and told, never thrown, never a NaN on a page
// (docs/measurement.md, "Bad input").
import fc from 'fast-check';
import { is } from 'valibot';
import { describe, expect, test } from 'vitest';
import { profile } from '../../../src/core/score/profile';
import { profileSchema } from '../../../src/core/score/profile-schema';
import type {
  ChoiceAnswer,
  Profile,
  RatingAnswer,
  RespondentAnswers,
} from '../../../src/core/score/types';
import { VALUES } from '../../../src/core/values';
import {
  chose,
  ITEMS_OF_21,
  oneHot,
  personQuestions,
  ratingsOf,
} from '../../fixtures/stats/answers';

const choices = personQuestions(30).map(({ scenario, offered }, index) =>
  chose(scenario, offered, index % 4),
);
const ratings = ratingsOf(
  ITEMS_OF_21.map((items, place) => [1 + (place % 5), 6, 3].slice(0, items)),
);
const answers = { kind: 'person', ratings, choices } as const;
const whole = profile(answers, 1);

/** A row as a program without types could hand it in. */
const untyped = <T extends object>(row: T, change: object): T => Object.assign({}, row, change);

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('nothing there');
  return one;
}

/** Whose further row changes nothing but the notes. */
function addedNotes(more: Partial<RespondentAnswers>): string[] {
  const { notes, ...rest } = profile(
    {
      ...answers,
      ratings: [...ratings, ...(more.ratings ?? [])],
      choices: [...choices, ...(more.choices ?? [])],
    },
    1,
  );
  const { notes: before, ...same } = whole;
  expect(rest).toEqual(same);
  return notes.filter((note) => !before.includes(note));
}

const scenarioRow = { ...first(choices), scenario: 'more' };

describe('scenario answers that are none', () => {
  test.each([
    ['an unknown value', untyped(scenarioRow, { offered: ['SD', 'XX', 'PO', 'UN'] })],
    ['three values', { ...scenarioRow, offered: ['SD', 'HE', 'PO'] as const }],
    ['a value twice', { ...scenarioRow, offered: ['SD', 'SD', 'PO', 'UN'] as const }],
  ])('with %s are left out and told', (_, row) => {
    expect(addedNotes({ choices: [row] })).toEqual([
      '1 scenario answer was left out: not four different values of the ten.',
    ]);
  });

  test.each([
    ['negative', [1.1, -0.1, 0, 0]],
    ['not a number', [NaN, 1, 0, 0]],
    ['infinite', [Infinity, 0, 0, 0]],
    ['missing', [0.5, 0.5, 0]],
  ])('with a probability that is %s are left out and told', (_, p) => {
    expect(addedNotes({ choices: [{ ...scenarioRow, p }] })).toEqual([
      '1 scenario answer was left out: a probability is missing, negative or not finite.',
    ]);
  });

  test.each([[[0, 0, 0, 0]], [[0.5, 0.5, 0.5, 0.5]], [[0.25, 0.25, 0.25, 0.247]]])(
    'with probabilities %j are left out and told, for they do not sum to 1',
    (p) => {
      const rows = [
        { ...scenarioRow, p },
        { ...scenarioRow, question: 1, p },
      ];
      expect(addedNotes({ choices: rows })).toEqual([
        '2 scenario answers were left out: the probabilities do not sum to 1.',
      ]);
    },
  );

  test('a second time count the first time only', () => {
    expect(addedNotes({ choices: [{ ...first(choices), p: [0, 0, 0, 1] }] })).toEqual([
      '1 scenario answer was left out: the same question in the same wording and order again; the first answer counts.',
    ]);
  });

  test('with other values than the question had are left out and told', () => {
    const { offered } = first(choices);
    const other = first(VALUES.filter((value) => !offered.includes(value)));
    const row = { ...first(choices), offered: [other, ...offered.slice(1)] };
    expect(addedNotes({ choices: [row] })).toEqual([
      '1 scenario answer was left out: other values than the first answer to the same question.',
    ]);
  });
});

describe('probabilities that nearly sum to 1', () => {
  const [row, ...others] = choices;
  const withP = (p: number[]) =>
    profile({ ...answers, choices: [{ ...(row ?? scenarioRow), p }, ...others] }, 1);

  test('by rounding in arithmetic count as if they did, and nothing is told', () => {
    const { notes, enacted } = withP([1 - 9e-7, 0, 0, 0]);
    expect(notes).toEqual(whole.notes);
    expect(enacted?.questions).toBe(30);
  });

  test('by rounding in print are made to, and told', () => {
    const { notes, enacted } = withP([0.333, 0.333, 0.333, 0]);
    expect(notes).toContain(
      '1 scenario answer was made to sum to 1, which the probabilities missed by at most .002.',
    );
    expect((enacted?.chosen ?? []).reduce((a, b) => a + b)).toBeCloseTo(30, 12);
  });
});

describe('ratings that are none', () => {
  const rating = { ...first(ratings), item: 'more' };

  test.each([
    [untyped(rating, { value: 'XX' }), 'not one of the ten values.'],
    [{ ...rating, p: [NaN, 1, 0, 0, 0, 0] }, 'six probabilities are needed'],
    [{ ...rating, p: [1, 0, 0] }, 'six probabilities are needed'],
    [{ ...rating, p: [0.5, 0.4, 0, 0, 0, 0] }, 'do not sum to 1'],
    [{ ...first(ratings), p: oneHot(6, 5) }, 'the first counts'],
    [{ ...first(ratings), value: 'UN', wording: 'b' } as const, 'another value'],
  ])('are left out and told: %#', (row, why) => {
    const [note, ...more] = addedNotes({ ratings: [row] });
    expect(note).toMatch(/^1 rating was left out: /);
    expect(note).toContain(why);
    expect(more).toEqual([]);
  });
});

describe('a respondent with one question', () => {
  test.each(['person', 'model'] as const)('has a profile of finite numbers: a %s', (kind) => {
    const one = profile({ kind, ratings, choices: choices.slice(0, 1) }, 1);
    expect(one.enacted?.questions).toBe(1);
    expect(is(profileSchema, one)).toBe(true);
  });

  test('whose one row is left out has none, and the reason is told', () => {
    const bad = { ...first(choices), p: [0, 0, 0, 0] };
    const { enacted, notes } = profile({ kind: 'model', ratings: [], choices: [bad] }, 1);
    expect(enacted).toBeNull();
    expect(notes).toContain('No scenario question was answered.');
    expect(notes).toContain('1 scenario answer was left out: the probabilities do not sum to 1.');
  });
});

describe('whatever comes in', () => {
  const anyNumber = fc.oneof(fc.constantFrom(0, 1, -1, NaN, Infinity, 0.25), fc.double());
  const anyChoice: fc.Arbitrary<ChoiceAnswer> = fc.record({
    scenario: fc.constantFrom('s0', 's1', 's2'),
    question: fc.integer({ min: 0, max: 4 }),
    wording: fc.constantFrom('a', 'b'),
    offered: fc.array(fc.constantFrom('SD', 'ST', 'HE', 'AC', 'PO'), { maxLength: 5 }),
    p: fc.oneof(
      fc.array(anyNumber, { maxLength: 5 }),
      fc.integer({ min: 0, max: 3 }).map((place) => oneHot(4, place)),
    ),
  });
  const anyRating: fc.Arbitrary<RatingAnswer> = fc.record({
    item: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
    value: fc.constantFrom('SD', 'ST', 'HE'),
    wording: fc.constant('a'),
    direction: fc.constantFrom('up', 'down'),
    p: fc.option(fc.array(anyNumber, { maxLength: 7 })),
  });

  test('a profile comes out, of finite numbers and reasons, and nothing is thrown', () => {
    const kinds = fc.constantFrom('person', 'model');
    fc.assert(
      fc.property(kinds, fc.array(anyRating), fc.array(anyChoice), (kind, says, does) => {
        const result: Profile = profile({ kind, ratings: says, choices: does }, 1);
        expect(is(profileSchema, result)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a kept profile', () => {
  const damages: ((kept: Profile) => unknown)[] = [
    () => undefined,
    () => 'text',
    (kept) => ({ ...kept, notes: undefined }),
    (kept) => ({ ...kept, more: 1 }),
    (kept) => ({ ...kept, notes: [7] }),
    (kept) => ({ ...kept, enacted: { ...kept.enacted, questions: NaN } }),
    (kept) => ({ ...kept, enacted: { ...kept.enacted, share: kept.enacted?.share?.slice(1) } }),
  ];

  test('is read back as it was, and any damage is seen', () => {
    expect(is(profileSchema, structuredClone(whole))).toBe(true);
    for (const damage of damages) expect(is(profileSchema, damage(whole))).toBe(false);
  });
});
