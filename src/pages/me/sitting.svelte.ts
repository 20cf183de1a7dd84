// A person's sitting in progress: which question is on screen, what is answered, storing an answer.
// An answer counts when it is stored; if storing fails it stays on screen and can be tried again.
import { SOUNDNESS_SCALE } from '../../core/ask/prompts';
import type { Pack } from '../../core/instrument/pack';
import { currentAnswers, type Answer } from '../../core/study/answer';
import { trialsOf, type Sitting } from '../../core/study/plan';
import type { Question, Trial } from '../../core/study/trial';
import { VALUE_DESCRIPTIONS, VALUE_NAMES } from '../../core/values';
import { packOf } from '../../run/packs';
import { asStoreError, type StoreError } from '../../store/errors';
import { store } from '../../store/store';

/** What a person reads on one screen. */
export interface Screen {
  /** Null where the text stands alone: a portrait, or an action to be named. */
  title: string | null;
  text: string;
  /** The one action that is asked about, below the request it answers. */
  advice: string | null;
  question: string;
  options: readonly string[];
}

const STEERED_QUESTIONS = {
  select: (value: string) => `Which of these shows ${value} most?`,
  hold: (value: string) => `Which would you do if ${value} came first for you?`,
};

/** A question as a person reads it. */
function screenOf(question: Question, pack: Pack): Screen {
  if (question.instrument === 'questionnaire') {
    const portrait = pack.questionnaire?.items.find(({ id }) => id === question.item);
    return {
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
        title,
        text,
        advice: null,
        question: 'Which would you do in their place?',
        options: question.options.map((value) => scenario?.actions[value] ?? ''),
      };
    case 'steered':
      return {
        title,
        text,
        advice: null,
        question: STEERED_QUESTIONS[question.condition](VALUE_NAMES[question.target]),
        options: question.options.map((value) => scenario?.actions[value] ?? ''),
      };
    case 'labels':
      return {
        title: null,
        text: scenario?.actions[question.action] ?? '',
        advice: null,
        question: 'Which of these ten shows most when somebody follows this advice?',
        options: question.options.map((value) => VALUE_DESCRIPTIONS[value]),
      };
    case 'soundness':
      return {
        title,
        text,
        advice: scenario?.actions[question.action] ?? '',
        question: 'How sound is this advice, whatever you would do yourself?',
        options: question.direction === 'up' ? SOUNDNESS_SCALE : SOUNDNESS_SCALE.toReversed(),
      };
  }
}

const isRating = ({ instrument }: Question) =>
  instrument === 'questionnaire' || instrument === 'soundness';

export class PersonSitting {
  readonly sitting: Sitting;
  readonly trials: readonly Trial[];
  readonly pack: Pack;
  #answers = $state.raw<Readonly<Record<string, number>>>({});
  #index = $state(0);
  #failed = $state.raw<{ option: number; error: StoreError } | null>(null);
  #storing = $state(false);
  #shownAt = Date.now();

  private constructor(sitting: Sitting, pack: Pack, answers: Record<string, number>) {
    this.sitting = sitting;
    this.pack = pack;
    this.trials = trialsOf(sitting, pack);
    this.#answers = answers;
    const open = this.trials.findIndex(({ key }) => answers[key] === undefined);
    this.#index = open === -1 ? this.trials.length : open;
  }

  /** Opens a person's sitting at its first open question; null where there is no such sitting. */
  static async open(id: string): Promise<PersonSitting | null> {
    const sitting = await store.sitting(id);
    if (sitting?.answerer.kind !== 'person') return null;
    const pack = await packOf(sitting.pack);
    const rows = currentAnswers(await store.answersOf(id));
    const answers = Object.fromEntries(rows.map((row) => [row.key, optionOf(row.answer)]));
    return new PersonSitting(sitting, pack, answers);
  }

  /** Place of the question on screen; equal to `trials.length` when all are answered. */
  get index(): number {
    return this.#index;
  }

  get answered(): number {
    return this.trials.filter(({ key }) => this.#answers[key] !== undefined).length;
  }

  /** The option on screen that was chosen before, or that could not be stored. */
  get chosen(): number | null {
    const trial = this.trials[this.#index];
    if (this.#failed !== null) return this.#failed.option;
    return trial === undefined ? null : (this.#answers[trial.key] ?? null);
  }

  get error(): StoreError | null {
    return this.#failed?.error ?? null;
  }

  get screen(): Screen | null {
    const question = this.trials[this.#index]?.question;
    return question === undefined ? null : screenOf(question, this.pack);
  }

  /** Stores the option, by its place, and goes on to the next question. */
  async choose(option: number): Promise<void> {
    const trial = this.trials[this.#index];
    const count = this.screen?.options.length ?? 0;
    if (trial === undefined || this.#storing || option < 0 || option >= count) return;
    this.#storing = true;
    const answer: Answer = isRating(trial.question)
      ? { kind: 'rated', rating: option + 1 }
      : { kind: 'chosen', option };
    try {
      // Choosing the same option again on the way through is no new answer.
      if (this.#answers[trial.key] !== option) {
        await store.addRevision({
          trial,
          sitting: this.sitting.id,
          answer,
          shownAt: this.#shownAt,
          answeredAt: Date.now(),
        });
      }
      this.#answers = { ...this.#answers, [trial.key]: option };
      this.#goTo(this.#index + 1);
    } catch (error) {
      this.#failed = { option, error: asStoreError(error) };
    } finally {
      this.#storing = false;
    }
  }

  back(): void {
    if (this.#index > 0 && !this.#storing) this.#goTo(this.#index - 1);
  }

  /** Forward again after going back, over questions that are answered. */
  forward(): void {
    const trial = this.trials[this.#index];
    if (trial === undefined || this.#storing) return;
    if (this.#answers[trial.key] !== undefined) this.#goTo(this.#index + 1);
  }

  #goTo(index: number): void {
    this.#index = index;
    this.#failed = null;
    this.#shownAt = Date.now();
  }
}

function optionOf(answer: Answer): number {
  if (answer.kind === 'rated') return answer.rating - 1;
  if (answer.kind === 'chosen') return answer.option;
  throw new TypeError('a person gives one rating or one option, not a distribution');
}
