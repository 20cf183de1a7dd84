// The survey's published means, where its file is at hand, and the same reading on rows made by hand.
//   ESS9_FILE=<path to a CSV of round 9 with cntry, pspwght and the 21 portraits> npm run test:unit -- survey
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VALUES } from '../../../src/core/values';
import { surveyMeans } from '../../fixtures/survey';
import keys from '../../fixtures/instrument-keys.json';

const NAMES = keys.instruments['pvq-21'].ess_variables;
const HEAD = ['idno', 'cntry', 'pspwght', ...NAMES].join(',');

/** A row in which every portrait has code 3, and those listed (numbered from 1) another. */
function row(weight: number, other: Readonly<Record<number, string | number>>, country = 'DE') {
  const codes = NAMES.map((_, index) => other[index + 1] ?? 3);
  return ['1', country, weight, ...codes].join(',');
}
/** Codes that differ enough that a row counts. */
const VARIED = { 3: 1, 8: 1, 19: 2, 2: 6, 17: 5, 5: 2 };

describe('a survey file', () => {
  test('is scored on the turned scale, each value less the mean of all answered portraits', () => {
    const { centred, mrat } = surveyMeans([HEAD, row(1, VARIED)].join('\n'), 'DE');
    // By hand: fifteen 3 become 4; 1, 1, 2, 6, 5, 2 become 6, 6, 5, 1, 2, 5. Sum 60 + 25 = 85 of 21.
    expect(mrat).toBeCloseTo(85 / 21, 12);
    const of = Object.fromEntries(VALUES.map((value, place) => [value, centred[place]]));
    expect(of['UN']).toBeCloseTo(17 / 3 - 85 / 21, 12);
    expect(of['PO']).toBeCloseTo(3 / 2 - 85 / 21, 12);
    expect(of['SE']).toBeCloseTo(9 / 2 - 85 / 21, 12);
    expect(of['BE']).toBeCloseTo(4 - 85 / 21, 12);
  });

  test('drops rows with more than 5 answers missing, then rows with more than 16 alike', () => {
    const missing = { ...VARIED, 1: 7, 4: 8, 6: 9, 7: 77, 9: 88, 10: 99 };
    const found = surveyMeans(
      [HEAD, row(1, VARIED), row(1, missing), row(1, { 1: 4, 2: 5, 3: 6, 4: 2 })].join('\n'),
      'DE',
    );
    expect(found).toMatchObject({ rows: 3, missing: 1, alike: 1, kept: 1 });
  });

  test('takes the mean of a value over those who have it, weighted', () => {
    const noPower = { ...VARIED, 2: 9, 17: 9, 1: 5 };
    const { centred } = surveyMeans(
      [HEAD, row(1, VARIED), row(3, VARIED), row(5, noPower), row(9, VARIED, 'FR')].join('\n'),
      'DE',
    );
    expect(centred[VALUES.indexOf('PO')]).toBeCloseTo(3 / 2 - 85 / 21, 12);
    // Of the third row: fourteen 4, then 2, 6, 6, 5, 5: 80 of 19 answers.
    const expected = (4 * (4 - 85 / 21) + 5 * (3 - 80 / 19)) / 9;
    expect(centred[VALUES.indexOf('SD')]).toBeCloseTo(expected, 12);
  });

  test('with a code that the survey does not have is refused, and so is one without weights', () => {
    expect(() => surveyMeans([HEAD, row(1, { 1: 12 })].join('\n'), 'DE')).toThrow(
      '"12" is no code',
    );
    expect(() => surveyMeans(NAMES.join(','), 'DE')).toThrow('no column pspwght');
  });
});

describe('European Social Survey, round 9, Germany', () => {
  const file = process.env['ESS9_FILE'];

  // docs/measurement.md, section 8. Licence CC BY-NC-SA: not shipped, so skipped without a file.
  test.skipIf(file === undefined)('gives the means that are published for it', () => {
    const means = surveyMeans(readFileSync(file ?? '', 'utf8'), 'DE');
    expect(means).toMatchObject({ rows: 2358, missing: 29, alike: 13, kept: 2316 });
    const published = {
      SD: 0.5749,
      ST: -0.8582,
      HE: -0.0225,
      AC: -0.6147,
      PO: -1.1773,
      SE: 0.3673,
      CO: -0.4958,
      TR: 0.0471,
      BE: 1.0268,
      UN: 0.7673,
    };
    for (const [place, value] of VALUES.entries()) {
      expect(means.centred[place], value).toBeCloseTo(published[value], 4);
    }
    expect(means.mrat).toBeCloseTo(4.1936, 4);
  });
});
