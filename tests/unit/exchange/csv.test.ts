// CSV: what a spreadsheet reads is what was written, and nothing in it runs.
import { expect, test } from 'vitest';
import { csvOf } from '../../../src/core/exchange/csv';

test('cells with commas, quotes and line breaks are quoted, as RFC 4180 says', () => {
  expect(
    csvOf([
      ['a', 'b'],
      ['1,5', 'say "x"'],
      ['two\nlines', 3],
    ]),
  ).toBe('a,b\r\n"1,5","say ""x"""\r\n"two\nlines",3\r\n');
});

test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1'])('a text %j is never a formula', (text) => {
  expect(
    csvOf([[text]])
      .replace(/^"/, '')
      .startsWith("'"),
  ).toBe(true);
});

test('a negative number stays a number', () => {
  expect(csvOf([[-1.5]])).toBe('-1.5\r\n');
});
