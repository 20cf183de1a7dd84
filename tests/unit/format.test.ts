// Numbers as people read them (look.md, "Words").
import { describe, expect, test } from 'vitest';
import {
  bytes,
  bytesOf,
  count,
  duration,
  fraction,
  interval,
  number,
  percent,
  signed,
  timeLeft,
} from '../../src/ui/format';

describe('numbers', () => {
  test('have a true minus sign, and none on a zero', () => {
    expect(number(-0.4)).toBe('−0.40');
    expect(number(-0.001)).toBe('0.00');
    expect(number(3.14159, 1)).toBe('3.1');
  });

  test('carry a plus where they are distances from an average', () => {
    expect(signed(1.2, 1)).toBe('+1.2');
    expect(signed(-0.3, 1)).toBe('−0.3');
    expect(signed(0.04, 1)).toBe('0.0');
    expect(signed(0, 0)).toBe('0');
  });

  test('drop the leading zero where they cannot pass 1', () => {
    expect(fraction(0.31)).toBe('.31');
    expect(fraction(-0.22)).toBe('−.22');
    expect(fraction(1)).toBe('1.00');
    expect(fraction(0.999)).toBe('1.00');
  });

  test('stand in intervals as in look.md', () => {
    expect(interval(-0.22, 0.7, fraction)).toBe('from −.22 to .70');
    expect(interval(null, 0.7)).toBeUndefined();
  });

  test('have their unit beside them', () => {
    expect(percent(23.46, 1)).toBe('23.5\u202f%');
    expect(count(10, 'value')).toBe('10 values');
    expect(count(1, 'scenario')).toBe('1 scenario');
    expect(count(3000, 'scenario')).toBe('3,000 scenarios');
    expect(count(2, 'person', 'people')).toBe('2 people');
  });
});

describe('time', () => {
  test('is rounded to what somebody can plan with', () => {
    expect(duration(12.3)).toBe('12 seconds');
    expect(duration(70)).toBe('1 minute');
    expect(duration(62 * 60)).toBe('1 hour');
    expect(duration(81 * 60)).toBe('1 hour 20 minutes');
    expect(duration(59.7 * 60)).toBe('1 hour');
  });

  test('is said to be left', () => {
    expect(timeLeft(360)).toBe('about 6 minutes left');
    expect(timeLeft(20)).toBe('less than a minute left');
  });
});

describe('sizes', () => {
  test('count in powers of 1,000', () => {
    expect(bytes(0)).toBe('0 bytes');
    expect(bytes(640_000)).toBe('640 kB');
    expect(bytes(3.4e9)).toBe('3.4 GB');
    expect(bytes(999.9e6)).toBe('1.0 GB');
    expect(bytes(271e6)).toBe('271 MB');
  });

  test('share the unit of the whole', () => {
    expect(bytesOf(1.2e9, 3.4e9)).toBe('1.2 of 3.4 GB');
    expect(bytesOf(0, 271e6)).toBe('0.0 of 271 MB');
  });
});
