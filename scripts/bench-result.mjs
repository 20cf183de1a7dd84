// npm run bench:result: how long it takes from a person's last answer to the drawn result, measured on the
// built application in a real Chromium. Aim: 300 ms, from the key to the painted circle and table, with the
// link to the result pressed the moment it is there. Nothing here decides whether a test passes.
//   --dist <folder>   measure what is built there instead of building
//   --runs <number>   people who answer anew (default 9), for each length
import { parseArgs } from 'node:util';
import { openBuilt, summary } from './built-page.mjs';

const { values } = parseArgs({
  options: { dist: { type: 'string' }, runs: { type: 'string', default: '9' } },
});
const RUNS = Number(values.runs);
const LENGTHS = /** @type {const} */ ([
  { portraits: 21, scenarios: 15 },
  { portraits: 40, scenarios: 60 },
]);

const { server, browser, address } = await openBuilt(values.dist, 4182);

/**
 * Presses a digit for each question of a sitting, but for the last so many.
 * @param {import('@playwright/test').Page} page
 * @param {number} total
 * @param {number} run
 */
async function answer(page, total, run) {
  for (let place = 1; place <= total; place += 1) {
    await page.getByText(`Question ${place} of ${total}`, { exact: true }).waitFor();
    if (place === total) {
      await page.evaluate(() => {
        window.drawn = null;
        window.isArmed = true;
      });
    }
    await page.keyboard.press(String(1 + ((place * (run + 3)) % 4)));
  }
}

/**
 * One person's whole sitting in a fresh browser; how long the result took, in milliseconds.
 * @param {{ portraits: number, scenarios: number }} length
 * @param {number} run
 */
async function oneRun({ portraits, scenarios }, run) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(() => {
    window.isArmed = false;
    window.drawn = null;
    let since = 0;
    addEventListener('keydown', ({ timeStamp }) => {
      if (window.isArmed && since === 0) since = timeStamp;
    });
    const look = () => {
      if (since === 0) return;
      const link = [...document.querySelectorAll('main a')].find(
        (one) => one.textContent.trim() === 'See the result',
      );
      if (link instanceof HTMLElement) link.click();
      if (document.querySelector('main svg[role="img"]') === null) return;
      if (document.querySelector('main table caption') === null) return;
      const began = since;
      since = 0;
      window.isArmed = false;
      // A task queued in the next frame runs when that frame has been painted.
      requestAnimationFrame(() => setTimeout(() => (window.drawn = performance.now() - began)));
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${address}#/me`);
  await page.getByLabel(/^A name/).fill('Ada');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByText('Choose how long').click();
  await page
    .getByRole('button', { name: `Answer ${portraits} portraits` })
    .last()
    .click();
  await answer(page, portraits, run);
  // The first half ends at the result too, for the link is pressed wherever it stands.
  await page.waitForFunction(() => window.drawn !== null);
  await page.goto(`${address}#/me`);
  await page.getByText('Choose how long').click();
  await page
    .getByRole('button', { name: `Answer ${scenarios} scenarios` })
    .last()
    .click();
  await answer(page, scenarios, run);
  const handle = await page.waitForFunction(() => window.drawn ?? false);
  const time = Number(await handle.jsonValue());
  await page.close();
  return time;
}

try {
  for (const length of LENGTHS) {
    /** @type {number[]} */
    const times = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await oneRun(length, run));
    console.log(
      `${length.portraits} portraits and ${length.scenarios} scenarios: ${summary(times)}`,
    );
  }
} finally {
  await browser.close();
  server.httpServer.close();
}
