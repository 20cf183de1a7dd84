// A reading of a comparison in five or six sentences, made of its numbers alone: who is compared, what has the
// highest figure, which two are nearest and which furthest, what stands beside that, whether saying and doing
// go together, and what is left open. No sentence claims more than the figures that it names; which of two
// pairs is nearer is read off, and not told to be more than chance.
//
// Example: "Compared are GPT-4o and Grok 4. Of all, Self-direction has the highest figure in what they do."
import type { PairComparison } from '../compare/comparison';
import type { EnactedProfile, Gap } from '../score/types';
import { VALUES, VALUE_NAMES, type Value } from '../values';
import { count, fraction, withRange } from './format';
import type { Sentences } from './sentences';
import { sideOf } from './side';
import { listed, of100 } from './words';

interface RespondentInView {
  label: string;
  enacted: Pick<EnactedProfile, 'worth' | 'share' | 'questions'> | null;
  gap: Pick<Gap, 'pearson' | 'posterior' | 'printable'> | null;
}

interface PairInView {
  labels: readonly [string, string];
  pair: Pick<PairComparison, 'enacted' | 'same' | 'option' | 'values'>;
}

export interface ViewToSay {
  respondents: readonly RespondentInView[];
  /** Every two of them, as far as they are computed. */
  pairs: readonly PairInView[];
  /** How many halves are left out because they cannot be compared. */
  leftOut: number;
}

/** More names than these are counted instead. */
const NAMED = 4;

function highestOf({ enacted }: RespondentInView): Value | null {
  const scores = (enacted?.worth ?? enacted?.share ?? []).map(({ value }) => value);
  return scores.length === 0 ? null : (VALUES[scores.indexOf(Math.max(...scores))] ?? null);
}

function whoIs(respondents: readonly RespondentInView[]): string {
  const labels = respondents.map(({ label }) => label);
  if (labels.length <= NAMED) return `Compared are ${listed(labels, 'and')}.`;
  return `Compared are ${count(labels.length, 'respondent')}.`;
}

/** Which value has the highest figure, and for how many. */
function whatIsHighest(respondents: readonly RespondentInView[]): string[] {
  const highest = respondents.flatMap((one) => highestOf(one) ?? []);
  if (highest.length === 0) return [];
  const counts = VALUES.map((value) => ({
    value,
    times: highest.filter((other) => other === value).length,
  })).sort((a, b) => b.times - a.times);
  const [first] = counts;
  if (first === undefined) return [];
  const name = VALUE_NAMES[first.value];
  return [
    first.times === highest.length
      ? `In what they do, ${name} has the highest figure for all of them.`
      : `In what they do, ${name} has the highest figure for ${first.times} of ${highest.length}.`,
  ];
}

interface Alike {
  names: string;
  r: number;
}

function byLikeness(pairs: readonly PairInView[]): Alike[] {
  return pairs
    .flatMap(({ labels, pair }) =>
      pair.enacted === null ? [] : [{ names: listed(labels, 'and'), r: pair.enacted.pearson }],
    )
    .sort((a, b) => b.r - a.r);
}

/** Which two are nearest; of one pair how near is for the figures. */
function whoIsNear(alike: readonly Alike[]): string[] {
  const [nearest] = alike;
  const furthest = alike.at(-1);
  if (alike.length < 2 || nearest === undefined || furthest === undefined) return [];
  return [
    `On the map of what they do, ${nearest.names} lie closest, and ${furthest.names} lie furthest apart.`,
  ];
}

/** What is shared question by question: of one pair how often, of several the range. */
function whatIsShared(pairs: readonly PairInView[]): string {
  const same = pairs.flatMap(({ pair }) => pair.same?.same.value ?? []);
  if (same.length === 0) {
    const option = pairs.flatMap(({ pair }) => pair.option?.probability.value ?? []);
    if (option.length === 0) return 'No two of them were asked the same questions.';
    return `A model gives the option that a person chose about ${range(option)} in 100, and guessing gives 25.`;
  }
  return `Where two of a kind were asked the same, they chose the same in about ${range(same)} of 100 questions, and guessing gives 25.`;
}

function range(shares: readonly number[]): string {
  const [low, high] = [of100(Math.min(...shares)), of100(Math.max(...shares))];
  return low === high ? low : `${low} to ${high}`;
}

/** Of one pair which values are told apart; the figures of the others are in the table. */
function whatDiffers(pairs: readonly PairInView[]): string[] {
  const [only] = pairs;
  if (pairs.length !== 1 || only === undefined || only.pair.values === null) return [];
  const told = VALUES.filter((_, place) => {
    const p = only.pair.values?.values[place]?.p ?? null;
    return p !== null && p < 0.05;
  });
  return [
    told.length === 0
      ? "Which values weigh differently for the two can't be told."
      : `The two differ in ${listed(
          told.map((value) => VALUE_NAMES[value]),
          'and',
        )}; for the rest it can't be told.`,
  ];
}

function whetherTheyAgree(respondents: readonly RespondentInView[]): string {
  const together = respondents.filter(
    ({ gap }) =>
      gap?.printable === true &&
      gap.pearson !== null &&
      gap.posterior !== null &&
      sideOf({ value: gap.pearson, ...gap.posterior }, 0) === 'above',
  );
  if (together.length === 0)
    return "Whether what they say goes with what they do can't be told of any.";
  return `What they say goes with what they do for ${together.length} of ${respondents.length}; of the rest it can't be told.`;
}

function whatIsOpen(leftOut: number): string {
  const left =
    leftOut === 0
      ? ''
      : ` ${count(leftOut, 'part')} of the answers ${leftOut === 1 ? 'is' : 'are'} left out here, with the reason.`;
  return `A low place does not say that a value has no weight.${left}`;
}

function figuresOf({ respondents, pairs }: ViewToSay, alike: readonly Alike[]): string[] {
  const lengths = respondents.map(
    ({ label, enacted }) => `${label}, ${count(enacted?.questions ?? 0, 'question')}`,
  );
  const [nearest] = alike;
  const furthest = alike.at(-1);
  return [
    `Scenario questions: ${lengths.join('; ')}.`,
    ...(nearest === undefined || furthest === undefined
      ? []
      : [
          `Largest r of two enacted profiles ${fraction(nearest.r)}, ${nearest.names}; smallest ${fraction(furthest.r)}, ${furthest.names}; ${count(alike.length, 'pair')}.`,
        ]),
    ...(pairs.length === 1
      ? pairs.flatMap(({ pair: { same } }) =>
          same === null
            ? []
            : [
                `Same choice p = ${withRange(same.same, fraction)}; κ beyond profile = ${withRange(same.beyondProfile, fraction)}; ${count(same.questions, 'question')}.`,
              ],
        )
      : []),
    ...respondents.flatMap(({ label, gap }) =>
      gap?.printable === true && gap.pearson !== null && gap.posterior !== null
        ? [
            `r of saying and doing, ${label}: ${withRange({ value: gap.pearson, ...gap.posterior }, fraction)}.`,
          ]
        : [],
    ),
  ];
}

/** The reading of what is on the page now. */
export function sayView(view: ViewToSay): Sentences {
  const { respondents, pairs, leftOut } = view;
  const alike = byLikeness(pairs);
  return {
    plain: [
      whoIs(respondents),
      ...whatIsHighest(respondents),
      ...whoIsNear(alike),
      whatIsShared(pairs),
      ...whatDiffers(pairs),
      whetherTheyAgree(respondents),
      whatIsOpen(leftOut),
    ],
    figures: figuresOf(view, alike),
  };
}
