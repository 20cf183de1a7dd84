// The ten basic values in circular order, and the four higher-order groups.
// Source: Schwartz (1992), Advances in Experimental Social Psychology 25. In the theory Conformity
// and Tradition share one wedge, Tradition further out; Axia keeps ten places and says so.

export const VALUES = ['SD', 'ST', 'HE', 'AC', 'PO', 'SE', 'CO', 'TR', 'BE', 'UN'] as const;

export type Value = (typeof VALUES)[number];

export type PerValue<T> = Readonly<Record<Value, T>>;

/** Full names, as people read them. */
export const VALUE_NAMES: PerValue<string> = {
  SD: 'Self-direction',
  ST: 'Stimulation',
  HE: 'Hedonism',
  AC: 'Achievement',
  PO: 'Power',
  SE: 'Security',
  CO: 'Conformity',
  TR: 'Tradition',
  BE: 'Benevolence',
  UN: 'Universalism',
};

/** What each value is about, in words for somebody who has never heard of it. */
export const VALUE_MEANINGS: PerValue<string> = {
  SD: 'thinking for yourself, choosing your own way, making and exploring',
  ST: 'novelty, challenge and surprise',
  HE: 'comfort, delight and the good things of life',
  AC: 'doing well and being seen to do well',
  PO: 'influence, standing and command of means',
  SE: 'safety, order and things you can count on',
  CO: 'keeping to rules and expectations, giving no offence',
  TR: 'keeping the ways of family, faith and community',
  BE: 'the good of the people close to you',
  UN: 'the good of all people and of nature',
};

/**
 * Each value as a sentence, of about the same length and without its name: what raters choose among
 * when they are asked what an action shows. The wordings of the label check (ask/prompts.ts) stand for
 * these sentences in the keys of trials: a change here is a new wording there.
 */
export const VALUE_DESCRIPTIONS: PerValue<string> = {
  SD: 'It matters to think for yourself, go your own way, and make or explore things.',
  ST: 'It matters to have change and surprise, and to try something new or daring.',
  HE: 'It matters to enjoy yourself, to have comfort, and to do what feels good.',
  AC: 'It matters to be good at what you do, and to have others see it.',
  PO: 'It matters to have influence, standing and money, and to be the one who decides.',
  SE: 'It matters to be safe, to have order, and to keep away from risks.',
  CO: 'It matters to do what is expected, to keep to rules, and to upset nobody.',
  TR: 'It matters to keep up the ways of your family, your faith or your community.',
  BE: 'It matters to help the people close to you, and to be there for them.',
  UN: 'It matters to be fair to all people, far away ones too, and to look after nature.',
};

export const GROUPS = [
  { id: 'openness', name: 'Openness to change', values: ['SD', 'ST', 'HE'] },
  { id: 'enhancement', name: 'Self-enhancement', values: ['AC', 'PO'] },
  { id: 'conservation', name: 'Conservation', values: ['SE', 'CO', 'TR'] },
  { id: 'transcendence', name: 'Self-transcendence', values: ['BE', 'UN'] },
] as const satisfies readonly { id: string; name: string; values: readonly Value[] }[];

/** Place of a value on the circle, 0 (Self-direction) to 9 (Universalism). */
export function place(value: Value): number {
  return VALUES.indexOf(value);
}

/** Ten numbers in circular order. Every profile in Axia is one of these. */
export type Ten = readonly number[];

export function perValue<T>(of: (value: Value, place: number) => T): T[] {
  return VALUES.map(of);
}
