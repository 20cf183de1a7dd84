// A study as an evaluation log of Inspect AI, version 2 of its JSON form, so that its viewer and its Python
// functions open it. Source: class EvalLog in src/inspect_ai/log/_log.py and ModelOutput in
// src/inspect_ai/model/_model_output.py of github.com/UKGovernmentBEIS/inspect_ai, commit 020dd01.
// One log is one model; a sample is one answered trial, its id the trial's key. The answer's text is what the
// model wrote, or else the label that came first, and every label's probability stands in the
// log-probabilities. Axia reads no such logs. A log is written in parts, so that its length costs no memory.
import type { Prompt } from '../ask/prompts';
import type { PackReference } from '../instrument/version';
import { asShown, type Answer } from '../study/answer';
import type { ModelRespondent, Study } from '../study/records';
import type { Draw } from '../study/trial';
import type { TrialLine } from '../study/trial-line';
import { FLOOR } from '../stats/log-average';
import { at } from '../stats/array';
import { topOptions } from '../stats/top-option';

/** ISO 8601, UTC. */
const time = (milliseconds: number) => new Date(milliseconds).toISOString();

export interface InspectSample {
  line: TrialLine;
  prompt: Prompt;
  model: ModelRespondent;
  note: string | null;
}

/** JSON has no −∞: a probability of 0 is written as the floor of the scores. */
const logarithm = (p: number) => Math.log(Math.max(p, FLOOR));

const nameOf = ({ engine, name }: ModelRespondent) => `axia/${engine}/${name}`;

/** The label of the value that was to be picked or held; empty where there is no right answer. */
function targetOf({ trial: { question } }: TrialLine, { labels }: Prompt): string {
  if (question.instrument !== 'steered') return '';
  return labels[question.options.indexOf(question.target)] ?? '';
}

type Text = Extract<Answer, { kind: 'written' | 'unread' }>;

const isText = (answer: Answer): answer is Text =>
  answer.kind === 'written' || answer.kind === 'unread';

interface Output {
  first: string;
  choices: readonly {
    message: { role: string; content: string; source: string; model: string };
    stop_reason: string;
    logprobs: unknown;
  }[];
}

function outputOf(model: ModelRespondent, labels: readonly string[], p: readonly number[]): Output {
  const first = labels[topOptions(p)[0] ?? 0] ?? '';
  const written = labels.map((token, place) => ({ token, logprob: logarithm(at(p, place)) }));
  const chosen = written.find(({ token }) => token === first);
  return {
    first,
    choices: [
      {
        message: { role: 'assistant', content: first, source: 'generate', model: nameOf(model) },
        stop_reason: 'stop',
        logprobs: { content: [{ ...chosen, top_logprobs: written }] },
      },
    ],
  };
}

/** A text as the model wrote it; first is the label that was read in it, or why none was. */
function textOutput(model: ModelRespondent, labels: readonly string[], answer: Text): Output {
  return {
    first: answer.kind === 'written' ? (labels[answer.label] ?? '') : answer.why,
    choices: [
      {
        message: {
          role: 'assistant',
          content: answer.text,
          source: 'generate',
          model: nameOf(model),
        },
        stop_reason: 'stop',
        logprobs: null,
      },
    ],
  };
}

/** One sample as JSON; nothing for a trial that is not answered. */
function sampleOf({ line, prompt, model, note }: InspectSample): string[] {
  const { unread, trial, condition, pack, subject, changes, reading } = line;
  const row = line.row ?? unread;
  if (row === null) return [];
  const { answer } = row;
  const p = line.row === null ? null : asShown(trial.question, line.row.answer);
  const { first, choices } = isText(answer)
    ? textOutput(model, prompt.labels, answer)
    : outputOf(model, prompt.labels, p ?? []);
  const tokens = answer.kind === 'distribution' ? answer.promptTokens : 0;
  const seconds = 'engineMs' in answer ? answer.engineMs / 1000 : 0;
  const usage = { input_tokens: tokens, output_tokens: 1, total_tokens: tokens + 1 };
  const sample = {
    id: trial.key,
    epoch: 1,
    input: prompt.text,
    target: targetOf(line, prompt),
    messages: [
      { role: 'user', content: prompt.text, source: 'input' },
      ...choices.map(({ message }) => message),
    ],
    output: {
      model: nameOf(model),
      choices,
      completion: choices[0]?.message.content ?? '',
      usage,
      time: seconds,
    },
    scores: { first: { value: reading?.first.join(' ') ?? first, answer: first } },
    metadata: {
      question: trial.question,
      condition,
      pack,
      subject: subject.title,
      area: subject.area,
      probabilities: p,
      compliance: answer.kind === 'distribution' ? answer.compliance : null,
      draw: trial.draw ?? null,
      order_changes: changes,
      note,
    },
    model_usage: { [nameOf(model)]: usage },
    started_at: time(row.shownAt),
    completed_at: time(row.answeredAt),
    total_time: (row.answeredAt - row.shownAt) / 1000,
    working_time: seconds,
    uuid: trial.key,
  };
  return [JSON.stringify(sample)];
}

/** Some samples, each but the very first of a log with a comma in front. */
export function inspectSamples(samples: readonly InspectSample[], isFirst: boolean): string {
  const texts = samples.flatMap(sampleOf);
  return texts.length === 0 ? '' : (isFirst ? '' : ',') + texts.join(',');
}

/** What the head of a log tells of all samples. */
export interface InspectSummary {
  trials: number;
  answered: number;
  packs: readonly PackReference[];
  /** Milliseconds since 1970 of the first question and the last answer; null where nothing is answered. */
  span: Span | null;
  /** How the texts were drawn; undefined for probabilities. */
  draw: Draw | undefined;
}

export interface Span {
  from: number;
  to: number;
}

/** The span from the first question to the last answer of some trials and of those before them. */
export function spanOf(lines: readonly TrialLine[], before: Span | null): Span | null {
  return lines.reduce<Span | null>((span, { row: read, unread }) => {
    const row = read ?? unread;
    if (row === null) return span;
    const { shownAt, answeredAt } = row;
    return {
      from: Math.min(span?.from ?? shownAt, shownAt),
      to: Math.max(span?.to ?? answeredAt, answeredAt),
    };
  }, before);
}

/** Everything up to the first sample. The log is a success where every trial is answered. */
export function inspectHead(
  study: Study,
  model: ModelRespondent,
  { trials, answered, packs, span, draw }: InspectSummary,
  application: string,
): string {
  const log = {
    version: 2,
    status: answered === trials ? 'success' : 'started',
    eval: {
      run_id: study.id,
      created: time(study.createdAt),
      task: `axia-${study.preset}`,
      task_id: study.id,
      dataset: {
        name: [...new Set(packs.map(({ id, version }) => `${id} ${version}`))].join(', '),
        samples: answered,
      },
      model: nameOf(model),
      model_args: {
        revision: model.revision,
        engine_version: model.engineVersion,
        device: model.device,
      },
      model_generate_config:
        draw === undefined
          ? { temperature: 1, max_tokens: 1, logprobs: true }
          : { temperature: draw.temperature, max_tokens: draw.maxTokens },
      config: {},
      packages: { axia: application },
      metadata: { asks: study.asks ?? study.preset },
    },
    plan: { name: 'plan', steps: [], config: {} },
    stats: {
      started_at: time(span?.from ?? study.createdAt),
      completed_at: time(span?.to ?? study.createdAt),
    },
  };
  return `${JSON.stringify(log).slice(0, -1)},"samples":[`;
}

/**
 * The name of a log's file: when the study was planned, task and id, parted by underscores. The viewer lists no
 * JSON file of a folder whose name does not begin with a time (log_file_pattern in src/inspect_ai/log/_file.py).
 *
 * Example: "2026-01-02T03-04-05+00-00_axia-short_model1shortaxia110.json".
 */
export function inspectFileName({ id, preset, createdAt }: Study): string {
  const when = time(createdAt).slice(0, 19).replaceAll(':', '-');
  return `${when}+00-00_axia-${preset}_${id.replace(/[^A-Za-z0-9]+/g, '')}.json`;
}

/** What closes a log. */
export const INSPECT_END = ']}\n';
