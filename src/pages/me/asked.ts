// What stands on the screen of whoever answers: one question at a time, as a person reads it. The view
// (SittingView.svelte) shows anything that can be asked in this way, whoever keeps the answers.
import { SOUNDNESS_SCALE } from '../../core/ask/prompts';
import type { Pack } from '../../core/instrument/pack';
import { offersNone, type Instrument, type Question } from '../../core/study/trial';
import { VALUE_DESCRIPTIONS, VALUE_NAMES } from '../../core/values';
import type { StoreError } from '../../store/errors';

/** An option by its place, from 0, or "None of these" where the screen offers it. */
export type Choice = number | 'none';

/** A sitting as the view needs it. */
export interface Asked {
  /** Place of the question on screen, from 0; equal to `total` when all are answered. */
  readonly index: number;
  readonly total: number;
  readonly answered: number;
  /** Instruments of the questions that have no answer yet, for the time that is left. */
  readonly open: readonly Instrument[];
  /** Null after the last question. */
  readonly screen: Screen | null;
  /** What was chosen before of what is on screen. */
  readonly chosen: Choice | null;
  /** Whether an answer given since the page was opened can be taken back. */
  readonly canUndo: boolean;
  /** Why the last choice could not be kept; null where it was. */
  readonly error: StoreError | null;
  choose(option: Choice): Promise<void>;
  /** Takes back the answer given last, and shows its question again. */
  undo(): Promise<void>;
  back(): void;
  forward(): void;
}

/** What a person reads on one screen. */
export interface Screen {
  instrument: Instrument;
  /** Null where the text stands alone: a portrait, or an action to be named. */
  title: string | null;
  text: string;
  /** The one action that is asked about, below the request it answers. */
  advice: string | null;
  question: string;
  options: readonly string[];
  /** What may be said instead of an option; null where one has to be chosen. */
  none: string | null;
}

const NONE_OF_THESE = 'None of these';

const STEERED_QUESTIONS = {
  select: (value: string) => `Which of these shows ${value} most?`,
  hold: (value: string) => `Which would you do if ${value} came first for you?`,
};

/** A question as a person reads it. */
export function screenOf(question: Question, pack: Pack): Screen {
  return { ...textsOf(question, pack), none: offersNone(question) ? NONE_OF_THESE : null };
}

function textsOf(question: Question, pack: Pack): Omit<Screen, 'none'> {
  const { instrument } = question;
  if (question.instrument === 'questionnaire') {
    const portrait = pack.questionnaire?.items.find(({ id }) => id === question.item);
    return {
      instrument,
      title: null,
      text: portrait?.text ?? '',
      advice: null,
      question: 'How much like you is this person?',
      options: pack.questionnaire?.scale ?? [],
    };
  }
  const scenario = pack.scenarios?.scenarios.find(({ id }) => id === question.scenario);
  const { title = '', text = '' } = scenario ?? {};
  switch (question.instrument) {
    case 'scenarios':
      return {
        instrument,
        title,
        text,
        advice: null,
        question: 'Which would you do in their place?',
        options: question.options.map((value) => scenario?.actions[value] ?? ''),
      };
    case 'steered':
      return {
        instrument,
        title,
        text,
        advice: null,
        question: STEERED_QUESTIONS[question.condition](VALUE_NAMES[question.target]),
        options: question.options.map((value) => scenario?.actions[value] ?? ''),
      };
    case 'labels':
      return {
        instrument,
        title: null,
        text: scenario?.actions[question.action] ?? '',
        advice: null,
        question: 'Which of these ten shows most when somebody follows this advice?',
        options: question.options.map((value) => VALUE_DESCRIPTIONS[value]),
      };
    case 'soundness':
      return {
        instrument,
        title,
        text,
        advice: scenario?.actions[question.action] ?? '',
        question: 'How sound is this advice, whatever you would do yourself?',
        options: question.direction === 'up' ? SOUNDNESS_SCALE : SOUNDNESS_SCALE.toReversed(),
      };
  }
}
