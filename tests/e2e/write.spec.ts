// Writing a scenario: drafts that nothing loses, packs of one's own with their versions, and what a
// model drafts, which goes nowhere before somebody has read it.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { CURRENT_PACK_FILE } from '../../scripts/current-pack.mjs';
import type { Pack, Scenario } from '../../src/core/instrument/pack';
import { VALUE_NAMES, VALUES, type Value } from '../../src/core/values';
import { loadBaseline, tabTo } from './helpers';
import { inspect } from './inspect';

const BANK = JSON.parse(readFileSync(CURRENT_PACK_FILE, 'utf8')) as Pack;

/** A scenario in which all checks hold, to be typed anew. */
function scenario(): Scenario {
  const [first] = BANK.scenarios?.scenarios ?? [];
  if (first === undefined) throw new Error('the built-in pack has no scenarios');
  return first;
}

const action = (page: Page, value: Value) =>
  page.getByRole('textbox', { name: new RegExp(`^${VALUE_NAMES[value]}`) });
const title = (page: Page) => page.getByLabel('Title', { exact: true });
const request = (page: Page) => page.getByLabel('Request', { exact: true });
const addButton = (page: Page) =>
  page.getByRole('button', { name: /^(Begin the pack|Add as the next version)/ });
const notAdded = (page: Page) => page.getByRole('group', { name: 'Why it was not added' });

async function begin(page: Page): Promise<void> {
  await page.goto('./#/library/write');
  await page.getByRole('link', { name: 'Write a new scenario' }).click();
  await expect(title(page)).toBeVisible();
}

async function fill(page: Page, { title: name, text, actions }: Scenario): Promise<void> {
  await title(page).fill(name);
  await request(page).fill(text);
  for (const value of VALUES) await action(page, value).fill(actions[value]);
}

async function beginPack(page: Page, name: string): Promise<void> {
  await page.getByLabel('Title of the pack').fill(name);
  await page.getByLabel('Who wrote it').fill('Ada Example');
  await addButton(page).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function download(page: Page, version: string): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: `Download version ${version}` }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('a scenario is written by keyboard, outlives a reload, and goes through two versions into another browser', async ({
  page,
  browser,
  baseURL,
}) => {
  const { text, actions } = scenario();
  await page.goto('./#/library');
  await tabTo(page, page.getByRole('link', { name: 'Write your own scenario' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Write a new scenario' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Area'));
  await page.keyboard.type('Mo');
  await expect(page.getByLabel('Area')).toHaveValue('money');
  await tabTo(page, title(page));
  await page.keyboard.type('The borrowed van');
  await tabTo(page, request(page));
  await page.keyboard.insertText(text);
  for (const value of VALUES.slice(0, 4)) {
    await tabTo(page, action(page, value));
    await page.keyboard.insertText(actions[value]);
  }
  await tabTo(page, action(page, 'PO'));
  await page.keyboard.type('Apply to run');
  await page.reload();

  await expect(action(page, 'PO')).toHaveValue('Apply to run');
  await expect(title(page)).toHaveValue('The borrowed van');
  await expect(page.getByLabel('Area')).toHaveValue('money');
  await expect(request(page)).toHaveValue(text);
  await action(page, 'PO').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(actions.PO);
  for (const value of VALUES.slice(5)) {
    await tabTo(page, action(page, value));
    await page.keyboard.insertText(actions[value]);
  }
  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks).toContainText('12 of 12 texts written. All checks hold.');

  await tabTo(page, page.getByLabel('Title of the pack'));
  await page.keyboard.type('Van stories');
  await tabTo(page, page.getByLabel('Who wrote it'));
  await page.keyboard.type('Ada Example');
  await expect(page.getByLabel('Licence')).toHaveValue('CC BY 4.0');
  await tabTo(page, addButton(page));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Van stories' })).toBeVisible();
  await expect(page.getByText('Your scenario is in version 1.0.0.')).toBeVisible();
  await expect(page.getByText('Ada Example (', { exact: false })).toContainText('CC BY 4.0');

  await tabTo(page, page.getByRole('link', { name: 'Change The borrowed van' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Change a scenario' })).toBeVisible();
  await expect(action(page, 'UN')).toHaveValue(actions.UN);
  await tabTo(page, title(page));
  await page.keyboard.press('End');
  await page.keyboard.type(', again');
  await addButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your scenario is in version 1.0.1.')).toBeVisible();
  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveText([
    /1\.0\.1.*1 scenario.*Changed “The borrowed van, again”\./s,
    /1\.0\.0.*1 scenario.*Begun with “The borrowed van”\./s,
  ]);
  const [first, second] = [await download(page, '1.0.0'), await download(page, '1.0.1')];
  expect(first.text).toContain('"title": "The borrowed van"');
  await page.goto('./#/library/write');
  await expect(page.getByRole('link', { name: 'Van stories' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Drafts' })).toHaveCount(0);

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  await other.goto('./#/library');
  await other.getByLabel('Pack file').setInputFiles({
    name: second.name,
    mimeType: 'application/json',
    buffer: Buffer.from(second.text),
  });
  await other.getByRole('button', { name: 'Add to this machine' }).click();
  await other.getByRole('link', { name: 'Open it' }).click();
  await other.getByRole('link', { name: 'The borrowed van, again' }).click();
  await expect(other.getByText(text)).toBeVisible();
  for (const value of VALUES) await expect(other.getByText(actions[value])).toBeVisible();
  await context.close();
});

test('a second scenario joins the pack that is there, and each version stays', async ({ page }) => {
  await begin(page);
  await fill(page, scenario());
  await beginPack(page, 'Two of mine');
  await page.getByRole('link', { name: 'Write another scenario' }).click();
  await fill(page, { ...scenario(), title: 'Number two' });
  await expect(page.getByLabel('Pack', { exact: true })).toContainText('Two of mine');
  await addButton(page).click();
  await expect(page.getByText('Your scenario is in version 1.0.1.')).toBeVisible();
  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveText([/2 scenarios.*Added “Number two”\./s, /Begun with/]);
  const before = JSON.parse((await download(page, '1.0.0')).text) as Pack;
  const after = JSON.parse((await download(page, '1.0.1')).text) as Pack;
  expect(after.scenarios?.scenarios[0]).toEqual(before.scenarios?.scenarios[0]);
  expect(after.scenarios?.scenarios).toHaveLength(2);
});

test('checks tell of each action as it is written and keep nobody from adding it', async ({
  page,
}) => {
  await begin(page);
  await fill(page, scenario());
  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks).toContainText('All checks hold.');
  await action(page, 'PO').fill('Take control of it.');
  await expect(checks).toContainText('3 things to look at.');
  await expect(action(page, 'PO')).toHaveAccessibleDescription(
    /^4 words \(12 to 30\), 8 more to go.*“control” names Power/,
  );
  await action(page, 'UN').fill('word '.repeat(33));
  await expect(action(page, 'UN')).toHaveAccessibleDescription(/^33 words.*, 3 too many/);
  await checks.getByRole('button', { name: 'Universalism', exact: true }).click();
  await expect(action(page, 'UN')).toBeFocused();
  await beginPack(page, 'As it is');
});

test('a pack takes no scenario with empty, marked up or too long texts, and the draft stays', async ({
  page,
}) => {
  await begin(page);
  await fill(page, scenario());
  await action(page, 'TR').fill('');
  await action(page, 'CO').fill('Leave <b>the van</b> alone.');
  await request(page).fill('word '.repeat(300));
  await addButton(page).click();
  await expect(notAdded(page)).toBeFocused();
  const list = notAdded(page).getByRole('listitem');
  await expect(list).toHaveText([
    /^Title of the pack It is empty/,
    /^Who wrote it It is empty/,
    /^Request It is too long: 1,499 characters/,
    /^Conformity There is markup/,
    /^Tradition It is empty/,
  ]);
  await notAdded(page).getByRole('button', { name: 'Tradition', exact: true }).click();
  await expect(action(page, 'TR')).toBeFocused();
  await page.reload();
  await expect(action(page, 'CO')).toHaveValue('Leave <b>the van</b> alone.');
  await page.goto('./#/library/write');
  await expect(page.getByRole('heading', { name: 'Your packs' })).toHaveCount(0);
});

test('drafts are listed with when they were saved, gone on with, and deleted after a question', async ({
  page,
}) => {
  await begin(page);
  await title(page).fill('First');
  await page.getByRole('link', { name: 'Your drafts and packs' }).click();
  await page.getByRole('link', { name: 'Write a new scenario' }).click();
  await request(page).fill('Half of a request');
  await page.getByRole('link', { name: 'Your drafts and packs' }).click();
  const drafts = page.getByRole('listitem').filter({ hasText: 'of 12 texts' });
  await expect(drafts).toHaveText([/^Without a title/, /^First.*1 of 12 texts\. Saved .* at /s]);
  await page.getByRole('link', { name: 'First', exact: true }).click();
  await expect(title(page)).toHaveValue('First');
  await page.goBack();

  await page.getByRole('button', { name: 'Delete… First' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('button', { name: 'Delete… First' })).toBeFocused();
  await page.getByRole('button', { name: 'Delete… First' }).click();
  await page.getByRole('button', { name: 'Yes, delete it' }).click();
  await expect(drafts).toHaveText([/^Without a title/]);
  await expect(page.getByRole('heading', { name: 'Drafts' })).toBeFocused();
  await page.reload();
  await expect(drafts).toHaveText([/^Without a title/]);
});

test('where there is no room left the words stay on the page and can be taken out', async ({
  page,
}) => {
  await begin(page);
  await page.evaluate(() => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {};
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    addEventListener('room', () => {
      Object.defineProperty(IDBObjectStore.prototype, 'put', put);
    });
  });
  await title(page).fill('The borrowed van');
  await action(page, 'BE').fill('Ring him tonight.');
  await expect(page.getByRole('alert')).toContainText('no room left for Axia');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download this draft' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('axia-draft.txt');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toMatch(/^The borrowed van\n.*\nBenevolence: Ring him tonight\.\n/s);
  await expect(title(page)).toHaveValue('The borrowed van');
  await page.evaluate(() => dispatchEvent(new Event('room')));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('Kept on this machine as you write, last at')).toBeVisible();
});

test('a draft that is open in another tab opens here once it is closed there', async ({
  page,
  context,
}) => {
  await begin(page);
  await title(page).fill('In two tabs');
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText('it is open in another tab of Axia')).toBeVisible();
  await page.bringToFront();
  await title(page).fill('In one tab after the other');
  await page.close();
  await expect(title(second)).toHaveValue('In one tab after the other');
});

test('what a model drafts is marked, and is added only after somebody has read it', async ({
  page,
}) => {
  await begin(page);
  await fill(page, scenario());
  await action(page, 'HE').fill('');
  await expect(page.getByRole('link', { name: 'Load one on the Models page' })).toBeVisible();
  await loadBaseline(page);
  await page.goto('./#/library/write');
  await page.getByRole('link', { name: scenario().title }).click();

  await page.getByRole('button', { name: 'Draft this one for Hedonism' }).click();
  const mark = page.getByText('Drafted by Untrained baseline, not read yet.');
  await expect(mark).toHaveCount(1);
  // The baseline writes nonsense; what is kept of it is one short paragraph.
  const drafted = await action(page, 'HE').inputValue();
  expect(drafted).toMatch(/^\S.{0,398}\S$/u);
  await expect(page.getByRole('button', { name: /^Draft .* Power/ })).toHaveCount(0);
  await page.reload();
  await expect(mark).toHaveCount(1);
  await expect(action(page, 'HE')).toHaveValue(drafted);
  await expect(page.getByRole('button', { name: /^Draft/ })).toHaveCount(0);

  await addButton(page).click();
  await expect(notAdded(page).getByRole('listitem')).toHaveText(['Hedonism']);
  const isRead = page.getByRole('checkbox', { name: 'I have read this action for Hedonism' });
  await isRead.check();
  await expect(mark).toHaveCount(0);
  await isRead.uncheck();
  await expect(mark).toHaveCount(1);
  await action(page, 'HE').press('End');
  await action(page, 'HE').pressSequentially('!');
  // A key is not yet a person's own text; leaving the field changed is.
  await expect(mark).toHaveCount(1);
  await action(page, 'HE').press('Tab');
  await expect(mark).toHaveCount(0);
  await expect(isRead).toHaveCount(0);
  await beginPack(page, 'Read at last');
});

test('all empty actions are drafted one after the other, and each has to be read', async ({
  page,
}) => {
  await begin(page);
  await loadBaseline(page);
  await begin(page);
  await page
    .getByRole('button', { name: 'Let Untrained baseline draft the empty actions' })
    .click();
  await expect(page.getByRole('alert')).toContainText('Write the request first');
  await fill(page, scenario());
  for (const value of ['ST', 'SE', 'BE'] as const) await action(page, value).fill('');
  await page
    .getByRole('button', { name: 'Let Untrained baseline draft the empty actions' })
    .click();
  const marks = page.getByText('Drafted by Untrained baseline, not read yet.');
  await expect(marks).toHaveCount(3);
  await expect(action(page, 'SD')).toHaveValue(scenario().actions.SD);
  await addButton(page).click();
  await expect(notAdded(page).getByRole('listitem')).toHaveText([
    'Stimulation',
    'Security',
    'Benevolence',
  ]);
});

test('what looks like code is shown as it was written', async ({ page }) => {
  const hostile = '<img src=x onerror="document.title=1"> {{alert(1)}} ${1}';
  await begin(page);
  await title(page).fill(hostile);
  await request(page).fill(hostile);
  await action(page, 'SD').fill(`${hostile} power`);
  await page.getByRole('link', { name: 'Your drafts and packs' }).click();
  await page.getByRole('link', { name: hostile }).click();
  await expect(request(page)).toHaveValue(hostile);
  await fill(page, { ...scenario(), title: '{{alert(1)}} ${1} "><' });
  await beginPack(page, 'A & B "><x {{1}}');
  await expect(page.getByRole('list', { name: 'Scenarios' })).toContainText(
    '{{alert(1)}} ${1} "><',
  );
  await expect(page).toHaveTitle('Library – Axia');
  await expect(page.locator('main img')).toHaveCount(0);
});

test.describe('on a phone and a laptop, light and dark', () => {
  test('the form has no violations and fits, with findings, drafts and a refusal', async ({
    page,
  }) => {
    await begin(page);
    await inspect(page);
    await loadBaseline(page);
    await begin(page);
    await fill(page, scenario());
    await action(page, 'PO').fill('Take control.');
    await action(page, 'ST').fill('');
    await title(page).fill('Longword'.repeat(20));
    await page.getByRole('button', { name: 'Draft this one for Stimulation' }).click();
    await expect(page.getByText('not read yet')).toHaveCount(1);
    await addButton(page).click();
    await expect(notAdded(page)).toBeVisible();
    await inspect(page);
    await page.getByRole('checkbox').check();
    await addButton(page).click();
    await expect(notAdded(page)).toContainText('It is too long');
    await inspect(page);
  });

  test('the drafts and a pack have no violations and fit', async ({ page }) => {
    await begin(page);
    await fill(page, scenario());
    await beginPack(page, 'Longword'.repeat(12));
    await inspect(page);
    await page.getByRole('link', { name: 'Write another scenario' }).click();
    await title(page).fill('Longword'.repeat(20));
    await page.getByRole('link', { name: 'Your drafts and packs' }).click();
    await page.getByRole('button', { name: /^Delete…/ }).click();
    await inspect(page);
  });
});
