// A pack from the bytes of a file: what is told of bytes that are no pack.
import { describe, expect, test } from 'vitest';
import { exportPack } from '../../src/core/instrument/pack';
import { MOST_BYTES, readPackBytes, tooLarge } from '../../src/core/instrument/pack-file';
import { ownPack } from '../fixtures/packs';

const pack = ownPack();
const text = exportPack(pack);

const bytes = (written: string) => new TextEncoder().encode(written);

function problemOf(read: Uint8Array) {
  const reading = readPackBytes(read);
  if (reading.ok) throw new Error('the file was read');
  expect(reading.problems).toHaveLength(1);
  return reading.problems[0];
}

describe('a file is read', () => {
  test('as the pack that was downloaded', () => {
    expect(readPackBytes(bytes(text))).toEqual({ ok: true, pack });
  });

  test('whatever its white space, and with the mark that some editors put first', () => {
    const other = `\uFEFF${JSON.stringify(pack, null, '\t').replaceAll('\n', '\r\n')}`;
    expect(readPackBytes(bytes(other))).toEqual({ ok: true, pack });
  });
});

describe('a file that is no pack is told so', () => {
  test('when it is empty', () => {
    for (const empty of ['', ' \n']) {
      expect(problemOf(bytes(empty))).toMatchObject({
        where: 'the whole file',
        message: 'The file is empty. Pick the file of a pack.',
      });
    }
  });

  test('when it is not in UTF-8, such as in UTF-16 or Latin 1', () => {
    const wide = new Uint8Array(
      Uint16Array.from(`\uFEFF${text}`, (one) => one.charCodeAt(0)).buffer,
    );
    const latin = Uint8Array.from(text.replace('Two', 'Zwölf'), (one) => one.charCodeAt(0));
    for (const other of [wide, latin]) {
      expect(problemOf(other)?.message).toMatch(/not text in UTF-8. Save it anew/);
    }
  });

  test('when it is not JSON, with line and column', () => {
    const lines = text.split('\n');
    const damaged = lines.map((line, place) => (place === 3 ? line.replace(',', '') : line));
    const problem = problemOf(bytes(damaged.join('\n')));
    expect(problem).toMatchObject({ where: 'line 5, column 3', found: '"version": "1.0.0",' });
    expect(problem?.message).toMatch(/not JSON from here on.* comma/);
    expect(problemOf(bytes(text.slice(0, -3)))?.found).toBe('the end of a line or of the file');
  });

  test('when one of the ten actions stands there twice, of which JSON would keep the last', () => {
    const twice = text.replace('"TR": "', '"TR": "Ask your aunt.",\n          "TR": "');
    expect(JSON.parse(twice)).toEqual(JSON.parse(text));
    const problem = problemOf(bytes(twice));
    expect(problem?.path).toBe('scenarios.scenarios.0.actions.TR');
    expect(problem?.where).toBe('scenario s01, action for Tradition');
    expect(problem?.message).toMatch(
      /^“TR” stands there a second time \(line \d+, column 11\)\. Take one of the two out\.$/,
    );
  });

  test('when it is another JSON, or a pack of another format', () => {
    const messages = ['null', '[1]', '"axia-pack"'].map((one) => problemOf(bytes(one))?.message);
    for (const message of messages) expect(message).toMatch(/has to be an object/);
    const newer = text.replace('"formatVersion": 1', '"formatVersion": 2');
    expect(problemOf(bytes(newer))).toMatchObject({
      where: 'the pack, its format version',
      found: '2',
    });
  });

  test('when it is larger than 32 MB, before it is read', () => {
    expect(MOST_BYTES).toBe(33_554_432);
    expect(tooLarge(MOST_BYTES)).toBeNull();
    const [problem] = tooLarge(MOST_BYTES + 1_500_000)?.problems ?? [];
    expect(problem?.found).toBe('33.4 MB');
    expect(problem?.message).toBe(
      'The file is too large: at most 32 MB are read. Make several packs of it.',
    );
    expect(problemOf(new Uint8Array(MOST_BYTES + 1))?.message).toContain('too large');
  });
});
