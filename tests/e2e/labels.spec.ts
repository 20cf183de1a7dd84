// The label check: readers and a model say what actions show and how sound they are, and the report
// says what was answered.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { currentAnswers } from '../../src/core/study/answer';
import { VALUE_DESCRIPTIONS, VALUE_NAMES, VALUES, type Value } from '../../src/core/values';
import { bankOf } from '../fixtures/bank';
import { inspect } from './inspect';
import {
  addPack,
  expectFinished,
  expectQuestion,
  keysOf,
  letItAnswer,
  loadBaseline,
  stored,
} from './helpers';

const STRETCH = 20;
const DESCRIPTIONS = Object.values(VALUE_DESCRIPTIONS);

async function openStart(page: Page, query = ''): Promise<void> {
  await page.goto(`./#/library/labels${query}`);
  await expect(page.getByRole('heading', { name: 'Who is reading?' })).toBeVisible();
}

/** A pack of two scenarios: a stretch of twenty actions is all of it. */
async function withSmallPack(page: Page): Promise<void> {
  await page.goto('./#/library');
  await expect(page.getByRole('list', { name: 'Packs' })).toBeVisible();
  await addPack(page, { ...bankOf(2, 21, 21), id: 'small', title: 'A small bank' });
}

async function startAs(page: Page, name: string, button: string | RegExp): Promise<void> {
  await page.getByLabel(/^A name/).fill(name);
  await page.getByRole('button', { name: button }).click();
  await expectQuestion(page, 1, STRETCH);
}

const descriptions = (page: Page) =>
  page.getByRole('group', { name: /^Which of these ten shows most/ }).getByRole('button');

/** Names a value for each question by its digit: the one that `named` gives for the action on screen. */
async function nameAll(
  page: Page,
  named: (action: string) => Value,
  first = 1,
  last = STRETCH,
): Promise<void> {
  for (let place = first; place <= last; place += 1) {
    await expectQuestion(page, place, STRETCH);
    await expect(page.getByRole('button', { pressed: true })).toHaveCount(0);
    const action = await page.getByRole('heading', { level: 1 }).innerText();
    const shown = await descriptions(page).allInnerTexts();
    const at = shown.findIndex((text) => text.includes(VALUE_DESCRIPTIONS[named(action.trim())]));
    await page.keyboard.press(String((at + 1) % 10));
  }
}

/** The value that an action of the small pack was written for: its text ends with the place. */
function intended(action: string): Value {
  const value = VALUES[Number(/place (\d)\.$/.exec(action)?.[1])];
  if (value === undefined) throw new Error(`no action of the small pack: ${action}`);
  return value;
}

async function download(page: Page, name: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

test('a reader names a stretch by keyboard, closes the tab in the middle, and goes on', async ({
  page,
  context,
}) => {
  await page.goto('./#/library');
  await page.getByRole('link', { name: 'Check the actions' }).click();
  await startAs(page, 'Ada', /^Say what 20 actions show/);
  await expect(descriptions(page)).toHaveCount(10);
  expect(
    (await descriptions(page).allInnerTexts()).every((text) =>
      DESCRIPTIONS.some((one) => text.includes(one)),
    ),
  ).toBe(true);
  // Nothing on the screen names a value.
  const main = await page.getByRole('main').innerText();
  for (const value of VALUES) expect(main).not.toContain(VALUE_NAMES[value]);

  // The tenth by 0, the last by an arrow and Enter; then back, and another answer.
  await page.keyboard.press('0');
  await expectQuestion(page, 2, STRETCH);
  await page.keyboard.press('ArrowUp');
  await expect(descriptions(page).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expectQuestion(page, 3, STRETCH);
  await page.keyboard.press('ArrowLeft');
  await expectQuestion(page, 2, STRETCH);
  await expect(descriptions(page).last()).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('1');
  await expectQuestion(page, 3, STRETCH);
  for (let place = 3; place <= 8; place += 1) {
    await expectQuestion(page, place, STRETCH);
    await page.keyboard.press(String(place));
  }
  await expectQuestion(page, 9, STRETCH);
  await page.close();

  const tab = await context.newPage();
  await openStart(tab);
  await tab.getByLabel('Reader').selectOption('Ada');
  await tab.getByRole('button', { name: /^Go on: .*\(8 of 20\)$/ }).click();
  for (let place = 9; place <= STRETCH; place += 1) {
    await expectQuestion(tab, place, STRETCH);
    await tab.keyboard.press('2');
  }
  await expect(tab.getByRole('heading', { name: /^Thank you/ })).toBeVisible();

  const rows = await stored(tab, 'answers');
  expect(rows).toHaveLength(STRETCH + 1);
  expect(keysOf(rows).size).toBe(STRETCH + 1);
  const current = currentAnswers(rows);
  const actions = current.map(({ question }) =>
    question.instrument === 'labels' ? `${question.scenario} ${question.action}` : '',
  );
  expect(new Set(actions).size).toBe(STRETCH);

  // The device goes on: the next reader is somebody new and gets other actions.
  await tab.getByRole('link', { name: 'Next reader' }).click();
  await expect(tab.getByLabel('Reader')).toHaveValue('');
  await startAs(tab, 'Ben', /^Say what 20 actions show/);
  await tab.keyboard.press('3');
  await expectQuestion(tab, 2, STRETCH);
  const [ada, ben] = (await stored(tab, 'sittings')).toSorted((a, b) => a.startedAt - b.startedAt);
  const scenariosOf = (sitting: typeof ada) =>
    sitting?.plan.instrument === 'labels' && 'ids' in sitting.plan.scope
      ? sitting.plan.scope.ids
      : [];
  expect(scenariosOf(ada)).toHaveLength(2);
  expect(scenariosOf(ben)).toHaveLength(2);
  expect(scenariosOf(ben).some((id) => scenariosOf(ada).includes(id))).toBe(false);
});

test('the report says what two readers named, and the files say it again without their names', async ({
  page,
}) => {
  await withSmallPack(page);
  await openStart(page, '?pack=small');
  // Both see all twenty. Ada names what was meant; Ben takes Power for Achievement and else does too.
  await startAs(page, 'Ada', /^Say what 20 actions show/);
  await nameAll(page, intended);
  await page.getByRole('link', { name: 'Next reader' }).click();
  await startAs(page, 'Ben', /^Say what 20 actions show/);
  await nameAll(page, (action) => (intended(action) === 'AC' ? 'PO' : intended(action)));
  await page.getByRole('link', { name: 'See what all readers said' }).click();

  const main = page.getByRole('main');
  await expect(main).toContainText('40 namings of 20 actions by 2 readers.');
  // Of 40 namings PO has 6, AC 2 and each other 4; 2 of 20 pairs differ: α = 1 − (4/40) / (1 − Σn(n−1)/(40·39)).
  const expected = 1 - 4 / 40 / (1 - (8 * 4 * 3 + 6 * 5 + 2 * 1) / (40 * 39));
  await expect(main).toContainText(`α, is ${expected.toFixed(2)} over the 20 actions`);
  await expect(main).toContainText('No action is marked weak.');

  const byValue = page.getByRole('table', { name: /^Recognised/ });
  const achievement = byValue.getByRole('row', { name: /^Achievement/ });
  await expect(achievement.getByRole('cell')).toHaveText([
    /^50.% 2 of 4\s*from 15.% to 85.%$/,
    /^100.% 2 of 2\s*from 34.% to 100.%$/,
  ]);
  const power = byValue.getByRole('row', { name: /^Power/ });
  await expect(power.getByRole('cell')).toHaveText([
    /^100.% 4 of 4\s*from 51.% to 100.%$/,
    /^67.% 4 of 6\s*from 30.% to 90.%$/,
  ]);

  const crossed = page.getByRole('table', { name: /^How often each value was named/ });
  await expect(crossed.getByRole('columnheader')).toHaveText(['Written for', ...VALUES]);
  await expect(crossed.getByRole('row', { name: /^Achievement/ }).getByRole('cell')).toHaveText(
    VALUES.map((value) => (value === 'AC' || value === 'PO' ? '2' : '0')),
  );
  await expect(crossed.getByRole('row', { name: /^Universalism/ }).getByRole('cell')).toHaveText(
    VALUES.map((value) => (value === 'UN' ? '4' : '0')),
  );

  // 1 of 2: Wilson's interval from .095 to .905. The two of Achievement come first.
  const actions = main.getByRole('list').last().getByRole('listitem');
  await expect(actions).toHaveCount(STRETCH);
  for (const place of [0, 1]) {
    await expect(actions.nth(place)).toContainText('Achievement');
    await expect(actions.nth(place)).toContainText(/50.% 1 of 2, from 9.% to 91.%/);
    await expect(actions.nth(place)).toContainText('also named: Power, by 1');
  }
  await expect(actions.nth(2)).toContainText(/100.% 2 of 2, from 34.% to 100.%/);

  const csv = (await download(page, 'Download as CSV')).trimEnd().split('\r\n');
  expect(csv).toHaveLength(41);
  expect(csv.filter((line) => /,people,[12],s00[12],AC,PO,/.test(line))).toHaveLength(2);
  const json = JSON.parse(await download(page, 'Download as JSON')) as {
    ratings: { rater: number; writtenFor: Value; answer: Value; text: string }[];
  };
  expect(json.ratings).toHaveLength(40);
  expect(new Set(json.ratings.map(({ rater }) => rater))).toEqual(new Set([1, 2]));
  expect(json.ratings.every(({ writtenFor, text }) => intended(text) === writtenFor)).toBe(true);
  expect(json.ratings.filter(({ writtenFor, answer }) => writtenFor !== answer)).toHaveLength(2);
  expect(csv.join('\n') + JSON.stringify(json)).not.toMatch(/Ada|Ben/);

  // People are not models.
  await page
    .getByRole('list', { name: 'Readers' })
    .getByRole('link', { name: /^Models/ })
    .click();
  await expect(main).toContainText('No trained model has finished an action yet.');
  await page
    .getByRole('list', { name: 'Readers' })
    .getByRole('link', { name: /^People/ })
    .click();
  await expect(main).toContainText('40 namings of 20 actions by 2 readers.');
  await inspect(page);
});

test('how sound actions are is rated beside their request, and reported by value', async ({
  page,
}) => {
  await withSmallPack(page);
  await openStart(page, '?pack=small');
  await inspect(page);
  await startAs(page, 'Ada', /^Rate how sound 20 actions are/);
  for (let place = 1; place <= STRETCH; place += 1) {
    await expectQuestion(page, place, STRETCH);
    await expect(page.getByText(/^Request of s00[12]\./)).toBeVisible();
    const action = await page.getByText(/^Do what s00[12] has at place/).innerText();
    await expect(page.getByRole('group', { name: /^How sound/ }).getByRole('button')).toHaveCount(
      6,
    );
    // Achievement and Power are found sound in the first scenario and unsound in the second.
    const isFirst = action.includes('s001');
    const value = intended(action);
    const rating = value === 'AC' || value === 'PO' ? (isFirst ? 6 : 1) : 4;
    await page.keyboard.press(String(rating));
  }
  await page.getByRole('link', { name: 'See what all readers said' }).click();
  await expect(page.getByRole('main')).toContainText('20 ratings by 1 reader.');
  const table = page.getByRole('table', { name: /^How sound/ });
  // 6 and 1: t(1) reaches far beyond the scale. Two alike do not show how far others would differ.
  await expect(table.getByRole('row', { name: /^Power/ }).getByRole('cell')).toHaveText([
    /^3\.50\s*from 1\.00 to 6\.00$/,
    /^2\s*of 2 actions$/,
  ]);
  await expect(table.getByRole('row', { name: /^Tradition/ }).getByRole('cell')).toHaveText([
    '4.00',
    /^2\s*of 2 actions$/,
  ]);
  await inspect(page);
  const csv = (await download(page, 'Download as CSV')).trimEnd().split('\r\n');
  expect(csv.filter((line) => line.includes(',s001,PO,6,'))).toHaveLength(1);

  // There is nothing left to rate, and all to name.
  await openStart(page, '?pack=small');
  await page.getByLabel('Reader').selectOption('Ada');
  await expect(page.getByText('No action is left to rate.')).toBeVisible();
  await page.getByRole('button', { name: /^Say what 20 actions show/ }).click();
  await expectQuestion(page, 1, STRETCH);
  await inspect(page);
  await page.getByRole('link', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Go on: .*\(0 of 20\)$/ })).toBeVisible();
});

test('the untrained baseline names the actions of a pack and is reported apart from people', async ({
  page,
}) => {
  await withSmallPack(page);
  await loadBaseline(page);
  await page.getByLabel('Questions from').selectOption('A small bank 1.0.0');
  await letItAnswer(page, 'labels');
  await expectFinished(page);
  // What it named, from the rows: the largest mean of log-probabilities over the ten orders.
  const rows = await stored(page, 'answers');
  expect(rows).toHaveLength(10 * STRETCH);
  const sums = new Map<string, Map<Value, number>>();
  for (const { question, answer } of rows) {
    if (question.instrument !== 'labels' || answer.kind !== 'distribution')
      throw new Error('other');
    const name = `${question.scenario} ${question.action}`;
    const own = sums.get(name) ?? new Map<Value, number>();
    question.options.forEach((value, place) => {
      own.set(value, (own.get(value) ?? 0) + Math.log(answer.p[place] ?? 0));
    });
    sums.set(name, own);
  }
  const named = new Map(
    [...sums].map(([name, own]) => [name, [...own].toSorted((a, b) => b[1] - a[1])[0]?.[0]]),
  );
  const hits = [...named].filter(([name, value]) => name.endsWith(value ?? '-')).length;

  await page.goto('./#/library/labels/report?pack=small&raters=models');
  const main = page.getByRole('main');
  // The baseline is none of the models that are read together.
  await expect(main).toContainText('No trained model has finished an action yet.');
  await page
    .getByRole('list', { name: 'Readers' })
    .getByRole('link', { name: /^Untrained baseline \(the baseline: chance\)/ })
    .click();
  await expect(main).toContainText(`${STRETCH} namings of ${STRETCH} actions by 1 reader.`);
  await expect(main).toContainText('no action has two readers');
  const json = JSON.parse(await download(page, 'Download as JSON')) as {
    ratings: { scenario: string; writtenFor: Value; answer: Value }[];
  };
  expect(
    new Map(json.ratings.map((one) => [`${one.scenario} ${one.writtenFor}`, one.answer])),
  ).toEqual(named);
  await expect(main.getByText(/100.% 1 of 1/)).toHaveCount(hits);
  await page
    .getByRole('list', { name: 'Readers' })
    .getByRole('link', { name: /^People/ })
    .click();
  await expect(main).toContainText('Nobody has named an action yet.');
});
