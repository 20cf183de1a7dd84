// The pack: a file that holds instruments, as one schema. Whatever reads a pack, built in or
// imported, reads it through `readPack`; nothing else in Axia looks at raw pack data. Lists are
// counted before what is in them is read, so that a huge file is refused quickly. What a check means
// stands beside it once more as `v.metadata`, for docs/pack.schema.json (npm run pack:schema).
import * as v from 'valibot';
import { VALUE_NAMES, VALUES, type Value } from '../values';
import { THIRTY } from './deal';
import { packProblems, plainMessage, type PackRefusal } from './pack-problems';
import { plainText } from './plain-text';

/** The five areas of the built-in bank, and one for everything else that people write. */
export const AREAS = ['work', 'money', 'study', 'family', 'conduct', 'other'] as const;

const id = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'An id is 1 to 40 of a–z, 0–9 and hyphen, and does not begin with a hyphen.',
  ),
);
const version = v.pipe(
  v.string(),
  v.regex(
    /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/,
    'A version is three numbers with points between them, like 1.0.0.',
  ),
);
const oneOf = <const T extends readonly string[]>(options: T) =>
  v.picklist(options, `Write one of ${options.join(', ')}.`);
const value = oneOf(VALUES);
const action = plainText(400);
const rating = plainText(40);

const portrait = v.strictObject({ id, value, text: plainText(400) });

interface WithId {
  id: string;
}

function doubledId(items: readonly WithId[]): string | undefined {
  const known = new Set<string>();
  return items.find((item) => known.size === known.add(item.id).size)?.id;
}

const idOnce = <T extends WithId>() =>
  v.check<T[], (issue: v.CheckIssue<T[]>) => string>(
    (items) => doubledId(items) === undefined,
    ({ input }) => `Two have the id ${doubledId(input) ?? ''}. Give each an id of its own.`,
  );

const lacking = (items: readonly { value: Value }[]) =>
  VALUES.filter((code) => !items.some((item) => item.value === code));

const named = (codes: readonly Value[]) =>
  codes.map((code) => `${VALUE_NAMES[code]} (${code})`).join(', ');

/** What is wrong with the length of a short form; null where nothing is. */
function shortFormFault(
  shortForm: number | null,
  items: readonly { value: Value }[],
): string | null {
  if (shortForm === null) return null;
  if (shortForm >= items.length) {
    return 'The short form is not shorter than all portraits. Make it smaller, or null for none.';
  }
  const codes = lacking(items.slice(0, shortForm));
  if (codes.length === 0) return null;
  return `The short form has no portrait for ${named(codes)}. Put one among its first ${shortForm}.`;
}

const questionnaire = v.pipe(
  v.strictObject({
    kind: v.literal('questionnaire'),
    id,
    title: plainText(120),
    /** What ratings 1 to 6 mean. */
    scale: v.strictTuple([rating, rating, rating, rating, rating, rating]),
    /** How many of the first items are the short form; null where there is none. */
    shortForm: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(500))),
    items: v.pipe(
      v.array(v.unknown()),
      v.minLength(10),
      v.maxLength(500),
      v.array(portrait),
      idOnce(),
      v.check(
        (items) => lacking(items).length === 0,
        ({ input }) => `There is no portrait for ${named(lacking(input))}. Add one for each.`,
      ),
      v.metadata({
        allOf: VALUES.map((code) => ({ contains: { properties: { value: { const: code } } } })),
      }),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { shortForm, items } = dataset.value;
    const message = shortFormFault(shortForm, items);
    if (message === null) return;
    const place = { input: dataset.value, key: 'shortForm', value: shortForm };
    addIssue({ input: shortForm, message, path: [{ type: 'object', origin: 'value', ...place }] });
  }),
);

const question = v.pipe(
  v.array(v.unknown()),
  v.length(4, 'A question offers four values.'),
  v.array(value),
  v.check(
    (four) => new Set(four).size === four.length,
    'A value stands there twice. A question offers four different values.',
  ),
  v.metadata({ uniqueItems: true }),
);

const scenario = v.strictObject({
  id,
  area: oneOf(AREAS),
  title: plainText(80),
  text: plainText(1200),
  actions: v.strictObject(
    {
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
    },
    (issue) =>
      issue.expected === 'never'
        ? `There is no value with this code. The ten are ${VALUES.join(', ')}.`
        : plainMessage(issue),
  ),
  /** The model's five questions of this scenario, from the balanced deal (deal.ts). */
  questions: v.pipe(
    v.array(v.unknown()),
    v.length(5, 'A scenario has five questions.'),
    v.array(question),
  ),
  /** Which of the five a person is asked. */
  personQuestion: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
  /** The person's form that asks it. */
  form: oneOf(['A', 'B']),
});

const relabelling = v.pipe(
  v.array(v.unknown()),
  v.length(10, 'A relabelling names ten values.'),
  v.array(value),
  v.check(
    (ten) => new Set(ten).size === ten.length,
    'A value stands there twice. A relabelling names each of the ten values once.',
  ),
  v.metadata({ uniqueItems: true }),
);

const scenarioSet = v.pipe(
  v.strictObject({
    kind: v.literal('scenarios'),
    id,
    title: plainText(120),
    /** For each thirty scenarios, the value that each digit of the deal stands for (deal.ts). */
    relabelling: v.pipe(
      v.array(v.unknown()),
      v.minLength(1),
      v.maxLength(200),
      v.array(relabelling),
    ),
    scenarios: v.pipe(
      v.array(v.unknown()),
      v.minLength(1),
      v.maxLength(5000),
      v.array(scenario),
      idOnce(),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { relabelling: lists, scenarios } = dataset.value;
    const needed = Math.ceil(scenarios.length / THIRTY);
    if (lists.length === needed) return;
    const message = `There has to be one list for each thirty scenarios, the last begun one too: ${needed} for ${scenarios.length}, not ${lists.length}.`;
    const place = { input: dataset.value, key: 'relabelling', value: lists };
    addIssue({ input: lists, message, path: [{ type: 'object', origin: 'value', ...place }] });
  }),
);

export const packSchema = v.pipe(
  v.strictObject({
    format: v.literal('axia-pack'),
    formatVersion: v.literal(1),
    id,
    version,
    title: plainText(120),
    /** BCP 47, for example en or de-CH. */
    language: v.pipe(
      v.string(),
      v.maxLength(35),
      v.regex(
        /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
        'Write a language tag, like en for English or de-CH for Swiss German.',
      ),
    ),
    /** The pack of which this is a translation: it keeps the ids of its original. */
    translationOf: v.nullable(v.strictObject({ id, version })),
    licence: plainText(60),
    source: plainText(400),
    /** How to cite the pack. */
    citation: plainText(400),
    questionnaire: v.nullable(questionnaire),
    scenarios: v.nullable(scenarioSet),
  }),
  v.check(
    (pack) => pack.questionnaire !== null || pack.scenarios !== null,
    'The pack is empty. Give it a questionnaire, scenarios, or both.',
  ),
  v.metadata({
    anyOf: ['questionnaire', 'scenarios'].map((member) => ({
      properties: { [member]: { type: 'object' } },
    })),
  }),
);

export type Pack = v.InferOutput<typeof packSchema>;
export type Portrait = v.InferOutput<typeof portrait>;
export type Scenario = v.InferOutput<typeof scenario>;

export type PackReading = { ok: true; pack: Pack } | PackRefusal;

/** Reads unknown data as a pack; each problem comes with its place and what to do about it. */
export function readPack(data: unknown): PackReading {
  const result = v.safeParse(packSchema, data, { message: plainMessage });
  if (result.success) return { ok: true, pack: result.output };
  return packProblems(result.issues, data);
}

/**
 * The text of a pack's file: what `readPack` gave, members in the order of the schema, two spaces a
 * step and a line break at the end. Reading it gives the same pack, and that pack the same text.
 */
export function exportPack(pack: Pack): string {
  return `${JSON.stringify(v.parse(packSchema, pack), null, 2)}\n`;
}
