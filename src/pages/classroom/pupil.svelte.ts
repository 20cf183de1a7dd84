// A pupil's sitting at a class set: as a guest, without the database. Answers are kept in the tab alone
// (sessionStorage), so that a reload loses nothing, until the pupil erases them or closes the tab.
import * as v from 'valibot';
import { DRAWN_NUMBERS, writeAnswerCode } from '../../core/exchange/answer-code';
import {
  askedOf,
  codeFormOf,
  setInLink,
  type AskedScenario,
  type ClassSet,
} from '../../core/exchange/class-set';
import { ratingAnswers, type AskedPortrait } from '../../core/compare/class-figures';
import type { Pack } from '../../core/instrument/pack';
import type { RespondentAnswers } from '../../core/score/types';
import { at } from '../../core/stats/array';
import { randomFor } from '../../core/stats/random';
import { shuffle } from '../../core/stats/shuffle';
import type { Instrument, Question } from '../../core/study/trial';
import { screenOf, type Asked, type Choice, type Screen } from '../me/asked';
import { drawnSeed } from '../me/people';

const PREFIX = 'axia-class ';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const keptSchema = v.strictObject({
  /** Decides the order of the scenarios and of their options on this device. */
  seed: whole,
  /** Goes into the code (core/exchange/answer-code.ts). */
  drawn: v.pipe(whole, v.maxValue(DRAWN_NUMBERS - 1)),
  /** In the order of the code, options counted as in the pack. */
  answers: v.array(v.nullable(whole)),
});

type Kept = v.InferOutput<typeof keptSchema>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the tab has kept of this set; null for a tab that has not, or may not. */
function readKept(key: string, bases: readonly number[]): Kept | null {
  try {
    const reading = v.safeParse(keptSchema, parsed(sessionStorage.getItem(key) ?? ''));
    if (!reading.success) return null;
    const { answers } = reading.output;
    const fits =
      answers.length === bases.length &&
      answers.every((answer, place) => answer === null || answer < at(bases, place));
    return fits ? reading.output : null;
  } catch {
    return null;
  }
}

/** One question as it is asked here, with its place in the code. */
interface Shown {
  question: Question;
  place: number;
  /** The option of the pack that stands at each place on screen; null for a rating, shown as it is. */
  options: readonly number[] | null;
}

/** The portraits that a set asks. */
export function portraitsOf(set: ClassSet, pack: Pack): AskedPortrait[] {
  return (pack.questionnaire?.items ?? []).slice(0, set.portraits);
}

function shownOf(
  portraits: readonly AskedPortrait[],
  scenarios: readonly AskedScenario[],
  seed: number,
): Shown[] {
  const random = randomFor(seed, 'asking');
  const ratings = portraits.map(({ id, value }, place): Shown => ({
    question: { instrument: 'questionnaire', item: id, value, wording: 'page', direction: 'up' },
    place,
    options: null,
  }));
  const choices = scenarios.map(({ id, question, offered }, index): Shown => {
    const options = shuffle([...offered.keys()], random);
    return {
      question: {
        instrument: 'scenarios',
        scenario: id,
        question,
        options: options.flatMap((option) => offered[option] ?? []),
        wording: 'page',
        framing: 'act',
      },
      place: portraits.length + index,
      options,
    };
  });
  return [...ratings, ...shuffle(choices, random)];
}

export class PupilSitting implements Asked {
  readonly set: ClassSet;
  readonly pack: Pack;
  readonly error = null;
  readonly #portraits: readonly AskedPortrait[];
  readonly #shown: readonly Shown[];
  readonly #key: string;
  readonly #seed: number;
  readonly #drawn: number;
  #answers = $state.raw<readonly (number | null)[]>([]);
  /** Places in the code of the answers given since the page was opened, with what stood there before. */
  #given = $state.raw<readonly { index: number; before: number | null }[]>([]);
  #index = $state(0);
  #isErased = $state(false);

  private constructor(set: ClassSet, pack: Pack, scenarios: readonly AskedScenario[]) {
    this.set = set;
    this.pack = pack;
    this.#key = PREFIX + setInLink(set);
    const { bases } = codeFormOf(set);
    const kept = readKept(this.#key, bases);
    this.#seed = kept?.seed ?? drawnSeed();
    this.#drawn = kept?.drawn ?? drawnSeed() % DRAWN_NUMBERS;
    this.#answers = kept?.answers ?? bases.map(() => null);
    this.#portraits = portraitsOf(set, pack);
    this.#shown = shownOf(this.#portraits, scenarios, this.#seed);
    const open = this.#shown.findIndex(({ place }) => this.#answers[place] === null);
    this.#index = open === -1 ? this.total : open;
  }

  /** Null where the pack has not what the set names. */
  static open(set: ClassSet, pack: Pack): PupilSitting | null {
    const scenarios = askedOf(set, pack);
    return scenarios === null ? null : new PupilSitting(set, pack, scenarios);
  }

  get index(): number {
    return this.#index;
  }

  get total(): number {
    return this.#shown.length;
  }

  get answered(): number {
    return this.total - this.open.length;
  }

  get open(): readonly Instrument[] {
    return this.#shown
      .filter(({ place }) => this.#answers[place] === null)
      .map(({ question }) => question.instrument);
  }

  get screen(): Screen | null {
    const shown = this.#shown[this.#index];
    return shown === undefined ? null : screenOf(shown.question, this.pack);
  }

  get chosen(): number | null {
    const shown = this.#shown[this.#index];
    const answer = shown === undefined ? null : (this.#answers[shown.place] ?? null);
    if (answer === null || shown?.options === null) return answer;
    return shown?.options.indexOf(answer) ?? null;
  }

  get isErased(): boolean {
    return this.#isErased;
  }

  /** Settles at once: there is nothing to wait for, and nothing that can fail. */
  choose(option: Choice): Promise<void> {
    const shown = this.#shown[this.#index];
    const count = this.screen?.options.length ?? 0;
    if (shown !== undefined && option !== 'none' && option >= 0 && option < count) {
      const answer = shown.options === null ? option : at(shown.options, option);
      const before = this.#answers[shown.place] ?? null;
      this.#given = [...this.#given, { index: this.#index, before }];
      this.#answers = this.#answers.with(shown.place, answer);
      this.#keep();
      this.#index += 1;
    }
    return Promise.resolve();
  }

  /** Not once the code is on screen: it may have been read out. */
  get canUndo(): boolean {
    return this.#given.length > 0 && this.#index < this.total;
  }

  undo(): Promise<void> {
    const last = this.#given.at(-1);
    const shown = last === undefined ? undefined : this.#shown[last.index];
    if (last !== undefined && shown !== undefined) {
      this.#given = this.#given.slice(0, -1);
      this.#answers = this.#answers.with(shown.place, last.before);
      this.#keep();
      this.#index = last.index;
    }
    return Promise.resolve();
  }

  back(): void {
    if (this.#index > 0) this.#index -= 1;
  }

  forward(): void {
    if (this.chosen !== null) this.#index += 1;
  }

  /** The code of the answers; null while one is missing. */
  get code(): string | null {
    const answers = this.#answers.filter((answer) => answer !== null);
    if (answers.length < this.total) return null;
    return writeAnswerCode(codeFormOf(this.set), { answers, drawn: this.#drawn });
  }

  /** The answers as the scores take them, with the options as they stood on this screen. */
  get scored(): RespondentAnswers {
    const ratings = this.#answers.slice(0, this.#portraits.length).map((rating) => rating ?? -1);
    const choices = this.#shown.flatMap(({ question, place, options }) => {
      if (question.instrument !== 'scenarios' || options === null) return [];
      const { scenario, question: number, wording, options: offered } = question;
      const p = options.map((option) => (option === this.#answers[place] ? 1 : 0));
      return [{ scenario, question: number, wording, offered, p }];
    });
    return {
      kind: 'person',
      ratings: ratingAnswers({ ratings, options: [] }, this.#portraits),
      choices,
    };
  }

  /** Forgets the answers on this device. */
  erase(): void {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // A tab that may keep nothing has kept nothing.
    }
    this.#answers = this.#answers.map(() => null);
    this.#given = [];
    this.#isErased = true;
  }

  #keep(): void {
    const kept: Kept = { seed: this.#seed, drawn: this.#drawn, answers: [...this.#answers] };
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Where the tab may keep nothing, a reload starts anew; the answers on screen are not lost.
    }
  }
}
