// A person's sitting in progress: which question is on screen, what is answered, storing an answer.
// An answer counts when it is stored; if storing fails it stays on screen and can be tried again.
import type { Pack } from '../../core/instrument/pack';
import { currentAnswers, type Answer } from '../../core/study/answer';
import { trialsOf, type Sitting } from '../../core/study/plan';
import type { Instrument, Question, Trial } from '../../core/study/trial';
import { packOf } from '../../run/packs';
import { asStoreError, type StoreError } from '../../store/errors';
import { store } from '../../store/store';
import { screenOf, type Asked, type Screen } from './asked';

const isRating = ({ instrument }: Question) =>
  instrument === 'questionnaire' || instrument === 'soundness';

export class PersonSitting implements Asked {
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

  get total(): number {
    return this.trials.length;
  }

  get answered(): number {
    return this.total - this.open.length;
  }

  get open(): readonly Instrument[] {
    const open = this.trials.filter(({ key }) => this.#answers[key] === undefined);
    return open.map(({ question }) => question.instrument);
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
