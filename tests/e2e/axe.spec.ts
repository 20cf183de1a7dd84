// Every page and state, light and dark, on a phone and a laptop: axe-core finds nothing, and no page
// is wider than its window.
import AxeBuilder from '@axe-core/playwright';
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

const WIDTHS = [360, 390, 768, 1280, 1920];
const AXE_WIDTHS = [390, 1280];
const HEIGHT = 900;

/** The page is not wider than its window; what scrolls in a box of its own may be. */
async function expectNoOverflow(page: Page, width: number): Promise<void> {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const out = [...document.querySelectorAll('body *')].find(
      (element) =>
        element.getBoundingClientRect().right > root.clientWidth + 1 &&
        (element.closest('.scroll-x') === null ||
          getComputedStyle(element).position === 'absolute'),
    );
    return `${root.scrollWidth} wide: ${out?.outerHTML.slice(0, 120) ?? 'no element'}`;
  });
  expect(wide, `at ${width} pixels`).toBeNull();
}

async function expectNoViolations(page: Page, where: string, tags?: string): Promise<void> {
  // There are no frames of other origins; the legacy mode saves a page for each run.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations, passes } = await (tags === undefined ? axe : axe.withTags(tags)).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
  );
  expect(found, where).toEqual([]);
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
}

async function inspect(page: Page): Promise<void> {
  // Half-faded colours would be measured as they are on their way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await expectNoOverflow(page, width);
    if (!AXE_WIDTHS.includes(width)) continue;
    await page.emulateMedia({ colorScheme: 'light' });
    await expectNoViolations(page, `light, ${width} pixels`);
    // The schemes differ in colours and in nothing else.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolations(page, `dark, ${width} pixels`, 'cat.color');
  }
}

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
    await page.getByRole('button', { name: 'Back' }).click();
    await expectQuestion(page, 1, PORTRAITS);
    await inspect(page);
    await page.getByRole('link', { name: 'Pause' }).click();
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
