// Every page and state, light and dark, on a phone and a laptop: axe-core finds nothing, and no page
// is wider than its window.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import {
  answerByDigits,
  answerEverything,
  expectFinished,
  expectLoaded,
  expectQuestion,
  introduce,
  letItAnswer,
  loadBaseline,
  PORTRAITS,
  SCENARIOS,
} from './helpers';
import { expectRoomForLargeText, inspect } from './inspect';

async function open(page: Page, address: string, heading: string | RegExp): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

test.describe('on a fresh machine', () => {
  const PAGES = [
    ['Home', './', /^What you say you value/],
    ['the start of Me', './#/me', 'What you say, and what you do'],
    ['Studies', './#/studies', 'Studies'],
    ['Data', './#/data', 'Data'],
    ['About', './#/about', 'About Axia'],
    ['an address that leads nowhere', './#/nowhere', 'No such page'],
  ] as const;
  for (const [name, address, heading] of PAGES) {
    test(`${name} has no violations and fits its window`, async ({ page }) => {
      await open(page, address, heading);
      await inspect(page);
    });
  }

  test('Models has no violations and fits its window', async ({ page }) => {
    await open(page, './#/models', 'Models');
    await page.getByText('An MLC model by address').click();
    await inspect(page);
  });

  test('Compare has no violations and fits its window', async ({ page }) => {
    await open(page, './#/compare', 'Compare');
    await expect(page.getByRole('img', { name: /^Value circle/ })).toBeVisible();
    await page.getByText('Whom to compare:').click();
    await inspect(page);
  });

  test('a portrait, a scenario and a refused model have no violations and fit', async ({
    page,
  }) => {
    await introduce(page, 'Ada');
    await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
    await answerByDigits(page, PORTRAITS, { last: 1 });
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expectQuestion(page, 1, PORTRAITS);
    await inspect(page);
    await page.getByRole('link', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
    await expectQuestion(page, 1, SCENARIOS);
    await inspect(page);
    await open(page, './#/models', 'Models');
    await page.getByLabel('Address of a GGUF file').fill('https://example.org/x.gguf');
    await page.getByRole('button', { name: 'Load from address' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('alert').getByText('Details').click();
    await inspect(page);
  });
});

test.describe('on a machine with answers', () => {
  test.describe.configure({ mode: 'serial' });
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async ({ browser, baseURL }) => {
    context = await browser.newContext({ baseURL: baseURL ?? '' });
    page = await context.newPage();
    await answerEverything(page, 'Ada');
  });
  test.afterAll(() => context.close());

  test('the page after the last question has no violations and fits its window', async () => {
    await expect(page.getByRole('heading', { name: 'All answered' })).toBeVisible();
    await inspect(page);
  });

  test('a result has no violations and fits its window', async () => {
    await page.getByRole('link', { name: 'See the result' }).click();
    await expect(page.getByRole('img', { name: 'Your circle' })).toBeVisible();
    for (const details of await page.locator('summary').all()) await details.click();
    await inspect(page);
    await expectRoomForLargeText(page);
  });

  test('a loaded model has no violations and fits its window', async () => {
    await loadBaseline(page);
    await expectLoaded(page, 'Untrained baseline');
    await page.getByText('About this file').click();
    await inspect(page);
  });

  test('a finished run has no violations and fits its window', async () => {
    await letItAnswer(page);
    await expectFinished(page);
    await inspect(page);
  });

  test('Compare with a person, a model and a published profile has no violations and fits', async () => {
    await open(page, './#/compare', 'Compare');
    await expect(page.getByRole('img', { name: /^Value circle: Ada, .*, GPT-4o/ })).toBeVisible();
    for (const details of await page.locator('summary').all()) await details.click();
    await inspect(page);
  });

  test('Home, Me and Data with something on the machine have no violations and fit', async () => {
    await open(page, './', /^What you say you value/);
    await expect(page.getByRole('region', { name: 'On this machine' })).toBeVisible();
    await inspect(page);
    await open(page, './#/me', 'What you say, and what you do');
    await expect(page.getByRole('region', { name: 'Ada' })).toBeVisible();
    await inspect(page);
    await open(page, './#/data', 'Data');
    await page.getByRole('button', { name: 'Erase everything…' }).click();
    await inspect(page);
  });
});
