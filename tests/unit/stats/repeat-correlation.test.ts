// The band of r between two measurements of a profile that did not change, against numpy and scipy
// (tests/fixtures/stats/repeat.py), and what must hold whatever the profile.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pearson } from '../../../src/core/stats/pearson';
import { randomFor } from '../../../src/core/stats/random';
import { repeatBand } from '../../../src/core/stats/repeat-correlation';
import cases from '../../fixtures/stats/repeat.json';

const bandOf = (index: number, seed = 1) => {
  const one = cases[index];
  if (one === undefined) throw new RangeError(`no case ${index}`);
  return repeatBand(one.first, one.second, one.df, randomFor(seed, 'posterior'));
};

const diagonal = (variance: number) =>
  Array.from({ length: 100 }, (_, place) => {
    const isOwn = place % 11 === 0;
    return variance * ((isOwn ? 1 : 0) - 0.1);
  });

test.each(cases.map((one, index) => [index, one] as const))(
  'case %i has the band that 200,000 independent draws have, within chance',
  (index, { first, second, r, band }) => {
    const own = bandOf(index);
    // 4,000 draws here: the error of an outer point is a few hundredths where the band is wide.
    const margin = 0.02 + 0.05 * (band.high - band.low);
    expect(Math.abs((own?.low ?? 9) - band.low)).toBeLessThan(margin);
    expect(Math.abs((own?.median ?? 9) - band.median)).toBeLessThan(margin);
    expect(Math.abs((own?.high ?? 9) - band.high)).toBeLessThan(margin);
    expect(pearson(first.scores, second.scores)).toBeCloseTo(r, 10);
  },
);

describe('whatever the profile', () => {
  const scores = fc
    .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 10, maxLength: 10 })
    .map((list) => ({ scores: list, covariance: diagonal(0.3) }));

  test('which of the two came first changes nothing but chance, and the band is in order', () => {
    fc.assert(
      fc.property(scores, scores, (one, other) => {
        const [a, b] = [
          repeatBand(one, other, null, randomFor(1, 'posterior')),
          repeatBand(other, one, null, randomFor(1, 'posterior')),
        ];
        expect(a?.low).toBeLessThanOrEqual(a?.median ?? -2);
        expect(a?.median).toBeLessThanOrEqual(a?.high ?? -2);
        expect(a?.low).toBeGreaterThanOrEqual(-1);
        expect(a?.high).toBeLessThanOrEqual(1);
        expect(Math.abs((a?.median ?? 9) - (b?.median ?? 0))).toBeLessThan(0.1);
      }),
      { numRuns: 10 },
    );
  });

  test('a level added to all ten changes nothing', () => {
    const one = { scores: [1, 0, 2, -1, 0.5, 0, 0, 1, -2, 0], covariance: diagonal(0.2) };
    const raised = { ...one, scores: one.scores.map((score) => score + 4) };
    const [a, b] = [one, raised].map((first) =>
      repeatBand(first, one, null, randomFor(3, 'posterior')),
    );
    expect(a?.low).toBeCloseTo(b?.low ?? 9, 8);
  });
});

test('a flat profile has a band about 0, not a missing one', () => {
  const flat = { scores: Array.from({ length: 10 }, () => 0), covariance: diagonal(0.5) };
  const band = repeatBand(flat, flat, null, randomFor(1, 'posterior'));
  expect(band?.low).toBeLessThan(0);
  expect(band?.high).toBeGreaterThan(0);
});

test('without errors there is none: nothing shows how large they are', () => {
  const exact = { scores: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], covariance: diagonal(0) };
  expect(repeatBand(exact, exact, null, randomFor(1, 'posterior'))).toBeNull();
});

test('errors whose size is estimated from little evidence widen the band', () => {
  const one = { scores: [2, 1, 0, -1, -2, 2, 1, 0, -1, -2], covariance: diagonal(0.3) };
  const [known, estimated] = [null, 4].map((df) =>
    repeatBand(one, one, df, randomFor(1, 'posterior')),
  );
  const length = (band: typeof known) => (band?.high ?? 0) - (band?.low ?? 0);
  expect(length(estimated)).toBeGreaterThan(length(known));
});
