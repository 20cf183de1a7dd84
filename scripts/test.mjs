// npm test: everything that CI runs. Installs what is missing, checks, then tests in Node, in a real
// Chromium, and end to end on the built application; the last line counts all of it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installChromium, installPackages, ROOT, succeeds } from './prepare.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {Record<'numPassedTests' | 'numFailedTests' | 'numFailedTestSuites' | 'numPendingTests' | 'numTodoTests', number>} VitestReport */
/** @typedef {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }} PlaywrightReport */

installPackages();
const hasChromium = installChromium();
const { check } = await import('./check.mjs');

const REPORTS = `${ROOT}/test-results`;
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS);

/**
 * A test runner's own count; a runner that broke down before it wrote one counts as a failure.
 * @template Report
 * @param {boolean} ended whether the runner ended with 0
 * @param {string} file
 * @param {(report: Report) => Counts} read
 * @returns {Counts}
 */
function counted(ended, file, read) {
  try {
    const counts = read(JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8')));
    return ended || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch (error) {
    console.error(`no report from the tests (${file}): ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @param {string} project */
function vitest(project) {
  console.log(`\n— ${project} tests`);
  const file = `${project}.json`;
  const ended = succeeds('npx', [
    ...['--no-install', 'vitest', 'run', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/${file}`],
  ]);
  return counted(ended, file, (/** @type {VitestReport} */ report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numFailedTestSuites * (report.numFailedTests ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/** @param {string} project */
function endToEnd(project) {
  console.log(`\n— end-to-end tests: ${project}`);
  const file = `${project}.json`;
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = `${REPORTS}/${file}`;
  const ended = succeeds('npx', ['--no-install', 'playwright', 'test', '--project', project]);
  return counted(ended, file, (/** @type {PlaywrightReport} */ { stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

const checks = check();
// The real model; where it cannot be had its tests are skipped, and counted as skipped.
succeeds('node', ['scripts/model-fetch.mjs']);

const all = [checks, vitest('unit')];
if (hasChromium)
  all.push(vitest('browser'), vitest('webgpu'), endToEnd('pages'), endToEnd('real-model'));
else all.push({ passed: 0, failed: 1, skipped: 0 });

const sum = (/** @type {keyof Counts} */ kind) => all.reduce((total, one) => total + one[kind], 0);
const skipped = sum('skipped');
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exit(sum('failed') === 0 ? 0 : 1);
