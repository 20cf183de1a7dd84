// Compare on a fresh machine: the ten published profiles, without a model and without a network.
import { expect, test, type Page } from '@playwright/test';
import { column, figure, sum, VALUES } from './helpers';

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
  await page.getByText('Table behind this figure').click();
  for (const name of ['GPT-4o', 'Grok 4']) {
    const behind = page.getByRole('table', { name: `${name}: distance from the own average` });
    const does = (await column(behind, 'Does')).map(figure);
    expect(does).toHaveLength(VALUES);
    // Distances from the own average cancel out.
    expect(sum(does)).toBeCloseTo(0, 0);
    expect(Math.max(...does)).toBeGreaterThan(1);
  }
  // What the circle shows can be changed, and the table with it.
  await page.getByRole('button', { name: 'Says', exact: true }).click();
  const says = page.getByRole('table', { name: 'GPT-4o: distance from the own average' });
  await expect(says.getByRole('columnheader')).toHaveText(['Value', 'Says']);

  const details = page
    .getByRole('group')
    .filter({ has: page.getByText('GPT-4o', { exact: true }) });
  await details.last().getByText('GPT-4o', { exact: true }).click();
  const ranked = page.getByRole('table', { name: /^GPT-4o, ordered by share/ });
  expect(sum((await column(ranked, 'Share of choices')).map(figure))).toBeCloseTo(100, 0);
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
