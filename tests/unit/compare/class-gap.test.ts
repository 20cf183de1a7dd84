// The say–do gap of a room: numbers from scipy's z scores and a jackknife of its own
// (tests/fixtures/stats/class-figures.py).
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { statedPupils, type PupilAnswers } from '../../../src/core/compare/class-figures';
import { classGap } from '../../../src/core/compare/class-gap';
import { VALUES } from '../../../src/core/values';
import fixture from '../../fixtures/stats/class-figures.json';

const { offered, portraits } = v.parse(
  v.object({
    offered: v.array(v.array(v.picklist(VALUES))),
    portraits: v.array(v.picklist(VALUES)),
  }),
  fixture,
);
const asked = portraits.map((value, index) => ({ id: `p${index}`, value }));
const pupils: PupilAnswers[] = fixture.options.map((options, pupil) => ({
  options,
  ratings: fixture.ratings[pupil] ?? [],
}));
const valid = statedPupils(pupils, asked, [pupils.length]);

describe('the say–do gap of a room', () => {
  test('has the differences, intervals and values beyond chance that scipy gives', () => {
    const gap = classGap(valid, offered);
    expect(gap?.pupils).toBe(fixture.valid);
    fixture.gap.values.forEach(({ value, low, high }, place) => {
      expect(gap?.values[place]?.value).toBeCloseTo(value, 9);
      expect(gap?.values[place]?.low).toBeCloseTo(low, 8);
      expect(gap?.values[place]?.high).toBeCloseTo(high, 8);
    });
    expect(gap?.beyondChance).toEqual(fixture.gap.beyondChance);
  });

  test('sums to nothing over the ten values, because both halves are places among the ten', () => {
    const sum = classGap(valid, offered)?.values.reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(0, 9);
  });

  test('finds the value that a class says first and never chooses, and says so beyond chance', () => {
    const first = offered.map((values) => values.indexOf('SD'));
    const unlike = valid.map(({ pupil }, index) => ({
      // Nobody takes Self-direction, and everybody says it comes first, one a little more than another.
      pupil: {
        ...pupil,
        options: pupil.options.map((option, question) =>
          option === first[question] ? (option + 1) % 4 : option,
        ),
      },
      centred: VALUES.map((value) => (value === 'SD' ? 2.7 : -0.3) + (index % 3) / 100),
    }));
    const gap = classGap(unlike, offered);
    expect(gap?.values[VALUES.indexOf('SD')]?.value).toBeLessThan(-3);
    expect(gap?.beyondChance).toContain('SD');
  });

  test('does not exist for fewer than five questionnaires that count', () => {
    expect(classGap(valid.slice(0, 4), offered)).toBeNull();
    expect(classGap([], offered)).toBeNull();
  });

  test('does not exist where a value was never offered', () => {
    expect(classGap(valid, offered.slice(0, 1))).toBeNull();
  });

  test('does not exist where a class says all values alike, and has no interval where pupils are copies', () => {
    const [first] = valid;
    if (first === undefined) throw new Error('no pupil is valid');
    const copies = Array.from({ length: 5 }, () => first);
    const gap = classGap(copies, offered);
    expect(gap?.values.every(({ low, high }) => low === null && high === null)).toBe(true);
    expect(gap?.beyondChance).toEqual([]);
    const flat = copies.map((one) => ({ ...one, centred: one.centred.map(() => 0) }));
    expect(classGap(flat, offered)).toBeNull();
  });
});
