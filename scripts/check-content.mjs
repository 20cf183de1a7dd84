// npm run check:content: reads Axia's own pack by the rules of src/core/instrument/check, prints the
// report, and compares it with docs/content-report.md. Ends with 1 if a rule is broken or the report
// is stale.
//   --write          writes docs/content-report.md
//   --file <path>    another file instead: a pack, or a bare list of scenarios or portraits as their
//                    writers keep them (id, area, title, text, actions; or id, value, text)
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { CURRENT_PACK_FILE } from './current-pack.mjs';
import { ROOT } from './prepare.mjs';

const REPORT = `${ROOT}/docs/content-report.md`;

// The rules are TypeScript: built into one script, which also runs several times as fast as modules
// loaded one by one.
const built = await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: { ssr: 'src/core/instrument/check/all.ts', write: false },
});
const code = /** @type {import('vite').Rolldown.RolldownOutput} */ (built).output[0].code;
/** @type {typeof import('../src/core/instrument/check/all')} */
const { checkOwnBank, checkPack, dealOf, readPack, reportAsMarkdown, VALUES } = await import(
  `data:text/javascript,${encodeURIComponent(code)}`
);

const { values: options } = parseArgs({
  options: { write: { type: 'boolean', default: false }, file: { type: 'string' } },
});

/** @param {string} path @returns {unknown} */
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** A bare list as a pack: our own pack's frame around it, scenarios dealt in their order.
 * @param {unknown} data */
function framed(data) {
  if (!Array.isArray(data)) return data;
  const own = /** @type {import('../src/core/instrument/pack').Pack} */ (json(CURRENT_PACK_FILE));
  const draft = { ...own, id: 'draft', questionnaire: null, scenarios: null };
  if (data[0]?.value !== undefined) {
    return { ...draft, questionnaire: { ...own.questionnaire, shortForm: null, items: data } };
  }
  const relabelling = Array(Math.ceil(data.length / 30)).fill(VALUES);
  const scenarios = data.map((scenario, place) => ({ ...scenario, ...dealOf(place) }));
  return { ...draft, scenarios: { ...own.scenarios, relabelling, scenarios } };
}

/** @param {unknown} data */
function packOf(data) {
  const reading = readPack(data);
  if (reading.ok) return reading.pack;
  console.error(JSON.stringify(reading, null, 2));
  process.exit(1);
}

const report =
  options.file === undefined
    ? checkOwnBank(packOf(json(CURRENT_PACK_FILE)))
    : checkPack(packOf(framed(json(options.file))));
const markdown = reportAsMarkdown(report);
console.log(markdown);

let failed = report.findings.length > 0;
if (options.file === undefined) {
  if (options.write) writeFileSync(REPORT, markdown);
  else if (!existsSync(REPORT) || readFileSync(REPORT, 'utf8') !== markdown) {
    console.error('docs/content-report.md is stale: npm run check:content -- --write');
    failed = true;
  }
}
if (failed) console.error(`Findings: ${report.findings.length}`);
process.exit(failed ? 1 : 0);
