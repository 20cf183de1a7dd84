// The address of a comparison and the notes beside it.
import { describe, expect, test } from 'vitest';
import { comparisonNotes } from '../../src/core/say/comparison';
import type { EnactedProfile } from '../../src/core/score/types';
import { VALUES } from '../../src/core/values';
import { firstChoice, readChoice, writeChoice } from '../../src/pages/compare/address';
import { parseRoute } from '../../src/ui/route';

describe('the address', () => {
  test('comes back as it was written', () => {
    const ids = ['person:7f-1', 'published:gpt-4o', 'study:ä &?=#'];
    expect(readChoice(parseRoute(writeChoice(ids)).query)).toEqual(ids);
  });

  test('tells nothing chosen from nothing said', () => {
    expect(readChoice({})).toBeUndefined();
    expect(readChoice({ with: '' })).toEqual([]);
  });
});

describe('a first visit', () => {
  const published = ['a', 'b', 'c'].map((id) => ({
    id,
    kind: 'published',
    isSimulated: false,
  }));

  test('shows two published profiles on a fresh machine', () => {
    expect(firstChoice(published)).toEqual(['a', 'b']);
  });

  test('shows one of each kind otherwise', () => {
    const me = { id: 'me', kind: 'person', isSimulated: false };
    expect(firstChoice([me, ...published])).toEqual(['me', 'a']);
  });

  test('shows nobody simulated', () => {
    const nobody = { id: 'drawn', kind: 'person', isSimulated: true };
    expect(firstChoice([nobody, ...published])).toEqual(['a', 'b']);
  });
});

describe('notes', () => {
  test('say why a person and a model are not asked alike', () => {
    const notes = comparisonNotes([
      { kind: 'person', label: 'Anna', profile: undefined },
      { kind: 'model', label: 'A model', profile: undefined },
    ]);
    expect(notes.join(' ')).toContain('four orders');
  });

  test('say what a respondent lacks', () => {
    const profile = { stated: null, enacted: null, gap: null, notes: ['Two answers were unread.'] };
    expect(comparisonNotes([{ kind: 'person', label: 'Anna', profile }])).toEqual([
      'Anna has answered no questionnaire: only choices are shown.',
      'Anna has answered no scenarios: only what was said is shown.',
      'Anna: Two answers were unread.',
    ]);
  });

  test('say that a shape may be chance where nothing is told apart, with or without intervals', () => {
    const same = { value: 10, low: null, high: null };
    const enacted: EnactedProfile = {
      scenarios: 15,
      questions: 15,
      offered: null,
      chosen: null,
      share: VALUES.map(() => same),
      rate: null,
      worth: null,
      covariance: null,
      toldApart: [],
      model: null,
      intervalMethod: '',
    };
    const profile = { stated: null, enacted, gap: null, notes: [] };
    const told = { ...profile, enacted: { ...enacted, toldApart: [[0, 4]] as [number, number][] } };
    const notesOf = (kind: 'model' | 'published', of: typeof profile) =>
      comparisonNotes([{ kind, label: 'X', profile: of }]).join(' ');
    expect(notesOf('model', profile)).toContain('the shape on the circle may be chance');
    expect(notesOf('model', told)).not.toContain('may be chance');
    expect(notesOf('published', profile)).not.toContain('may be chance');
  });
});
