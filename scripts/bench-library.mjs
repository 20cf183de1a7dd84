// npm run bench:library: how fast the Library is with 3,000 imported scenarios, measured on the built
// application in a real Chromium. Aims: the first list within 300 ms, a search as you type within 50 ms,
// from the key to the painted list. Nothing here decides whether a test passes.
//   --dist <folder>       measure what is built there instead of building
//   --scenarios <number>  how many (default 3000)
//   --runs <number>       how often the list is opened (default 7)
import { parseArgs } from 'node:util';
import { openBuilt, summary } from './built-page.mjs';
import { largePack } from './large-pack.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    scenarios: { type: 'string', default: '3000' },
    runs: { type: 'string', default: '7' },
  },
});
const COUNT = Number(values.scenarios);
const RUNS = Number(values.runs);
const FIRST_LIST = 50;
/** Common and rare words, several words, and one that stands nowhere. */
const QUERIES = ['the kitchen', 'scholarship', 'neighbour 17', 'rent', 'zzzz'];

const { server, browser, address } = await openBuilt(values.dist, 4179);

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // Times of the page itself: from a click, a key or the start of navigation to the frame after the
  // list has changed. A task queued in that frame runs when it has been painted.
  await page.addInitScript((first) => {
    const painted = (/** @type {() => void} */ then) =>
      requestAnimationFrame(() => {
        setTimeout(then);
      });
    /** @type {Window['marks']} */
    const marks = { list: null, keys: [] };
    window.marks = marks;
    let since = 0;
    addEventListener('click', ({ timeStamp }) => {
      since = timeStamp;
      marks.list = null;
    });
    const look = () => {
      if (document.querySelectorAll('main ol > li').length < first) return;
      if (marks.list !== null) return;
      marks.list = -1;
      painted(() => (marks.list = performance.now() - since));
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
    addEventListener('keydown', ({ timeStamp }) => {
      painted(() => marks.keys.push(performance.now() - timeStamp));
    });
  }, FIRST_LIST);
  const listed = async () => {
    const handle = await page.waitForFunction(() => {
      const { list } = window.marks;
      return list !== null && list > 0 ? list : false;
    });
    return Number(await handle.jsonValue());
  };

  const text = largePack(COUNT);
  await page.goto(`${address}#/library`);
  const choosing = Date.now();
  await page.getByLabel('Pack file').setInputFiles({
    name: 'large.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  const add = page.getByRole('button', { name: 'Add to this machine' });
  await add.waitFor();
  const read = Date.now() - choosing;
  await add.click();
  await page.getByText('is on this machine now').waitFor();
  console.log(
    `${COUNT} scenarios, ${(text.length / 1e6).toFixed(1)} MB: read and checked in ${read} ms, kept in ${Date.now() - choosing - read} ms`,
  );

  /** @type {number[]} */
  const fromLink = [];
  /** @type {number[]} */
  const fromStart = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto(`${address}#/library`);
    // A new page has nothing of the pack in memory.
    await page.reload();
    await page.getByRole('link', { name: 'A large pack' }).click();
    fromLink.push(await listed());
    await page.reload();
    fromStart.push(await listed());
  }
  console.log(`first list after the link on the shelf: ${summary(fromLink)}`);
  console.log(`first list after loading the address anew: ${summary(fromStart)}`);

  const field = page.getByRole('searchbox');
  for (const query of QUERIES) {
    await page.reload();
    await listed();
    await field.focus();
    // Nobody types in the very frame in which the list appears: what it still does is done first.
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    for (const key of query) {
      const before = await page.evaluate(() => window.marks.keys.length);
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForFunction((most) => window.marks.keys.length > most, before);
    }
    const times = await page.evaluate(() => window.marks.keys);
    const found = await page.getByRole('status').first().textContent();
    console.log(
      `search “${query}”: first key ${times[0]?.toFixed(0)} ms, ${summary(times)} (${(found ?? '').trim()})`,
    );
    await field.fill('');
  }
} finally {
  await browser.close();
  server.httpServer.close();
}
