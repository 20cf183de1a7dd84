// The geometry of the value circle: measurement.md §1, look.md "The circle".
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { place, VALUES } from '../../src/core/values';
import { frame } from '../../src/ui/circle/frame';
import {
  angle,
  arc,
  beyond,
  point,
  radius,
  sector,
  SECTORS,
  textArc,
} from '../../src/ui/circle/geometry';

describe('places', () => {
  test('start with Self-direction at twelve o’clock and go clockwise by 36°', () => {
    expect(angle(place('SD'))).toBe(0);
    expect(angle(place('ST'))).toBe(36);
    expect(angle(place('UN'))).toBe(324);
    expect(point(0, 100)).toEqual({ x: 0, y: -100 });
    expect(point(90, 100).x).toBeCloseTo(100);
    expect(point(90, 100).y).toBeCloseTo(0);
  });

  test('a step aside is clockwise and keeps a right angle to the spoke', () => {
    expect(point(0, 100, 5)).toEqual({ x: 5, y: -100 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 360, noNaN: true }), (degrees) => {
        const { x, y } = point(degrees, 100, 7);
        expect(Math.hypot(x, y)).toBeCloseTo(Math.hypot(100, 7));
      }),
    );
  });
});

describe('the scale', () => {
  test('runs from −2.5 in the centre to +2.5 on the rim, the own average half way', () => {
    expect(radius(-2.5, 200)).toBe(0);
    expect(radius(0, 200)).toBe(100);
    expect(radius(2.5, 200)).toBe(200);
  });

  test('clamps what lies beyond and says so', () => {
    expect(radius(3, 200)).toBe(200);
    expect(radius(-9, 200)).toBe(0);
    expect([beyond(2.6), beyond(2.5), beyond(-2.6)]).toEqual([1, 0, -1]);
  });

  test('never leaves the circle and never turns round', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(radius(low, 100)).toBeLessThanOrEqual(radius(high, 100));
        expect(radius(low, 100)).toBeGreaterThanOrEqual(0);
        expect(radius(high, 100)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('sectors', () => {
  test('cover the circle once, in the order of the groups', () => {
    expect(SECTORS.map(({ from, to }) => [from, to])).toEqual([
      [-18, 90],
      [90, 162],
      [162, 270],
      [270, 342],
    ]);
  });

  test('are pie slices', () => {
    expect(sector(0, 90, 10)).toBe('M0 0L0 -10A10 10 0 0 1 10 0Z');
  });
});

describe('words on the circle', () => {
  test('are never upside down: the line runs clockwise above and anticlockwise below', () => {
    expect(textArc(0, 36, 100, 10)).toBe(arc(-18, 18, 100));
    expect(textArc(180, 36, 100, 10)).toBe(arc(198, 162, 110));
  });
});

describe('the frame', () => {
  test('has names from 240 pixels on and codes below', () => {
    expect(frame(239).names).toBe(false);
    expect(frame(240).names).toBe(true);
  });

  test('keeps the rim inside the figure, and grows with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 96, max: 1200 }), (width) => {
        const { half, rim, mark } = frame(width);
        expect(rim).toBeGreaterThan(half * 0.6);
        expect(rim).toBeLessThan(half - 8);
        // Ten marks side by side fit round the ring of the own average.
        expect(VALUES.length * 2 * mark).toBeLessThan(Math.PI * rim);
      }),
    );
  });
});
