// A class set: what a class is asked. It travels whole in a link (behind the #, which no browser sends to a
// server), in a QR code, or in a file, and every device makes the same questions of it. The questions
// themselves are in the pack, which the set names with its version.
//
// In a link it is as short as can be: base64url (RFC 4648, section 5) of the JSON of
// [1, pack id, pack version, language, framing, portraits, title, ["s07.2", …]], where s07.2 is question 2,
// counted from 0, of scenario s07. In a file the same members stand with their names.
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import type { Pack } from '../instrument/pack';
import { plainText } from '../instrument/plain-text';
import type { Value } from '../values';
import { FINGERPRINTS, type CodeForm } from './answer-code';

/** A link of more characters is refused before it is read. */
const LONGEST_LINK = 4000;
/** A file of more characters is refused before it is read. */
const LONGEST_FILE = 20_000;

export const PORTRAITS = 21;
/** With 21 portraits an answer code takes 28 of the 31 characters that its checks allow. */
export const MOST_SCENARIOS = 20;
const RATINGS = 6;
const OPTIONS = 4;

const scenarioQuestion = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  /** Which of the scenario's five questions, from 0. */
  question: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
});

export const classSetSchema = v.strictObject({
  pack: v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
    version: v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/)),
  }),
  /** Of the pack's texts, BCP 47. */
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(35)),
  /** The framing under which models are asked: with another the two could not be set side by side. */
  framing: v.literal('act'),
  /** The pack's short form, or none. */
  portraits: v.picklist([0, PORTRAITS]),
  title: plainText(80),
  scenarios: v.pipe(
    v.array(v.unknown()),
    v.minLength(1),
    v.maxLength(MOST_SCENARIOS),
    v.array(scenarioQuestion),
    v.check((list) => new Set(list.map(({ id }) => id)).size === list.length),
  ),
});

export type ClassSet = v.InferOutput<typeof classSetSchema>;

const VERSION = 1;
const FILE_FORMAT = 'axia-class-set';

const reference = v.pipe(
  v.string(),
  v.regex(/^.{1,40}\.\d$/),
  v.transform((text) => ({ id: text.slice(0, -2), question: Number(text.slice(-1)) })),
);

const linkSchema = v.pipe(
  v.strictTuple([
    v.literal(VERSION),
    v.string(),
    v.string(),
    v.string(),
    v.string(),
    v.number(),
    v.string(),
    v.pipe(v.array(v.unknown()), v.maxLength(MOST_SCENARIOS), v.array(reference)),
  ]),
  v.transform(([, id, version, language, framing, portraits, title, scenarios]): unknown => ({
    pack: { id, version },
    language,
    framing,
    portraits,
    title,
    scenarios,
  })),
  classSetSchema,
);

const fileSchema = v.pipe(
  v.strictObject({
    format: v.literal(FILE_FORMAT),
    formatVersion: v.literal(VERSION),
    ...classSetSchema.entries,
  }),
  v.transform(({ pack, language, framing, portraits, title, scenarios }) => ({
    pack,
    language,
    framing,
    portraits,
    title,
    scenarios,
  })),
);

/** The text that a set is known by: equal sets have equal texts. */
function canonical(set: ClassSet): string {
  const { pack, language, framing, portraits, title, scenarios } = set;
  const references = scenarios.map(({ id, question }) => `${id}.${question}`);
  return JSON.stringify([
    VERSION,
    pack.id,
    pack.version,
    language,
    framing,
    portraits,
    title,
    references,
  ]);
}

/** The set as it stands in a link. */
export function setInLink(set: ClassSet): string {
  const bytes = String.fromCharCode(...utf8ToBytes(canonical(set)));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function setAsFile(set: ClassSet): string {
  return `${JSON.stringify({ format: FILE_FORMAT, formatVersion: VERSION, ...set }, null, 2)}\n`;
}

/** 15 bits of the SHA-256 of the set, 0 to 32,767: what its answer codes carry. */
function fingerprintOf(set: ClassSet): number {
  const [high = 0, low = 0] = sha256(utf8ToBytes(canonical(set)));
  return (high * 256 + low) % FINGERPRINTS;
}

/** How the answers to a set are coded: portraits first, then scenarios, in the order of the set. */
export function codeFormOf(set: ClassSet): CodeForm {
  const ratings = Array.from({ length: set.portraits }, () => RATINGS);
  return {
    fingerprint: fingerprintOf(set),
    bases: [...ratings, ...set.scenarios.map(() => OPTIONS)],
  };
}

export type SetReading = { ok: true; set: ClassSet } | { ok: false; message: string };

const refused = (message: string): SetReading => ({ ok: false, message });

const TOO_LONG = 'It is much longer than a class set can be.';
const UNREADABLE =
  'It is not a class set, or a part of it is missing. Links are sometimes cut in two by a chat: copy the whole.';
const NEWER = 'It was made by a newer Axia. Open it with that version.';
const DAMAGED = 'It looks like a class set, but something in it does not belong there.';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOfLink(link: string): string | null {
  try {
    const bytes = atob(link.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return null;
  }
}

function read(
  data: unknown,
  version: unknown,
  schema: typeof linkSchema | typeof fileSchema,
): SetReading {
  if (typeof version === 'number' && version > VERSION) return refused(NEWER);
  const result = v.safeParse(schema, data);
  return result.success ? { ok: true, set: result.output } : refused(DAMAGED);
}

/** Reads what stands in a link; the message of a refusal is for people. */
export function readSetInLink(link: string): SetReading {
  if (link.length > LONGEST_LINK) return refused(TOO_LONG);
  const data = parsed(textOfLink(link) ?? '');
  if (!Array.isArray(data)) return refused(UNREADABLE);
  return read(data, data[0], linkSchema);
}

const envelope = v.looseObject({ format: v.literal(FILE_FORMAT), formatVersion: v.number() });

export function readSetFile(text: string): SetReading {
  if (text.length > LONGEST_FILE) return refused(TOO_LONG);
  const data = parsed(text);
  const outer = v.safeParse(envelope, data);
  return outer.success
    ? read(data, outer.output.formatVersion, fileSchema)
    : refused('It is not the file of a class set.');
}

/** A scenario of a set with the four values that its options show, in the order of the pack. */
export interface AskedScenario {
  id: string;
  question: number;
  offered: readonly Value[];
}

/** What a set asks of its pack; null where the pack has not what the set names. */
export function askedOf(set: ClassSet, pack: Pack): AskedScenario[] | null {
  const { items = [], shortForm = null } = pack.questionnaire ?? {};
  if (set.portraits > 0 && (shortForm ?? items.length) !== set.portraits) return null;
  const asked = set.scenarios.flatMap(({ id, question }): AskedScenario[] => {
    const offered = pack.scenarios?.scenarios.find((one) => one.id === id)?.questions[question];
    return offered === undefined ? [] : [{ id, question, offered }];
  });
  return asked.length === set.scenarios.length ? asked : null;
}
