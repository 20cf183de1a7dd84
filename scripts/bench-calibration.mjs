// npm run bench:calibration: simulates respondents whose worths are known, scores them as real ones are
// scored, and writes docs/calibration-report.md. Ends with 1 if a target is missed.
//   --simulations <number>  so many a cell, to try things; then the report is printed and not written
//   --only <text>           chapters whose title has this text; printed likewise
//   --threads <number>      worker threads (default 2)
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { ROOT } from './prepare.mjs';

/** @typedef {import('../tests/bench/calibration/figures').Figure} Figure */
/** @typedef {import('../tests/bench/calibration/figures').Simulation} Simulation */
/** @typedef {import('../tests/bench/calibration/worker').Job} Job */

const REPORT = `${ROOT}/docs/calibration-report.md`;
const BUILT = `${ROOT}/dist/calibration`;

const { values: options } = parseArgs({
  options: {
    simulations: { type: 'string' },
    only: { type: 'string', default: '' },
    threads: { type: 'string', default: '2' },
  },
});

// The simulations and the core are TypeScript: built once, for the threads and for this script.
await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: BUILT,
    rollupOptions: {
      input: [
        `${ROOT}/tests/bench/calibration/all.ts`,
        `${ROOT}/tests/bench/calibration/worker.ts`,
      ],
    },
  },
});
/** @type {typeof import('../tests/bench/calibration/all')} */
const { SIMULATIONS, missesOf, reportAsMarkdown } = await import(`${BUILT}/all.js`);

/** @param {Simulation} simulation */
const countOf = ({ simulations }) => Number(options.simulations ?? simulations);
/** @param {Simulation} simulation */
const isAsked = ({ title }) => title.includes(options.only);

/** @type {Job[]} */
const jobs = SIMULATIONS.flatMap((simulation, place) =>
  isAsked(simulation)
    ? simulation.cells.map((_, cell) => ({
        simulation: place,
        cell,
        simulations: countOf(simulation),
      }))
    : [],
);
/** @type {Figure[][][]} */
const figures = SIMULATIONS.map(() => []);

/** One cell in a thread. @param {Worker} worker @param {Job} job @returns {Promise<Figure[]>} */
const inThread = (worker, job) =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (figures) => {
      worker.off('error', reject);
      resolve(figures);
    });
    worker.postMessage(job);
  });

/** Takes one job after the other until none is left; which thread runs a cell changes nothing. */
async function thread() {
  const worker = new Worker(`${BUILT}/worker.js`);
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    const start = Date.now();
    const own = await inThread(worker, job);
    const chapter = figures[job.simulation];
    if (chapter !== undefined) chapter[job.cell] = own;
    const name = SIMULATIONS[job.simulation]?.cells[job.cell]?.name;
    console.error(`${name}: ${((Date.now() - start) / 1000).toFixed(0)} s, ${jobs.length} to go`);
  }
  await worker.terminate();
}
await Promise.all(Array.from({ length: Number(options.threads) }, thread));

const run = SIMULATIONS.filter(isAsked);
const found = figures.filter((chapter) => chapter.length > 0);
const report = reportAsMarkdown(run, found, countOf);
const isWhole = options.simulations === undefined && options.only === '';
if (isWhole) writeFileSync(REPORT, report);
else console.log(report);
const misses = missesOf(run, found);
console.error(misses.length === 0 ? 'All targets are met.' : `Missed: ${misses.join('; ')}`);
process.exit(misses.length === 0 ? 0 : 1);
