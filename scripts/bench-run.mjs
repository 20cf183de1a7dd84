// npm run bench:run: a long run of the untrained baseline on the built application in a real Chromium: what
// its memory does, how long the page's main thread is ever busy, and how many tokens of its prompts are
// evaluated. Aims: memory stays bounded over 2,000 questions, no task of the page above 50 ms, and at most
// 45 % of the tokens of all prompts evaluated (55 % over the four orders of single questions). Nothing here
// decides whether a test passes.
//   --dist <folder>      measure what is built there instead of building
//   --model <name>       another model of the Models page, by its name there
//   --preset <words>     what it answers, as its button says (default: everything)
//   --minutes <number>   at most so long (default 60)
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openBuilt } from './built-page.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    model: { type: 'string', default: 'Untrained baseline' },
    preset: { type: 'string', default: 'everything' },
    minutes: { type: 'string', default: '60' },
  },
});
const MINUTES = Number(values.minutes);

const { server, browser, address } = await openBuilt(values.dist, 4179);

/**
 * Bytes in memory of the process that has the page and its workers, the engine's among them: the largest of
 * the browser's renderers. From /proc, so on Linux only; zero elsewhere.
 * @param {import('@playwright/test').CDPSession} system
 */
async function memoryOfProcess(system) {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const status = `/proc/${id}/status`;
      const found = existsSync(status)
        ? /VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))
        : null;
      return 1024 * Number(found?.[1] ?? 0);
    });
  return Math.max(0, ...sizes);
}

/** Bytes of JavaScript of the page after what is garbage has gone.
 * @param {import('@playwright/test').CDPSession} devtools */
async function heapOfPage(devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/** The greatest of each tenth of a list. @param {readonly number[]} numbers */
const tenths = (numbers) =>
  Array.from({ length: 10 }, (_, part) =>
    Math.max(
      ...numbers.slice(
        Math.floor((part * numbers.length) / 10),
        Math.max(
          Math.floor((part * numbers.length) / 10) + 1,
          Math.floor(((part + 1) * numbers.length) / 10),
        ),
      ),
    ),
  );

const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const sum = (/** @type {readonly number[]} */ numbers) =>
  numbers.reduce((all, one) => all + one, 0);

/** @typedef {import('../src/core/study/answer').AnswerRow} Row */

/** Every stored answer. @param {import('@playwright/test').Page} page @returns {Promise<Row[]>} */
function answers(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('axia');
        opening.onerror = () => {
          reject(new Error(String(opening.error)));
        };
        opening.onsuccess = () => {
          const all = opening.result.transaction('answers').objectStore('answers').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  );
}

/** What of the prompts was evaluated, over all rows and over the orders of single questions.
 * @param {readonly Row[]} rows in the order of asking */
function printTokens(rows) {
  /** @type {Map<string, { prompt: number, evaluated: number }[]>} */
  const byQuestion = new Map();
  let prompt = 0;
  let evaluated = 0;
  for (const { question, answer } of rows) {
    if (answer.kind !== 'distribution' || answer.evaluatedTokens === null) continue;
    prompt += answer.promptTokens;
    evaluated += answer.evaluatedTokens;
    if (question.instrument !== 'scenarios') continue;
    const key = `${question.scenario} ${question.question}`;
    const own = byQuestion.get(key) ?? [];
    own.push({ prompt: answer.promptTokens, evaluated: answer.evaluatedTokens });
    byQuestion.set(key, own);
  }
  console.log(
    `tokens evaluated over the whole plan: ${evaluated} of ${prompt}, ${((100 * evaluated) / prompt).toFixed(1)} %`,
  );
  // As if each question stood alone: its first order is evaluated in full.
  const alone = [...byQuestion.values()].filter((orders) => orders.length === 4);
  const shares = alone.map(
    ([first, ...rest]) =>
      ((first?.prompt ?? 0) + sum(rest.map((one) => one.evaluated))) /
      ((first?.prompt ?? 0) + sum(rest.map((one) => one.prompt))),
  );
  console.log(
    `tokens evaluated over the four orders of a single question: mean ${((100 * sum(shares)) / shares.length).toFixed(1)} %, most ${(100 * Math.max(...shares)).toFixed(1)} % of ${shares.length} questions`,
  );
}

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      const found = list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }));
      window.longTasks.push(...found);
    }).observe({ type: 'longtask', buffered: true });
  });
  const system = await browser.newBrowserCDPSession();
  const devtools = await page.context().newCDPSession(page);
  await page.goto(`${address}#/models`);
  await page.getByRole('button', { name: `Load ${values.model}` }).click();
  await page.getByText(/^Loaded, on the processor/).waitFor();
  const asks = page.getByRole('button', { name: `Let it answer ${values.preset}` });
  await asks.waitFor();
  console.log(`load of the machine ${loadavg()[0]?.toFixed(1) ?? ''}`);
  console.log(
    `before: process ${megabytes(await memoryOfProcess(system))}, JavaScript of the page ${megabytes(await heapOfPage(devtools))}`,
  );
  await asks.click();
  const panel = page.getByRole('region', { name: 'Run' });
  await panel.getByText(/^\d+ of \d+ questions/).waitFor();
  // Opening the page of studies and planning the study are not yet the run.
  const begun = await page.evaluate(() => {
    window.longTasks = [];
    return performance.now();
  });
  const since = Date.now();
  /** @type {number[]} */
  const memory = [];
  let isRunning = true;
  while (isRunning && Date.now() - since < MINUTES * 60_000) {
    await page.waitForTimeout(1_000);
    memory.push(await memoryOfProcess(system));
    isRunning = await panel.getByText('Answering.').isVisible();
  }
  const tasks = await page.evaluate(() => window.longTasks);
  const rows = (await answers(page)).sort((a, b) => a.shownAt - b.shownAt);
  const seconds = (Date.now() - since) / 1000;
  console.log(
    `${rows.length} questions in ${seconds.toFixed(0)} s, load of the machine ${loadavg()[0]?.toFixed(1) ?? ''}`,
  );
  console.log(
    `process at most ${megabytes(Math.max(...memory))}, after ${megabytes(memory.at(-1) ?? 0)}; every tenth of the run ${tenths(memory).map(megabytes).join(', ')}; JavaScript of the page ${megabytes(await heapOfPage(devtools))} after`,
  );
  console.log(
    `tasks of the page above 50 ms during the run: ${tasks.map(({ startTime, duration }) => `${duration.toFixed(0)} ms after ${((startTime - begun) / 1000).toFixed(1)} s`).join(', ') || 'none'}`,
  );
  printTokens(rows);
} finally {
  await browser.close();
  server.httpServer.close();
}
