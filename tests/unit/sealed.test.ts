// A person's rows under a passphrase: what is sealed opens with that passphrase alone, and nothing of it can
// be read without. Checked against node's own implementation of RFC 8018 and AES-GCM (OpenSSL).
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seal, unseal, type PersonRows } from '../../src/store/sealed';

const rows: PersonRows = {
  person: { kind: 'person', id: 'a1', name: 'Ada', createdAt: 1 },
  sittings: [
    {
      id: 's1',
      respondent: 'a1',
      study: null,
      pack: { id: 'axia', version: '1.1.0' },
      plan: { instrument: 'questionnaire', items: 'short', wordings: ['page'], directions: ['up'] },
      condition: 'neutral',
      answerer: { kind: 'person', sitting: 's1' },
      seed: 7,
      startedAt: 2,
    },
  ],
  answers: [
    {
      key: 'ab'.repeat(32),
      revision: 0,
      sitting: 's1',
      answerer: { kind: 'person', sitting: 's1' },
      question: {
        instrument: 'questionnaire',
        item: 'p01',
        value: 'SD',
        wording: 'page',
        direction: 'up',
      },
      answer: { kind: 'rated', rating: 5 },
      shownAt: 3,
      answeredAt: 4,
    },
  ],
  notes: [{ trial: 'ab'.repeat(32), text: 'Ask again next year', savedAt: 5 }],
};

const PHRASE = 'a blue kettle on the stove';
const locked = await seal(rows, PHRASE);
const bytesOf = (text: string) => Buffer.from(text, 'base64');

describe('sealed rows', () => {
  test('open with the passphrase, and are what they were', async () => {
    expect(await unseal(locked, PHRASE)).toEqual(rows);
  });

  test('stay shut for every other passphrase', async () => {
    for (const wrong of ['', PHRASE.slice(1), PHRASE.toUpperCase(), `${PHRASE} `]) {
      expect(await unseal(locked, wrong)).toBeNull();
    }
  });

  test('open however the letters of the passphrase were composed', async () => {
    const row = await seal(rows, 'caf\u00e9 at noon');
    expect(await unseal(row, 'cafe\u0301 at noon')).toEqual(rows);
  });

  test('are what OpenSSL makes of PBKDF2 with 600,000 rounds and AES-256-GCM', () => {
    expect(locked.rounds).toBe(600_000);
    const key = pbkdf2Sync(PHRASE, bytesOf(locked.salt), locked.rounds, 32, 'sha256');
    const sealed = bytesOf(locked.sealed);
    const decipher = createDecipheriv('aes-256-gcm', key, bytesOf(locked.nonce));
    decipher.setAAD(Buffer.from(JSON.stringify(['a1', 'Ada'])));
    decipher.setAuthTag(sealed.subarray(-16));
    const text =
      decipher.update(sealed.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
    expect(JSON.parse(text)).toEqual(rows);
  });

  test('show nothing but id and name, and never twice the same', async () => {
    const text = JSON.stringify(locked) + bytesOf(locked.sealed).toString('latin1');
    for (const secret of ['questionnaire', 'answeredAt', 'next year', PHRASE]) {
      expect(JSON.stringify(rows) + PHRASE).toContain(secret);
      expect(text).not.toContain(secret);
    }
    const again = await seal(rows, PHRASE);
    for (const member of ['salt', 'nonce', 'sealed'] as const) {
      expect(again[member]).not.toBe(locked[member]);
    }
    expect(bytesOf(locked.salt)).toHaveLength(16);
    expect(bytesOf(locked.nonce)).toHaveLength(12);
  });

  test('cannot be put under another name, cut, or changed', async () => {
    expect(await unseal({ ...locked, name: 'Ben' }, PHRASE)).toBeNull();
    const sealed = bytesOf(locked.sealed);
    sealed[5] = (sealed[5] ?? 0) ^ 1;
    expect(await unseal({ ...locked, sealed: sealed.toString('base64') }, PHRASE)).toBeNull();
    const cut = bytesOf(locked.sealed).subarray(0, -1).toString('base64');
    expect(await unseal({ ...locked, sealed: cut }, PHRASE)).toBeNull();
  });
});
