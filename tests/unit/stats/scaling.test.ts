import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixOf } from '../../../src/core/stats/matrix';
import { classicalScaling, type Point } from '../../../src/core/stats/scaling';
import expected from '../../fixtures/stats/between.json';
import { expectClose } from '../../fixtures/stats/close';

const flat = (points: readonly Point[]) => points.flatMap(({ x, y }) => [x, y]);
const between = (a: Point | undefined, b: Point | undefined) =>
  Math.hypot((a?.x ?? NaN) - (b?.x ?? NaN), (a?.y ?? NaN) - (b?.y ?? NaN));
const distancesOf = (points: readonly Point[]) =>
  matrixOf(points.length, (i, j) => between(points[i], points[j]));

const coordinate = fc.integer({ min: -20, max: 20 });
const somePoints = fc.array(fc.record({ x: coordinate, y: coordinate }), {
  minLength: 2,
  maxLength: 9,
});

describe('classical scaling', () => {
  test.each(expected.scaling)(
    'agrees with numpy on a plane, on a line, and on 1 − r of random profiles: stress $stress',
    ({ distances, points, stress }) => {
      const found = classicalScaling(Float64Array.from(distances));
      expectClose(flat(found.points), points.flat(), 7);
      expect(found.stress).toBeCloseTo(stress, 7);
    },
  );

  test('draws the worked example exactly: a right triangle of 3, 4 and 5', () => {
    const { points, stress } = classicalScaling(Float64Array.of(0, 3, 4, 3, 0, 5, 4, 5, 0));
    const [a, b, c] = points;
    expectClose([between(a, b), between(a, c), between(b, c)], [3, 4, 5], 9);
    expect(stress).toBeCloseTo(0, 9);
  });

  test('gives back the distances of any points in a plane', () => {
    fc.assert(
      fc.property(somePoints, (points) => {
        const distances = distancesOf(points);
        const found = classicalScaling(distances);
        expectClose([...distancesOf(found.points)], [...distances], 5);
        expect(Number.isFinite(found.stress)).toBe(true);
      }),
    );
  });

  test('turns to the wider axis, around 0, with the first point off an axis on its positive side', () => {
    fc.assert(
      fc.property(somePoints, (points) => {
        const found = classicalScaling(distancesOf(points)).points;
        for (const side of ['x', 'y'] as const) {
          const sides = found.map((point) => point[side]);
          expect(sides.reduce((a, b) => a + b)).toBeCloseTo(0, 6);
          expect(sides.find((one) => Math.abs(one) > 1e-4) ?? 1).toBeGreaterThan(0);
        }
        const squares = (side: 'x' | 'y') =>
          found.reduce((sum, point) => sum + point[side] ** 2, 0);
        expect(squares('x')).toBeGreaterThanOrEqual(squares('y') - 1e-6);
      }),
    );
  });

  test('draws an axis with an eigenvalue not above 0 as 0: a triangle whose sides cannot meet', () => {
    // 1 and 1 do not reach over 3: the second eigenvalue is below 0.
    const { points, stress } = classicalScaling(Float64Array.of(0, 3, 1, 3, 0, 1, 1, 1, 0));
    expect(points.map(({ y }) => y)).toEqual([0, 0, 0]);
    expect(stress).toBeGreaterThan(0);
  });

  test('puts points without any distance at 0, with stress 0', () => {
    const { points, stress } = classicalScaling(new Float64Array(9));
    expect(flat(points)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(stress).toBe(0);
  });

  test('refuses a single point', () => {
    expect(() => classicalScaling(Float64Array.of(0))).toThrow('two points or more, not 1');
  });
});
