// npm run pictures: pictures of the main pages for docs/pictures, so that a change in looks shows in
// a review. Everything in them is answered and computed on the way: a person with a fixed pattern of
// answers, and the untrained baseline.
import { mkdirSync } from 'node:fs';
import { ROOT, installChromium, installPackages } from './prepare.mjs';

installPackages();
installChromium();
const { build, preview } = await import('vite');
const { chromium } = await import('@playwright/test');

const FOLDER = `${ROOT}/docs/pictures`;
const SIZES = /** @type {const} */ ([
  { name: '1280-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: '390-dark', width: 390, height: 844, colorScheme: 'dark' },
]);
/** Which option is chosen, question by question: a person who cares for people and for nature. */
const RATINGS = '513621542645316524613';
const CHOICES = '123412341234123';

await build({ root: ROOT, logLevel: 'warn' });
const server = await preview({ root: ROOT, preview: { host: 'localhost', port: 4178 } });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
});
mkdirSync(FOLDER, { recursive: true });

/**
 * Answers every question on screen with the digits given.
 * @param {import('@playwright/test').Page} page
 * @param {string} digits
 */
async function answer(page, digits) {
  for (const [index, digit] of [...digits].entries()) {
    await page.getByText(`Question ${index + 1} of ${digits.length}`, { exact: true }).waitFor();
    await page.keyboard.press(digit);
  }
  await page.getByRole('heading', { name: 'All answered' }).waitFor();
}

for (const { name, width, height, colorScheme } of SIZES) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  const picture = (/** @type {string} */ what) =>
    page.screenshot({ path: `${FOLDER}/${what}-${name}.png`, fullPage: true });

  await page.goto(address);
  await page.getByRole('img', { name: 'The circle of ten values' }).waitFor();
  await picture('home');
  await page.goto(`${address}#/me`);
  await page.getByLabel('A name').fill('Ada');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answer(page, RATINGS);
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await page.getByText('Question 1 of 15', { exact: true }).waitFor();
  await picture('question');
  await answer(page, CHOICES);
  await page.getByRole('link', { name: 'See the result' }).click();
  await page.getByRole('table').first().waitFor();
  await picture('result');
  await page.goto(`${address}#/models`);
  await page.getByRole('button', { name: 'Load Untrained baseline' }).click();
  const ask = page.getByRole('button', { name: 'Let it answer the questions' });
  await ask.waitFor();
  await picture('models');
  await ask.click();
  await page.getByText('All questions are answered').waitFor({ timeout: 120_000 });
  await page.goto(`${address}#/compare`);
  await page.getByRole('table').first().waitFor();
  await page.getByText('Distance is 1 − r').waitFor();
  await picture('compare');
  await page.goto(`${address}#/findings`);
  await page.getByText('On this machine: ').waitFor();
  await picture('findings');
  await page.goto(`${address}#/classroom`);
  await page.getByRole('link', { name: 'Make a class set' }).waitFor();
  await picture('classroom');
  await context.close();
}
await browser.close();
server.httpServer.close();
