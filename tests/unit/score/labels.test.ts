import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelReport, type Naming } from '../../../src/core/score/labels';
import { place, VALUES, type Value } from '../../../src/core/values';
import expected from '../../fixtures/stats/labels.json';

/** As many raters as names: each names the Security action of s01. */
function named(...values: Value[]): Naming[] {
  return values.map((value, rater) => ({
    scenario: 's01',
    action: 'SE',
    rater: `r${rater}`,
    named: value,
  }));
}

function only(namings: readonly Naming[]) {
  const { actions } = labelReport(namings);
  expect(actions).toHaveLength(1);
  return actions[0];
}

describe('the label of an action', () => {
  test('is the share that named the intended value, with its interval and the other named most', () => {
    const label = only(named('SE', 'TR', 'TR', 'SE', 'TR'));
    expect(label).toMatchObject({ raters: 5, hits: 2, other: { value: 'TR', raters: 3 } });
    expect(label?.share.value).toBe(0.4);
    expect(label?.share.low).toBeCloseTo(0.118, 3);
    expect(label?.share.high).toBeCloseTo(0.769, 3);
    expect(label?.weak).toBe(false);
  });

  test('has no other value where all named the intended one', () => {
    expect(only(named('SE', 'SE'))).toMatchObject({ hits: 2, other: null, weak: false });
  });

  test('is weak from five raters on when the interval ends below .7', () => {
    expect(only(named('TR', 'TR', 'TR', 'TR'))?.weak).toBe(false);
    expect(only(named('TR', 'TR', 'TR', 'TR', 'TR'))?.weak).toBe(true);
    // 2 of 10: from .06 to .51.
    const few: Value[] = ['SE', 'SE', ...Array.from({ length: 8 }, () => 'CO' as const)];
    expect(only(named(...few))?.weak).toBe(true);
    expect(only(named(...few.map((): Value => 'SE')))?.weak).toBe(false);
  });
});

test('recall, precision and the confusion table count the same namings', () => {
  const report = labelReport([
    ...named('SE', 'SE', 'SE', 'TR'),
    { scenario: 's01', action: 'TR', rater: 'r0', named: 'SE' },
    { scenario: 's02', action: 'TR', rater: 'r0', named: 'TR' },
  ]);
  const [security, tradition] = [place('SE'), place('TR')];
  expect(report).toMatchObject({ raters: 4, namings: 6, shared: 1 });
  expect(report.confusion[security]?.[security]).toBe(3);
  expect(report.confusion[security]?.[tradition]).toBe(1);
  expect(report.recall[security]).toBe(3 / 4);
  expect(report.recall[tradition]).toBe(1 / 2);
  expect(report.precision[security]).toBe(3 / 4);
  expect(report.precision[tradition]).toBe(1 / 2);
  expect(report.recall[place('PO')]).toBeNull();
  expect(report.precision[place('PO')]).toBeNull();
});

test.each(expected)('α over actions agrees with the krippendorff package: $alpha', (one) => {
  const namings = one.units.flatMap((names, unit) =>
    names.map((name, rater): Naming => {
      const value = VALUES.find((code) => code === name) ?? 'SD';
      return { scenario: `s${unit}`, action: 'SD', rater: `r${rater}`, named: value };
    }),
  );
  const report = labelReport(namings);
  expect(report.alpha).toBeCloseTo(one.alpha, 10);
  expect(report.shared).toBe(one.units.filter((names) => names.length >= 2).length);
});

test('nobody has named anything: an empty report, no NaN', () => {
  const report = labelReport([]);
  expect(report).toMatchObject({ raters: 0, namings: 0, actions: [], alpha: null, shared: 0 });
  expect([...report.recall, ...report.precision].every((one) => one === null)).toBe(true);
});

test('the confusion table holds every naming once, and hits lie on its diagonal', () => {
  const value = fc.constantFrom(...VALUES);
  const naming = fc.record({
    scenario: fc.constantFrom('s01', 's02', 's03'),
    action: value,
    rater: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    named: value,
  });
  fc.assert(
    fc.property(fc.array(naming, { maxLength: 60 }), (namings) => {
      const { actions, confusion } = labelReport(namings);
      expect(confusion.flat().reduce((all, one) => all + one, 0)).toBe(namings.length);
      const diagonal = confusion.reduce((all, row, index) => all + (row[index] ?? 0), 0);
      expect(actions.reduce((all, { hits }) => all + hits, 0)).toBe(diagonal);
    }),
  );
});
