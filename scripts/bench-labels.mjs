// npm run bench:labels: what a real model finds in the actions. SmolLM2-135M, which `npm run model:fetch`
// puts into models/, answers the label check of the first scenarios in the built application in a real
// Chromium, and the figures of the report are printed. Nothing here decides whether a test passes.
//   --dist <folder>       ask with what is built there instead of building
//   --scenarios <number>  how many scenarios, ten actions each in ten orders (default 2: 200 questions)
//   --minutes <number>    how long the model may take (default 60)
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { CURRENT_PACK_FILE } from './current-pack.mjs';
import { openBuilt } from './built-page.mjs';
import { ROOT, installPackages } from './prepare.mjs';

installPackages();
const { build } = await import('vite');

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    scenarios: { type: 'string', default: '2' },
    minutes: { type: 'string', default: '60' },
  },
});
const SCENARIOS = Number(values.scenarios);
const MIRROR = `${ROOT}/models/index.json`;
/** @type {{ name: string, file: string, sha256: string }[]} */
const mirror = existsSync(MIRROR) ? JSON.parse(readFileSync(MIRROR, 'utf8')) : [];
const model = mirror.find(({ file }) => file.startsWith('SmolLM2-135M'));
if (model === undefined) {
  console.error('models/ holds no SmolLM2-135M. Run `npm run model:fetch` first.');
  process.exit(1);
}

// Wilson's interval is TypeScript: built into one script, as check-content.mjs does.
const built = await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: { ssr: 'src/core/stats/wilson.ts', write: false },
});
const { code } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built).output[0];
/** @type {typeof import('../src/core/stats/wilson')} */
const { wilson } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** The first scenarios of the built-in pack, as a pack of their own. */
function firstScenarios() {
  const pack = JSON.parse(readFileSync(CURRENT_PACK_FILE, 'utf8'));
  const { relabelling, scenarios } = pack.scenarios;
  return JSON.stringify({
    ...pack,
    id: 'bench-labels',
    title: 'The first scenarios',
    questionnaire: null,
    scenarios: {
      ...pack.scenarios,
      relabelling: relabelling.slice(0, Math.ceil(SCENARIOS / 30)),
      scenarios: scenarios.slice(0, SCENARIOS),
    },
  });
}

const { server, browser, address } = await openBuilt(values.dist, 4181);

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${address}#/library`);
  await page.getByLabel('Pack file').setInputFiles({
    name: 'first.json',
    mimeType: 'application/json',
    buffer: Buffer.from(firstScenarios()),
  });
  await page.getByRole('button', { name: 'Add to this machine' }).click();
  await page.getByText('is on this machine now').waitFor();

  await page.goto(`${address}#/models`);
  await page.getByRole('button', { name: `Load ${model.name}` }).click();
  await page.getByText(/^Loaded, on the/).waitFor({ timeout: 300_000 });
  await page.getByLabel('Questions from').selectOption({ label: 'The first scenarios 1.1.0' });
  const start = Date.now();
  await page.getByRole('button', { name: 'Let it answer what each action shows' }).click();
  const answered = page.getByRole('region', { name: 'Run' }).getByText(/^\d+ of \d+ questions/);
  const telling = setInterval(() => {
    answered.textContent({ timeout: 1000 }).then(console.log, () => undefined);
  }, 60_000);
  await page
    .getByText('All questions are answered.')
    .waitFor({ timeout: 60_000 * Number(values.minutes) })
    .finally(() => {
      clearInterval(telling);
    });
  const seconds = (Date.now() - start) / 1000;
  const questions = 100 * SCENARIOS;
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(
    `${model.name}: ${questions} questions in ${seconds.toFixed(0)} s, ${(questions / seconds).toFixed(2)} a second (${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, load ${load.join(' ')})`,
  );

  await page.goto(`${address}#/library/labels/report?pack=bench-labels&raters=models`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as JSON' }).click();
  const file = readFileSync(await (await downloading).path(), 'utf8');
  /** @type {{ ratings: { writtenFor: string, answer: string }[] }} */
  const { ratings } = JSON.parse(file);
  const hits = ratings.filter(({ writtenFor, answer }) => writtenFor === answer).length;
  const { low, high } = wilson(hits, ratings.length);
  console.log(
    `named as intended: ${hits} of ${ratings.length}, ${(hits / ratings.length).toFixed(3)}, Wilson ${low.toFixed(3)} to ${high.toFixed(3)}; ${10 * SCENARIOS - ratings.length} ties`,
  );
  const rows = await page
    .getByRole('table', { name: /^Recognised/ })
    .getByRole('row')
    .all();
  for (const row of rows) {
    const cells = await row.getByRole('cell').or(row.locator('th')).allInnerTexts();
    console.log(cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).join(' | '));
  }
} finally {
  await browser.close();
  server.httpServer.close();
}
