// A scenario that somebody is writing: what a draft may hold that a pack may not.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { draftSchema } from '../../src/core/instrument/draft';
import { draftRow, replaced, type Path } from '../fixtures/packs';

const { draft } = draftRow;

describe('a draft', () => {
  test.each<[string, Path, unknown]>([
    ['empty', ['text'], ''],
    ['too long for a scenario', ['text'], 'x'.repeat(12_000)],
    ['with line breaks and markup', ['actions', 'SD', 'text'], 'Ring <b>\nat once'],
    ['of no pack yet', ['pack'], null],
  ])('may be %s, and comes back as it was written', (_, path, part) => {
    const written = replaced(draft, path, part);
    expect(v.parse(draftSchema, written)).toEqual(written);
  });

  test.each<[string, Path, unknown]>([
    ['of a megabyte', ['text'], 'x'.repeat(1_000_000)],
    ['without an action', ['actions', 'TR'], undefined],
    ['of an unknown area', ['area'], 'love'],
    ['drafted by a number', ['actions', 'TR', 'draftedBy'], 1],
    [
      'that does not say whether a person has read it',
      ['actions', 'TR', 'readByPerson'],
      undefined,
    ],
    ['with more than a draft has', ['script'], 'alert(1)'],
  ])('is not one %s', (_, path, part) => {
    expect(v.is(draftSchema, replaced(draft, path, part))).toBe(false);
  });
});
