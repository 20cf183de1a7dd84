// Trials and profiles as tables: what stands in each column, and that nothing in them runs as a formula.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codebookOf,
  csvHeader,
  csvRows,
  jsonLines,
  type Column,
} from '../../../src/core/exchange/columns';
import { PROFILE_COLUMNS } from '../../../src/core/exchange/profile-table';
import { TRIAL_COLUMNS } from '../../../src/core/exchange/trial-table';
import { profile } from '../../../src/core/score/profile';
import { VALUES } from '../../../src/core/values';
import { linesFor } from '../../fixtures/trial-lines';
import { smallModel, study } from '../../fixtures/sittings';

const lines = linesFor([
  {
    question: {
      instrument: 'scenarios',
      scenario: 's01',
      question: 2,
      options: ['PO', 'SD', 'BE', 'HE'],
      wording: 'scenario-1',
      framing: 'act',
    },
    p: [0.1, 0.2, 0.3, 0.4],
  },
  {
    question: {
      instrument: 'questionnaire',
      item: 'p01',
      value: 'SD',
      wording: 'portrait-1',
      direction: 'down',
    },
    p: [0.5, 0.1, 0.1, 0.1, 0.1, 0.1],
    compliance: null,
  },
  {
    question: {
      instrument: 'soundness',
      scenario: 's02',
      action: 'UN',
      wording: 'soundness-1',
      direction: 'up',
    },
    p: null,
  },
]);
const rows = lines.map((line) => ({ line, model: smallModel, note: null }));

const cellsOf = <Row>(columns: readonly Column<Row>[], row: Row) =>
  Object.fromEntries(columns.map(({ name, of }) => [name, of(row)]));

describe('the table of trials', () => {
  test('holds a choice as shown and by content', () => {
    const [row] = rows;
    if (row === undefined) throw new RangeError('no row');
    expect(cellsOf(TRIAL_COLUMNS, row)).toMatchObject({
      key: row.line.trial.key,
      model: 'A small model',
      revision: smallModel.revision,
      pack: 'axia',
      instrument: 'scenarios',
      condition: 'neutral',
      item: 's01',
      question: 2,
      value: null,
      target: null,
      order: 'PO SD BE HE',
      direction: null,
      first: 'HE',
      first_p: 0.4,
      order_changes: null,
      compliance: 0.9,
      shown_p1: 0.1,
      shown_p4: 0.4,
      shown_p5: null,
      p_SD: 0.2,
      p_BE: 0.3,
      p_UN: null,
      p_1: null,
      engine_ms: 12,
      evaluated_tokens: null,
      shown_at: '2026-01-02T03:04:05.000Z',
      answered_at: '2026-01-02T03:04:05.100Z',
      note: null,
    });
  });

  test('holds a rating as shown, and turned so that 6 is the high end', () => {
    const [, row] = rows;
    if (row === undefined) throw new RangeError('no row');
    expect(cellsOf(TRIAL_COLUMNS, row)).toMatchObject({
      item: 'p01',
      value: 'SD',
      area: null,
      direction: 'down',
      order: null,
      shown_p1: 0.5,
      p_6: 0.5,
      p_1: 0.1,
      first: '6',
      compliance: null,
    });
  });

  test('holds a trial that is not answered, with nothing where an answer would stand', () => {
    const [, , row] = rows;
    if (row === undefined) throw new RangeError('no row');
    expect(cellsOf(TRIAL_COLUMNS, row)).toMatchObject({
      item: 's02',
      value: 'UN',
      first: null,
      first_p: null,
      shown_p1: null,
      p_1: null,
      engine_ms: null,
      answered_at: null,
    });
  });

  test('has a row for each trial under one head, in parts as a whole', () => {
    const whole = csvHeader(TRIAL_COLUMNS) + csvRows(TRIAL_COLUMNS, rows);
    const parts = rows.map((row) => csvRows(TRIAL_COLUMNS, [row])).join('');
    expect(csvHeader(TRIAL_COLUMNS) + parts).toBe(whole);
    expect(whole.split('\r\n')).toHaveLength(1 + rows.length + 1);
    expect(whole).not.toContain('null');
  });

  test('says the same as JSON Lines, an object a line', () => {
    const said = jsonLines(TRIAL_COLUMNS, rows)
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(said).toEqual(rows.map((row) => cellsOf(TRIAL_COLUMNS, row)));
  });

  test('never begins a cell with what a spreadsheet runs, whatever a model or a note is called', () => {
    const dangerous = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n'), fc.string());
    fc.assert(
      fc.property(dangerous, ([first, rest]) => {
        const [row] = rows;
        if (row === undefined) throw new RangeError('no row');
        const text = first + rest;
        const named = { ...row, note: text, model: { ...smallModel, name: text } };
        const cells = csvRows(TRIAL_COLUMNS, [named]);
        expect(cells).toContain(`'${text.replaceAll('"', '""')}`);
      }),
    );
  });
});

describe('columns', () => {
  const all = [...TRIAL_COLUMNS, ...PROFILE_COLUMNS];

  test('have names of their own within a table, and a meaning each', () => {
    for (const columns of [TRIAL_COLUMNS, PROFILE_COLUMNS]) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(all.filter(({ means }) => means.length < 10)).toEqual([]);
  });

  test('stand in the codebook, all of them', () => {
    const book = codebookOf({ trials: TRIAL_COLUMNS, profiles: PROFILE_COLUMNS });
    expect(book.trimEnd().split('\r\n')).toHaveLength(1 + all.length);
  });
});

test('the table of profiles holds ten figures a kind, and nothing where there is no profile', () => {
  const answers = VALUES.flatMap((value, place) =>
    [1, 2].map((item) => ({
      item: `${value}${item}`,
      value,
      wording: 'portrait-1',
      direction: 'up' as const,
      p: Array.from({ length: 6 }, (_, rating) => (rating === (place + item) % 6 ? 1 : 0)),
    })),
  );
  const found = profile({ kind: 'model', ratings: answers, choices: [] }, 1);
  const cells = cellsOf(PROFILE_COLUMNS, {
    study,
    model: smallModel,
    persona: null,
    sampling: 'distribution',
    profile: found,
  });
  expect(cells['items_answered']).toBe(20);
  for (const [place, value] of VALUES.entries()) {
    expect(cells[`stated_raw_${value}`]).toBe(found.stated?.raw[place]);
    expect(cells[`stated_${value}`]).toBe(found.stated?.centred[place]?.value);
    expect(cells[`worth_${value}`]).toBeNull();
    expect(cells[`share_low_${value}`]).toBeNull();
  }
});
