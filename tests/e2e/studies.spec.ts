// Looking into studies, from the list of trials to one of them and back, and taking trials away.
import AxeBuilder from '@axe-core/playwright';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import {
  expectFinished,
  letItAnswer,
  loadBaseline,
  runPanel,
  SHORT_PRESET,
  stored,
  waitForAnswers,
} from './helpers';

const trials = (page: Page) => page.getByRole('region', { name: 'Trials' });

async function lookInto(page: Page): Promise<void> {
  await loadBaseline(page);
  await letItAnswer(page);
  await expectFinished(page);
  await page.getByRole('link', { name: 'Look into Untrained baseline' }).click();
  await expect(trials(page)).toBeVisible();
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

async function takeAway(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  return textOf(await download);
}

/** From the trials, or from what was found: each page leads to the other. */
async function takeAwayFrom(page: Page, name: 'Study file' | 'Report'): Promise<string> {
  if (name === 'Report') {
    await page.getByRole('link', { name: 'What was found', exact: true }).click();
  } else await page.getByRole('link', { name: 'Look into the trials' }).click();
  await expect(page.getByRole('button', { name, exact: true })).toBeEnabled();
  return takeAway(page, name);
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test('a trial is found in the list, opens as it was sent, and has an address that stays', async ({
  page,
}) => {
  await lookInto(page);
  await expect(page.getByText(`${SHORT_PRESET} trials`, { exact: true })).toBeVisible();
  await page.getByLabel('Asked').selectOption('Scenarios');
  await expect(page.getByText(`60 of ${SHORT_PRESET} trials`)).toBeVisible();
  await page.getByLabel('About the value').selectOption('Security');
  const [left] = (await page.getByText(/ of 102 trials/).textContent())?.split(' ') ?? [];
  const rows = await stored(page, 'answers');
  const offering = rows.filter(
    ({ question }) => question.instrument === 'scenarios' && question.options.includes('SE'),
  );
  expect(Number(left)).toBe(offering.length);

  await trials(page).getByRole('link').first().click();
  await expect(page.getByText(`1 of ${offering.length}`, { exact: true })).toBeVisible();
  await expect(page.getByText('Somebody asks for advice.')).toBeVisible();
  const key = /trial\/([0-9a-f]{64})/.exec(page.url())?.[1];
  const row = rows.find((one) => one.key === key);
  if (row?.answer.kind !== 'distribution') throw new Error('the address names no answer');
  const shown = await page
    .getByRole('table', { name: /^Probability/ })
    .locator('tbody .number')
    .allTextContents();
  expect(shown.map(Number)).toEqual(row.answer.p.map((p) => Number(p.toFixed(3))));

  // Another order of the same question, and the next trial of the list.
  await page.keyboard.press('o');
  await expect(page).not.toHaveURL(new RegExp(String(key)));
  await expect(
    page.getByRole('table', { name: 'The same question in other orders' }).getByRole('row'),
  ).toHaveCount(5);
  await page.keyboard.press('ArrowRight');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(String(key)));

  // The address alone is enough, on a page that was loaded anew.
  await page.goto(`./#/studies/trial/${String(key)}`);
  await page.reload();
  await expect(page.getByText('Somebody asks for advice.')).toBeVisible();
  await page.goto(`./#/studies/trial/${'0'.repeat(64)}`);
  await expect(page.getByRole('heading', { name: 'No such trial here' })).toBeVisible();
});

test('trials are taken away as narrowed, with notes that no spreadsheet runs', async ({ page }) => {
  await lookInto(page);
  await trials(page).getByRole('link').first().click();
  await page.getByLabel(/^Note on this trial/).fill('=1+1, look again');
  await expect(page.getByText('Stored.')).toBeVisible();
  await page.getByRole('link', { name: 'All trials of the list' }).click();
  await page.getByLabel('Asked').selectOption('Portraits');

  const csv = await takeAway(page, 'Trials as CSV');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + 42);
  expect(csv).toContain('"\'=1+1, look again"');
  const lines = (await takeAway(page, 'Trials as JSON Lines')).trimEnd().split('\n');
  const objects = lines.map(
    (line) => JSON.parse(line) as { key: string; first_p: number; note: string | null },
  );
  const keys = new Set((await stored(page, 'answers')).map(({ key }) => key));
  expect(objects).toHaveLength(42);
  expect(objects.every(({ key }) => keys.has(key))).toBe(true);
  expect(objects.map(({ note }) => note).filter((note) => note !== null)).toEqual([
    '=1+1, look again',
  ]);

  const profiles = (await takeAway(page, 'Profiles as CSV')).trimEnd().split('\r\n');
  expect(profiles).toHaveLength(2);
  const book = await takeAway(page, 'Codebook');
  for (const column of profiles[0]?.split(',') ?? []) expect(book).toContain(`profiles,${column},`);
  for (const column of csv.split('\r\n')[0]?.split(',') ?? [])
    expect(book).toContain(`trials,${column},`);
});

test('two studies are set beside each other, and only the trials of both are listed', async ({
  page,
}) => {
  await lookInto(page);
  await page.goto('./#/models');
  await letItAnswer(page, 'steered');
  await waitForAnswers(page, 8);
  await page.getByRole('button', { name: 'Stop after this question' }).click();
  await expect(runPanel(page).getByText(/^Paused\./)).toBeVisible();
  await page.getByRole('link', { name: /Look into Untrained baseline, told to pick/ }).click();
  await page.getByLabel('Answer').selectOption('Not answered yet');
  await expect(page.getByText(/^1,\d+ of 1,440 trials/)).toBeVisible();
  await page.getByLabel('Beside it').selectOption({ index: 1 });
  await expect(page.getByText(/^1,?542 trials/)).toBeVisible();
  await page.getByLabel('Condition').selectOption('Told to hold a value');
  await expect(page.getByText(/^480 of 1,?542 trials/)).toBeVisible();
  await page.getByRole('checkbox', { name: /^Only where these two differ/ }).check();
  await expect(page.getByText(/were not asked the same questions/)).toBeVisible();
  await page.getByRole('link', { name: 'Show all.' }).click();
  await expect(page.getByText(/^1,?542 trials/)).toBeVisible();
});

test('the list is walked with the keyboard, and the pages have no violations', async ({ page }) => {
  await lookInto(page);
  await expectNoViolations(page);
  const links = trials(page).getByRole('link');
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-place'));
  await expect.poll(focused).toBe(String(SHORT_PRESET - 1));
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(focused).not.toBe(String(SHORT_PRESET - 1));
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe('0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'As it was sent' })).toBeVisible();
  await expectNoViolations(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width).toBeLessThanOrEqual(0);
});

test('a planned study runs, travels as a file to an empty machine, and reproduces there', async ({
  page,
}) => {
  await loadBaseline(page);
  await page.goto('./#/studies');
  await page.getByRole('link', { name: 'Plan a study' }).click();
  await expect(page.getByRole('checkbox', { name: 'Untrained baseline' })).toBeChecked();
  await page.getByRole('button', { name: /^Quick look/ }).click();
  await page.getByLabel('Scenarios', { exact: true }).selectOption('none');
  await expect(page.getByText('21 portraits × 1 wording × 2 scale directions')).toBeVisible();
  await expect(page.getByText(/^With one instrument alone/)).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Plan this study' }).click();
  await page.getByRole('button', { name: 'Go on with Untrained baseline' }).click();
  await expectFinished(page);
  const before = await stored(page, 'answers');
  expect(before).toHaveLength(42);
  await page.getByRole('link', { name: /^Look into Untrained baseline/ }).click();
  const file = await takeAway(page, 'Study file');

  await page.goto('./#/data');
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByRole('button', { name: 'Yes, erase everything' }).click();
  await expect(page.getByText('Everything is erased.')).toBeVisible();
  await page.goto('./#/studies');
  const open = (name: string, buffer: Buffer) =>
    page.getByLabel('Study file').setInputFiles({ name, mimeType: 'application/jsonl', buffer });
  await open('cut.jsonl', Buffer.from(file.slice(0, -40)));
  await expect(page.getByText(/cut short.*Nothing was changed/)).toBeVisible();

  // Run here first, with none of the file's answers; then the file says what reproduced.
  await loadBaseline(page);
  await page.goto('./#/studies');
  await open('study.jsonl', Buffer.from(file));
  await page.getByRole('button', { name: /^Run this study here/ }).click();
  await expectFinished(page);
  expect(await stored(page, 'answers')).toHaveLength(42);
  await open('again.jsonl', Buffer.from(file));
  const reproduced = page.getByRole('region', { name: 'What reproduced' });
  await expect(
    reproduced.getByRole('row', { name: /^Untrained baseline, the same file/ }),
  ).toContainText('42');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Add to this machine' }).click();
  await expect(page.getByText('Added: 0 answers.')).toBeVisible();
});

test('what was found is shown, and its report is a page of its own that runs and loads nothing', async ({
  page,
  context,
}) => {
  await lookInto(page);
  await page.getByRole('link', { name: 'What was found', exact: true }).click();
  await expect(page.getByRole('img', { name: /^Value circle: Untrained baseline/ })).toBeVisible();
  const answered = page.getByRole('table', { name: 'How the models answered' });
  await expect(answered.getByRole('row', { name: /^Untrained baseline/ })).toContainText('15');
  await expect(page.getByText(/^Nobody has rated how sound these actions are/)).toBeVisible();
  await expectNoViolations(page);
  const study = await takeAwayFrom(page, 'Study file');
  const html = await takeAwayFrom(page, 'Report');

  const report = await context.newPage();
  const asked: string[] = [];
  report.on('request', (request) => asked.push(request.url()));
  const said: string[] = [];
  report.on('console', (message) => said.push(message.text()));
  const address = 'http://localhost/axia-report.html';
  await report.route(address, (route) => route.fulfill({ body: html, contentType: 'text/html' }));
  await report.goto(address);
  await expect(report.getByRole('heading', { level: 1 })).toContainText('Untrained baseline');
  await expect(report.getByRole('img', { name: /Untrained baseline/ })).toBeVisible();
  await expect(report.getByRole('img', { name: /^What it does, value by value/ })).toBeVisible();
  await expect(
    report.getByRole('table', { name: /every figure/ }).getByRole('row', { name: /^Security/ }),
  ).toContainText(/from .* to /);
  // The study file that is taken with the trials is the one that the report names.
  const sum = createHash('sha256')
    .update(study.slice(study.indexOf('\n') + 1))
    .digest('hex');
  await expect(report.getByText(sum)).toBeVisible();
  await expectNoViolations(report);
  await report.setViewportSize({ width: 390, height: 844 });
  const wide = await report.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect([asked, said]).toEqual([[address], []]);
});

test('a model answers in words, what cannot be read is counted, and the study is amended in place', async ({
  page,
}) => {
  await loadBaseline(page);
  await page.goto('./#/studies/plan');
  await page.getByLabel('Scenarios', { exact: true }).selectOption('none');
  await page.getByLabel('Scale', { exact: true }).selectOption('1 is the low end');
  await page.getByLabel('Answers', { exact: true }).selectOption('a text that is read');
  await page.getByLabel('Temperature of the texts').selectOption('0, always the likeliest');
  await expect(
    page.getByText('21 portraits × 1 wording × 1 scale direction × 1 temperature × 1 repeat'),
  ).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Plan this study' }).click();
  await page.getByRole('button', { name: 'Go on with Untrained baseline' }).click();
  await expectFinished(page);
  await expect(runPanel(page)).toContainText(
    /of 21 texts\s+\d+\s+refuses?\s+and\s+\d+\s+names?\s+no single answer/,
  );
  const first = await stored(page, 'answers');
  expect(first).toHaveLength(21);
  expect(first.every(({ answer }) => answer.kind === 'written' || answer.kind === 'unread')).toBe(
    true,
  );

  await page.getByRole('link', { name: /^Look into Untrained baseline/ }).click();
  await page.getByRole('region', { name: 'Trials' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'What it wrote' })).toBeVisible();
  await expectNoViolations(page);

  await page.goto('./#/studies');
  await page.getByRole('link', { name: /^Amend Untrained baseline/ }).click();
  await expect(page.getByText('Nothing of this is new to the study.')).toBeVisible();
  await page.getByLabel('Temperature of the texts').selectOption('1');
  await expect(page.getByText(/is another study/)).toBeVisible();
  await page.getByLabel('Temperature of the texts').selectOption('0, always the likeliest');
  await page.getByLabel('Scale', { exact: true }).selectOption('in both directions');
  await expect(page.getByText('Adds 21 trials to the study.')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Add to this study' }).click();
  await expect(page.getByText('amended 1 time')).toBeVisible();
  await page.getByRole('button', { name: 'Go on with Untrained baseline' }).click();
  // The panel says of the run before that all is answered until this one has begun.
  await expect
    .poll(async () => (await stored(page, 'answers')).length, { timeout: 60_000 })
    .toBe(42);
  const all = await stored(page, 'answers');
  expect(all.filter(({ key }) => first.some((one) => one.key === key))).toEqual(first);
  expect(await stored(page, 'sittings')).toHaveLength(2);
});
