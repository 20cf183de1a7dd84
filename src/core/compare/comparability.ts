// Which of several respondents cannot be set beside the others, and why: asked under another framing ("which
// is the best advice?" against "which would you do?"), asked other questions, or a questionnaire that does
// not count (docs/measurement.md, sections 2 and 7). Each of these makes two profiles differ without the two
// valuing anything differently. Such halves are marked and left out of the figures unless somebody asks for
// them all the same. The first respondent of whom a thing is known is what the others are held to.
// Published profiles and groups have no answers here: what they were asked is told of them in words
// (say/comparison.ts), and nothing is left out.
//
// Example: Ada answered form A and Bo form B, and they share no question: what Bo does is left out.
import type { ChoiceAnswer, Validity } from '../score/types';
import type { Framing } from '../study/trial';

/** The two halves of a profile. */
export type Half = 'stated' | 'enacted';

export interface Comparable {
  id: string;
  label: string;
  kind: 'person' | 'model' | 'published' | 'group';
  /** Of the questionnaire; null where there is none, or it is not scored yet. */
  validity: Validity | null;
  framings: readonly Framing[];
  /** Keys of the scenario questions that were answered (`askedKeys`). */
  asked: ReadonlySet<string>;
}

export interface Incomparable {
  id: string;
  label: string;
  half: Half;
  cause: 'framing' | 'questions' | 'invalid';
  /** To whom it was held; null for a questionnaire that does not count. */
  beside: string | null;
}

/** What says which scenario questions somebody answered: the scenario and the four values offered. */
export function askedKeys(choices: readonly ChoiceAnswer[]): Set<string> {
  return new Set(
    choices.map(({ scenario, offered }) => `${scenario} ${offered.toSorted().join('')}`),
  );
}

function otherFraming(chosen: readonly Comparable[]): Incomparable[] {
  const asked = chosen.filter(({ framings }) => framings.length > 0);
  const [first] = asked;
  if (first === undefined) return [];
  return asked
    .filter(({ framings }) => framings.some((one) => !first.framings.includes(one)))
    .map(({ id, label }) => ({
      id,
      label,
      half: 'enacted',
      cause: 'framing',
      beside: first.label,
    }));
}

function otherQuestions(chosen: readonly Comparable[]): Incomparable[] {
  const answered = chosen.filter(({ asked }) => asked.size > 0);
  const [first] = answered;
  if (first === undefined) return [];
  return answered
    .filter(({ asked }) => [...asked].every((key) => !first.asked.has(key)))
    .map(({ id, label }) => ({
      id,
      label,
      half: 'enacted',
      cause: 'questions',
      beside: first.label,
    }));
}

/** The halves that are left out, at most one reason for each; invalid questionnaires first. */
export function incomparable(chosen: readonly Comparable[]): Incomparable[] {
  const invalid = chosen
    .filter(({ validity }) => validity?.state === 'invalid')
    .map(({ id, label }): Incomparable => {
      return { id, label, half: 'stated', cause: 'invalid', beside: null };
    });
  const framed = otherFraming(chosen);
  const framedIds = new Set(framed.map(({ id }) => id));
  const rest = chosen.filter(({ id }) => !framedIds.has(id));
  return [...invalid, ...framed, ...otherQuestions(rest)];
}
