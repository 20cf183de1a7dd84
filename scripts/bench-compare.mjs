// npm run bench:compare: how fast Compare is with twelve models and forty people on this machine, measured on
// the built application in a real Chromium, with simulated answers in its database. Aims: first paint from
// what was computed before within 500 ms, a change of selection within 100 ms, no task of the page longer than
// 50 ms. Nothing here decides whether a test passes.
//   --dist <folder>      measure what is built there instead of building
//   --models <number>    how many models (default 12)
//   --people <number>    how many people (default 40)
//   --preset <name>      what the models answered: short, full or bank (default full)
//   --runs <number>      how often each is measured (default 7)
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { CURRENT_PACK_FILE } from './current-pack.mjs';
import { openBuilt, summary } from './built-page.mjs';
import { ROOT, installPackages } from './prepare.mjs';

installPackages();
const { build } = await import('vite');

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    models: { type: 'string', default: '12' },
    people: { type: 'string', default: '40' },
    preset: { type: 'string', default: 'full' },
    runs: { type: 'string', default: '7' },
  },
});
const RUNS = Number(values.runs);

/**
 * The rows, made by the application's own code.
 * @returns {Promise<import('../tests/bench/compare').Rows>}
 */
async function simulated() {
  const folder = mkdtempSync(join(tmpdir(), 'axia-bench-'));
  try {
    const built = await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: { ssr: 'tests/bench/compare.ts', write: false },
    });
    const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built);
    const program = join(folder, 'rows.mjs');
    writeFileSync(program, output[0].code);
    const { rowsOf } = await import(pathToFileURL(program).href);
    return rowsOf(CURRENT_PACK_FILE, Number(values.models), Number(values.people), values.preset);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = await simulated();
const { server, browser, address } = await openBuilt(values.dist, 4178);

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // Times of the page itself: from the start of navigation, or from a click, to the frame after the circle
  // has the name that is waited for. A task queued in that frame runs when it has been painted.
  await page.addInitScript(() => {
    /** @type {Window['circle']} */
    const circle = { since: 0, awaited: '', painted: null, tasks: [] };
    window.circle = circle;
    const look = () => {
      if (circle.painted !== null || circle.awaited === '') return;
      const titles = [...document.querySelectorAll('figure h3')].map((title) => title.textContent);
      if (
        !titles.some((title) => title.startsWith('Value circle') && title.includes(circle.awaited))
      )
        return;
      circle.painted = -1;
      requestAnimationFrame(() =>
        setTimeout(() => (circle.painted = performance.now() - circle.since)),
      );
    };
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    new PerformanceObserver((list) => {
      circle.tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask', buffered: true });
    circle.awaited = sessionStorage.getItem('awaited') ?? '';
  });
  const painted = async () => {
    const handle = await page.waitForFunction(
      () => {
        const { painted } = window.circle;
        return painted !== null && painted > 0 ? painted : false;
      },
      undefined,
      { timeout: 300_000 },
    );
    return Number(await handle.jsonValue());
  };
  /** When the parts that wait for their turn have been drawn too, and a while after. */
  const drawn = async () => {
    await page.getByRole('heading', { name: 'Every figure', exact: true }).waitFor();
    await page.waitForTimeout(1000);
  };
  const longest = async () => Math.max(0, ...(await page.evaluate(() => window.circle.tasks)));

  await page.goto(`${address}#/data`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(500);
  for (const [table, all] of Object.entries(rows)) {
    for (let from = 0; from < all.length; from += 4000) {
      await page.evaluate(
        async ({ table, some }) => {
          const opened = indexedDB.open('axia');
          const database = await new Promise((done) => {
            opened.onsuccess = () => done(opened.result);
          });
          const transaction = database.transaction(table, 'readwrite');
          for (const row of some) transaction.objectStore(table).put(row);
          await new Promise((done, fail) => {
            transaction.oncomplete = done;
            transaction.onerror = () => fail(transaction.error);
          });
          database.close();
        },
        { table, some: all.slice(from, from + 4000) },
      );
    }
  }
  const people = rows.respondents.filter(({ kind }) => kind === 'person');
  const ids = [
    ...rows.studies.map(({ id }) => `study:${id}`),
    ...people.map(({ id }) => `person:${id}`),
  ];
  const viewOf = (/** @type {readonly string[]} */ chosen) =>
    `${address}#/compare?with=${chosen.map(encodeURIComponent).join(',')}`;
  console.log(
    `${values.models} models (${values.preset}), ${values.people} people, ${rows.answers.length} answers; load ${loadavg()[0]?.toFixed(1)}`,
  );

  /** Loads a view anew and waits for the circle with a name in it. */
  const load = async (/** @type {string} */ view, /** @type {string} */ name) => {
    await page.evaluate((awaited) => sessionStorage.setItem('awaited', awaited), name);
    await page.goto('about:blank');
    await page.goto(view);
    return painted();
  };
  const four = [ids[0], ids[1], ids.at(-1), ids.at(-2)].filter((id) => id !== undefined);
  const first = 'Model 1';

  const began = Date.now();
  await load(viewOf(ids), first);
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll('[role="status"]')].some(({ textContent }) =>
        /^(Computing|Comparing)/.test(textContent.trim()),
      ),
    undefined,
    { timeout: 580_000 },
  );
  console.log(
    `all ${ids.length} computed and every two compared for the first time: ${((Date.now() - began) / 1000).toFixed(0)} s; longest task of the page ${(await longest()).toFixed(0)} ms`,
  );

  for (const { what, view } of [
    { what: 'four', view: viewOf(four) },
    { what: `all ${ids.length}`, view: viewOf(ids) },
  ]) {
    /** @type {number[]} */
    const times = [];
    /** @type {number[]} */
    const tasks = [];
    for (let run = 0; run < RUNS; run += 1) {
      times.push(await load(view, first));
      await drawn();
      tasks.push(await longest());
    }
    console.log(
      `first paint from cache, ${what} chosen: ${summary(times)}; longest task until all is drawn ${summary(tasks)}`,
    );
  }

  await load(viewOf(four), first);
  await page.getByText('Whom to compare:').click();
  await page.getByRole('checkbox').first().waitFor();
  await page.waitForTimeout(2000);
  /** @type {number[]} */
  const changes = [];
  /** @type {number[]} */
  const tasks = [];
  for (let run = 0; run < RUNS; run += 1) {
    const name = `Person ${run + 1}`;
    await page.evaluate((awaited) => {
      Object.assign(window.circle, { awaited, painted: null, tasks: [] });
      addEventListener(
        'click',
        ({ timeStamp }) => {
          window.circle.since = timeStamp;
        },
        { once: true, capture: true },
      );
    }, name);
    // Ticked and unticked again, so that each change is from four to five.
    const box = page.getByRole('checkbox', { name: new RegExp(`^${name} `) });
    await box.click();
    changes.push(await painted());
    await page.waitForTimeout(1500);
    tasks.push(await longest());
    await box.click();
    await page.waitForTimeout(500);
  }
  console.log(
    `change of selection, from four to five: ${summary(changes)}; longest task until all is drawn ${summary(tasks)}`,
  );
} finally {
  await browser.close();
  server.httpServer.close();
}
