// What the circle draws for one respondent and for several.
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../src/core/score/types';
import type { Sizes } from '../../src/ui/circle/halves';
import { layOut } from '../../src/ui/circle/layout';
import { describe as inWords, ownSpread, type CircleSeries } from '../../src/ui/circle/series';

const SIZES: Sizes = { rim: 200, mark: 6, roomy: true };
const SCORES = [2, 1, 0.5, 0, -0.5, -1, -2, 0.25, -0.25, 0];

function estimates(scores: readonly number[], reach: number | null = 0.5): Estimate[] {
  return scores.map((value) => ({
    value,
    low: reach === null ? null : value - reach,
    high: reach === null ? null : value + reach,
  }));
}

function respondent(id: string, scores = SCORES): CircleSeries {
  return {
    id,
    label: id,
    kind: 'person',
    stated: estimates(scores),
    enacted: estimates(scores.map((score) => -score)),
  };
}

describe('one respondent', () => {
  const layout = layOut([respondent('Anna')], 'both', SIZES);

  test('has twenty marks, ten gaps and twenty intervals, and no outline', () => {
    expect(layout.marks).toHaveLength(20);
    expect(layout.gaps).toHaveLength(10);
    expect(layout.intervals).toHaveLength(20);
    expect(layout.outlines).toEqual([]);
    expect(layout.letters).toEqual([]);
  });

  test('shows what is said on one side of the spoke and what is done on the other', () => {
    const [stated, enacted] = ['stated', 'enacted'].map((half) =>
      layout.marks.find(({ key }) => key === `Anna ${half} SD`),
    );
    expect(stated?.filled).toBe(false);
    expect(enacted?.filled).toBe(true);
    expect(stated?.x).toBeCloseTo(-(enacted?.x ?? 0));
    expect(stated?.y).toBe(-180);
    expect(stated?.title).toBe('Anna says: Self-direction +2.0, from +1.5 to +2.5');
  });

  test('drops intervals where there is no room for them', () => {
    const small = layOut([respondent('Anna')], 'both', { ...SIZES, roomy: false });
    expect(small.intervals).toEqual([]);
    expect(small.gaps).toHaveLength(10);
  });

  test('marks what lies beyond the scale', () => {
    const [far] = layOut([respondent('Anna', [2.9, ...SCORES.slice(1)])], 'stated', SIZES).marks;
    expect(far?.beyond).toBe(1);
    expect(far?.y).toBe(-200);
  });

  test('leaves out what is missing', () => {
    const series = { ...respondent('Anna', [Number.NaN, ...SCORES.slice(1)]), enacted: null };
    expect(layOut([series], 'both', SIZES).marks).toHaveLength(9);
    expect(layOut([{ ...series, stated: null }], 'both', SIZES).marks).toEqual([]);
  });
});

describe('several respondents', () => {
  const four = ['Anna', 'Ben', 'Cleo', 'Dan'].map((id) => respondent(id));

  test('have one outline and one letter each, and no intervals', () => {
    const layout = layOut(four, 'both', SIZES);
    expect(layout.outlines.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(layout.letters.map(({ text }) => text)).toEqual(['A', 'B', 'C', 'D']);
    expect(layout.intervals).toEqual([]);
  });

  test('never cover one another entirely, even with equal scores', () => {
    const { marks } = layOut(four, 'enacted', SIZES);
    const spots = new Set(marks.map(({ x, y }) => `${x} ${y}`));
    expect(spots.size).toBe(marks.length);
  });
});

describe('own spread', () => {
  test('brings a profile to mean 0 and spread 1, intervals with it', () => {
    // 2, 4, 9 has mean 5 and spread √(26/3) (core/stats/spread.ts).
    const [low] = ownSpread([{ value: 2, low: 1, high: 5 }, ...estimates([4, 9])]) ?? [];
    const unit = Math.sqrt(26 / 3);
    expect(low?.value).toBeCloseTo(-3 / unit);
    expect(low?.low).toBeCloseTo(-4 / unit);
    expect(low?.high).toBeCloseTo(0);
  });

  test('leaves a flat profile on its average', () => {
    expect(ownSpread(estimates(Array.from({ length: 10 }, () => 3.2)))).toEqual(
      Array.from({ length: 10 }, () => ({ value: 0, low: null, high: null })),
    );
  });
});

describe('the figure in words', () => {
  test('names the two strongest and the two weakest values', () => {
    expect(inWords([respondent('Anna')], 'stated')).toBe(
      'Anna says most for Self-direction and Stimulation, least for Security and Conformity.',
    );
  });

  test('says when there is nothing to tell', () => {
    const flat = Array.from({ length: 10 }, () => 0);
    expect(inWords([respondent('Ben', flat)], 'enacted')).toBe(
      'Ben does the same for all ten values.',
    );
    expect(inWords([], 'both')).toBe('No scores yet.');
  });
});
