// Study files between two machines, with the real database: all of a file or nothing, halves that merge,
// and what reproduces.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/study/answer';
import { SHORT_PRESET } from '../../src/core/study/presets';
import type { Study } from '../../src/core/study/records';
import { eraseAll } from '../../src/pages/data/data';
import { plannedTrials } from '../../src/run/runner';
import { checkStudyFile, type StudyFileCheck } from '../../src/run/study-file-check';
import { planHere, takeStudyFile } from '../../src/run/study-file-take';
import { studyFile } from '../../src/run/study-file-write';
import { studyProgress } from '../../src/run/studies';
import { countAll } from '../../src/store/backup-tables';
import { store } from '../../src/store/store';
import { givenTo, modelSittings, pack, smallModel, study } from '../fixtures/sittings';

const sittings = modelSittings(SHORT_PRESET);
const planned = plannedTrials(sittings, pack);
const ALL = planned.length;

beforeEach(async () => {
  await eraseAll();
});
afterEach(async () => {
  await eraseAll();
});

function said(place: number, first = 0.5): Answer {
  const labels = planned[place]?.question.instrument === 'questionnaire' ? 6 : 4;
  const rest = (1 - first) / (labels - 1);
  return {
    kind: 'distribution',
    p: Array.from({ length: labels }, (_, label) => (label === 0 ? first : rest)),
    compliance: 0.9,
    promptTokens: 80,
    evaluatedTokens: null,
    engineMs: 12,
  };
}

/** This machine answers the trials from one place on to before another. */
async function answerHere(from: number, to: number): Promise<void> {
  await store.addStudy(study, smallModel, sittings);
  for (let place = from; place < to; place += 1) {
    const trial = planned[place];
    await store.addAnswer(givenTo(trial, trial?.sitting ?? '', said(place)));
  }
}

function fileHere(of: Study = study): Promise<Blob> {
  return studyFile([{ study: of, model: smallModel }]);
}

async function fileOf(from: number, to: number): Promise<Blob> {
  await answerHere(from, to);
  const file = await fileHere();
  await eraseAll();
  return file;
}

const check = (file: Blob) => checkStudyFile(file, () => undefined);

function passed(found: StudyFileCheck) {
  if (!found.ok) throw new Error(found.reason);
  return found;
}

async function take(file: Blob): Promise<void> {
  const { head } = passed(await check(file));
  await takeStudyFile(file, head);
}

async function edited(file: Blob, edit: (lines: string[]) => string[]): Promise<Blob> {
  const lines = (await file.text()).trimEnd().split('\n');
  return new Blob([`${edit(lines).join('\n')}\n`]);
}

async function open(): Promise<number> {
  const progress = await studyProgress(study);
  if (!progress.ok) throw new Error(progress.reason);
  return progress.open.length;
}

describe('a study file', () => {
  test('opened on an empty machine gives the same study, which goes on where it was', async () => {
    const file = await fileOf(0, 40);
    expect(passed(await check(file)).report).toMatchObject({ answers: 40, fresh: 40, notes: 0 });
    expect(await countAll(store.database)).toMatchObject({ studies: 0, answers: 0 });
    await take(file);
    expect(await open()).toBe(ALL - 40);
    await eraseAll();
    await answerHere(0, 40);
    const original = await store.answersOf(planned[0]?.sitting ?? '');
    await eraseAll();
    await take(file);
    expect(await store.answersOf(planned[0]?.sitting ?? '')).toEqual(original);
  });

  test('merges with the other half of the same study, in either order, and twice adds nothing', async () => {
    const [first, second] = [await fileOf(0, 60), await fileOf(50, ALL)];
    for (const files of [
      [first, second],
      [second, first],
    ]) {
      for (const file of files) await take(file);
      expect(await open()).toBe(0);
      expect(await store.database.answers.count()).toBe(ALL);
      for (const file of files) expect(passed(await check(file)).report.fresh).toBe(0);
      for (const file of files) await take(file);
      expect(await store.database.answers.count()).toBe(ALL);
      await eraseAll();
    }
  });

  test('carries notes, and an own pack that the other machine lacks', async () => {
    await answerHere(0, 3);
    await store.putNote(planned[1]?.key ?? '', 'Odd');
    const file = await fileHere();
    await eraseAll();
    await take(file);
    expect(await store.note(planned[1]?.key ?? '')).toBe('Odd');
  });

  test('with rows turned round, doubled or tampered with is taken without those', async () => {
    const file = await edited(await fileOf(0, 20), ([head = '', ...lines]) => {
      const answers = lines.slice(0, -1).toReversed();
      const tampered = (answers[4] ?? '').replace('"direction":"up"', '"direction":"down"');
      return [
        head,
        ...answers.slice(0, 4),
        tampered,
        ...answers.slice(5),
        answers[0] ?? '',
        'nonsense',
        lines.at(-1) ?? '',
      ];
    });
    const { report } = passed(await check(file));
    expect(report).toMatchObject({
      answers: 19,
      faults: { 'wrong-key': 1, twice: 1, unreadable: 1, 'not-asked': 0, contradicts: 0 },
      examples: [
        { line: 6, fault: 'wrong-key' },
        { line: 22, fault: 'twice' },
        { line: 23, fault: 'unreadable' },
      ],
    });
    await take(file);
    expect(await store.database.answers.count()).toBe(19);
  });

  test.each<[string, (lines: string[]) => string[], RegExp]>([
    ['cut short', (lines) => lines.slice(0, -1), /cut short/],
    ['with lines missing', (lines) => lines.filter((_, place) => place !== 3), /cut short/],
    ['with more behind its end', (lines) => [...lines, lines[1] ?? ''], /cut short/],
    [
      'of a pack that is not here',
      (lines) =>
        lines.map((line, place) => (place === 0 ? line.replaceAll('"1.1.0"', '"9.9.9"') : line)),
      /pack axia 9\.9\.9, which is neither/,
    ],
    [
      'of a newer form',
      ([head = '', ...lines]) => [head.replace('"formatVersion":1', '"formatVersion":2'), ...lines],
      /newer Axia/,
    ],
    ['that is something else', () => ['{"type":"axia-backup"}'], /not a study/],
  ])('%s changes nothing', async (_, edit, reason) => {
    const file = await edited(await fileOf(0, 10), edit);
    const found = await check(file);
    expect(found.ok ? 'passed' : found.reason).toMatch(reason);
    expect(await countAll(store.database)).toMatchObject({ studies: 0, sittings: 0, answers: 0 });
  });

  test('whose sitting is here with other settings changes nothing', async () => {
    const file = await fileOf(0, 10);
    const [first] = sittings;
    if (first === undefined) throw new Error('no sitting');
    await store.addSitting({ ...first, seed: 99 });
    const found = await check(file);
    expect(found.ok ? 'passed' : found.reason).toMatch(/with other settings/);
  });

  test('that cannot be read to its end adds nothing at all', async () => {
    const file = await fileOf(0, ALL);
    const { head } = passed(await check(file));
    let parts = 0;
    await expect(
      store.addStudyFile(head, () => {
        parts += 1;
        if (parts === 2) throw new Error('the disk is gone');
        const [trial] = planned;
        if (trial === undefined) throw new Error('no trial');
        return Promise.resolve({
          answers: [],
          notes: [{ trial: trial.key, text: 'x', savedAt: 1 }],
        });
      }),
    ).rejects.toThrow();
    expect(await countAll(store.database)).toMatchObject({
      studies: 0,
      sittings: 0,
      respondents: 0,
      notes: 0,
    });
  });
});

describe('run here', () => {
  const here = { ...smallModel, id: 'model-here', device: 'adapter' as const, name: 'Here' };

  test('a study is planned for the model of this machine, with none of the file’s answers', async () => {
    const file = await fileOf(0, ALL);
    const { head } = passed(await check(file));
    const [plan] = await planHere(head, here);
    expect(plan).toMatchObject({ respondent: here.id, preset: 'short', name: 'Here' });
    if (plan === undefined) throw new Error('no study');
    const progress = await studyProgress(plan);
    if (!progress.ok) throw new Error(progress.reason);
    expect(progress.open).toHaveLength(ALL);
    expect(progress.trials.map(({ question }) => question)).toEqual(
      planned.map(({ question }) => question),
    );
    expect(await store.database.answers.count()).toBe(0);
  });

  test('what reproduced is counted trial by trial', async () => {
    const file = await fileOf(0, ALL);
    const [plan] = await planHere(passed(await check(file)).head, here);
    if (plan === undefined) throw new Error('no study');
    const progress = await studyProgress(plan);
    if (!progress.ok) throw new Error(progress.reason);
    // The same, a little off with the same first, and another first: .1 of the first label is not the top.
    const firsts = [0.5, 0.5, 0.52, 0.1];
    for (const [place, first] of firsts.entries()) {
      const trial = progress.trials[place];
      await store.addAnswer(givenTo(trial, trial?.sitting ?? '', said(place, first)));
    }
    const { reproduced } = passed(await check(file)).report;
    expect(reproduced).toEqual([
      {
        id: here.id,
        name: 'Here',
        isSame: false,
        both: 4,
        identical: 2,
        sameFirst: 1,
        otherFirst: 1,
        largest: expect.closeTo(0.4, 12) as number,
        // Those that differ, the one with another first before the other, each by its key of this machine.
        differing: [
          { trial: progress.trials[3], apart: 0.4, isOther: true },
          { trial: progress.trials[2], apart: 0.02, isOther: false },
        ].map(({ trial, apart, isOther }) => {
          const all = [1, 2, 3, 4, 5, 6];
          // The first label is rating 1, or rating 6 on the scale turned round.
          const { question } = trial ?? {};
          const isDown = question?.instrument === 'questionnaire' && question.direction === 'down';
          const first = isDown ? 6 : 1;
          return {
            key: trial?.key,
            question,
            there: [first],
            here: isOther ? all.filter((rating) => rating !== first) : [first],
            apart: expect.closeTo(apart, 12) as number,
          };
        }),
      },
    ]);
  });

  test('the same model on the same engine and device has the same keys', async () => {
    const { head } = passed(await check(await fileOf(0, ALL)));
    const [plan] = await planHere(head, smallModel);
    if (plan === undefined) throw new Error('no study');
    const progress = await studyProgress(plan);
    if (!progress.ok) throw new Error(progress.reason);
    expect(progress.trials.map(({ key }) => key)).toEqual(planned.map(({ key }) => key));
  });
});
