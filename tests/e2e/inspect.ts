// Light and dark, on a phone and a laptop: axe-core finds nothing on a page, and the page is no wider
// than its window.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

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

/** With text at twice its size, as on a phone and as a window of 1,280 pixels at 200 %, nothing is cut off. */
export async function expectRoomForLargeText(page: Page): Promise<void> {
  for (const [width, size] of [
    [360, '200%'],
    [640, '100%'],
    [1280, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
    }, size);
    await expectNoOverflow(page, width);
  }
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
}

/** Looks at the page as it is at every width, light and dark. */
export async function inspect(page: Page): Promise<void> {
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
