// What the ten values are about, and why those beside each other on the circle go together and those
// across from each other pull apart, in our words and for readers of about thirteen. Every text names
// where the idea is from: the goals of the values and what neighbours share from Schwartz (2012, Overview),
// the finer parts within a value from Schwartz et al. (2012, Refining), the circle itself and what pulls
// apart from Schwartz (1992).
//
// Example: Stimulation and Self-direction are neighbours: both like what is new and want to master it.
// Security stands across from Self-direction: what keeps you safe is seldom what nobody has tried.
import { place, VALUES, type PerValue, type Value } from './values';

/** Where a text has its idea from; the wording is Axia's. */
export const VALUE_SOURCES = {
  universals:
    'Schwartz (1992), Universals in the content and structure of values, Advances in Experimental Social Psychology 25, 1–65',
  overview:
    'Schwartz (2012), An overview of the Schwartz theory of basic values, Online Readings in Psychology and Culture 2(1)',
  refined:
    'Schwartz et al. (2012), Refining the theory of basic individual values, Journal of Personality and Social Psychology 103, 663–688',
} as const;

export type ValueSource = keyof typeof VALUE_SOURCES;

export interface ValueText {
  text: string;
  source: ValueSource;
}

export const VALUE_TEXTS: PerValue<ValueText> = {
  SD: {
    text: 'You want to think for yourself and to choose what you do. You like to make things, to look into them and to find your own way. There are two sides to it: free thoughts and free acts.',
    source: 'refined',
  },
  ST: {
    text: 'You want life to be full of change. New things, hard tasks and a bit of risk keep you awake. When each day is like the last, something is missing.',
    source: 'overview',
  },
  HE: {
    text: 'You want to enjoy life. Good food, rest, play and all that feels nice have their own worth for you. You need no other reason for them.',
    source: 'overview',
  },
  AC: {
    text: 'You want to do well, and you want it to show. You set yourself goals, work for them and like it when others see how far you have come.',
    source: 'overview',
  },
  PO: {
    text: 'You want a say in what happens, and the means for it: money, rank, a name that counts. There are two sides to it: to lead people and to own things.',
    source: 'refined',
  },
  SE: {
    text: 'You want to be safe and to know what comes next. There are two sides to it: that you and your family are safe, and that the place you live in is calm and in order.',
    source: 'refined',
  },
  CO: {
    text: 'You want to get along. There are two sides to it: to keep the rules, even when no one looks, and not to upset or hurt the people around you.',
    source: 'refined',
  },
  TR: {
    text: 'You want to keep what was handed down to you. The ways of your family, your faith or your home town tell you where you belong.',
    source: 'overview',
  },
  BE: {
    text: 'You want the people close to you to be well. There are two sides to it: to care for them, and to be a friend they can count on.',
    source: 'refined',
  },
  UN: {
    text: 'You want the world to be fair, for people you will never meet too. There are three sides to it: the same rights for all, respect for those who are not like you, and care for nature.',
    source: 'refined',
  },
};

/** Why each value goes with the next one clockwise (Schwartz 2012, Overview). */
const SHARED: PerValue<string> = {
  SD: 'Both like what is new and want to master it.',
  ST: 'Both are after what is fun and stirs you up.',
  HE: 'Both put your own joy in the centre.',
  AC: 'Both look for respect and for a place above others.',
  PO: 'Both keep trouble away by having things in hand.',
  SE: 'Both keep peace and order between people.',
  CO: 'Both put your own wishes behind what others expect.',
  TR: 'Both are loyal to the group you belong to.',
  BE: 'Both put the good of others before your own gain.',
  UN: 'Both trust their own judgement and are at ease with many ways to live.',
};

/** Why a value pulls against the one across the circle (Schwartz 1992); the first five say it for both. */
const APART: readonly string[] = [
  'What keeps you safe is seldom what no one has tried.',
  'A daring step can upset people and break with what is usual.',
  'To give in to a wish is often to let an old duty go.',
  'Time spent on getting ahead is time not spent on a friend in need.',
  'To stand above others is hard to join with the same rights for all.',
];

/** The value so many places clockwise. */
function onwards(value: Value, steps: number): Value {
  return VALUES[(place(value) + steps + VALUES.length) % VALUES.length] ?? value;
}

export interface Relation {
  other: Value;
  /** Why, in one sentence. */
  why: string;
}

/** The two neighbours on the circle, which go together with the value: the one before, the one after. */
export function kin(value: Value): [Relation, Relation] {
  const before = onwards(value, -1);
  return [
    { other: before, why: SHARED[before] },
    { other: onwards(value, 1), why: SHARED[value] },
  ];
}

/** The value straight across the circle, which pulls the other way. */
export function opposite(value: Value): Relation {
  const half = VALUES.length / 2;
  return { other: onwards(value, half), why: APART[place(value) % half] ?? '' };
}

export const KIN_SOURCE: ValueSource = 'overview';
export const OPPOSITE_SOURCE: ValueSource = 'universals';
