// Where a text stops being JSON, and names that one object has twice.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../src/core/instrument/json-text';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where JSON breaks off', () => {
  test.each<[string, string, number, number, string]>([
    ['a comma is missing', '{\n  "a": 1\n  "b": 2\n}', 3, 3, '"b": 2'],
    ['a comma is too many', '{\n  "a": [1, 2,]\n}', 2, 14, ']'],
    ['a comma ends an object', '{"a": 1,}', 1, 9, '}'],
    ['a text is not closed', '{\n  "a": "open\n}', 2, 13, ''],
    ['a text has a line break', '["one\ntwo"]', 1, 6, ''],
    ['a text has a wrong escape', '["C:\\dir"]', 1, 5, '\\dir"]'],
    ['a text has half an escape', '["\\u12"]', 1, 3, '\\u12"]'],
    ['a quotation mark is typographic', '{“a”: 1}', 1, 2, '“a”: 1}'],
    ['a quotation mark is missing', '{a: 1}', 1, 2, 'a: 1}'],
    ['a bracket is missing', '{"a": [1, 2}', 1, 12, '}'],
    ['the end is missing', '{"a": 1', 1, 8, ''],
    ['there is nothing', '', 1, 1, ''],
    ['something follows', '{"a": 1} and more', 1, 10, 'and more'],
    ['there is a colon too many', '{"a":: 1}', 1, 6, ': 1}'],
    ['there are two values', '["a" "b"]', 1, 6, '"b"]'],
    ['a number begins with nought', '[01]', 1, 3, '1]'],
    ['there is a comment', '{} // end', 1, 4, '// end'],
    ['it is a web page', '<!DOCTYPE html>\n<html>', 1, 1, '<!DOCTYPE html>'],
    ['it is undefined', '{"a": undefined}', 1, 7, 'undefined}'],
  ])('%s', (_, text, line, column, found) => {
    expect(isJson(text)).toBe(false);
    expect(jsonFault(text)).toMatchObject({ kind: 'syntax', line, column, found });
  });

  test('is found as JSON.parse finds it, for any cut and any change of a text', () => {
    const damaged = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.nat(2),
      fc.constantFrom(...Array.from('{}[],:"\\\n0-e. x')),
    );
    fc.assert(
      fc.property(damaged, ([text, at, taken, sign]) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + sign + text.slice(place + taken);
        expect(jsonFault(changed)?.kind === 'syntax').toBe(
          !isJson(changed) && jsonFault(changed)?.kind !== 'doubled name',
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('is found where lists are nested a million deep', () => {
    expect(jsonFault('['.repeat(1_000_000))).toMatchObject({ kind: 'syntax', column: 1_000_001 });
  });
});

describe('a name that stands twice', () => {
  test('is told with its place and what leads there', () => {
    const text = '{\n  "list": [\n    {"a": 1},\n    {"b": 1, "a": 2, "b": 3}\n  ]\n}';
    expect(jsonFault(text)).toEqual({
      kind: 'doubled name',
      line: 4,
      column: 22,
      keys: ['list', 1, 'b'],
      found: '"b": 3}',
    });
  });

  test('is seen behind an escape', () => {
    expect(jsonFault('{"SD": 1, "\\u0053D": 2}')).toMatchObject({ keys: ['SD'] });
  });

  test('may stand in two objects, and as a text', () => {
    expect(jsonFault('[{"a": "a", "b": {"a": ["a", "a"]}}, {"a": {}}]')).toBeNull();
    expect(jsonFault('{"__proto__": 1, "toString": 2}')).toBeNull();
  });
});
