// npm run bench:classroom: how fast the board is with a class of 30 and five models that have answered the whole
// bank (12,000 rows), and how long it takes to collect codes. Nothing here decides whether a test passes.
//   --dist <folder>   measure what is built there instead of building
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openBuilt, summary } from './built-page.mjs';
import { ROOT, installPackages } from './prepare.mjs';

installPackages();
const { build } = await import('vite');

const { values } = parseArgs({ options: { dist: { type: 'string' } } });
const PUPILS = 30;
const MODELS = 5;
const RUNS = 7;
const MANY = 5000;

// The class is TypeScript: built into one script, as check-content.mjs does.
const built = await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'tests/bench/classroom.ts',
    write: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
const { code } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built).output[0];
/** @type {typeof import('../tests/bench/classroom')} */
const { codesFor, modelsFor } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const { server, browser, address } = await openBuilt(values.dist, 4182);

try {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();

  /**
   * Milliseconds from pressing what has this text to the painted frame in which something is seen.
   * @param {string} text of the button or link
   * @param {string} seen a selector
   */
  const pressed = (text, seen) =>
    page.evaluate(
      ([words, selector]) =>
        new Promise((resolve) => {
          const found = [...document.querySelectorAll('button, a')].find(
            ({ textContent }) => textContent?.trim() === words,
          );
          const start = performance.now();
          const look = () => {
            if (document.querySelector(selector ?? '') === null) return false;
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
            return true;
          };
          const observer = new MutationObserver(() => {
            if (look()) observer.disconnect();
          });
          observer.observe(document, { childList: true, subtree: true });
          if (found instanceof HTMLElement) found.click();
        }),
      [text, seen],
    );

  await page.goto(`${address}#/classroom/new`);
  await page.getByLabel('Name of the set').fill('Ethics, 10 b');
  await page.getByRole('radio', { name: /^15 scenarios/ }).check();
  await page.getByRole('checkbox', { name: /^Ask 21 short portraits/ }).check();
  await page.getByRole('button', { name: 'Make the set' }).click();
  const link = await page.getByRole('textbox', { name: 'Link for pupils' }).inputValue();
  const { respondents, answers } = await modelsFor(link, MODELS);
  await page.evaluate(
    (tables) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('axia');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(Object.keys(tables), 'readwrite');
          for (const [name, rows] of Object.entries(tables)) {
            for (const row of rows) transaction.objectStore(name).add(row);
          }
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(null);
          };
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    { respondents, answers },
  );
  await page.getByRole('link', { name: 'Collect the codes' }).click();
  const field = page.getByRole('textbox', { name: 'Codes' });
  const collect = async (/** @type {string[]} */ codes) => {
    await field.fill(codes.join('\n'));
    const start = Date.now();
    await page.getByRole('button', { name: 'Take these codes' }).click();
    await page.getByText(/codes? taken/).waitFor();
    return Date.now() - start;
  };
  const codes = codesFor(link, PUPILS);
  console.log(`${PUPILS} codes pasted: taken in ${await collect(codes)} ms`);
  await page.getByRole('button', { name: `Count ${PUPILS} codes` }).click();
  await page.getByRole('link', { name: 'To the board' }).click();
  await page.getByRole('button', { name: 'Show the votes' }).waitFor();
  const board = page.url();

  /** @type {Record<string, number[]>} */
  const times = { 'board from its link': [], votes: [], models: [], values: [], circle: [] };
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto(board.replace(/board$/, 'collect'));
    await page.reload();
    await page.getByRole('heading', { name: 'Collect the codes' }).waitFor();
    times['board from its link']?.push(await pressed('Board', 'article ol > li'));
    times['votes']?.push(await pressed('Show the votes', '.vote'));
    times['models']?.push(
      await pressed('Show what models chose', `table tbody tr:nth-child(${MODELS + 1})`),
    );
    times['values']?.push(await pressed('Show the values behind them', 'p.value'));
    for (let next = 0; next < 15; next += 1) {
      await page.getByRole('button', { name: /^(Next|To the circle)$/ }).click();
    }
    times['circle']?.push(await pressed('Show the circle', '[aria-label="The gap of the room"]'));
  }
  for (const [what, list] of Object.entries(times)) console.log(`${what}: ${summary(list)}`);
  await page.goto(board.replace(/board$/, 'collect'));
  await page.reload();
  const start = Date.now();
  await page.getByLabel(/^or text files/).setInputFiles({
    name: 'codes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(codesFor(link, MANY).join('\n')),
  });
  await page.getByText(/codes? taken/).waitFor();
  console.log(`${MANY} codes in a file: taken in ${Date.now() - start} ms`);
  console.log(`load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores, ${cpus()[0]?.model}`);
} finally {
  await browser.close();
  server.httpServer.close();
}
