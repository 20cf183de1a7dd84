// npm run bench: the figures of speed and size, measured on the built application in a real Chromium.
// Ratios compare two things in one run on one machine; nothing here decides whether a test passes.
//   --questions <number>   how many questions of SmolLM2 a side (default 16)
//   --pairs <number>       alternating pairs of application and bare loop (default 5)
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { installPackages, installChromium, ROOT } from './prepare.mjs';

installPackages();
installChromium();
const { build, preview } = await import('vite');
const { chromium } = await import('@playwright/test');

const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '16' },
    pairs: { type: 'string', default: '5' },
  },
});
const PAIRS = Number(values.pairs);
const THREADS = Math.min(8, Math.max(Math.min(2, cpus().length), cpus().length - 1));
const SMOL = 'SmolLM2-135M-Instruct.Q4_1.gguf';

/** @param {readonly number[]} numbers */
const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/** Answers a second between the first answer, which warms up, and the last.
 * @param {readonly number[]} times */
const rate = (times) => (1000 * (times.length - 1)) / ((times.at(-1) ?? 0) - (times[0] ?? 0));

await build({ root: ROOT, logLevel: 'warn' });
await build({
  root: `${ROOT}/tests/bench`,
  configFile: false,
  base: './',
  logLevel: 'warn',
  worker: { format: 'es' },
  build: { outDir: `${ROOT}/dist/bench`, target: 'es2023' },
});
const server = await preview({
  root: ROOT,
  preview: { host: 'localhost', port: 4177, strictPort: false },
});
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
});

/** A fresh visitor, with everything closed after. @template T
 * @param {(page: import('@playwright/test').Page) => Promise<T>} work */
async function visit(work) {
  const context = await browser.newContext();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function homeBytes() {
  return visit(async (page) => {
    /** @type {Promise<number>[]} */
    const sizes = [];
    page.on('response', (response) => {
      if (/\.js$/.test(response.url())) {
        sizes.push(response.body().then((body) => gzipSync(body).length));
      }
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  });
}

/** From navigation, with nothing in the browser's cache, to the first question of a sitting just begun. */
async function firstQuestion() {
  return visit(async (page) => {
    await page.goto(`${address}#/me`);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
    await page.getByRole('button', { name: 'very much like me' }).waitFor();
    const sitting = page.url();
    // Away from the origin first: the same address again would not navigate.
    await page.goto('about:blank');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    const start = Date.now();
    await page.goto(sitting, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'very much like me' }).waitFor();
    return Date.now() - start;
  });
}

/** @param {string} name @param {number} count */
async function throughApplication(name, count) {
  return visit(async (page) => {
    await page.goto(`${address}#/models`);
    await page.getByRole('button', { name: `Load ${name}` }).click();
    await page.getByRole('button', { name: 'Let it answer the questions' }).click();
    await page.waitForFunction(
      (enough) => {
        const bar = document.querySelector('section[aria-label="Run"] progress');
        return bar instanceof HTMLProgressElement && bar.value >= enough;
      },
      count,
      // Seldom: watching at every frame would take from the processor that is measured.
      { timeout: 900_000, polling: 500 },
    );
    const times = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('axia');
          opening.onsuccess = () => {
            const reading = opening.result.transaction('answers').objectStore('answers').getAll();
            reading.onsuccess = () => {
              resolve(reading.result.map((row) => row.answeredAt));
            };
          };
        }),
    );
    return rate(
      times.sort((/** @type {number} */ a, /** @type {number} */ b) => a - b).slice(0, count),
    );
  });
}

/**
 * @param {string} file
 * @param {number} count
 * @param {number} threads as many as the application gives this file
 */
async function throughBareLoop(file, count, threads) {
  return visit(async (page) => {
    await page.goto(`${address}bench/index.html`);
    const times = await page.evaluate(
      // The bench page puts bareLoop on the window.
      ([model, workers, questions]) => window.bareLoop(model, workers, questions),
      /** @type {const} */ ([`${address}${file}`, threads, count]),
    );
    return rate(times);
  });
}

/** @param {string} name @param {string} file @param {number} count @param {number} threads */
async function compare(name, file, count, threads) {
  /** @type {{ application: number, bare: number, ratio: number }[]} */
  const pairs = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const first = pair % 2 === 0;
    const before = first ? await throughApplication(name, count) : null;
    const bare = await throughBareLoop(file, count, threads);
    const application = before ?? (await throughApplication(name, count));
    pairs.push({ application, bare, ratio: application / bare });
    console.log(
      `  pair ${pair + 1}: application ${application.toFixed(3)}, bare loop ${bare.toFixed(3)} questions a second, ratio ${(application / bare).toFixed(3)}`,
    );
  }
  const of = (/** @type {'application' | 'bare' | 'ratio'} */ key) =>
    median(pairs.map((pair) => pair[key])).toFixed(3);
  console.log(
    `${name}: median application ${of('application')}, bare loop ${of('bare')} questions a second, ratio ${of('ratio')} (${count} questions, ${PAIRS} alternating pairs)`,
  );
}

try {
  console.log(
    `JavaScript of the first visit to Home: ${((await homeBytes()) / 1000).toFixed(1)} kB gzipped`,
  );
  const times = [];
  for (let run = 0; run < 5; run += 1) times.push(await firstQuestion());
  console.log(
    `navigation, cache off, to an answerable first question: median ${median(times)} ms of 5`,
  );
  // Threads as src/engine/probe.ts and the worker choose them: small files run on one.
  await compare('Untrained baseline', 'baseline.gguf', 102, 1);
  if (existsSync(`${ROOT}/models/${SMOL}`)) {
    await compare(
      'SmolLM2 135M Instruct (Q4_1)',
      `models/${SMOL}`,
      Number(values.questions),
      THREADS,
    );
  } else {
    console.log('SmolLM2 is not here: npm run model:fetch');
  }
} finally {
  await browser.close();
  server.httpServer.close();
}
