// Compare on a fresh machine: the ten published profiles, without a model and without a network.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import {
  answerByDigits,
  answerEverything,
  column,
  expectFinished,
  figure,
  introduce,
  letItAnswer,
  loadBaseline,
  PORTRAITS,
  SCENARIOS,
  sum,
  VALUES,
} from './helpers';
import { inspect } from './inspect';

/** What each published model says against what it does (measurement.md §8, in file order). */
const PUBLISHED = [
  ['GPT-4o', '.30'],
  ['Gemini 2.5 Pro', '.32'],
  ['Claude Sonnet 4', '.17'],
  ['Grok 4', '.33'],
  ['Llama (version not stated in the repository)', '.35'],
  ['Qwen2.5 72B Instruct', '.25'],
  ['DeepSeek V3', '.38'],
  ['Kimi K2 Instruct', '.36'],
  ['Doubao Seed 1.6', '.26'],
  ['GLM-4.5', '.32'],
] as const;

function boxes(page: Page) {
  return page.getByRole('group', { name: 'Published' }).getByRole('checkbox');
}

function agreement(page: Page, name: string) {
  return page
    .getByRole('heading', { name, exact: true, level: 3 })
    .locator('..')
    .getByText(/^Agreement of saying and doing/);
}

/** Opens Compare, shows the list, and unticks whoever is chosen from the start. */
async function openWithNobody(page: Page): Promise<void> {
  await page.goto('./#/compare');
  await page.getByText('Whom to compare:').click();
  await expect(boxes(page)).toHaveCount(PUBLISHED.length);
  for (const box of await boxes(page).all()) await box.uncheck();
  await expect(page.getByText('Tick two or more names above.')).toBeVisible();
}

test('all ten published profiles can be chosen, and the published figures appear', async ({
  page,
}) => {
  await openWithNobody(page);
  for (const box of await boxes(page).all()) await box.check();
  for (const [name, r] of PUBLISHED) {
    await expect(page.getByRole('img', { name: `Value circle: ${name}` })).toBeVisible();
    await expect(agreement(page, name)).toContainText(`= ${r},`);
  }
  const inOrder = page.getByRole('region', { name: 'Values in order' });
  await expect(inOrder.getByRole('columnheader')).toHaveCount(1 + PUBLISHED.length);
  // The finding of the paper: all ten put the same two first and Hedonism or Tradition last.
  await expect(inOrder.getByRole('row').nth(1).getByRole('cell')).toHaveText(
    PUBLISHED.map(() => /Self-direction/),
  );
  await expect(inOrder.getByRole('row').nth(10).getByRole('cell')).toHaveText(
    PUBLISHED.map(() => /Hedonism|Tradition/),
  );
});

test('every figure has its table', async ({ page }) => {
  await page.goto('./#/compare?with=published:gpt-4o-2024-08-06,published:grok-4-0709');
  await expect(page.getByRole('img', { name: 'Value circle: GPT-4o, Grok 4' })).toBeVisible();
  for (const title of [
    'Value circle: GPT-4o, Grok 4',
    'Said and done, value by value',
    'Share of choices of GPT-4o against Grok 4',
    'Agreement of saying and doing',
  ]) {
    const drawn = page.getByRole('figure', { name: title });
    await drawn.getByText('Table behind this figure, and files to save').click();
    await expect(drawn.getByRole('table')).toBeVisible();
  }
  const circle = page.getByRole('figure', { name: 'Value circle: GPT-4o, Grok 4' });
  const does = (await column(circle.getByRole('table'), 'Does')).map(figure);
  expect(does).toHaveLength(2 * VALUES);
  for (const own of [does.slice(0, VALUES), does.slice(VALUES)]) {
    // Distances from the own average cancel out.
    expect(sum(own)).toBeCloseTo(0, 0);
    expect(Math.max(...own)).toBeGreaterThan(1);
  }
  // What the circle shows can be changed, and the table with it.
  await page.getByRole('button', { name: 'Says', exact: true }).click();
  await expect(circle.getByRole('columnheader')).toHaveText(['Value', 'Respondent', 'Says']);

  const details = page
    .getByRole('group')
    .filter({ has: page.getByText('GPT-4o', { exact: true }) });
  await details.last().getByText('GPT-4o', { exact: true }).click();
  const ranked = page.getByRole('table', { name: /^GPT-4o, ordered by share/ });
  expect(sum((await column(ranked, 'Share of choices')).map(figure))).toBeCloseTo(100, 0);
});

test('every row of every figure leads to the questions behind it, by keyboard', async ({
  page,
}) => {
  const ids = ['gpt-4o-2024-08-06', 'grok-4-0709', 'glm-4.5'].map((id) => `published:${id}`);
  await page.goto(`./#/compare?with=${ids.join(',')}`);
  await expect(page.getByRole('figure', { name: 'Map of the respondents' })).toBeVisible();
  await page.getByText('Every two with intervals').press('Enter');
  await page.getByText('The order with scores and intervals').press('Enter');
  await page.getByText('Whether the circle shows, and how').press('Enter');
  for (const title of [
    'Value circle: GPT-4o, Grok 4, GLM-4.5',
    'Said and done, value by value',
    'Values in order',
    'Agreement of every two',
    'Map of the respondents',
    'Share of choices of GPT-4o against Grok 4',
    'Agreement of saying and doing',
    'How far each profile follows the circle',
  ]) {
    const drawn = page.getByRole('figure', { name: title, exact: true });
    const closed = drawn.getByText('Table behind this figure, and files to save');
    if ((await closed.count()) > 0) await closed.press('Enter');
    await expect(drawn.getByRole('table'), title).toBeVisible();
    const rows = await drawn.getByRole('row').count();
    expect(rows, title).toBeGreaterThan(1);
    await expect(drawn.getByRole('row').getByRole('link'), title).toHaveCount(rows - 1);
  }
  const [first] = await page
    .getByRole('figure', { name: 'Values in order' })
    .getByRole('link')
    .all();
  await first?.press('Enter');
  // Its answers are not public, and the page says so.
  await expect(page.getByText('The answers behind GPT-4o were not published')).toBeVisible();
});

/** What a press of a button gives to save: its name and its bytes. */
async function saved(page: Page, title: string, button: string) {
  const drawn = page.getByRole('figure', { name: title, exact: true });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    drawn.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a figure is saved as SVG and PNG of print quality with title and source, and its table as CSV', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./#/compare?with=published:gpt-4o-2024-08-06,published:grok-4-0709');
  const title = 'Said and done, value by value';
  const drawn = page.getByRole('figure', { name: title });
  await drawn.getByText('Table behind this figure, and files to save').click();
  const svg = await saved(page, title, 'Save as SVG');
  expect(svg.name).toBe('axia-said-and-done-value-by-value.svg');
  const text = svg.bytes.toString('utf8');
  expect(text).toContain(title);
  expect(text).toContain('arXiv 2601.07972');
  // The ink of paper, also where the page is dark; nothing that needs the style sheet of the page.
  expect(text.includes('rgb(2, 104, 139)'), 'Self-direction in its light colour').toBe(true);
  expect(/ (class|style)=|var\(|<!--/.exec(text)).toBeNull();
  const png = await saved(page, title, 'Save as PNG');
  expect(png.name).toBe('axia-said-and-done-value-by-value.png');
  // Signature, then the width in the header: at least 17 cm at 300 dots an inch.
  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(2000);
  const csv = await saved(page, title, 'Save as CSV');
  const rows = csv.bytes.toString('utf8').trim().split('\r\n');
  expect(rows).toHaveLength(1 + 2 * VALUES);
  expect(rows[0]).toBe(
    'Value,Respondent,Says,"Says, low","Says, high",Does,"Does, low","Does, high"',
  );
});

test('two that are chosen for the scatter stand in the address, with r beside them', async ({
  page,
}) => {
  const ids = ['gpt-4o-2024-08-06', 'grok-4-0709', 'glm-4.5'].map((id) => `published:${id}`);
  await page.goto(`./#/compare?with=${ids.join(',')}`);
  await page.getByRole('combobox', { name: /^Up/ }).selectOption('GLM-4.5');
  await expect(page).toHaveURL(/across=published%3Agpt-4o-2024-08-06&up=published%3Aglm-4\.5/);
  await page.reload();
  const scatter = page.getByRole('figure', { name: 'Share of choices of GPT-4o against GLM-4.5' });
  await expect(scatter).toContainText(/Ten values: r (1\.00|\.9\d), rank correlation/);
  await expect(scatter.getByRole('img')).toBeVisible();
});

test('the published models by country: likeness within and between, with a permutation p', async ({
  page,
}) => {
  await openWithNobody(page);
  for (const box of await boxes(page).all()) await box.check();
  const groups = page.getByRole('figure', {
    name: 'Groups of models: likeness within and between',
  });
  const row = groups.getByRole('row', { name: /^country/ });
  await expect(row).toContainText('China (5); United States (5)');
  await expect(
    page.getByText("Whether country goes with how alike the models are can't be told."),
  ).toBeVisible();

  // Whether the circle shows: too few of these ten, beside the study's fifty (measurement.md, section 8).
  await page.getByText('Whether the circle shows, and how').press('Enter');
  await expect(page.getByText("go together can't be told from 10 profiles.").first()).toBeVisible();
  await expect(
    page.getByText('ρ = −.70 in the questionnaire and −.15 in what was chosen'),
  ).toBeVisible();
  const fit = page.getByRole('figure', { name: 'How far each profile follows the circle' });
  await fit.getByText('Table behind this figure, and files to save').press('Enter');
  await expect(fit.getByRole('row')).toHaveCount(1 + 2 * PUBLISHED.length);

  // A group leads to its members side by side.
  await page.getByRole('link', { name: 'China (5)', exact: true }).press('Enter');
  await expect(page.locator('summary', { hasText: 'Whom to compare:' })).toContainText(
    'Qwen2.5 72B Instruct, DeepSeek V3, Kimi K2 Instruct, Doubao Seed 1.6, GLM-4.5',
  );
});

test('the page explains itself in sentences made of its numbers, to copy with figures and citation', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWithNobody(page);
  for (const box of await boxes(page).all()) await box.check();
  await page.getByRole('button', { name: 'Explain this page' }).click();
  const reading = page.getByRole('region', { name: 'This page explained' });
  await expect(reading).toContainText('Compared are 10 respondents.');
  await expect(reading).toContainText('Self-direction has the highest figure for all of them.');
  // The smallest r of the published tables (measurement.md, section 8).
  await expect(reading).toContainText('smallest .98');
  await reading.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(reading.getByRole('status')).toContainText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Compared are 10 respondents.');
  expect(copied).toContain('arXiv:2601.07972');
  expect(copied).toContain('#/compare?with=');
});

test('a person and a model are compared at equal length on a press', async ({ page }) => {
  test.setTimeout(120_000);
  await answerEverything(page, 'Ada');
  await loadBaseline(page);
  await letItAnswer(page);
  await expectFinished(page);
  await page.goto('./#/compare');
  await page.getByRole('button', { name: 'Compare at equal length' }).click();
  const drawn = page.getByRole('figure', { name: 'At equal length' });
  await expect(drawn).toContainText(/over 15 questions that all answered/, { timeout: 30_000 });
  await expect(drawn.getByRole('row', { name: /^Ada/ })).toContainText(/[.]\d\d/);
});

test('a group is a respondent: the mean of its members', async ({ page }) => {
  await page.goto('./#/compare?with=group:published-china,group:published-united-states');
  await expect(
    page.getByRole('img', { name: 'Value circle: Published, China, Published, United States' }),
  ).toBeVisible();
  await page.getByText('Whom to compare:').click();
  await expect(page.getByRole('checkbox', { name: /^Published, China/ })).toBeChecked();
  await expect(page.getByText('mean of 5 profiles').first()).toBeVisible();
});

test('a person’s mark leads to the questions behind it, by pointer and by keyboard', async ({
  page,
}) => {
  await answerEverything(page, 'Ada');
  await page.goto('./#/compare');
  const circle = page.getByRole('figure', { name: /^Value circle: Ada/ });
  await expect(circle.getByRole('img')).toBeVisible();
  // A pointer presses the mark itself; marks of two respondents, or of saying and doing, may cover each other.
  await page.getByText('Whom to compare:').click();
  await page
    .getByRole('checkbox', { name: /^GPT-4o/ })
    .first()
    .uncheck();
  await page.getByRole('button', { name: 'Does', exact: true }).click();
  await circle
    .locator('a', { has: page.locator('title', { hasText: /^Ada does: Power/ }) })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada, Power');
  await expect(page).toHaveURL(/#\/compare\/questions\?with=person%3A.*&value=PO$/);
  const questions = page.getByRole('listitem').filter({ has: page.getByRole('table') });
  // Form A offers every value six times over its fifteen questions.
  await expect(questions).toHaveCount(6);
  await expect(questions.first().getByRole('row', { name: /Power/ })).toBeVisible();
  const portraits = page.getByRole('region', { name: 'Portraits' });
  await expect(portraits.getByRole('row', { name: /Power/ })).toHaveCount(2);
  await inspect(page);
  await page.goBack();

  // The keyboard takes the table behind the figure, whose rows lead to the same.
  const table = circle.getByText('Table behind this figure, and files to save');
  await table.press('Enter');
  await circle
    .getByRole('row', { name: /^Power Ada/ })
    .getByRole('link')
    .press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada, Power');
  await page.goBack();

  // So do the places in the order, and the rows of every figure.
  const order = page.getByRole('region', { name: 'Values in order', exact: true });
  const ofAda = page.locator('[href*="person"]');
  await order.getByRole('link', { name: 'Power' }).and(ofAda).press('Enter');
  await expect(page).toHaveURL(/#\/compare\/questions\?with=person%3A.*&value=PO$/);
});

test('what cannot be compared is marked with its reason, left out, and shown all the same on a tick', async ({
  page,
}) => {
  await introduce(page, 'Bo');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  // The same rating throughout does not count.
  await answerByDigits(page, PORTRAITS, { digit: () => 3 });
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS);
  await page.goto('./#/compare');
  const reason = page.getByText(/^What Bo says is left out:/);
  await expect(reason).toContainText('the questionnaire does not count');
  const drawn = page.getByRole('figure', { name: 'Said and done, value by value' });
  await drawn.getByText('Table behind this figure, and files to save').click();
  const row = drawn.getByRole('row', { name: /^Power Bo/ });
  await expect(row.getByRole('cell').nth(1)).toHaveText('none');
  await page.getByLabel('Show Bo all the same').check();
  await expect(page).toHaveURL(/&also=person%3A/);
  await expect(row.getByRole('cell').nth(1)).not.toHaveText('none');
  await expect(page.getByText(/^What Bo says is shown, as you asked/)).toBeVisible();
  await expect(row).toContainText('Bo (questionnaire does not count)');
});

test('the choice stands in the address and is taken from it', async ({ page, context }) => {
  await openWithNobody(page);
  await page.getByRole('checkbox', { name: /^DeepSeek V3/ }).check();
  await page.getByRole('checkbox', { name: /^GLM-4.5/ }).check();
  await expect(page).toHaveURL(/#\/compare\?with=published%3Adeepseek-v3,published%3Aglm-4\.5$/);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(
    second.getByRole('img', { name: 'Value circle: DeepSeek V3, GLM-4.5' }),
  ).toBeVisible();
  await expect(agreement(second, 'DeepSeek V3')).toContainText('= .38,');
  // Somebody who is not on this machine is named as missing, and the others are shown.
  await second.goto('./#/compare?with=published:glm-4.5,person:nobody');
  await expect(
    second.getByText('One respondent in this link is not on this machine.'),
  ).toBeVisible();
  await expect(second.getByRole('img', { name: 'Value circle: GLM-4.5' })).toBeVisible();
});

test('a list that somebody has opened stays open while the profiles arrive', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/analysis\.worker/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./#/compare');
  await expect(page.getByText(/^Computing the profile of/)).toBeVisible();
  await page.getByText('Whom to compare:').click();
  await expect(boxes(page)).toHaveCount(PUBLISHED.length);
  release();
  await expect(page.getByRole('img', { name: /^Value circle/ })).toBeVisible();
  await expect(page.getByText(/^Computing the profile of/)).toBeHidden();
  await expect(boxes(page)).toHaveCount(PUBLISHED.length);
});

test('two ticks in one moment both count', async ({ page }) => {
  await openWithNobody(page);
  const group = page.getByRole('group', { name: 'Published' });
  await group.evaluate((element) => {
    for (const box of [...element.querySelectorAll('input')].slice(0, 3)) box.click();
  });
  await expect(boxes(page).and(page.getByRole('checkbox', { checked: true }))).toHaveCount(3);
  await expect(
    page.getByRole('img', { name: /^Value circle: GPT-4o, Gemini.*, Claude/ }),
  ).toBeVisible();
});

test('once loaded, the comparison works with the network cut', async ({ page, context }) => {
  await page.goto('./#/compare');
  await expect(page.getByRole('img', { name: /^Value circle/ })).toBeVisible();
  await context.setOffline(true);
  const reached = await page.evaluate(() =>
    fetch('./icon.svg').then(
      () => true,
      () => false,
    ),
  );
  expect(reached).toBe(false);
  await page.getByText('Whom to compare:').click();
  for (const box of await boxes(page).all()) await box.uncheck();
  await page.getByRole('checkbox', { name: /^Kimi K2/ }).check();
  await expect(page.getByRole('img', { name: 'Value circle: Kimi K2 Instruct' })).toBeVisible();
  await expect(agreement(page, 'Kimi K2 Instruct')).toContainText('= .36,');
});
