// Names and studies as they are stored: what is made here can be read again from a backup.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fittingName, respondentSchema, studySchema } from '../../src/core/study/records';

const person = (name: string) => ({ kind: 'person', id: 'one', name, createdAt: 0 }) as const;

describe('a fitting name', () => {
  test('is read again as it was stored, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (written) => {
        const made = person(fittingName(written));
        expect(v.parse(respondentSchema, made)).toEqual(made);
      }),
    );
  });

  test('is what was written where that fits', () => {
    expect(fittingName('  Ada Lovelace ')).toBe('Ada Lovelace');
    expect(fittingName('x'.repeat(120))).toBe('x'.repeat(120));
  });

  test('is cut with an ellipsis and never inside a character', () => {
    expect(fittingName('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
    expect(fittingName(`${'x'.repeat(118)}🦊🦊`)).toBe(`${'x'.repeat(118)}…`);
  });

  test('is never empty', () => {
    expect(fittingName(' ')).toBe('Without a name');
  });
});

describe('a study', () => {
  const study = { id: 'one', name: 'A model', respondent: 'model-1', createdAt: 0 };

  test.each(['short', 'full', 'bank', 'labels', 'soundness'])(
    'of the preset %s is read',
    (preset) => {
      expect(v.parse(studySchema, { ...study, preset })).toEqual({ ...study, preset });
    },
  );

  test('of an unknown preset is refused', () => {
    expect(v.is(studySchema, { ...study, preset: 'long' })).toBe(false);
  });
});
