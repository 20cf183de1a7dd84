// One trial with everything that is known of it: the question as it was sent, the answer, who gave it, and
// the trials beside it that differ in one thing only.
import type { Prompt } from '../../../core/ask/prompts';
import type { UnreadWhy } from '../../../core/ask/read-text';
import type { Pack } from '../../../core/instrument/pack';
import {
  drawIn,
  currentAnswers,
  isTelling,
  isUnread,
  type StandingRow,
  type TellingRow,
  type UnreadRow,
} from '../../../core/study/answer';
import { trialFor, type Sitting } from '../../../core/study/plan';
import { questionsOf } from '../../../core/study/questions';
import { readingOf, type Reading } from '../../../core/study/reading';
import { answererOf, type Respondent, type Study } from '../../../core/study/records';
import { subjectsOf, type Subject } from '../../../core/study/subject';
import type { Question, Trial } from '../../../core/study/trial';
import { apartFromOrder } from '../../../core/study/trial-line';
import { knownPackOf } from '../../../run/packs';
import { promptOf } from '../../../run/runner';
import { store } from '../../../store/store';

/** A trial that differs in its order, or in who answers, and in nothing else. */
export interface Neighbour {
  key: string;
  question: Question;
  /** Who answers. */
  name: string;
  /** Null where it is not answered, or with a text in which nothing was read. */
  reading: Reading | null;
  /** Why nothing was read; null where there is no such text. */
  unread: UnreadWhy | null;
}

export interface OpenTrial {
  key: string;
  question: Question;
  subject: Subject;
  row: TellingRow | null;
  /** The text in which nothing was read; null where there is none. */
  unread: UnreadRow | null;
  sitting: Sitting;
  pack: Pack;
  /** Null for a person's own sitting. */
  study: Study | null;
  /** Undefined for one that is not stored. */
  respondent: Respondent | undefined;
  /** Null for a person, who reads the question on the page. */
  prompt: Prompt | null;
  /** All orders in which this respondent is asked the question, this one among them. */
  orders: readonly Neighbour[];
  /** Other models that answered the very same. */
  models: readonly Neighbour[];
}

/** What is asked, and how a text is drawn. */
type Asked = Pick<Trial, 'question' | 'draw'>;

async function rowsByKey(keys: readonly string[]): Promise<Map<string, StandingRow>> {
  return new Map(currentAnswers(await store.answersTo(keys)).map((row) => [row.key, row]));
}

/** What is seen of a neighbour's answer. */
function seenOf(question: Question, row: StandingRow | undefined) {
  return {
    reading: row !== undefined && isTelling(row) ? readingOf(question, row.answer) : null,
    unread: row !== undefined && isUnread(row) ? row.answer.why : null,
  };
}

async function ordersOf(
  sitting: Sitting,
  pack: Pack,
  { question, draw }: Asked,
  name: string,
): Promise<Neighbour[]> {
  const alike = apartFromOrder(question);
  const trials = questionsOf(sitting.plan, sitting.seed, pack)
    .filter((other) => other.instrument === question.instrument && apartFromOrder(other) === alike)
    .map((other) => trialFor(sitting, other, draw));
  const rows = await rowsByKey(trials.map(({ key }) => key));
  return trials.map(({ key, question: asked }) => {
    return { key, question: asked, name, ...seenOf(asked, rows.get(key)) };
  });
}

/** What other models answered to the same prompt: their keys differ in who answers, and are computed. */
async function otherModels(
  sitting: Sitting,
  { question, draw }: Asked,
  respondents: readonly Respondent[],
): Promise<Neighbour[]> {
  const others = respondents
    .filter((one) => one.kind === 'model')
    .filter(({ id }) => id !== sitting.respondent)
    .map((model) => ({
      name: model.name,
      key: trialFor({ ...sitting, answerer: answererOf(model) }, question, draw).key,
    }));
  const rows = await rowsByKey(others.map(({ key }) => key));
  return others.flatMap(({ name, key }) => {
    const row = rows.get(key);
    return row === undefined ? [] : [{ key, question, name, ...seenOf(question, row) }];
  });
}

/** A line of the list, as far as it is needed to find a trial that has no answer. */
interface Planned {
  sitting: string;
  trial: Asked;
}

/**
 * The trial of a key.
 *
 * @param planned where a list names the trial; without it only answered trials are found.
 * @returns null where this machine has no such trial, or not its questions.
 */
export async function openTrial(key: string, planned: Planned | null): Promise<OpenTrial | null> {
  const standing = (await rowsByKey([key])).get(key);
  const [stored] = await store.answersTo([key]);
  const question = stored?.question ?? planned?.trial.question;
  const sittingId = planned?.sitting ?? stored?.sitting;
  const sitting = sittingId === undefined ? undefined : await store.sitting(sittingId);
  if (question === undefined || sitting === undefined) return null;
  const pack = await knownPackOf(sitting.pack);
  if (pack === null) return null;
  const [studies, respondents] = await Promise.all([store.studies(), store.respondents()]);
  const respondent = respondents.find(({ id }) => id === sitting.respondent);
  const draw = stored === undefined ? planned?.trial.draw : drawIn(stored.answer);
  const asked: Asked = draw === undefined ? { question } : { question, draw };
  return {
    key,
    question,
    subject: subjectsOf(pack)(question),
    row: standing !== undefined && isTelling(standing) ? standing : null,
    unread: standing !== undefined && isUnread(standing) ? standing : null,
    sitting,
    pack,
    study: studies.find(({ id }) => id === sitting.study) ?? null,
    respondent,
    prompt: sitting.answerer.kind === 'person' ? null : promptOf(question, pack),
    orders: await ordersOf(sitting, pack, asked, respondent?.name ?? ''),
    models: await otherModels(sitting, asked, respondents),
  };
}
