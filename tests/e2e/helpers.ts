// What the end-to-end tests share: a person's and a model's way through the application, found as a
// person finds things, and a look at what the browser has stored.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Pack } from '../../src/core/instrument/pack';
import type { AnswerRow } from '../../src/core/study/answer';
import type { Sitting } from '../../src/core/study/plan';
import type { Respondent, Study } from '../../src/core/study/records';
import type { DerivedRow } from '../../src/store/derived';
import { packRow } from '../../src/store/packs';

export const PORTRAITS = 21;
export const SCENARIOS = 15;
/** 21 portraits in two directions and 15 scenarios in four orders. */
export const SHORT_PRESET = 102;
export const FULL_PRESET = 726;
export const VALUES = 10;

// ---- what is stored -------------------------------------------------------------------------------

interface Tables {
  answers: AnswerRow;
  sittings: Sitting;
  respondents: Respondent;
  studies: Study;
  derived: DerivedRow;
}

/** All rows of a table, read past the application; none where there is no database yet. */
export function stored<K extends keyof Tables>(page: Page, table: K): Promise<Tables[K][]> {
  return page.evaluate(async (name): Promise<Tables[K][]> => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error(String(request.error)));
        };
      });
    const all = await indexedDB.databases();
    if (!all.some((one) => one.name === 'axia')) return [];
    const database = await done(indexedDB.open('axia'));
    try {
      const rows: unknown = await done(database.transaction(name).objectStore(name).getAll());
      return rows as Tables[K][];
    } finally {
      database.close();
    }
  }, table);
}

/** Puts a further pack into the database of a page that is open, as an import would. */
export async function addPack(page: Page, pack: Pack): Promise<void> {
  const row = packRow({ pack, origin: 'imported', addedAt: 1_767_000_000_000 });
  await page.evaluate(async (added) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error(String(request.error)));
        };
      });
    const database = await done(indexedDB.open('axia'));
    await done(database.transaction('packs', 'readwrite').objectStore('packs').add(added));
    database.close();
  }, row);
}

/** The key of each answer with its revision: two rows with the same are one answer stored twice. */
export function keysOf(rows: readonly AnswerRow[]): Set<string> {
  return new Set(rows.map(({ key, revision }) => `${key}/${revision}`));
}

// ---- the keyboard ---------------------------------------------------------------------------------

/** Whether the element that has the focus is on screen and drawn with a ring. */
export async function expectFocusVisible(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing has the focus';
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const ring =
      outlineStyle !== 'none' &&
      Number.parseFloat(outlineWidth) >= 1 &&
      !outlineColor.endsWith(', 0)');
    if (!ring) return `no ring round ${element.outerHTML.slice(0, 80)}`;
    const box = element.getBoundingClientRect();
    const within =
      box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    return within ? 'seen' : `out of sight: ${element.outerHTML.slice(0, 80)}`;
  });
  expect(seen).toBe('seen');
}

/** Presses Tab until the element has the focus; every stop on the way has to be visible. */
export async function tabTo(page: Page, goal: Locator, most = 20): Promise<void> {
  await expect(goal).toBeVisible();
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    await expectFocusVisible(page);
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  expect(null, `the focus after ${most} tabs`).toBe(await goal.textContent());
}

// ---- a person -------------------------------------------------------------------------------------

/** Opens Me and says who is answering. */
export async function introduce(page: Page, name: string): Promise<void> {
  await page.goto('./#/me');
  await page.getByLabel(/^A name/).fill(name);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
}

export async function expectQuestion(page: Page, place: number, total: number): Promise<void> {
  await expect(page.getByText(`Question ${place} of ${total}`, { exact: true })).toBeVisible();
}

/** The options of the question on screen. */
export function options(page: Page): Locator {
  return page
    .getByRole('group', { name: /^(How much like you|Which would you do)/ })
    .getByRole('button');
}

/** Answers the questions from `first` to `last` by their digits. */
export async function answerByDigits(
  page: Page,
  total: number,
  { first = 1, last = total, digit = (place: number) => 1 + ((place * 7) % 4) } = {},
): Promise<void> {
  for (let place = first; place <= last; place += 1) {
    await expectQuestion(page, place, total);
    await page.keyboard.press(String(digit(place)));
  }
  if (last === total)
    await expect(page.getByRole('heading', { name: 'All answered' })).toBeVisible();
  else await expectQuestion(page, last + 1, total);
}

/** A person's whole sitting, from Me to the page after the last scenario. */
export async function answerEverything(page: Page, name: string): Promise<void> {
  await introduce(page, name);
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { digit: (place) => 1 + ((place * 7) % 6) });
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS);
}

// ---- a model --------------------------------------------------------------------------------------

/** The part of the Models page that shows the model of this tab. */
export function modelPanel(page: Page): Locator {
  return page.getByRole('region', { name: 'Model in this tab' });
}

export async function expectLoaded(page: Page, name: string, timeout = 30_000): Promise<void> {
  const panel = modelPanel(page);
  await expect(panel.getByText(/^Loaded, on the processor/)).toBeVisible({ timeout });
  await expect(panel.getByRole('heading', { name, exact: true })).toBeVisible();
}

export async function loadBaseline(page: Page): Promise<void> {
  await page.goto('./#/models');
  await page.getByRole('button', { name: 'Load Untrained baseline' }).click();
  await expectLoaded(page, 'Untrained baseline');
}

const PRESETS = {
  short: 'the questions a person is asked',
  full: 'the first thirty scenarios',
  steered: 'told to pick a value, and to hold it',
  labels: 'what each action shows',
  soundness: 'how sound each action is',
} as const;

/** Starts a preset with the model in this tab; the Studies page opens. */
export async function letItAnswer(
  page: Page,
  preset: keyof typeof PRESETS = 'short',
): Promise<void> {
  await page.getByRole('button', { name: `Let it answer ${PRESETS[preset]}` }).click();
  await expect(page.getByRole('heading', { name: 'Studies', level: 1 })).toBeVisible();
}

export function runPanel(page: Page): Locator {
  return page.getByRole('region', { name: 'Run' });
}

/** How many questions the run panel says are answered. */
export async function answeredSoFar(page: Page): Promise<number> {
  const words = await runPanel(page)
    .getByText(/^\d+ of \d+ questions/)
    .textContent();
  return Number.parseInt(words ?? '', 10);
}

/** Waits until at least so many questions of the run are answered. */
export async function waitForAnswers(page: Page, count: number): Promise<void> {
  await expect.poll(() => answeredSoFar(page), { intervals: [50] }).toBeGreaterThanOrEqual(count);
}

export async function expectFinished(page: Page, timeout = 60_000): Promise<void> {
  await expect(runPanel(page).getByText('All questions are answered.')).toBeVisible({ timeout });
}

// ---- figures --------------------------------------------------------------------------------------

/** The words of a cell's main line, without the interval under it. */
export async function column(table: Locator, header: string): Promise<string[]> {
  await expect(table).toBeVisible();
  const names = await table.getByRole('columnheader').allInnerTexts();
  const place = names.findIndex((name) => name.trim().startsWith(header));
  expect(place, `a column ${header} among ${names.join(', ')}`).toBeGreaterThanOrEqual(0);
  const rows = await table
    .getByRole('row')
    .filter({ has: table.page().getByRole('rowheader') })
    .all();
  return Promise.all(
    rows.map(async (row) => {
      const words = await row
        .getByRole('cell')
        .or(row.getByRole('rowheader'))
        .nth(place)
        .innerText();
      return (words.split('\n')[0] ?? '').trim();
    }),
  );
}

/** "−1.20" and "20.0 %" as numbers. */
export function figure(words: string): number {
  return Number.parseFloat(words.replace('\u2212', '-').replace('+', ''));
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
