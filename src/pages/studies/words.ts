// Words for what stands in studies and their trials, the same on every page of them.
import type { UnreadWhy } from '../../core/ask/read-text';
import type { Beside } from '../../core/study/design';
import type { Outcome } from '../../core/study/trial-filter';
import type { Condition, Instrument, Question, Trial } from '../../core/study/trial';
import { VALUE_NAMES, VALUES, type Value } from '../../core/values';

export const INSTRUMENT_NAMES: Readonly<Record<Instrument, string>> = {
  questionnaire: 'Portraits',
  scenarios: 'Scenarios',
  steered: 'Told to pick or to hold a value',
  labels: 'What an action shows',
  soundness: 'How sound an action is',
};

/** What can be asked beside a design, and what it crosses. */
export const BESIDE_NAMES: Readonly<Record<Beside, { name: string; crossed: string }>> = {
  'all-in-one': {
    name: 'All portraits in one prompt',
    crossed:
      'portraits × wordings × scale directions × temperatures × repeats, one text for all portraits',
  },
  anchored: {
    name: 'As ten personas, one for each value',
    crossed: 'what is asked above by probabilities × 10 personas, in wordings of their own',
  },
  steered: {
    name: 'Told to pick, and to hold, a value',
    crossed: 'all scenarios × 4 orders × 3 conditions, wordings in turn',
  },
  labels: {
    name: 'Which value each action shows',
    crossed: '12 scenarios × 10 actions × 10 orders of the values',
  },
  soundness: {
    name: 'How sound each action is as advice',
    crossed: '30 scenarios × 10 actions × 2 scale directions',
  },
};

export const CONDITION_NAMES: Readonly<Record<Condition, string>> = {
  neutral: 'Neutral',
  select: 'Told to pick a value',
  hold: 'Told to hold a value',
  'all-in-one': 'All portraits in one prompt',
  anchored: 'As a persona of one value',
};

export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  first: 'The value comes first',
  changes: 'Changes with the order',
  low: 'Less than half on the offered answers',
  tied: 'Several come first',
  refused: 'The text refuses to answer',
  unread: 'The text names no answer, or several',
  open: 'Not answered yet',
};

/** How a text was read, as a sentence. */
export const READ_WORDS: Readonly<Record<UnreadWhy | 'label' | 'restated' | 'listed', string>> = {
  label: 'Read from the label that the text names.',
  restated: 'Read from the answer that the text repeats, for it names no label.',
  listed: 'Read from the line of this portrait in the list that was written.',
  refused: 'The text refuses to answer.',
  several: 'The text names several answers.',
  none: 'The text names none of the answers.',
};

/** Why nothing was read in a text, in a word or two. */
export const UNREAD_WORDS: Readonly<Record<UnreadWhy, string>> = {
  refused: 'refused',
  several: 'names several',
  none: 'names none',
};

/** What is asked, in the few words that tell it from others about the same portrait or scenario. */
export function askedWords(question: Question): string {
  switch (question.instrument) {
    case 'questionnaire':
      return `portrait of ${VALUE_NAMES[question.value]}`;
    case 'scenarios':
      return `question ${question.question + 1}, ${question.framing === 'act' ? 'what it would do' : 'the best advice'}`;
    case 'steered':
      return `${question.condition === 'select' ? 'pick' : 'hold'} ${VALUE_NAMES[question.target]}`;
    case 'labels':
      return `what the action of ${VALUE_NAMES[question.action]} shows`;
    case 'soundness':
      return `how sound the action of ${VALUE_NAMES[question.action]} is`;
  }
}

/** Of a text, for the how-manieth time it is drawn; the temperature stands in the name of its study. */
export function drawWords({ draw }: Pick<Trial, 'draw'>): string {
  return draw === undefined ? '' : `, draw ${draw.repeat + 1}`;
}

/** The order in which it was shown: the codes of the values, or the direction of the scale. */
export function orderWords(question: Question): string {
  if ('options' in question) return question.options.join(' ');
  return question.direction === 'up' ? '1 is the low end' : '1 is the high end';
}

const isValue = (one: Value | number): one is Value => VALUES.some((value) => value === one);

/** What comes first in an answer. */
export function firstWords(first: readonly (Value | number)[]): string {
  return first.map((one) => (isValue(one) ? VALUE_NAMES[one] : String(one))).join(', ');
}
