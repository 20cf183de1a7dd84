// A person's whole sitting: both parts, stopping and going on, changing one's mind, the result.
import { expect, test } from '@playwright/test';
import { VALUE_NAMES, VALUES as TEN } from '../../src/core/values';
import { currentAnswers } from '../../src/core/study/answer';
import { bankOf } from '../fixtures/bank';
import {
  addPack,
  answerByDigits,
  column,
  expectQuestion,
  figure,
  introduce,
  keysOf,
  options,
  PORTRAITS,
  SCENARIOS,
  stored,
  sum,
  VALUES,
} from './helpers';

test('a person answers both parts, with a reload and a closed tab between, and gets a result', async ({
  page,
  context,
}) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Answer for yourself' }).click();
  await page.getByLabel(/^A name/).fill('Ada');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();

  for (let place = 1; place <= 8; place += 1) {
    await expectQuestion(page, place, PORTRAITS);
    await expect(options(page)).toHaveCount(6);
    await expect(page.getByRole('button', { pressed: true })).toHaveCount(0);
    await options(page)
      .nth((place * 5) % 6)
      .click();
  }
  await expectQuestion(page, 9, PORTRAITS);
  await page.reload();
  await expectQuestion(page, 9, PORTRAITS);
  for (let place = 9; place <= 14; place += 1) {
    await expectQuestion(page, place, PORTRAITS);
    await expect(page.getByRole('button', { pressed: true })).toHaveCount(0);
    await options(page)
      .nth((place * 5) % 6)
      .click();
  }
  await expectQuestion(page, 15, PORTRAITS);
  await page.close();

  const tab = await context.newPage();
  await tab.goto('./');
  const here = tab.getByRole('region', { name: 'On this machine' });
  await expect(here).toContainText('14 of 21 answered');
  await here.getByRole('link', { name: 'Ada', exact: true }).click();
  await tab.getByRole('button', { name: 'Go on with 21 portraits (14 of 21)' }).click();
  await answerByDigits(tab, PORTRAITS, { first: 15 });

  await tab.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  for (let place = 1; place <= SCENARIOS; place += 1) {
    await expectQuestion(tab, place, SCENARIOS);
    await expect(options(tab)).toHaveCount(4);
    await expect(tab.getByRole('button', { pressed: true })).toHaveCount(0);
    if (place === 7) {
      await tab.reload();
      await expectQuestion(tab, place, SCENARIOS);
    }
    await options(tab)
      .nth((place * 3) % 4)
      .click();
  }
  await tab.getByRole('link', { name: 'See the result' }).click();
  await expect(
    tab.getByRole('heading', { name: 'Ada: what you say and what you do' }),
  ).toBeVisible();

  // The circle, and the table behind it.
  await expect(tab.getByRole('img', { name: 'Your circle' })).toBeVisible();
  await tab.getByText('Table behind this figure').click();
  const behind = tab.getByRole('table', { name: /^Ada: distance from the own average/ });
  for (const half of ['Says', 'Does', 'Difference']) {
    const figures = (await column(behind, half)).map(figure);
    expect(figures).toHaveLength(VALUES);
    expect(figures.every(Number.isFinite)).toBe(true);
  }
  await expect(tab.getByText(/^Agreement of saying and doing: too short to say/)).toBeVisible();

  // The ranked table says what was chosen, counted here from the rows.
  const rows = await stored(tab, 'answers');
  expect(rows).toHaveLength(PORTRAITS + SCENARIOS);
  expect(keysOf(rows).size).toBe(PORTRAITS + SCENARIOS);
  const ranked = tab.getByRole('table', { name: /^Ada, ordered by worth/ });
  const names = await column(ranked, 'Value');
  expect(new Set(names).size).toBe(VALUES);
  const offered = await column(ranked, 'When offered');
  for (const value of TEN) {
    const questions = rows.filter(
      ({ question }) => question.instrument === 'scenarios' && question.options.includes(value),
    );
    const chosen = questions.filter(
      ({ question, answer }) =>
        question.instrument === 'scenarios' &&
        answer.kind === 'chosen' &&
        question.options[answer.option] === value,
    );
    const place = names.findIndex((name) => name.startsWith(VALUE_NAMES[value]));
    expect(offered[place]).toBe(`chosen ${chosen.length} of ${questions.length} times`);
  }
  expect(sum((await column(ranked, 'Share of choices')).map(figure))).toBeCloseTo(100, 0);

  await tab.goto('./');
  await expect(tab.getByRole('region', { name: 'On this machine' })).toContainText('has a result');
});

test('who goes back and answers anew keeps both answers, and the last one counts', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { last: 3, digit: () => 2 });
  const before = await stored(page, 'answers');
  expect(before.map(({ answer }) => answer)).toEqual(
    Array.from({ length: 3 }, () => ({ kind: 'rated', rating: 2 })),
  );

  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expectQuestion(page, 3, PORTRAITS);
  await expect(page.getByRole('button', { pressed: true })).toHaveText(/^2/);
  await options(page).nth(4).click();
  await expectQuestion(page, 4, PORTRAITS);
  const after = await stored(page, 'answers');
  expect(after).toHaveLength(4);
  for (const row of before) expect(after).toContainEqual(row);
  const [changed] = after.filter(({ revision }) => revision === 1);
  expect(changed?.answer).toEqual({ kind: 'rated', rating: 5 });
  expect(after.filter(({ key }) => key === changed?.key)).toHaveLength(2);

  // The same answer again is no third one; after a reload it is still the last that is shown.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('5');
  await expectQuestion(page, 4, PORTRAITS);
  expect(await stored(page, 'answers')).toHaveLength(4);
  await page.reload();
  await expectQuestion(page, 4, PORTRAITS);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { pressed: true })).toHaveText(/^5/);
  await page.getByRole('button', { name: 'Next', exact: true }).click();

  await answerByDigits(page, PORTRAITS, { first: 4, digit: (place) => 1 + (place % 6) });
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByText('Only one part is answered.')).toBeVisible();
  const rows = currentAnswers(await stored(page, 'answers'));
  expect(rows).toHaveLength(PORTRAITS);
  await page.getByText('What the columns mean, and the raw ratings').click();
  const raw = page.getByRole('table', { name: /^Raw ratings/ });
  const names = await column(raw, 'Value');
  const shown = (await column(raw, 'Mean rating')).map(figure);
  for (const value of TEN) {
    const ratings = rows.flatMap(({ question, answer }) =>
      question.instrument === 'questionnaire' && question.value === value && answer.kind === 'rated'
        ? [answer.rating]
        : [],
    );
    const place = names.findIndex((name) => name.startsWith(VALUE_NAMES[value]));
    expect(shown[place]).toBeCloseTo(sum(ratings) / ratings.length, 1);
  }
});

test('two people on one machine have their own answers and their own results', async ({ page }) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { last: 2 });
  await page.getByRole('link', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Another person' }).click();
  await page.getByLabel(/^A name/).fill('Ben');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  const ben = page.getByRole('region', { name: 'Ben' });
  await ben.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS, { last: 1 });
  await page.getByRole('link', { name: 'Pause', exact: true }).click();
  const ada = page.getByRole('region', { name: 'Ada' });
  await expect(
    ada.getByRole('button', { name: 'Go on with 21 portraits (2 of 21)' }),
  ).toBeVisible();
  await expect(
    ben.getByRole('button', { name: 'Go on with 15 scenarios (1 of 15)' }),
  ).toBeVisible();
  await ben.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByText(/0 portraits, 1 scenario question/)).toBeVisible();
});

test('who has answered the scenarios is offered others for a retest, none of them the same', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS);
  await page.goto('./#/me');
  const retest = page.getByRole('button', { name: 'Answer 15 other scenarios' });
  await retest.click();
  await answerByDigits(page, SCENARIOS);
  const rows = await stored(page, 'answers');
  const asked = rows.flatMap(({ question }) =>
    question.instrument === 'scenarios' ? [question.scenario] : [],
  );
  expect(asked).toHaveLength(2 * SCENARIOS);
  expect(new Set(asked).size).toBe(2 * SCENARIOS);
  const sittings = await stored(page, 'sittings');
  const forms = sittings
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .flatMap(({ plan }) => (plan.instrument === 'scenarios' ? [plan.form] : []));
  expect(forms).toEqual(['A', 'B']);

  // The first form comes again, and the result shows one sitting, not both.
  await page.goto('./#/me');
  await expect(page.getByRole('button', { name: 'Answer 15 scenarios again' })).toBeVisible();
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByText(/0 portraits, 15 scenario questions/)).toBeVisible();
});

test('with a second pack a person chooses the questions and how long, and the result says whose they are', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { last: 1 });
  await addPack(page, { ...bankOf(120, 40, 21), id: 'other', title: 'Another bank' });
  await page.goto('./#/me');
  await page.reload();
  await page.getByLabel('Questions from').selectOption({ label: 'Another bank 1.0.0' });

  // Nothing of this pack is answered yet: the quick way is there, and the longer ones behind it.
  await expect(page.getByRole('button', { name: 'Answer 21 portraits' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'See the result' })).toHaveCount(0);
  await page.getByText('Choose how long').click();
  await expect(page.getByText('60 scenarios, about 35 minutes.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Answer 40 portraits' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Answer 60 scenarios' })).toBeVisible();
  await page.getByRole('button', { name: 'Answer 30 scenarios' }).click();
  await expectQuestion(page, 1, 30);
  await answerByDigits(page, 30, { last: 3 });
  await page.getByRole('link', { name: 'Pause', exact: true }).click();

  // Back on Me the built-in questions stand first; those of the other pack are as they were left.
  await expect(
    page.getByRole('button', { name: 'Go on with 21 portraits (1 of 21)' }),
  ).toBeVisible();
  await page.getByLabel('Questions from').selectOption({ label: 'Another bank 1.0.0' });
  await expect(
    page.getByRole('button', { name: 'Go on with 30 scenarios (3 of 30)' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(
    page.getByText(/0 portraits, 3 scenario questions of Another bank 1\.0\.0/),
  ).toBeVisible();

  await page.goto('./#/compare');
  await page.getByText('Whom to compare:').click();
  await expect(page.getByRole('checkbox', { name: /^Ada .*1 portrait, 0 scenario/ })).toBeVisible();
  await expect(
    page.getByRole('checkbox', { name: /^Ada, Another bank .*3 scenario questions of Another/ }),
  ).toBeVisible();
});

test('a person’s sitting from before there were lengths opens where it was left', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  const [person] = await stored(page, 'respondents');
  await page.evaluate((respondent) => {
    const opening = indexedDB.open('axia');
    return new Promise<void>((resolve, reject) => {
      opening.onerror = () => {
        reject(new Error(String(opening.error)));
      };
      opening.onsuccess = () => {
        const writing = opening.result.transaction('sittings', 'readwrite');
        // As version 0.1.0 stored it.
        writing.objectStore('sittings').add({
          id: 'before',
          respondent,
          study: null,
          pack: { id: 'axia', version: '1.0.0' },
          plan: {
            instrument: 'scenarios',
            form: 'A',
            questions: 'person',
            orders: 'drawn',
            framing: 'act',
            wordings: ['page'],
          },
          condition: 'neutral',
          answerer: { kind: 'person', sitting: 'before' },
          seed: 7,
          startedAt: 1_767_000_000_000,
        });
        writing.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  }, person?.id);
  await page.reload();
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await expectQuestion(page, 1, SCENARIOS);
  await answerByDigits(page, SCENARIOS, { last: 2 });
  await page.reload();
  await expectQuestion(page, 3, SCENARIOS);
});
