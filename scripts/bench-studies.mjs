// npm run bench:studies: a large study looked into and taken away, measured on the built application in a real
// Chromium. Ten models that answered 3,000 scenarios × 5 questions × 4 orders are 600,000 rows, made inside the
// page. Aims: first figures within 1 s from what is kept, a filter within 200 ms, every file with less than 300 MB
// of the page's memory. Nothing here decides whether a test passes.
//   --dist <folder>       measure what is built there instead of building
//   --models <number>     how many (default 10)
//   --scenarios <number>  how many (default 3000)
//   --runs <number>       how often opening and filtering are measured (default 5)
//   --profile <folder>    keep the filled browser there, and use what it holds the next time
//   --files               take every file away as well
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBuilt, summary } from './built-page.mjs';
import { largePack } from './large-pack.mjs';
import { ROOT, installPackages } from './prepare.mjs';

installPackages();
const { build } = await import('vite');
const { chromium } = await import('@playwright/test');

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    models: { type: 'string', default: '10' },
    scenarios: { type: 'string', default: '3000' },
    runs: { type: 'string', default: '5' },
    profile: { type: 'string' },
    files: { type: 'boolean', default: false },
  },
});
const MODELS = Number(values.models);
const RUNS = Number(values.runs);
const TRIALS = MODELS * Number(values.scenarios) * 20;
const MEGA = 1e6;

/** The program that fills the database, as one script. */
async function seedProgram() {
  const built = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: 'tests/bench/studies.ts', formats: ['iife'], name: 'bench' },
    },
  });
  const [first] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([built].flat());
  return first?.output[0].code ?? '';
}

const { server, browser, address } = await openBuilt(values.dist, 4313);
await browser.close();
const folder = values.profile ?? mkdtempSync(join(tmpdir(), 'axia-bench-'));
const isFilled = values.profile !== undefined && existsSync(folder);
const context = await chromium.launchPersistentContext(folder, {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  serviceWorkers: 'block',
  acceptDownloads: true,
  viewport: { width: 1280, height: 900 },
});

try {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      const found = list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }));
      window.longTasks.push(...found);
    }).observe({ type: 'longtask', buffered: true });
  });
  const longest = async () =>
    Math.max(0, ...(await page.evaluate(() => window.longTasks)).map(({ duration }) => duration));
  const usage = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  const load = () => `load ${loadavg()[0]?.toFixed(1)}`;

  await page.goto(`${address}#/data`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const ids = Array.from({ length: MODELS }, (_, number) => `model-${number + 1}-own-bench`);
  if (!isFilled) {
    const pack = largePack(Number(values.scenarios));
    await page.evaluate(await seedProgram());
    await page.evaluate((text) => window.seeds.pack(text), pack);
    const before = await usage();
    const began = Date.now();
    for (let number = 1; number <= MODELS; number += 1) {
      await page.evaluate(({ text, number }) => window.seeds.model(text, number), {
        text: pack,
        number,
      });
    }
    console.log(
      `${TRIALS} rows made and stored in ${((Date.now() - began) / 1000).toFixed(0)} s: ${((await usage()) - before) / TRIALS} bytes a row (${load()})`,
    );
  }

  const view = `${address}#/studies/look?with=${ids.join(',')}`;
  const shown = () => page.getByText(`${TRIALS.toLocaleString('en')} trials`, { exact: true });
  /** Loads the list anew; milliseconds from navigation to its first figures. */
  const open = async () => {
    await page.goto('about:blank');
    await page.goto(view);
    await shown().waitFor({ timeout: 580_000 });
    return page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => done(performance.now()))),
    );
  };
  console.log(`opened the first time: ${Math.round(Number(await open()))} ms (${load()})`);
  /** @type {number[]} */
  const opened = [];
  for (let run = 0; run < RUNS; run += 1) opened.push(Number(await open()));
  console.log(
    `opened from what is kept: ${summary(opened)}; longest task ${(await longest()).toFixed(0)} ms (${load()})`,
  );

  /** From a choice to the painted list. @param {string} label @param {string} choice */
  const choose = (label, choice) =>
    page.evaluate(
      ({ label, choice }) =>
        new Promise((done) => {
          const of = [...document.querySelectorAll('label')].find(
            ({ textContent }) => textContent.trim() === label,
          );
          const field = document.getElementById(of?.htmlFor ?? '');
          if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement)) {
            throw new Error(`no field ${label}`);
          }
          const since = performance.now();
          field.value = choice;
          field.dispatchEvent(
            new Event(field instanceof HTMLInputElement ? 'input' : 'change', { bubbles: true }),
          );
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - since)));
        }),
      { label, choice },
    );
  for (const [label, choice] of [
    ['Model', ids[1] ?? ''],
    ['Asked', 'scenarios'],
    ['Condition', 'neutral'],
    ['About the value', 'SE'],
    ['Area', 'work'],
    ['Answer', 'changes'],
    ['Answer', 'low'],
    ['Answer', 'open'],
    ['Search texts', 'week 17'],
  ]) {
    if (label === undefined || choice === undefined) continue;
    /** @type {number[]} */
    const times = [];
    for (let run = 0; run < RUNS; run += 1) {
      times.push(Number(await choose(label, choice)));
      await choose(label, '');
    }
    console.log(`filter ${label}, ${choice}: ${summary(times)}`);
  }

  await page.evaluate(() => (window.longTasks.length = 0));
  const frames = await page.evaluate(
    () =>
      new Promise((done) => {
        const box = document.querySelector('[aria-label="Trials"]');
        if (box === null) throw new Error('no list');
        /** @type {number[]} */
        const times = [];
        let last = performance.now();
        const step = () => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          box.scrollTop += box.scrollHeight / 200;
          if (times.length < 200) requestAnimationFrame(step);
          else done(times.slice(1));
        };
        requestAnimationFrame(step);
      }),
  );
  console.log(
    `scrolled from end to end in 200 frames: ${summary(/** @type {number[]} */ (frames))}; longest task ${(await longest()).toFixed(0)} ms`,
  );

  if (values.files) {
    await session.send('Performance.enable');
    const memory = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
    };
    const names = ['Trials as CSV', 'Trials as JSON Lines', 'Study file'];
    for (const name of names) {
      await session.send('HeapProfiler.collectGarbage');
      let most = 0;
      const watch = setInterval(() => {
        void memory().then(
          (now) => (most = Math.max(most, now)),
          () => undefined,
        );
      }, 250);
      const since = Date.now();
      const downloading = page.waitForEvent('download', { timeout: 580_000 });
      await page.getByRole('button', { name, exact: true }).click();
      const path = await (await downloading).path();
      clearInterval(watch);
      console.log(
        `${name}: ${(statSync(path).size / MEGA).toFixed(0)} MB in ${((Date.now() - since) / 1000).toFixed(0)} s, heap at most ${(most / MEGA).toFixed(0)} MB (${load()})`,
      );
    }
  }
} finally {
  await context.close();
  server.httpServer.close();
  if (values.profile === undefined) rmSync(folder, { recursive: true, force: true });
}
