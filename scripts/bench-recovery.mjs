// npm run bench:recovery: how well each form finds the order of simulated people whose worths are known, and how
// often the band of a retest holds when nothing changed. Prints the tables of docs/bench.md.
//   --simulations <number>  so many people a row (default 120; the retest has half of them)
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { ROOT } from './prepare.mjs';

const BUILT = `${ROOT}/dist/recovery`;
const { values: options } = parseArgs({
  options: { simulations: { type: 'string', default: '120' } },
});
const simulations = Number(options.simulations);

await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: BUILT,
    rollupOptions: { input: [`${ROOT}/tests/bench/recovery.ts`] },
  },
});
/** @type {typeof import('../tests/bench/recovery')} */
const { recovery, bandHits } = await import(`${BUILT}/recovery.js`);

const two = (/** @type {number} */ figure) => figure.toFixed(2).replace(/^(-?)0\./, '$1.');

console.log(`Rank correlation with the known order, ${simulations} people a row:\n`);
console.log('| form | SD of worths | median | middle half | pairs told apart |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const { form, spread, low, median, high, toldApart } of recovery(simulations)) {
  const pairs = toldApart === null ? '–' : toldApart.toFixed(1);
  console.log(`| ${form} | ${spread} | ${two(median)} | ${two(low)} to ${two(high)} | ${pairs} |`);
}

const again = Math.round(simulations / 2);
console.log(`\nTwo sittings of somebody who did not change, ${again} people a row:\n`);
console.log('| sittings | SD of worths | r within the band | below | above |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const { form, spread, within, below, above } of bandHits(again)) {
  console.log(`| ${form} | ${spread} | ${two(within)} | ${two(below)} | ${two(above)} |`);
}
