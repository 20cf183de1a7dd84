// npm run bench:analysis: how fast profiles and their comparison are computed, with the code of the
// analysis worker, in a Node of its own: twelve models, 3,000 scenarios, five questions, four orders; one
// more model; a person's 30 questions; and the same comparison in vectorised numpy, in the same run.
// Aims: 10 s, a person 100 ms, 500 MB. Nothing here decides whether a test passes.
//   --respondents <number>  how many models (default 12)
//   --scenarios <number>    how many scenarios (default 3000)
//   --runs <number>         how often both are run, in turn (default 3)
//   --python <command>      a Python that has numpy (default python3); without one that part is left out
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, installPackages } from './prepare.mjs';

installPackages();
const { build } = await import('vite');

const { values: options } = parseArgs({
  options: {
    respondents: { type: 'string', default: '12' },
    scenarios: { type: 'string', default: '3000' },
    runs: { type: 'string', default: '3' },
    python: { type: 'string', default: 'python3' },
  },
});

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** What a program prints as one line of JSON. @param {string} command @param {readonly string[]} args */
function measured(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The largest |a − b| over two lists of lists. @param {number[][]} a @param {number[][]} b */
function furthest(a, b) {
  return Math.max(
    ...a.flatMap((row, i) => row.map((one, j) => Math.abs(one - (b[i]?.[j] ?? NaN)))),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'axia-bench-'));
try {
  const built = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: { ssr: 'tests/bench/analysis.ts', write: false },
  });
  const program = join(folder, 'analysis.mjs');
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built);
  writeFileSync(program, output[0].code);
  const size = [options.respondents, options.scenarios];
  const hasNumpy = spawnSync(options.python, ['-c', 'import numpy']).status === 0;
  if (!hasNumpy) console.log(`numpy left out: ${options.python} has none (--python <command>)`);

  /** @type {any[]} */
  const own = [];
  /** @type {any[]} */
  const numpy = [];
  for (let run = 0; run < Number(options.runs); run += 1) {
    own.push(measured(process.execPath, [program, folder, ...size]));
    const script = `${ROOT}/tests/bench/analysis.py`;
    if (hasNumpy) numpy.push(measured(options.python, [script, folder, ...size]));
  }
  /** @param {any[]} runs @param {string} figure @param {number} digits */
  const of = (runs, figure, digits = 2) =>
    `${median(runs.map((run) => run[figure])).toFixed(digits)} (${runs.map((run) => run[figure].toFixed(digits)).join(' ')})`;
  console.log(
    `${cpus().length} cores of ${cpus()[0]?.model ?? 'unknown kind'}, load ${loadavg()[0]?.toFixed(1) ?? ''}; medians of ${own.length} runs (and each)`,
  );
  console.log(`comparison of ${own[0].rows} rows: ${of(own, 'seconds')} s on one core,`);
  console.log(`  of the processor ${of(own, 'processorSeconds')} s`);
  console.log(`one more respondent: ${of(own, 'addedSeconds')} s`);
  console.log(`peak memory: ${of(own, 'peakMegabytes', 0)} MB`);
  for (const { personMilliseconds: times } of own) {
    const [first, ...later] = times;
    console.log(
      `a person's 30 questions: ${median(later).toFixed(0)} ms, the first time ${first.toFixed(0)} ms`,
    );
  }
  if (hasNumpy) {
    console.log(
      `numpy: ${of(numpy, 'seconds')} s, of the processor ${of(numpy, 'processorSeconds')} s`,
    );
    const ratio = (/** @type {string} */ figure) =>
      median(own.map((run, place) => run[figure] / numpy[place][figure])).toFixed(2);
    console.log(
      `Axia / numpy: ${ratio('seconds')} by the clock, ${ratio('processorSeconds')} by the processor`,
    );
    console.log(
      `largest difference of a worth ${furthest(own[0].worths, numpy[0].worths).toExponential(1)}, of a standard error ${furthest(own[0].errors, numpy[0].errors).toExponential(1)} (other draws)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
