// The trials of studies as a table, one row a trial. Columns are never renamed: scripts read them.
import { answerByContent, complianceIn } from '../study/reading';
import { asShown, type UnreadRow } from '../study/answer';
import type { ModelRespondent } from '../study/records';
import type { TrialLine } from '../study/trial-line';
import { personaIn } from '../study/trial';
import { VALUES } from '../values';
import type { Cell, Column as ColumnOf } from './columns';

export interface TrialTableRow {
  line: TrialLine;
  /** Null for one that is not stored. */
  model: ModelRespondent | null;
  /** What somebody noted about the trial; null for nothing. */
  note: string | null;
}

type Column = ColumnOf<TrialTableRow>;

type Question = TrialLine['trial']['question'];

const asked =
  (of: (question: Question) => Cell): Column['of'] =>
  ({ line }) =>
    of(line.trial.question);

const ofModel =
  (of: (model: ModelRespondent) => Cell): Column['of'] =>
  ({ model }) =>
    model === null ? null : of(model);

type Row = NonNullable<TrialLine['row']>;

const answered =
  (of: (row: Row) => Cell): Column['of'] =>
  ({ line: { row } }) =>
    row === null ? null : of(row);

type Distribution = Extract<Row['answer'], { kind: 'distribution' }>;

const measured = (of: (answer: Distribution) => Cell): Column['of'] =>
  answered(({ answer }) => (answer.kind === 'distribution' ? of(answer) : null));

type Text = Extract<Row['answer'], { kind: 'written' }> | UnreadRow['answer'];

/** Of an answer in words, whether or not it could be read. */
const written =
  (of: (answer: Text) => Cell): Column['of'] =>
  ({ line: { row, unread } }) => {
    const answer = unread?.answer ?? row?.answer;
    return answer?.kind === 'written' || answer?.kind === 'unread' ? of(answer) : null;
  };

/** ISO 8601, UTC. */
const time = (milliseconds: number) => new Date(milliseconds).toISOString();

const timeIn = (row: Row | UnreadRow | null, name: 'shownAt' | 'answeredAt') =>
  row === null ? null : time(row[name]);

function probabilityOf(question: Question, { answer }: Row, content: string | number): Cell {
  const contents: readonly (string | number)[] =
    'options' in question ? question.options.toSorted() : [1, 2, 3, 4, 5, 6];
  return answerByContent(question, answer)[contents.indexOf(content)] ?? null;
}

const MOST_LABELS = VALUES.length;

const shownColumns = Array.from({ length: MOST_LABELS }, (_, place): Column => ({
  name: `shown_p${place + 1}`,
  means: `probability of label ${place + 1} in the order shown, 0 to 1; empty where there are fewer labels`,
  of: ({ line: { row, trial } }) =>
    row === null ? null : (asShown(trial.question, row.answer)[place] ?? null),
}));

const contentColumns = [...VALUES, 1, 2, 3, 4, 5, 6].map((content): Column => ({
  name: `p_${content}`,
  means:
    typeof content === 'string'
      ? `probability of the option of ${content}, 0 to 1; empty where it was not offered, and for ratings`
      : `probability of rating ${content}, 0 to 1, turned so that 6 is the high end; empty where options were offered`,
  of: ({ line: { row, trial } }) =>
    row === null ? null : probabilityOf(trial.question, row, content),
}));

export const TRIAL_COLUMNS: readonly Column[] = [
  {
    name: 'key',
    means: 'SHA-256 of all that determines the answer; names the trial',
    of: ({ line }) => line.trial.key,
  },
  { name: 'study', means: 'id of the study', of: ({ line }) => line.study },
  { name: 'sitting', means: 'id of the sitting that plans it', of: ({ line }) => line.sitting },
  { name: 'model', means: 'name of the model', of: ofModel(({ name }) => name) },
  {
    name: 'revision',
    means: 'SHA-256 of the file of the model; for MLC over its parts',
    of: ofModel(({ revision }) => revision),
  },
  { name: 'engine', means: 'wllama or webllm', of: ofModel(({ engine }) => engine) },
  {
    name: 'engine_version',
    means: 'version of the engine',
    of: ofModel(({ engineVersion }) => engineVersion),
  },
  {
    name: 'device',
    means: 'where it ran: adapter (graphics) or processor',
    of: ofModel(({ device }) => device),
  },
  { name: 'pack', means: 'id of the pack of questions', of: ({ line }) => line.pack.id },
  { name: 'pack_version', means: 'its version', of: ({ line }) => line.pack.version },
  {
    name: 'instrument',
    means:
      'questionnaire, scenarios, steered (told to pick or hold a value), labels (what an action shows) or soundness (how sound it is)',
    of: asked(({ instrument }) => instrument),
  },
  {
    name: 'condition',
    means:
      'neutral, select (told to pick the option of a value), hold (told to hold the value), all-in-one (all portraits in one prompt) or anchored (as a persona of one value)',
    of: ({ line }) => line.condition,
  },
  {
    name: 'item',
    means: 'id of the portrait, or of the scenario',
    of: asked((question) =>
      question.instrument === 'questionnaire' ? question.item : question.scenario,
    ),
  },
  {
    name: 'area',
    means: 'area of the scenario; empty for portraits',
    of: ({ line }) => line.subject.area,
  },
  {
    name: 'question',
    means: "number of the question, 0 to 4, among the scenario's five",
    of: asked((question) => ('question' in question ? question.question : null)),
  },
  {
    name: 'value',
    means: 'value that the portrait or the action was written for',
    of: asked((question) => {
      if (question.instrument === 'questionnaire') return question.value;
      return 'action' in question ? question.action : null;
    }),
  },
  {
    name: 'target',
    means: 'value to pick or to hold',
    of: asked((question) => (question.instrument === 'steered' ? question.target : null)),
  },
  { name: 'wording', means: 'id of the wording', of: asked(({ wording }) => wording) },
  {
    name: 'framing',
    means: 'advise or act',
    of: asked((question) => (question.instrument === 'scenarios' ? question.framing : null)),
  },
  {
    name: 'direction',
    means: 'up: 1 was shown as the low end; down: as the high end',
    of: asked((question) => ('direction' in question ? question.direction : null)),
  },
  {
    name: 'order',
    means: 'values of the options in the order shown',
    of: asked((question) => ('options' in question ? question.options.join(' ') : null)),
  },
  {
    name: 'first',
    means: 'value or rating (6 the high end) that the answer puts first; several where they tie',
    of: ({ line }) => line.reading?.first.join(' ') ?? null,
  },
  {
    name: 'first_p',
    means: 'its probability, 0 to 1',
    of: ({ line }) => line.reading?.p ?? null,
  },
  {
    name: 'order_changes',
    means:
      '1 where the orders of this question do not all put the same first, 0 where they do; empty for fewer than two orders',
    of: ({ line }) => (line.changes === null ? null : Number(line.changes)),
  },
  {
    name: 'compliance',
    means: 'mass on the offered labels before the constraint, 0 to 1; empty where it is not known',
    of: answered(({ answer }) => complianceIn(answer)),
  },
  ...shownColumns,
  ...contentColumns,
  {
    name: 'prompt_tokens',
    means: 'tokens of the prompt',
    of: measured(({ promptTokens }) => promptTokens),
  },
  {
    name: 'evaluated_tokens',
    means: 'of these, how many were evaluated anew; empty where it is not known',
    of: measured(({ evaluatedTokens }) => evaluatedTokens),
  },
  {
    name: 'engine_ms',
    means: 'milliseconds inside the engine',
    of: measured(({ engineMs }) => engineMs),
  },
  {
    name: 'shown_at',
    means: 'when the question was sent, ISO 8601, UTC; empty where it is not answered yet',
    of: ({ line: { row, unread } }) => timeIn(row ?? unread, 'shownAt'),
  },
  {
    name: 'answered_at',
    means: 'when it was answered, ISO 8601, UTC',
    of: ({ line: { row, unread } }) => timeIn(row ?? unread, 'answeredAt'),
  },
  { name: 'note', means: 'what somebody noted about the trial', of: ({ note }) => note },
  {
    name: 'persona',
    means: 'value of the persona that answered; empty where the model answered as itself',
    of: asked((question) => personaIn(question) ?? null),
  },
  {
    name: 'sampling',
    means:
      'distribution (the probabilities of the labels were read) or text (the model wrote its answer, which was read)',
    of: ({ line: { trial } }) => (trial.draw === undefined ? 'distribution' : 'text'),
  },
  {
    name: 'temperature',
    means: 'at which a text was drawn; empty for a distribution',
    of: ({ line: { trial } }) => trial.draw?.temperature ?? null,
  },
  {
    name: 'repeat',
    means: 'which of the draws of this question, from 0; empty for a distribution',
    of: ({ line: { trial } }) => trial.draw?.repeat ?? null,
  },
  {
    name: 'seed',
    means: "of the draw, hashed from the trial's key",
    of: written(({ seed }) => seed),
  },
  {
    name: 'read_as',
    means:
      'how the answer was found in a text: label, restated or listed; or why none was: refused, several or none',
    of: written((answer) => (answer.kind === 'written' ? answer.by : answer.why)),
  },
  {
    name: 'reader',
    means: 'number of the rules by which the text was read',
    of: written(({ reader }) => reader),
  },
  { name: 'text', means: 'the text as the model wrote it', of: written(({ text }) => text) },
  {
    name: 'writing_ms',
    means: 'milliseconds until the text was there',
    of: written(({ engineMs }) => engineMs),
  },
];
