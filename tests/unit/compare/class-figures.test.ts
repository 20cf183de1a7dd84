// Figures of a class: numbers from numpy and scipy (tests/fixtures/stats/class-figures.py), and that no
// two pictures of a class differ by one pupil.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  classEnacted,
  classStated,
  statedPupils,
  votesOf,
  type ClassHalf,
  type PupilAnswers,
} from '../../../src/core/compare/class-figures';
import {
  after,
  counted,
  lacking,
  NO_CLASS,
  waiting,
  type ClassEvent,
  type ClassState,
} from '../../../src/core/compare/class-state';
import { at } from '../../../src/core/stats/array';
import { sum } from '../../../src/core/stats/mean';
import { VALUES } from '../../../src/core/values';
import fixture from '../../fixtures/stats/class-figures.json';

const value = v.picklist(VALUES);
const { offered, portraits } = v.parse(
  v.object({ offered: v.array(v.array(value)), portraits: v.array(value) }),
  fixture,
);
const asked = portraits.map((of, index) => ({ id: `p${index}`, value: of }));
const pupils: PupilAnswers[] = fixture.options.map((options, pupil) => ({
  options,
  ratings: fixture.ratings[pupil] ?? [],
}));

function expectHalf(half: ClassHalf | null, expected: typeof fixture.does): void {
  expect(half?.values).toHaveLength(VALUES.length);
  expected.forEach(({ value: mean, low, high, spread }, place) => {
    const found = half?.values[place];
    expect(found?.value).toBeCloseTo(mean, 9);
    expect(found?.low).toBeCloseTo(low, 8);
    expect(found?.high).toBeCloseTo(high, 8);
    expect(found?.spread).toBeCloseTo(spread, 9);
  });
}

const says = (...given: Parameters<typeof statedPupils>) => classStated(statedPupils(...given));

describe('figures of a class', () => {
  test('are the votes, means, intervals and spreads that numpy and scipy give', () => {
    expect(votesOf(pupils, offered)).toEqual(fixture.votes);
    expectHalf(classEnacted(pupils, offered), fixture.does);
    expectHalf(says(pupils, asked, [pupils.length]), fixture.says);
  });

  test('leave out of what is said the pupil who gave one rating throughout', () => {
    expect(classEnacted(pupils, offered)?.pupils).toBe(pupils.length);
    expect(says(pupils, asked, [pupils.length])?.pupils).toBe(fixture.valid);
  });

  test('are none for fewer than five pupils, and none of portraits that were not asked', () => {
    expect(classEnacted(pupils.slice(0, 4), offered)).toBeNull();
    expect(says(pupils.slice(0, 5), asked, [5])).toBeNull();
    expect(says(pupils, [], [pupils.length])).toBeNull();
  });

  test('of a class of one mind have a spread of 0 and no interval', () => {
    const alike = Array.from({ length: 5 }, () => ({ ratings: [], options: [0, 0, 0, 0, 0, 0] }));
    for (const half of classEnacted(alike, offered)?.values ?? []) {
      expect(half).toMatchObject({ spread: 0, low: null, high: null });
    }
  });

  test('have null for a value that no question offers', () => {
    const some = classEnacted(pupils, offered.slice(0, 1))?.values ?? [];
    expect(some.map((one) => one !== null)).toEqual(
      VALUES.map((one) => offered[0]?.includes(one) ?? false),
    );
  });
});

const code = (number: number): ClassEvent => ({ kind: 'code', code: `code ${number}` });
const COUNT: ClassEvent = { kind: 'counted' };
const SHOW: ClassEvent = { kind: 'shown' };
const run = (events: readonly ClassEvent[]) => events.reduce(after, NO_CLASS);
const codes = (number: number) => Array.from({ length: number }, (_, index) => code(index));

describe('late codes', () => {
  test('are not counted before there are five', () => {
    expect(lacking(run(codes(4)))).toBe(1);
    expect(counted(run([...codes(4), COUNT]))).toBe(0);
    expect(run([...codes(4), COUNT, SHOW]).isShown).toBe(false);
    expect(counted(run([...codes(5), COUNT]))).toBe(5);
  });

  test('come in one by one until the first figure is shown, and then by three', () => {
    const before = run([...codes(5), COUNT, code(5), COUNT]);
    expect([counted(before), waiting(before), before.steps]).toEqual([6, 0, [6]]);
    const later = [...codes(6), COUNT, SHOW, code(6), code(7), COUNT];
    expect([counted(run(later)), waiting(run(later)), lacking(run(later))]).toEqual([6, 2, 1]);
    expect(run([...later, code(8), COUNT]).steps).toEqual([6, 9]);
  });

  /** Everything that can happen in a lesson, in any order. */
  const lesson = fc
    .array(
      fc.oneof({ weight: 5, arbitrary: fc.constant('code') }, fc.constantFrom('count', 'show')),
      {
        maxLength: 80,
      },
    )
    .map((names) =>
      names.map((name, index): ClassEvent => {
        if (name === 'code') return code(index);
        return name === 'count' ? COUNT : SHOW;
      }),
    );

  /** Each different number of codes that stood in a picture on the wall. */
  function pictures(events: readonly ClassEvent[]): ClassState[] {
    const found: ClassState[] = [];
    events.reduce((state, event) => {
      const next = after(state, event);
      if (next.isShown && counted(next) !== counted(found.at(-1) ?? NO_CLASS)) found.push(next);
      return next;
    }, NO_CLASS);
    return found;
  }

  test('never make two pictures that differ by one or two pupils, nor one of fewer than five', () => {
    fc.assert(
      fc.property(lesson, (events) => {
        const shown = pictures(events);
        for (const first of shown) {
          expect(counted(first)).toBeGreaterThanOrEqual(5);
          for (const second of shown) {
            const difference = Math.abs(counted(first) - counted(second));
            expect(first === second || difference >= 3).toBe(true);
          }
        }
      }),
    );
  });

  test('never make two sets of votes from which one pupil’s can be taken by subtraction', () => {
    fc.assert(
      fc.property(lesson, fc.infiniteStream(fc.nat({ max: 3 })), (events, answers) => {
        const pupil = new Map<string, PupilAnswers>();
        for (const { codes: all } of pictures(events)) {
          for (const one of all) {
            if (pupil.has(one)) continue;
            const drawn = answers.next();
            pupil.set(one, { ratings: [], options: [drawn.done === true ? 0 : drawn.value] });
          }
        }
        const votes = pictures(events).map((state) =>
          votesOf(
            state.codes.slice(0, counted(state)).flatMap((one) => pupil.get(one) ?? []),
            offered.slice(0, 1),
          ).flat(),
        );
        votes.slice(1).forEach((later, index) => {
          const earlier = votes[index] ?? [];
          expect(sum(later.map((count, option) => count - at(earlier, option)))).toBeGreaterThan(2);
        });
      }),
    );
  });

  test('do not change what the class says while fewer than three of them are valid', () => {
    // The pupil at place 3 is invalid: three further copies bring no valid one, and two and a valid one, one.
    const invalid = pupils.slice(3, 4);
    const first = pupils.slice(4, 10);
    const one = [...first, ...invalid, ...invalid, ...pupils.slice(0, 1)];
    expect(says(one, asked, [6, 9])).toEqual(says(first, asked, [6]));
    const three = [...one, ...pupils.slice(1, 3), ...invalid];
    expect(says(three, asked, [6, 9, 12])?.pupils).toBe(9);
  });
});

test('hands are counted by scenario, the last count counts, and it can be taken back', () => {
  const hands = (scenario: string, votes: number[] | null): ClassEvent => ({
    kind: 'hands',
    scenario,
    votes,
  });
  const state = run([hands('a', [1, 2, 3, 4]), hands('b', [5, 0, 0, 0]), hands('a', [4, 3, 2, 1])]);
  expect([...state.hands]).toEqual([
    ['a', [4, 3, 2, 1]],
    ['b', [5, 0, 0, 0]],
  ]);
  expect([...after(state, hands('a', null)).hands.keys()]).toEqual(['b']);
});
