// The whole way from Home to the result without a mouse, with the focus always in sight.
import { expect, test } from '@playwright/test';
import {
  expectFocusVisible,
  expectQuestion,
  options,
  PORTRAITS,
  SCENARIOS,
  tabTo,
} from './helpers';

test('a person gets from Home to the result by keyboard only', async ({ page }) => {
  await page.goto('./');
  await tabTo(page, page.getByRole('link', { name: 'Answer for yourself' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel(/^A name/));
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Answer 21 portraits' }));
  await page.keyboard.press('Enter');

  // Arrows and Enter for some, digits for the others.
  for (let place = 1; place <= PORTRAITS; place += 1) {
    await expectQuestion(page, place, PORTRAITS);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    if (place <= 3) {
      for (let step = 0; step < place; step += 1) {
        await page.keyboard.press('ArrowDown');
        await expect(options(page).nth(step)).toBeFocused();
        await expectFocusVisible(page);
      }
      await page.keyboard.press(place === 2 ? 'Space' : 'Enter');
    } else {
      await page.keyboard.press(String(1 + (place % 6)));
    }
  }
  await tabTo(page, page.getByRole('button', { name: 'Answer 15 scenarios' }));
  await page.keyboard.press('Enter');
  for (let place = 1; place <= SCENARIOS; place += 1) {
    await expectQuestion(page, place, SCENARIOS);
    await page.keyboard.press(String(1 + (place % 4)));
  }
  await tabTo(page, page.getByRole('link', { name: 'See the result' }));
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Ada: what you say and what you do' }),
  ).toBeVisible();
  await tabTo(page, page.getByText('Table behind this figure'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: /^Ada: distance/ })).toBeVisible();
});

test('arrows move between options and between questions', async ({ page }) => {
  await page.goto('./#/me');
  await page.getByLabel(/^A name/).fill('Ada');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).press('Enter');
  await expectQuestion(page, 1, SCENARIOS);

  // “None of these” stands after the options.
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('button', { name: 'None of these' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(options(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(options(page).first()).toBeFocused();

  // Right leads nowhere from a question that is open; a digit without an option does nothing.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('5');
  await expectQuestion(page, 1, SCENARIOS);
  await page.keyboard.press('0');
  await expectQuestion(page, 2, SCENARIOS);
  await page.keyboard.press('ControlOrMeta+z');
  await expectQuestion(page, 1, SCENARIOS);
  await expect(page.getByRole('button', { pressed: true })).toHaveCount(0);
  await page.keyboard.press('3');
  await expectQuestion(page, 2, SCENARIOS);
  await page.keyboard.press('ArrowLeft');
  await expectQuestion(page, 1, SCENARIOS);
  await expect(options(page).nth(2)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowLeft');
  await expectQuestion(page, 1, SCENARIOS);
  await page.keyboard.press('ArrowRight');
  await expectQuestion(page, 2, SCENARIOS);
});

test('the first tab stop leads past the navigation', async ({ page }) => {
  await page.goto('./#/about');
  await expect(page.getByRole('heading', { name: 'About Axia' })).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await expect(skip).toBeFocused();
  await expectFocusVisible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/#\/about$/);
});

test('after a change of page the focus is in the new page', async ({ page }) => {
  await page.goto('./');
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Data', exact: true })
    .press('Enter');
  await expect(page.getByRole('heading', { name: 'Data', level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveTitle('Data – Axia');
});
