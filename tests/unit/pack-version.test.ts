// Versions of packs, in the order of their numbers.
import { expect, test } from 'vitest';
import { compareVersions, nextVersion } from '../../src/core/instrument/version';

test('versions are compared number by number', () => {
  const mixed = ['1.10.0', '1.9.12', '2.0.0', '0.99.99', '1.9.2'];
  const ordered = ['0.99.99', '1.9.2', '1.9.12', '1.10.0', '2.0.0'];
  expect(mixed.toSorted(compareVersions)).toEqual(ordered);
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
});

test('the next version comes after all there are, and the first is 1.0.0', () => {
  expect(nextVersion([])).toBe('1.0.0');
  expect(nextVersion(['1.0.9', '1.0.10', '0.12.0'])).toBe('1.0.11');
  expect(nextVersion(['2.3.4'])).toBe('2.3.5');
});
