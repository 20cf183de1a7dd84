// The rows that everything is computed from. A row is one answer to one trial; rows are only ever
// added. A person who changes their mind adds a row with the next revision; the last one counts. Who
// takes an answer back adds a row that says so, and the question is open again.
import * as v from 'valibot';
import { NAMED_BY, UNREAD_WHY } from '../ask/read-text';
import { VALUES } from '../values';
import type { ChoiceAnswer, RatingAnswer } from '../score/types';
import { answererSchema } from './answerer';
import { seedOf } from './seed';
import {
  offersNone,
  type Direction,
  type Draw,
  type Instrument,
  type Question,
  type Trial,
} from './trial';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const milliseconds = v.pipe(v.number(), v.minValue(0));
const value = v.picklist(VALUES);
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const SUM_TOLERANCE = 1e-6;

const distribution = v.pipe(
  v.array(probability),
  v.minLength(2),
  v.maxLength(10),
  v.check(
    (p) => Math.abs(p.reduce((sum, one) => sum + one, 0) - 1) < SUM_TOLERANCE,
    'probabilities that sum to 1',
  ),
);

const different = (length: number) =>
  v.pipe(
    v.array(value),
    v.length(length),
    v.check((values) => new Set(values).size === values.length, 'different values'),
  );

const question = v.variant('instrument', [
  v.strictObject({
    instrument: v.literal('questionnaire'),
    item: id,
    value,
    wording: id,
    direction: v.picklist(['up', 'down']),
    inOne: v.exactOptional(v.picklist(['short', 'all'])),
    persona: v.exactOptional(value),
  }),
  v.strictObject({
    instrument: v.literal('scenarios'),
    scenario: id,
    question: v.pipe(count, v.maxValue(4)),
    options: different(4),
    wording: id,
    framing: v.picklist(['advise', 'act']),
    persona: v.exactOptional(value),
  }),
  v.pipe(
    v.strictObject({
      instrument: v.literal('steered'),
      condition: v.picklist(['select', 'hold']),
      scenario: id,
      question: v.pipe(count, v.maxValue(4)),
      options: different(4),
      target: value,
      wording: id,
    }),
    v.check(({ options, target }) => options.includes(target), 'a target that is offered'),
  ),
  v.strictObject({
    instrument: v.literal('labels'),
    scenario: id,
    action: value,
    options: different(VALUES.length),
    wording: id,
  }),
  v.strictObject({
    instrument: v.literal('soundness'),
    scenario: id,
    action: value,
    wording: id,
    direction: v.picklist(['up', 'down']),
  }),
]);

/** What a model wrote, how it was drawn, and which reader read it (ask/read-text.ts). */
const text = {
  text: v.string(),
  temperature: v.pipe(v.number(), v.minValue(0), v.maxValue(2)),
  maxTokens: count,
  repeat: count,
  /** Hashed (seed.ts). */
  seed: count,
  reader: count,
  /** Milliseconds until the text was there. */
  engineMs: milliseconds,
};

const answer = v.variant('kind', [
  /** A rating as shown, 1 to 6, or an option by its place, from 0. */
  v.strictObject({ kind: v.literal('rated'), rating: v.pipe(count, v.minValue(1), v.maxValue(6)) }),
  v.strictObject({ kind: v.literal('chosen'), option: count }),
  /** "None of these": the question is answered, and nothing is scored. */
  v.strictObject({ kind: v.literal('none') }),
  /** The answer before was taken back: there is none. */
  v.strictObject({ kind: v.literal('withdrawn') }),
  v.strictObject({
    kind: v.literal('distribution'),
    /** One probability for each label, in the order shown. */
    p: distribution,
    /** Mass on the labels before the constraint; null where the engine could not tell. */
    compliance: v.nullable(probability),
    promptTokens: count,
    evaluatedTokens: v.nullable(count),
    /** Milliseconds inside the engine. */
    engineMs: milliseconds,
  }),
  /** A text that names one of the labels, by its place from 0. */
  v.strictObject({ kind: v.literal('written'), label: count, by: v.picklist(NAMED_BY), ...text }),
  /** A text that names none, or several, or refuses. */
  v.strictObject({ kind: v.literal('unread'), why: v.picklist(UNREAD_WHY), ...text }),
]);

const rowFields = v.strictObject({
  /** The trial's key (trial.ts). */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal')),
  /** 0 for the first answer to a trial, then 1, 2 … */
  revision: count,
  sitting: id,
  /** For a model: engine, its version, the revision of the model's files, and where it ran. */
  answerer: answererSchema,
  question,
  answer,
  /** Milliseconds since 1970: when the question was shown or sent, and when it was answered. */
  shownAt: milliseconds,
  answeredAt: milliseconds,
});

/** How a question of an instrument is answered, and among how many labels. */
const LABELS: Readonly<Record<Instrument, { kind: 'rated' | 'chosen'; count: number }>> = {
  questionnaire: { kind: 'rated', count: 6 },
  scenarios: { kind: 'chosen', count: 4 },
  steered: { kind: 'chosen', count: 4 },
  labels: { kind: 'chosen', count: VALUES.length },
  soundness: { kind: 'rated', count: 6 },
};

const hasItsSeed = (
  { key, question: asked }: Pick<Trial, 'key' | 'question'>,
  { temperature, maxTokens, repeat, seed }: Draw & { seed: number },
) => seed === seedOf(key, asked, { temperature, maxTokens, repeat });

function fits(row: v.InferOutput<typeof rowFields>): boolean {
  const { question: asked, answer: given } = row;
  const labels = LABELS[asked.instrument];
  if (given.kind === 'none') return offersNone(asked);
  if (given.kind === 'withdrawn') return row.revision > 0;
  if (given.kind === 'distribution') return given.p.length === labels.count;
  if (given.kind === 'unread') return hasItsSeed(row, given);
  if (given.kind === 'written') return hasItsSeed(row, given) && given.label < labels.count;
  if (given.kind === 'chosen' && given.option >= labels.count) return false;
  return given.kind === labels.kind;
}

export const answerRowSchema = v.pipe(rowFields, v.check(fits, 'an answer that fits its question'));

export type AnswerRow = v.InferOutput<typeof answerRowSchema>;
export type Answer = AnswerRow['answer'];

/** An answer that stands: one that was taken back is none. */
type StandingAnswer = Exclude<Answer, { kind: 'withdrawn' }>;
export type StandingRow = AnswerRow & { answer: StandingAnswer };

const stands = (row: AnswerRow): row is StandingRow => row.answer.kind !== 'withdrawn';

/** The last revision of each trial, in the order of the rows; none of a trial whose answer was taken back. */
export function currentAnswers(rows: readonly AnswerRow[]): StandingRow[] {
  const last = new Map<string, AnswerRow>();
  for (const row of rows) {
    const known = last.get(row.key);
    if (known === undefined || known.revision < row.revision) last.set(row.key, row);
  }
  return [...last.values()].filter(stands);
}

function oneHot(index: number, length: number): number[] {
  return Array.from({ length }, (_, place) => (place === index ? 1 : 0));
}

/** An answer that says something of the labels; "none of these" and a text that names none do not. */
export type TellingAnswer = Exclude<StandingAnswer, { kind: 'none' | 'unread' }>;
export type TellingRow = AnswerRow & { answer: TellingAnswer };

export const isTelling = (row: StandingRow): row is TellingRow =>
  row.answer.kind !== 'none' && row.answer.kind !== 'unread';

/** A text in which no answer was read: the question is answered, and nothing is scored. */
export type UnreadRow = AnswerRow & { answer: Extract<Answer, { kind: 'unread' }> };

export const isUnread = (row: AnswerRow): row is UnreadRow => row.answer.kind === 'unread';

/** How an answer was drawn; undefined for one that is no text. */
export function drawIn(given: Answer): Draw | undefined {
  if (given.kind !== 'written' && given.kind !== 'unread') return undefined;
  const { temperature, maxTokens, repeat } = given;
  return { temperature, maxTokens, repeat };
}

/** The current answers that can be scored. */
export function tellingAnswers(rows: readonly AnswerRow[]): TellingRow[] {
  return currentAnswers(rows).filter(isTelling);
}

function placeOf(given: Exclude<TellingAnswer, { kind: 'distribution' }>): number {
  switch (given.kind) {
    case 'rated':
      return given.rating - 1;
    case 'chosen':
      return given.option;
    case 'written':
      return given.label;
  }
}

/** The answer as probabilities over the labels as shown; a choice or a text is all on one of them. */
export function asShown(asked: Question, given: TellingAnswer): number[] {
  if (given.kind === 'distribution') return given.p;
  const { count: labels } = LABELS[asked.instrument];
  return oneHot(placeOf(given), labels);
}

/** The answer to a rating question, turned so that the last of the six is always the high end. */
export function turnedUp(
  asked: Question & { direction: Direction },
  given: TellingAnswer,
): number[] {
  const shown = asShown(asked, given);
  return asked.direction === 'up' ? shown : shown.toReversed();
}

type QuestionnaireQuestion = Extract<Question, { instrument: 'questionnaire' }>;
type ScenarioQuestion = Extract<Question, { instrument: 'scenarios' }>;

function rating(asked: QuestionnaireQuestion, given: TellingAnswer | undefined): RatingAnswer {
  return {
    item: asked.item,
    value: asked.value,
    wording: asked.wording,
    direction: asked.direction,
    p: given === undefined ? null : turnedUp(asked, given),
  };
}

function choice(asked: ScenarioQuestion, given: TellingAnswer): ChoiceAnswer {
  return {
    scenario: asked.scenario,
    question: asked.question,
    wording: asked.wording,
    offered: asked.options,
    p: asShown(asked, given),
  };
}

/**
 * The answers to trials as the scores take them, but for written ones (written-scores.ts): ratings turned so that 6 is "very much like me",
 * those not given with p null, because the rules of validity count them; and the choices given. "None of
 * these" is no choice and is left out: the other options were not chosen, but none was preferred to
 * another. What is said of actions tells nothing of the respondent's own values (content-answers.ts).
 */
export function toScores(
  trials: readonly Trial[],
  rows: readonly AnswerRow[],
): { ratings: RatingAnswer[]; choices: ChoiceAnswer[] } {
  const answers = new Map(tellingAnswers(rows).map((row) => [row.key, row.answer]));
  const ratings: RatingAnswer[] = [];
  const choices: ChoiceAnswer[] = [];
  for (const { key, question: asked } of trials) {
    const given = answers.get(key);
    if (asked.instrument === 'questionnaire') ratings.push(rating(asked, given));
    else if (asked.instrument === 'scenarios' && given !== undefined) {
      choices.push(choice(asked, given));
    }
  }
  return { ratings, choices };
}
