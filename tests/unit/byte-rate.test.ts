// The rate of a download, in bytes a second.
import { expect, test } from 'vitest';
import { ByteRate } from '../../src/run/byte-rate';

test('says nothing until a second has passed', () => {
  const rate = new ByteRate();
  rate.came(0, 0);
  rate.came(500, 900);
  expect(rate.perSecond).toBeNull();
  rate.came(1000, 1000);
  expect(rate.perSecond).toBe(1000);
});

test('is that of the last ten seconds', () => {
  const rate = new ByteRate();
  for (let second = 0; second <= 10; second += 1) rate.came(second * 100, second * 1000);
  for (let second = 11; second <= 20; second += 1) {
    rate.came(1000 + (second - 10) * 900, second * 1000);
  }
  expect(rate.perSecond).toBe(900);
});

test('begins anew where what had come was thrown away', () => {
  const rate = new ByteRate();
  rate.came(5000, 0);
  rate.came(9000, 2000);
  rate.came(0, 3000);
  expect(rate.perSecond).toBeNull();
});
