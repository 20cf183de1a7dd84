// A result file: one person's answers, given to somebody who opens them in another Axia to set two people
// side by side. It holds what was answered and not what came of it, because every figure is computed anew
// where it is opened; a name only where the person wants it; and no ids, times or sittings.
//
// What is read is unknown until the schema has seen it: a file that is too large, has a member too many or
// too few, a question twice, or a question that the named pack does not have, is refused whole.
//
// Example: {format: "axia-result", formatVersion: 1, name: null, questionnaires: [{pack: {id: "axia",
// version: "1.1.0"}, items: [{item: "p01", value: "SD", rating: 5}, …]}], scenarios: []}.
import * as v from 'valibot';
import { scenarioName } from '../compare/shared-questions';
import type { Pack } from '../instrument/pack';
import { plainText } from '../instrument/plain-text';
import type { RespondentAnswers } from '../score/types';
import { VALUES } from '../values';

/** 500 portraits and 5,000 scenarios, the most that a pack holds, are below this many characters. */
const LONGEST = 1_000_000;
const MOST_PARTS = 4;
const RATINGS = 6;
const OPTIONS = 4;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const pack = v.strictObject({
  id,
  version: v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/)),
});
const whole = (low: number, high: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
const value = v.picklist(VALUES);

const questionnaire = v.strictObject({
  pack,
  items: v.pipe(
    v.array(v.strictObject({ item: id, value, rating: v.nullable(whole(1, RATINGS)) })),
    v.minLength(1),
    v.maxLength(500),
    v.check(
      (list) => new Set(list.map(({ item }) => item)).size === list.length,
      'every item once',
    ),
  ),
});

const scenarios = v.strictObject({
  pack,
  /** The framing under which models are asked too: under another nothing could be compared. */
  framing: v.literal('act'),
  questions: v.pipe(
    v.array(
      v.strictObject({
        scenario: id,
        question: whole(0, 4),
        /** The four values in the order shown. */
        options: v.pipe(
          v.array(value),
          v.length(OPTIONS),
          v.check((list) => new Set(list).size === list.length, 'different values'),
        ),
        /** The place of the option chosen; null for none of these. */
        chosen: v.nullable(whole(0, OPTIONS - 1)),
      }),
    ),
    v.minLength(1),
    v.maxLength(5000),
    v.check(
      (list) =>
        new Set(list.map(({ scenario, question }) => `${scenario} ${question}`)).size ===
        list.length,
      'every question once',
    ),
  ),
});

const schema = v.pipe(
  v.strictObject({
    format: v.literal('axia-result'),
    formatVersion: v.literal(1),
    /** What the person wants to be called; null for nothing. */
    name: v.nullable(plainText(120)),
    questionnaires: v.pipe(v.array(questionnaire), v.maxLength(MOST_PARTS)),
    scenarios: v.pipe(v.array(scenarios), v.maxLength(MOST_PARTS)),
  }),
  v.check((file) => file.questionnaires.length + file.scenarios.length > 0, 'some answers'),
);

export type ResultFile = v.InferOutput<typeof schema>;

export type ResultReading =
  | { ok: true; file: ResultFile }
  | {
      ok: false;
      reason: 'too-large' | 'not-json' | 'not-a-result' | 'newer' | 'damaged';
      detail: string;
    };

const envelope = v.looseObject({ format: v.literal('axia-result'), formatVersion: v.number() });

export function writeResultFile(file: ResultFile): string {
  return `${JSON.stringify(v.parse(schema, file))}\n`;
}

/** Reads the text of a result file; whether its questions are known is said by `misfit`. */
export function readResultFile(text: string): ResultReading {
  if (text.length > LONGEST) return { ok: false, reason: 'too-large', detail: '' };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: 'not-json', detail: String(error) };
  }
  const outer = v.safeParse(envelope, data);
  if (!outer.success) return { ok: false, reason: 'not-a-result', detail: '' };
  if (outer.output.formatVersion > 1) return { ok: false, reason: 'newer', detail: '' };
  const read = v.safeParse(schema, data);
  if (read.success) return { ok: true, file: read.output };
  const [issue] = read.issues;
  const detail = `${v.getDotPath(issue) ?? 'whole file'}: ${issue.message}`;
  return { ok: false, reason: 'damaged', detail };
}

/** The packs that a file names, each once. */
export function packsNamed(file: ResultFile): { id: string; version: string }[] {
  const all = [...file.questionnaires, ...file.scenarios].map((part) => part.pack);
  return [...new Map(all.map((one) => [`${one.id} ${one.version}`, one])).values()];
}

/**
 * The first question of a file that the packs do not have as the file tells it; null where all fit.
 *
 * @param packs those of `packsNamed` that are on this machine.
 */
export function misfit(file: ResultFile, packs: readonly Pack[]): string | null {
  const packOf = (named: { id: string; version: string }) =>
    packs.find((one) => one.id === named.id && one.version === named.version);
  for (const { pack: named, items } of file.questionnaires) {
    const known = new Map(packOf(named)?.questionnaire?.items.map((one) => [one.id, one.value]));
    const lost = items.find(({ item, value: own }) => known.get(item) !== own);
    if (lost !== undefined) return `${named.id} ${named.version}, portrait ${lost.item}`;
  }
  for (const { pack: named, questions } of file.scenarios) {
    const bank = new Map(packOf(named)?.scenarios?.scenarios.map((one) => [one.id, one.questions]));
    const lost = questions.find(({ scenario, question, options }) => {
      const offered = bank.get(scenario)?.[question];
      return offered === undefined || !options.every((one) => offered.includes(one));
    });
    if (lost !== undefined) return `${named.id} ${named.version}, scenario ${lost.scenario}`;
  }
  return null;
}

const oneHot = (place: number, length: number) =>
  Array.from({ length }, (_, index) => (index === place ? 1 : 0));

/** The answers as the scores take them; "none of these" is no choice. */
export function answersIn(file: ResultFile): RespondentAnswers {
  return {
    kind: 'person',
    ratings: file.questionnaires.flatMap(({ items }) =>
      items.map(({ item, value: own, rating }) => ({
        item,
        value: own,
        wording: 'page',
        direction: 'up' as const,
        p: rating === null ? null : oneHot(rating - 1, RATINGS),
      })),
    ),
    choices: file.scenarios.flatMap(({ pack: named, questions }) =>
      questions.flatMap(({ scenario, question, options, chosen }) =>
        chosen === null
          ? []
          : [
              {
                scenario: scenarioName(named, scenario),
                question,
                wording: 'page',
                offered: options,
                p: oneHot(chosen, OPTIONS),
              },
            ],
      ),
    ),
  };
}
