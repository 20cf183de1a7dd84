// A person's sitting in progress: which question is on screen, what is answered, storing an answer.
// An answer counts when it is stored; if storing fails it stays on screen and can be tried again. Rows
// are only added: an answer taken back is a row that says so.
import type { Pack } from '../../core/instrument/pack';
import { currentAnswers, type Answer } from '../../core/study/answer';
import { trialsOf, type Sitting } from '../../core/study/plan';
import type { Instrument, Question, Trial } from '../../core/study/trial';
import { packOf } from '../../run/packs';
import { asStoreError, type StoreError } from '../../store/errors';
import { store } from '../../store/store';
import { screenOf, type Asked, type Choice, type Screen } from './asked';

const isRating = ({ instrument }: Question) =>
  instrument === 'questionnaire' || instrument === 'soundness';

/** What was on screen, or was to be, when storing failed. */
interface Failed {
  choice: Choice | null;
  error: StoreError;
}

/** An answer given since the page was opened, and what stood there before. */
interface Given {
  index: number;
  before: Choice | null;
}

export class PersonSitting implements Asked {
  readonly sitting: Sitting;
  readonly trials: readonly Trial[];
  readonly pack: Pack;
  #answers = $state.raw<Readonly<Record<string, Choice | null>>>({});
  #given = $state.raw<readonly Given[]>([]);
  #index = $state(0);
  #failed = $state.raw<Failed | null>(null);
  #storing = $state(false);
  #shownAt = Date.now();

  private constructor(sitting: Sitting, pack: Pack, answers: Record<string, Choice>) {
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
    const answers = Object.fromEntries(rows.map((row) => [row.key, choiceOf(row.answer)]));
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
    const open = this.trials.filter((trial) => this.#answerTo(trial) === null);
    return open.map(({ question }) => question.instrument);
  }

  /** What was chosen before of what is on screen, or could not be stored. */
  get chosen(): Choice | null {
    if (this.#failed !== null) return this.#failed.choice;
    return this.#answerTo(this.trials[this.#index]);
  }

  get canUndo(): boolean {
    return this.#given.length > 0;
  }

  get error(): StoreError | null {
    return this.#failed?.error ?? null;
  }

  get screen(): Screen | null {
    const question = this.trials[this.#index]?.question;
    return question === undefined ? null : screenOf(question, this.pack);
  }

  /** Stores what was chosen and goes on to the next question. */
  async choose(choice: Choice): Promise<void> {
    const trial = this.trials[this.#index];
    if (trial === undefined || this.#storing || !this.#isOffered(choice)) return;
    const before = this.#answerTo(trial);
    const given = { index: this.#index, before };
    // Choosing the same again on the way through is no new answer.
    if (before === choice || (await this.#store(trial, choice))) {
      if (before !== choice) this.#given = [...this.#given, given];
      this.#goTo(this.#index + 1);
    }
  }

  /** Takes back the answer given last since the page was opened: what stood before it stands again. */
  async undo(): Promise<void> {
    const last = this.#given.at(-1);
    const trial = last === undefined ? undefined : this.trials[last.index];
    if (last === undefined || trial === undefined || this.#storing) return;
    this.#goTo(last.index);
    if (await this.#store(trial, last.before)) this.#given = this.#given.slice(0, -1);
  }

  back(): void {
    if (this.#index > 0 && !this.#storing) this.#goTo(this.#index - 1);
  }

  /** Forward again after going back, over questions that are answered. */
  forward(): void {
    if (!this.#storing && this.#answerTo(this.trials[this.#index]) !== null) {
      this.#goTo(this.#index + 1);
    }
  }

  #answerTo(trial: Trial | undefined): Choice | null {
    return trial === undefined ? null : (this.#answers[trial.key] ?? null);
  }

  #isOffered(choice: Choice): boolean {
    const { screen } = this;
    if (screen === null) return false;
    if (choice === 'none') return screen.none !== null;
    return choice >= 0 && choice < screen.options.length;
  }

  /** Whether the answer is stored; if not, it stays on screen with the reason. */
  async #store(trial: Trial, choice: Choice | null): Promise<boolean> {
    this.#storing = true;
    this.#failed = null;
    try {
      await store.addRevision({
        trial,
        sitting: this.sitting.id,
        answer: answerOf(trial.question, choice),
        shownAt: this.#shownAt,
        answeredAt: Date.now(),
      });
      this.#answers = { ...this.#answers, [trial.key]: choice };
      return true;
    } catch (error) {
      this.#failed = { choice, error: asStoreError(error) };
      return false;
    } finally {
      this.#storing = false;
    }
  }

  #goTo(index: number): void {
    this.#index = index;
    this.#failed = null;
    this.#shownAt = Date.now();
  }
}

/** The row's answer; no choice takes back the one before. */
function answerOf(question: Question, choice: Choice | null): Answer {
  if (choice === null) return { kind: 'withdrawn' };
  if (choice === 'none') return { kind: 'none' };
  return isRating(question)
    ? { kind: 'rated', rating: choice + 1 }
    : { kind: 'chosen', option: choice };
}

function choiceOf(answer: Answer): Choice {
  if (answer.kind === 'rated') return answer.rating - 1;
  if (answer.kind === 'chosen') return answer.option;
  if (answer.kind === 'none') return 'none';
  throw new TypeError('a person gives one rating or one option, not a distribution');
}
