import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ceilingOf } from '../../../src/core/compare/ceiling';
import type { Reliability } from '../../../src/core/score/reliability';

const reliability = (value: number, low: number | null, high: number | null): Reliability => ({
  halfR: value / (2 - value),
  value,
  low,
  high,
  reason: null,
});
const none: Reliability = { halfR: -0.1, value: null, low: 0, high: 0.4, reason: 'No halves.' };
const model = { kind: 'model', sittings: 1 } as const;
const good = reliability(0.9, 0.8, 0.95);
const fair = reliability(0.8, 0.6, 0.9);

describe('the ceiling', () => {
  test('gives the worked example', () => {
    const found = ceilingOf(0.3, good, fair, model);
    expect(found.value).toBeCloseTo(0.8485, 4);
    expect(found.ratio).toBeCloseTo(0.3536, 4);
    expect(found.atCeiling).toBe(false);
    expect(found.reasons).toEqual([]);
  });

  test('has an interval on the scale of logarithms', () => {
    const { interval } = ceilingOf(0.3, good, fair, model);
    // log .9 − log .8 = .1178, log .8 − log .6 = .2877; half their root of squares is .1554.
    expect(interval?.low).toBeCloseTo(Math.sqrt(0.72) * Math.exp(-0.15544), 4);
    // log .95 − log .9 = .0541, log .9 − log .8 = .1178; half is .0648.
    expect(interval?.high).toBeCloseTo(Math.sqrt(0.72) * Math.exp(0.06481), 4);
  });

  test('is not clipped: r above it is said to be at the ceiling', () => {
    const found = ceilingOf(0.9, good, fair, model);
    expect(found.ratio).toBeGreaterThan(1);
    expect(found.atCeiling).toBe(true);
    expect(ceilingOf(-0.9, good, fair, model).ratio).toBeLessThan(-1);
  });

  test.each([
    ['a reliability below .7', reliability(0.69, 0.6, 0.8), 'reliability 0.69, and 0.7 is needed'],
    ['one not surely above .5', reliability(0.75, 0.5, 0.9), 'as low as 0.50'],
    ['one without an interval', reliability(0.9, null, null), 'no interval'],
    ['none', none, 'Enacted: No halves.'],
  ])('withholds the ratio for %s, with the reason', (_, enacted, reason) => {
    const found = ceilingOf(0.3, good, enacted, model);
    expect(found.ratio).toBeNull();
    expect(found.reasons.join(' ')).toContain(reason);
  });

  test('withholds the ratio of a person’s single sitting, whatever the reliabilities', () => {
    const once = ceilingOf(0.3, good, fair, { kind: 'person', sittings: 1 });
    expect([once.ratio, once.reasons]).toEqual([null, ['One sitting of a person is too short.']]);
    expect(ceilingOf(0.3, good, fair, { kind: 'person', sittings: 2 }).ratio).not.toBeNull();
  });

  test('has no ratio without an r', () => {
    expect(ceilingOf(null, good, fair, model)).toMatchObject({
      ratio: null,
      atCeiling: false,
      reasons: ['There is no r.'],
    });
  });

  test('is made of finite numbers, its interval around it, whatever the reliabilities', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const any = fc
      .tuple(part, part, part)
      .map(([value, low, high]) => reliability(Math.max(value, 1e-6), low, high));
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), any, any, (r, a, b) => {
        const { value, interval, ratio } = ceilingOf(r, a, b, model);
        expect(Number.isFinite(value)).toBe(true);
        if (interval !== null) {
          expect(interval.low).toBeLessThanOrEqual((value ?? 0) + 1e-12);
          expect(interval.high).toBeGreaterThanOrEqual((value ?? 1) - 1e-12);
          expect(interval.high).toBeLessThanOrEqual(1);
        }
        if (ratio !== null) expect(Number.isFinite(ratio)).toBe(true);
      }),
    );
  });
});
