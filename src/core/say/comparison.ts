// What cannot be compared, in sentences: the differences between the chosen respondents that come
// from how they were asked, and not from what they value (docs/measurement.md, sections 4 and 7).
import type { Profile } from '../score/types';
import { count } from './format';
import { sayValidity } from './validity';

export interface Compared {
  kind: 'person' | 'model' | 'published' | 'group';
  label: string;
  profile: Profile | undefined;
}

/** Notes in the order of their reach: all respondents, some, one. */
export function comparisonNotes(chosen: readonly Compared[]): string[] {
  return [
    ...kindNotes(new Set(chosen.map(({ kind }) => kind))),
    ...lengthNotes(chosen),
    ...missingNotes(chosen),
    ...shapeNotes(chosen),
    ...chosen.flatMap(({ label, profile }) =>
      (profile?.notes ?? []).map((note) => `${label}: ${note}`),
    ),
  ];
}

function kindNotes(kinds: ReadonlySet<Compared['kind']>): string[] {
  const notes: string[] = [];
  if (kinds.has('published')) {
    notes.push(
      'Published models answered 3,000 other scenarios than the ones here (Grok 4 only 300). Only the share of choices was published, and no worths. Their ranges say how five wordings of the prompt differ, and nothing else. Compare the order of their values, not small differences.',
    );
  }
  if (kinds.has('person') && kinds.has('model')) {
    notes.push(
      'A model is asked every question in four orders of its options and its answers are averaged; a person sees each question once. So a person’s profile moves more by chance, and looks more extreme for it.',
    );
  }
  return notes;
}

/** Short sittings scatter more than long ones: says so when lengths differ by half or more. */
function lengthNotes(chosen: readonly Compared[]): string[] {
  const lengths = chosen.flatMap(({ label, kind, profile }) => {
    const questions = profile?.enacted?.questions;
    return questions === undefined || kind === 'published' || kind === 'group'
      ? []
      : [{ label, questions }];
  });
  const sizes = lengths.map(({ questions }) => questions);
  if (sizes.length < 2 || Math.max(...sizes) < 1.5 * Math.min(...sizes)) return [];
  const list = lengths.map(({ label, questions }) => `${label} ${count(questions, 'question')}`);
  return [
    `Not the same length: ${list.join(', ')}. How far profiles agree and how large differences look depend on the length; compare them only between respondents of the same length.`,
  ];
}

/** The circle shows every profile in its own spread, so that one of pure chance has a shape too. */
function shapeNotes(chosen: readonly Compared[]): string[] {
  return chosen.flatMap(({ kind, label, profile }) => {
    // Of published profiles nobody can say it: the answers behind them were not published.
    if (kind === 'published' || kind === 'group' || profile?.enacted?.toldApart.length !== 0)
      return [];
    return [
      `${label}: no two values can be told apart by these choices, so the shape on the circle may be chance.`,
    ];
  });
}

function missingNotes(chosen: readonly Compared[]): string[] {
  return chosen.flatMap(({ label, profile }) => {
    if (profile === undefined) return [];
    const notes: string[] = [];
    if (profile.stated === null)
      notes.push(`${label} has answered no questionnaire: only choices are shown.`);
    else if (profile.stated.validity.state === 'invalid') {
      notes.push(sayValidity(profile.stated.validity, label).plain.join(' '));
    }
    if (profile.enacted === null) {
      notes.push(`${label} has answered no scenarios: only what was said is shown.`);
    }
    return notes;
  });
}
