import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileAgreement } from '../../../src/core/compare/agreement';
import { respondentMap } from '../../../src/core/compare/respondent-map';
import { randomFor } from '../../../src/core/stats/random';
import { VALUES } from '../../../src/core/values';

const random = randomFor(21, 'scenarios');
const someTen = () => [...random.normals(new Float64Array(10))];
const flat = VALUES.map(() => 3);

describe('the map of respondents', () => {
  test('puts the nearer together who are more alike', () => {
    const first = someTen();
    const near = first.map((x) => x + 0.2 * random.normal());
    const { points } = respondentMap(profileAgreement([first, near, someTen()]).r) ?? {
      points: [],
    };
    const distance = (a: number, b: number) =>
      Math.hypot(
        (points[a]?.x ?? NaN) - (points[b]?.x ?? NaN),
        (points[a]?.y ?? NaN) - (points[b]?.y ?? NaN),
      );
    expect(distance(0, 1)).toBeLessThan(distance(0, 2));
    expect(distance(0, 1)).toBeLessThan(distance(1, 2));
  });

  test('leaves the place of a flat profile empty and draws the others as if it were not there', () => {
    const tens = [someTen(), someTen(), someTen(), someTen()];
    const without = respondentMap(profileAgreement(tens).r);
    const found = respondentMap(profileAgreement(tens.toSpliced(1, 0, flat)).r);
    expect(found?.points[1]).toBeNull();
    expect(found?.points.toSpliced(1, 1)).toEqual(without?.points);
    expect(found?.stress).toBe(without?.stress);
  });

  test('does not exist for fewer than three respondents with a shape', () => {
    expect(respondentMap(profileAgreement([someTen(), someTen()]).r)).toBeNull();
    expect(respondentMap(profileAgreement([someTen(), someTen(), flat]).r)).toBeNull();
    expect(respondentMap([])).toBeNull();
  });

  test('is finite for any profiles, also equal and opposite ones', () => {
    const ten = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(ten, { minLength: 3, maxLength: 8 }), (tens) => {
        const opposite = tens.map((own) => own.map((x) => -x));
        const map = respondentMap(profileAgreement([...tens, ...opposite]).r);
        const numbers = map?.points.flatMap((point) => (point === null ? [] : [point.x, point.y]));
        expect([...(numbers ?? []), map?.stress ?? 0].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
