// What lists and comparisons need of a respondent's answers, without the rows: counts, ratings, choices in
// columns, and the key of the profile. It is kept in the database for as long as the answers are the same
// (store/derived.ts), because reading and hashing some hundred rows of each of fifty respondents takes
// seconds, and this a few milliseconds.
import * as v from 'valibot';
import { askedKeys } from '../../core/compare/comparability';
import { scenarioName } from '../../core/compare/shared-questions';
import { packChoices, type PackedChoices } from '../../core/score/packed';
import { METHOD } from '../../core/score/profile-key';
import type { ChoiceAnswer } from '../../core/score/types';
import { toScores } from '../../core/study/answer';
import { personaIn } from '../../core/study/trial';
import { isWritten, textCounts, writtenScores } from '../../core/study/written-scores';
import { VALUES } from '../../core/values';
import { keyOfProfile } from '../../run/analysis';
import type { Answered } from '../source';
import type { Counting } from './answered';

/** Under which the overviews of somebody are kept: of another method they are others. */
export const overviewKey = (id: string) => `answers ${METHOD} ${id}`;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const texts = v.pipe(v.array(v.string()), v.readonly());

const columns = v.pipe(
  v.strictObject({
    scenarios: texts,
    wordings: texts,
    scenario: v.instance(Uint32Array<ArrayBuffer>),
    question: v.instance(Uint32Array<ArrayBuffer>),
    wording: v.instance(Uint32Array<ArrayBuffer>),
    offered: v.instance(Uint8Array<ArrayBuffer>),
    p: v.instance(Float64Array<ArrayBuffer>),
  }),
  v.check(
    ({ scenario, question, wording, offered, p }) =>
      question.length === scenario.length &&
      wording.length === scenario.length &&
      offered.length === p.length,
    'columns of one length',
  ),
);

const overviewSchema = v.strictObject({
  /** The packs of the sittings that count, the first of the first sitting. */
  packs: v.pipe(
    v.array(v.strictObject({ id: v.string(), version: v.string(), title: v.string() })),
    v.minLength(1),
  ),
  framings: v.array(v.picklist(['advise', 'act'])),
  /** How many portraits were rated, scenario questions answered, and of these chosen by earlier answers. */
  items: count,
  questions: count,
  further: count,
  /** Rows of the planned trials, and planned trials. */
  rows: count,
  trials: count,
  ratings: v.pipe(
    v.array(
      v.strictObject({
        item: v.string(),
        value: v.picklist(VALUES),
        wording: v.string(),
        direction: v.picklist(['up', 'down']),
        p: v.nullable(v.pipe(v.array(v.number()), v.readonly())),
      }),
    ),
    v.readonly(),
  ),
  /** Whether the answers are texts that were read; how many there are, and of how many nothing was read. */
  isWritten: v.boolean(),
  texts: v.strictObject({ read: count, refused: count, several: count, none: count }),
  /** The value of the persona that answered; null where the respondent answered as itself. */
  persona: v.nullable(v.picklist(VALUES)),
  /** All choices, and those that no earlier answer chose. */
  choices: columns,
  balanced: columns,
  /** What says which scenario questions were answered (core/compare/comparability.ts). */
  asked: v.array(v.string()),
  /** Under which the profile is kept. */
  profileKey: v.string(),
});

/** Read back from where it was kept: one for each pack that was asked. */
export const overviewsSchema = v.array(overviewSchema);

export type Overview = v.InferOutput<typeof overviewSchema>;

/** The answers as the scores take them. */
function scoresOf(answered: readonly Answered[]) {
  const scores = answered.map(({ pack, trials, rows }) => ({
    pack,
    ...(isWritten(trials) ? writtenScores(trials, rows) : toScores(trials, rows)),
  }));
  return {
    ratings: scores.flatMap((one) => one.ratings),
    choices: scores.flatMap(({ pack, choices }) =>
      choices.map((row) => ({ ...row, scenario: scenarioName(pack, row.scenario) })),
    ),
  };
}

const numberOf = (choices: readonly ChoiceAnswer[]) =>
  new Set(choices.map(({ scenario, question }) => `${scenario}/${question}`)).size;

/** The answers behind a profile, as the worker takes them. */
export function answersOf(
  kind: 'person' | 'model',
  of: Pick<Overview, 'ratings' | 'choices' | 'further' | 'isWritten'>,
) {
  const { ratings, choices } = of;
  const deal = of.further === 0 ? {} : ({ deal: 'adaptive' } as const);
  const answers = of.isWritten ? ({ answers: 'written' } as const) : {};
  return { kind, ...deal, ...answers, ratings, choices };
}

/** What is seen of answers without their rows. */
export function overviewOf(kind: 'person' | 'model', { planned, further }: Counting): Overview {
  const { ratings, choices: balanced } = scoresOf(planned);
  const chosen = scoresOf(further).choices;
  const all = [...balanced, ...chosen];
  const inColumns = packChoices(balanced);
  const choices: PackedChoices = chosen.length === 0 ? inColumns : packChoices(all);
  const framings = planned.flatMap(({ rows }) =>
    rows.flatMap(({ question }) => (question.instrument === 'scenarios' ? [question.framing] : [])),
  );
  const written = planned.some(({ trials }) => isWritten(trials));
  const scored = { ratings, choices, further: numberOf(chosen), isWritten: written };
  const [first] = planned[0]?.trials ?? [];
  return {
    packs: planned.map(({ pack: { id, version, title } }) => ({ id, version, title })),
    framings: [...new Set(framings)],
    items: new Set(ratings.flatMap(({ item, p }) => (p === null ? [] : [item]))).size,
    questions: numberOf(all),
    rows: planned.reduce((sum, { rows }) => sum + rows.length, 0),
    trials: planned.reduce((sum, { trials }) => sum + trials.length, 0),
    balanced: inColumns,
    texts: textCounts(planned.flatMap(({ rows }) => rows)),
    persona: first === undefined ? null : (personaIn(first.question) ?? null),
    asked: [...askedKeys(all)],
    profileKey: keyOfProfile(answersOf(kind, scored)),
    ...scored,
  };
}
