// The teacher's class on a real store: codes come in once, a row that is no code of the class is passed
// over, figures and tables are those of the answers, and models' stored answers are found.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAnswerCode } from '../../src/core/exchange/answer-code';
import { askedOf, codeFormOf, type ClassSet } from '../../src/core/exchange/class-set';
import { SHORT_PRESET } from '../../src/core/study/presets';
import { trialsOf } from '../../src/core/study/plan';
import { OpenClass } from '../../src/pages/classroom/class.svelte';
import { answersCsv, codebookCsv } from '../../src/pages/classroom/export';
import { modelChoices } from '../../src/pages/classroom/models';
import { store } from '../../src/store/store';
import { ownClass, smallSet } from '../fixtures/classes';
import { givenTo, modelSittings, pack, smallModel, study } from '../fixtures/sittings';

const FORM = codeFormOf(smallSet);
const ANSWERS = [
  [0, 1, 2, 3, 0],
  [0, 1, 2, 3, 1],
  [0, 1, 0, 3, 1],
  [3, 1, 2, 0, 1],
  [2, 1, 2, 3, 1],
  [0, 1, 2, 3, 0],
];
const CODES = ANSWERS.map((answers, drawn) => writeAnswerCode(FORM, { answers, drawn }));

beforeEach(async () => {
  await store.database.open();
  await store.addClass(ownClass);
});

afterEach(() => store.database.delete());

async function opened(): Promise<OpenClass> {
  const open = await OpenClass.open(ownClass.id);
  if (open === null) throw new Error('the class does not open');
  return open;
}

describe('a class', () => {
  test('takes each code once, in two tabs as in one, and shows nothing before it is counted', async () => {
    const open = await opened();
    const other = await opened();
    await open.collect(CODES.slice(0, 4).join('\n'));
    const again = await other.collect(CODES.join('\n'));
    expect(again.map(({ state }) => state)).toEqual([
      'double',
      'double',
      'double',
      'double',
      'read',
      'read',
    ]);
    expect(other.votes(0)).toBeNull();
    await other.count();
    expect(other.votes(0)).toEqual({ from: 'codes', counts: [4, 0, 1, 1], total: 6 });
    expect(other.votes(1)?.counts).toEqual([0, 6, 0, 0]);
    expect(other.enacted?.pupils).toBe(6);
    expect(other.stated).toBeNull();
  });

  test('passes over events that are no codes of it, as in a backup that somebody wrote', async () => {
    const foreign = writeAnswerCode(
      { ...FORM, fingerprint: 1 },
      { answers: [0, 0, 0, 0, 0], drawn: 1 },
    );
    await store.addClassEvents(
      ownClass.id,
      [foreign, '1ABC', ...CODES].map((code) => ({ kind: 'code', code })),
    );
    const open = await opened();
    expect(open.state.codes).toEqual(CODES);
  });

  test('of a pack that is not here, or that nobody made, does not open', async () => {
    const set: ClassSet = { ...smallSet, pack: { id: 'axia', version: '9.0.0' } };
    await store.addClass({ ...ownClass, id: 'newer', set });
    expect(await OpenClass.open('newer')).toBeNull();
    expect(await OpenClass.open('none')).toBeNull();
  });

  test('leaves as tables without codes, in the order of the answers', async () => {
    const open = await opened();
    await open.collect(CODES.join('\n'));
    expect(answersCsv(open).split('\r\n')).toEqual(['s36,s65,s18,s09,s32', '']);
    await open.count();
    expect(answersCsv(open).trim().split('\r\n')).toEqual([
      's36,s65,s18,s09,s32',
      'A,B,A,D,B',
      'A,B,C,D,A',
      'A,B,C,D,A',
      'A,B,C,D,B',
      'C,B,C,D,B',
      'D,B,C,A,B',
    ]);
    const codebook = codebookCsv(open);
    expect(codebook).toContain('s36,scenario,');
    expect(codebook).toMatch(/A = [^\n]*,Hedonism,4\r\n/);
    for (const code of CODES) expect(codebook).not.toContain(code);
  });
});

describe('what models chose', () => {
  const sittings = modelSittings(SHORT_PRESET);
  const scenarios = sittings.find(({ plan }) => plan.instrument === 'scenarios');
  const trials = scenarios === undefined ? [] : trialsOf(scenarios, pack);
  const [first] = trials;
  const asked = first?.question;
  if (asked?.instrument !== 'scenarios') throw new Error('the short preset asks no scenario');
  const set: ClassSet = {
    ...smallSet,
    scenarios: [{ id: asked.scenario, question: asked.question }, ...smallSet.scenarios],
  };

  test('is nothing without stored answers', async () => {
    await store.addStudy(study, smallModel, sittings);
    expect(await modelChoices(set, askedOf(set, pack) ?? [], pack)).toEqual([]);
  });

  test('is each option’s probability by content, whatever the order it was shown in', async () => {
    await store.addStudy(study, smallModel, sittings);
    // The model likes the pack's second option, .7 wherever it stands, and the others alike.
    const liked = askedOf(set, pack)?.[0]?.offered[1];
    for (const trial of trials) {
      const { question } = trial;
      if (question.instrument !== 'scenarios' || question.scenario !== asked.scenario) continue;
      await store.addAnswer(
        givenTo(trial, scenarios?.id ?? '', {
          kind: 'distribution',
          p: question.options.map((value) => (value === liked ? 0.7 : 0.1)),
          compliance: null,
          promptTokens: 200,
          evaluatedTokens: null,
          engineMs: 10,
        }),
      );
    }
    const [model, ...more] = await modelChoices(set, askedOf(set, pack) ?? [], pack);
    expect(more).toEqual([]);
    expect(model?.name).toBe(smallModel.name);
    expect([...(model?.choices.keys() ?? [])]).toEqual([asked.scenario]);
    const { p = [], orders } = model?.choices.get(asked.scenario) ?? {};
    expect(orders).toBe(4);
    [0.1, 0.7, 0.1, 0.1].forEach((expected, option) => {
      expect(p[option]).toBeCloseTo(expected, 12);
    });
  });
});
