// Texts in the columns of trials: each draw by itself, and what could not be read is answered without being read.
import { describe, expect, test } from 'vitest';
import { seedOf } from '../../../src/core/study/seed';
import { isTelling, isUnread, type StandingRow } from '../../../src/core/study/answer';
import { askedBy, trialFor, type ScenarioPlan } from '../../../src/core/study/plan';
import { subjectsOf } from '../../../src/core/study/subject';
import {
  answeredIn,
  askedColumns,
  listedTrial,
  openColumns,
  putAnswer,
  putKey,
  putUnread,
  sittingColumns,
} from '../../../src/core/study/trial-columns';
import { EVERY_TRIAL, filterTest, type Outcome } from '../../../src/core/study/trial-filter';
import type { UnreadWhy } from '../../../src/core/ask/read-text';
import { modelSittings, pack } from '../../fixtures/sittings';

const plan: ScenarioPlan = {
  instrument: 'scenarios',
  form: 'all',
  ids: ['s01'],
  questions: 'person',
  orders: 'shifts',
  framing: 'act',
  wordings: ['scenario-1'],
  writing: { temperature: 0.7, maxTokens: 64, repeats: 2 },
};

/** Eight texts of one question in four orders, drawn twice: what became of each; null for one not written yet. */
function columnsOf(texts: readonly (number | UnreadWhy | null)[]) {
  const [sitting] = modelSittings({ id: 'full', plans: [plan] });
  if (sitting === undefined) throw new Error('no sitting');
  const trials = askedBy(sitting, pack);
  const asked = askedColumns(
    trials.map(({ question }) => question),
    subjectsOf(pack),
    trials.map(({ draw }) => draw),
  );
  const answered = openColumns(asked);
  for (const [place, { question, draw }] of trials.entries()) {
    const { key, answerer } = trialFor(sitting, question, draw);
    putKey(answered, place, key);
    const said = texts[place] ?? null;
    if (said === null || draw === undefined || !('options' in question)) continue;
    const drawn = { text: '…', ...draw, seed: seedOf(key, question, draw), reader: 1, engineMs: 7 };
    const row: StandingRow = {
      key,
      revision: 0,
      sitting: sitting.id,
      answerer,
      question: { ...question, options: [...question.options] },
      answer:
        typeof said === 'number'
          ? { kind: 'written', label: said, by: 'label', ...drawn }
          : { kind: 'unread', why: said, ...drawn },
      shownAt: 1,
      answeredAt: 2,
    };
    if (isTelling(row)) putAnswer(answered, place, row);
    else if (isUnread(row)) putUnread(answered, place, row);
  }
  return sittingColumns('study', sitting, asked, answered);
}

const left = (columns: ReturnType<typeof columnsOf>, outcome: Outcome) => {
  const test = filterTest(columns, { ...EVERY_TRIAL, outcome });
  return Array.from({ length: 8 }, (_, place) => place).filter(test);
};

describe('the columns of written answers', () => {
  const columns = columnsOf([0, 'refused', 'several', 'none', 0, 3, 2, null]);

  test('count what could not be read as answered', () => {
    expect(answeredIn(columns.answered)).toBe(7);
    expect(left(columns, 'open')).toEqual([7]);
  });

  test('tell refusals from texts that name no single answer', () => {
    expect(left(columns, 'refused')).toEqual([1]);
    expect(left(columns, 'unread')).toEqual([2, 3]);
    expect(left(columns, 'tied')).toEqual([]);
  });

  test('list a trial with its draw, its time, and why nothing was read', () => {
    expect(listedTrial(columns, 1)).toMatchObject({
      reading: null,
      unread: 'refused',
      milliseconds: 7,
      trial: { draw: { temperature: 0.7, maxTokens: 64, repeat: 0 } },
    });
    expect(listedTrial(columns, 4)).toMatchObject({
      reading: { p: 1 },
      unread: null,
      trial: { draw: { repeat: 1 } },
    });
  });

  test('hold the orders of one draw against each other, and not against those of another', () => {
    // The first draw has one text that was read; the second names one value in the first order and others after.
    expect([...columns.changes.slice(0, 4)]).toEqual([-1, -1, -1, -1]);
    // A shift moves every option one place on: label 3 of the second order is label 0 of the first.
    expect([...columnsOf([null, null, null, null, 0, 3, 2, 1]).changes.slice(4)]).toEqual([
      0, 0, 0, 0,
    ]);
    expect([...columnsOf([null, null, null, null, 0, 0, 0, 0]).changes.slice(4)]).toEqual([
      1, 1, 1, 1,
    ]);
  });
});
