// A person's answers under a passphrase: what is sealed, how, and how it is opened again. Sealed rows are
// one text; nothing of them but the name stands in the clear. While they are open they lie in the database
// like anybody's, so a passphrase keeps out whoever comes later, not whoever has the machine meanwhile.
//
// Method: the key is PBKDF2-HMAC-SHA-256 of the passphrase (RFC 8018) with a random salt of 16 bytes and
// 600,000 rounds (OWASP Password Storage Cheat Sheet, 2023); the text is encrypted with AES-256-GCM (NIST SP
// 800-38D) under a random nonce of 12 bytes, with id and name as associated data, so that nobody can put one
// person's rows under another's name. A new salt and nonce are drawn each time. GCM's tag tells a wrong
// passphrase, and cannot tell it from damage. All of it is Web Crypto, which browsers have under https and
// on this machine (localhost) alone.
import * as v from 'valibot';
import { answerRowSchema, type AnswerRow } from '../core/study/answer';
import { noteRowSchema, type NoteRow } from '../core/study/note';
import { sittingSchema, type Sitting } from '../core/study/plan';
import { respondentSchema, type PersonRespondent } from '../core/study/records';

const ROUNDS = 600_000;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const KEY_BITS = 256;

/** A weak passphrase is tried out in a day; this is the least that is taken. */
export const SHORTEST_PASSPHRASE = 8;

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const lockedRowSchema = v.strictObject({
  id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  method: v.literal('PBKDF2-SHA-256, AES-256-GCM'),
  /** Fewer would open a row that somebody has weakened, more would stop the page for minutes. */
  rounds: v.pipe(v.number(), v.integer(), v.minValue(100_000), v.maxValue(10_000_000)),
  salt: base64,
  nonce: base64,
  sealed: base64,
});

export type LockedRow = v.InferOutput<typeof lockedRowSchema>;

/** What is sealed: one person and what is theirs. */
export interface PersonRows {
  person: PersonRespondent;
  sittings: Sitting[];
  answers: AnswerRow[];
  /** On the trials of these answers. */
  notes: NoteRow[];
}

const rowsSchema = v.strictObject({
  person: v.pipe(
    respondentSchema,
    v.check(({ kind }) => kind === 'person', 'a person'),
  ),
  sittings: v.array(sittingSchema),
  answers: v.array(answerRowSchema),
  notes: v.array(noteRowSchema),
});

/** Whether this page may encrypt: an address without https may not. */
export const canSeal = (): boolean => globalThis.isSecureContext && 'subtle' in crypto;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

const utf8 = (text: string) => new TextEncoder().encode(text);

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // The same letters typed on two keyboards may be composed in two ways; NFKC makes them one.
  const typed = utf8(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: KEY_BITS },
    false,
    ['encrypt', 'decrypt'],
  );
}

const bound = (row: { id: string; name: string }) => utf8(JSON.stringify([row.id, row.name]));

/** Seals a person's rows. */
export async function seal(rows: PersonRows, passphrase: string): Promise<LockedRow> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const { id: own, name } = rows.person;
  const key = await keyOf(passphrase, salt, ROUNDS);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: bound(rows.person) },
    key,
    utf8(JSON.stringify(rows)),
  );
  return {
    id: own,
    name,
    method: 'PBKDF2-SHA-256, AES-256-GCM',
    rounds: ROUNDS,
    salt: toBase64(salt),
    nonce: toBase64(nonce),
    sealed: toBase64(new Uint8Array(sealed)),
  };
}

/** Opens sealed rows; null where the passphrase is wrong, or the row was changed: the two look the same. */
export async function unseal(row: LockedRow, passphrase: string): Promise<PersonRows | null> {
  const key = await keyOf(passphrase, fromBase64(row.salt), row.rounds);
  const opened = await crypto.subtle
    .decrypt(
      { name: 'AES-GCM', iv: fromBase64(row.nonce), additionalData: bound(row) },
      key,
      fromBase64(row.sealed),
    )
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'OperationError') return null;
      throw error;
    });
  if (opened === null) return null;
  const data: unknown = JSON.parse(new TextDecoder().decode(opened));
  const { person, ...rows } = v.parse(rowsSchema, data);
  if (person.kind !== 'person') throw new TypeError('only people are sealed');
  return { person, ...rows };
}
