// A study file is believed in nothing: every line is checked against the settings of the first one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyTable } from '../../../src/core/exchange/key-table';
import { linesOfParts, LineTooLongError } from '../../../src/core/exchange/lines';
import {
  answerLine,
  headLine,
  lineReader,
  noteLine,
  readHead,
  type StudyFileHead,
} from '../../../src/core/exchange/study-file';
import type { AnswerRow } from '../../../src/core/study/answer';
import { SHORT_PRESET } from '../../../src/core/study/presets';
import { plannedTrials } from '../../../src/run/runner';
import { anna, modelSittings, pack, smallModel, study } from '../../fixtures/sittings';

const settings = {
  application: 'Axia test',
  writtenAt: '2026-01-02T03:04:05.000Z',
  studies: [study],
  respondents: [smallModel],
  sittings: modelSittings(SHORT_PRESET),
  packs: [],
};
const planned = plannedTrials(settings.sittings, pack);

const rows = planned.map(({ key, question, answerer, sitting }): AnswerRow => ({
  key,
  revision: 0,
  sitting,
  answerer,
  question: 'options' in question ? { ...question, options: [...question.options] } : question,
  answer: {
    kind: 'distribution',
    p:
      question.instrument === 'questionnaire'
        ? [0.5, 0.1, 0.1, 0.1, 0.1, 0.1]
        : [0.7, 0.1, 0.1, 0.1],
    compliance: 0.9,
    promptTokens: 80,
    evaluatedTokens: null,
    engineMs: 12,
  },
  shownAt: 1,
  answeredAt: 2,
}));

function headFrom(text: string): StudyFileHead {
  const reading = readHead(text);
  if (!reading.ok) throw new Error(`${reading.reason}: ${reading.detail}`);
  return reading.head;
}

function reader() {
  const asked = new KeyTable();
  for (const { key } of planned) asked.add(key);
  return lineReader(headFrom(headLine(settings)), asked);
}
const textOf = (row: AnswerRow | undefined) => {
  if (row === undefined) throw new RangeError('no such row');
  return answerLine(row, row.sitting);
};

describe('the first line', () => {
  test('is read as it was written', () => {
    expect(headFrom(headLine(settings))).toEqual({
      format: 'axia-study',
      formatVersion: 1,
      ...settings,
    });
  });

  const refused = (change: object) => {
    const whole: unknown = JSON.parse(headLine(settings));
    const reading = readHead(JSON.stringify({ ...(whole as object), ...change }));
    return reading.ok ? 'read' : `${reading.reason} ${reading.detail}`.trim();
  };

  test.each([
    ['of another format', { format: 'axia-backup' }, /^not-a-study$/],
    ['of a newer form', { formatVersion: 2 }, /^newer form 2$/],
    ['without a study', { studies: [] }, /^damaged studies/],
    ['with a person as respondent', { respondents: [anna] }, /^damaged study .* does not name$/],
    ['with more than is known', { more: 1 }, /^damaged/],
    [
      'with a sitting of no study',
      { studies: [{ ...study, id: 'other' }] },
      /^damaged sitting .* does not name$/,
    ],
    [
      'with a model of another file',
      { respondents: [{ ...smallModel, revision: 'another' }] },
      /^damaged sitting .* another engine or file/,
    ],
  ])('%s is refused', (_, change, reason) => {
    expect(refused(change)).toMatch(reason);
  });

  test('that is no JSON is refused', () => {
    expect(readHead('{"format":')).toMatchObject({ ok: false, reason: 'not-a-study' });
    expect(readHead('')).toMatchObject({ ok: false, reason: 'not-a-study' });
  });
});

describe('a line', () => {
  test('of an answer is taken as it was written, in any order', () => {
    const read = reader();
    for (const row of rows.toReversed()) {
      expect(read(textOf(row))).toEqual({ kind: 'answer', row });
    }
  });

  test('that stands there twice is taken once, and one that contradicts it is not', () => {
    const read = reader();
    const [row] = rows;
    expect(read(textOf(row))).toMatchObject({ kind: 'answer' });
    expect(read(textOf(row))).toEqual({ kind: 'fault', fault: 'twice' });
    const other = structuredClone(row);
    if (other?.answer.kind !== 'distribution') throw new Error('a distribution');
    other.answer.p = [0.1, 0.5, 0.1, 0.1, 0.1, 0.1];
    expect(read(textOf(other))).toEqual({ kind: 'fault', fault: 'contradicts' });
  });

  test('whose question, key, answerer or sitting was changed is not taken, whatever the change', () => {
    const places = ['key', 'revision', 'sitting', 'answerer', 'question'] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: rows.length - 1 }),
        fc.constantFrom(...places),
        fc.nat(),
        (index, place, choice) => {
          const row = rows[index];
          if (row === undefined) throw new RangeError('no row');
          const changed: Record<string, unknown> = structuredClone(row);
          const member: unknown = changed[place];
          if (typeof member !== 'object' || member === null) {
            changed[place] = typeof member === 'number' ? member + 1 : `${String(member)}x`;
          } else {
            const parts: [string, unknown][] = Object.entries(member);
            const [name, part] = parts[choice % parts.length] ?? ['', ''];
            const turned: unknown = Array.isArray(part)
              ? part.toReversed()
              : typeof part === 'number'
                ? (part + 1) % 5
                : `${String(part)}x`;
            changed[place] = { ...member, [name]: turned };
          }
          expect(reader()(JSON.stringify({ answer: changed })).kind).toBe('fault');
        },
      ),
      { numRuns: 60 },
    );
  });

  test('with a right key to a question that the study does not ask is not taken', () => {
    const [sitting] = modelSittings({
      id: 'short',
      plans: [{ instrument: 'questionnaire', wordings: ['portrait-2'], directions: ['up'] }],
    });
    if (sitting === undefined) throw new Error('no sitting');
    const [other] = plannedTrials([sitting], pack);
    const row = rows[0];
    if (other === undefined || row === undefined || other.question.instrument !== 'questionnaire') {
      throw new Error('no trial');
    }
    const forged = { ...row, key: other.key, question: other.question };
    expect(reader()(textOf(forged))).toEqual({ kind: 'fault', fault: 'not-asked' });
  });

  test('that is cut, empty of meaning, or of another kind is not taken', () => {
    const whole = textOf(rows[0]);
    for (const text of [
      whole.slice(0, 90),
      '[]',
      '"answer"',
      '{"answer":{}}',
      '{"row":1}',
      'null',
    ]) {
      expect(reader()(text)).toEqual({ kind: 'fault', fault: 'unreadable' });
    }
  });

  test('of a note is taken where the study asks its trial', () => {
    const note = { trial: rows[0]?.key ?? '', text: 'Odd', savedAt: 3 };
    expect(reader()(noteLine(note))).toEqual({ kind: 'note', row: note });
    expect(reader()(noteLine({ ...note, trial: 'a'.repeat(64) }))).toEqual({
      kind: 'fault',
      fault: 'not-asked',
    });
  });
});

describe('lines of parts', () => {
  const inParts = (text: string, size: number) => {
    const bytes = new TextEncoder().encode(text);
    const list: Uint8Array[] = [];
    for (let start = 0; start < bytes.length; start += size)
      list.push(bytes.slice(start, start + size));
    return (async function* () {
      for (const part of list) yield await Promise.resolve(part);
    })();
  };
  async function all(lines: AsyncIterable<string>): Promise<string[]> {
    const found: string[] = [];
    for await (const line of lines) found.push(line);
    return found;
  }

  test('are the same wherever the parts are cut, also within a character', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 })),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const written = texts.map((text) => JSON.stringify(text));
          const found = await all(linesOfParts(inParts(written.join('\n'), size), 10_000));
          expect(found).toEqual(written);
        },
      ),
    );
  });

  test('that are longer than allowed are refused before they are held', async () => {
    await expect(all(linesOfParts(inParts('x'.repeat(200), 10), 50))).rejects.toThrow(
      LineTooLongError,
    );
  });
});
