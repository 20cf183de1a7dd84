// The pack: a file that holds instruments, as one schema. Whatever reads a pack, built in or
// imported, reads it through `readPack`; nothing else in Axia looks at raw pack data.
import * as v from 'valibot';
import { VALUES, type Value } from '../values';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id of a-z, 0-9 and hyphens'),
);
const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const value = v.picklist(VALUES);
const action = line(400);
const rating = line(40);

const portrait = v.strictObject({ id, value, text: line(400) });

const unique = (items: { id: string }[]) =>
  new Set(items.map((item) => item.id)).size === items.length;

const everyValue = (items: { value: Value }[]) =>
  VALUES.every((code) => items.some((item) => item.value === code));

const questionnaire = v.strictObject({
  kind: v.literal('questionnaire'),
  id,
  title: line(120),
  /** What ratings 1 to 6 mean. */
  scale: v.strictTuple([rating, rating, rating, rating, rating, rating]),
  items: v.pipe(
    v.array(portrait),
    v.minLength(10),
    v.maxLength(500),
    v.check((items) => unique(items), 'every item id once'),
    v.check((items) => everyValue(items), 'at least one item for each of the ten values'),
  ),
});

const question = v.pipe(
  v.array(value),
  v.length(4, 'a question offers four values'),
  v.check((four) => new Set(four).size === four.length, 'four different values'),
);

const scenario = v.strictObject({
  id,
  area: v.picklist(['work', 'money', 'study', 'family', 'conduct']),
  title: line(80),
  text: line(1200),
  actions: v.strictObject({
    SD: action,
    ST: action,
    HE: action,
    AC: action,
    PO: action,
    SE: action,
    CO: action,
    TR: action,
    BE: action,
    UN: action,
  }),
  /** The model's five questions of this scenario, from the balanced deal (deal.ts). */
  questions: v.pipe(v.array(question), v.length(5, 'five questions a scenario')),
  /** Which of the five a person is asked. */
  personQuestion: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
  /** The person's form that asks it. */
  form: v.picklist(['A', 'B']),
});

const relabelling = v.pipe(
  v.array(value),
  v.length(10, 'ten values'),
  v.check((ten) => new Set(ten).size === ten.length, 'each of the ten values once'),
);

const scenarioSet = v.strictObject({
  kind: v.literal('scenarios'),
  id,
  title: line(120),
  /** For each thirty scenarios, the value that each digit of the deal stands for (deal.ts). */
  relabelling: v.pipe(v.array(relabelling), v.minLength(1)),
  scenarios: v.pipe(
    v.array(scenario),
    v.minLength(1),
    v.maxLength(5000),
    v.check((items) => unique(items), 'every scenario id once'),
  ),
});

const packSchema = v.strictObject({
  format: v.literal('axia-pack'),
  formatVersion: v.literal(1),
  id,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'a version like 1.0.0')),
  title: line(120),
  /** BCP 47, for example en or de-CH. */
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag')),
  licence: line(60),
  source: line(400),
  questionnaire: v.nullable(questionnaire),
  scenarios: v.nullable(scenarioSet),
});

export type Pack = v.InferOutput<typeof packSchema>;
export type Portrait = v.InferOutput<typeof portrait>;
export type Scenario = v.InferOutput<typeof scenario>;

/** One thing wrong with a pack: where it stands, what stands there, what should. */
export interface PackProblem {
  path: string;
  found: string;
  message: string;
}

export type PackReading = { ok: true; pack: Pack } | { ok: false; problems: PackProblem[] };

const SHOWN = 80;

function show(input: unknown): string {
  const text = input === undefined ? 'nothing' : JSON.stringify(input);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Reads unknown data as a pack; every problem comes with its path and the value that is wrong. */
export function readPack(data: unknown): PackReading {
  const result = v.safeParse(packSchema, data);
  if (result.success) return { ok: true, pack: result.output };
  const problems = result.issues.map((issue) => ({
    path: v.getDotPath(issue) ?? '(whole file)',
    found: show(issue.input),
    message: issue.message,
  }));
  return { ok: false, problems };
}
