// Keep a result or not: a guest leaves nothing, own data and pictures go out as files, and two people set
// their results side by side in two browsers that know nothing of each other.
import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { backupIn } from '../fixtures/backups';
import { readResultFile } from '../../src/core/exchange/result-file';
import {
  answerByDigits,
  answerEverything,
  introduce,
  PORTRAITS,
  SCENARIOS,
  stored,
} from './helpers';
import { allThatIsKept } from './kept';

const HAS_RESULT = { level: 1, name: /what you say and what you do$/ } as const;

async function openResult(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByRole('heading', HAS_RESULT)).toBeVisible();
}

/** A browser of its own, with nothing stored. */
async function freshPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  return context.newPage();
}

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const NOTHING = { people: 0, sittings: 0, answers: 0, derived: 0, local: 0, session: 0 };

/** Everything that the browser keeps of answers, in every table that could hold it. */
async function traces(page: Page): Promise<typeof NOTHING> {
  const people = (await stored(page, 'respondents')).filter(({ kind }) => kind === 'person');
  return {
    people: people.length,
    sittings: (await stored(page, 'sittings')).length,
    answers: (await stored(page, 'answers')).length,
    derived: (await stored(page, 'derived')).length,
    local: await page.evaluate(() => localStorage.length),
    session: await page.evaluate(() => sessionStorage.length),
  };
}

/** What names a person's answers: the person, the sittings, and each answer. */
async function marksOf(page: Page): Promise<string[]> {
  const people = (await stored(page, 'respondents')).filter(({ kind }) => kind === 'person');
  const sittings = await stored(page, 'sittings');
  const answers = await stored(page, 'answers');
  return [...people, ...sittings].map(({ id }) => id).concat(answers.map(({ key }) => key));
}

/** None of these stands anywhere in what the browser keeps. */
async function expectNowhere(page: Page, marks: readonly string[]): Promise<void> {
  const kept = await allThatIsKept(page);
  expect(marks.filter((mark) => kept.includes(mark))).toEqual([]);
}

async function answerAsGuest(page: Page): Promise<void> {
  await page.goto('./#/me');
  await page.getByRole('button', { name: 'Answer as a guest' }).click();
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { digit: (place) => 1 + ((place * 5) % 6) });
}

test('a guest sees a result after a reload, erases it, and nothing of it is left in the browser', async ({
  page,
  context,
}) => {
  await answerAsGuest(page);
  await openResult(page);
  await page.reload();
  await expect(page.getByRole('heading', HAS_RESULT)).toBeVisible();
  await expect.poll(async () => (await traces(page)).derived).toBeGreaterThan(0);
  expect(await traces(page)).toMatchObject({ people: 1, sittings: 1, answers: PORTRAITS });
  const marks = await marksOf(page);
  expect(marks).toHaveLength(2 + PORTRAITS);
  const address = page.url();

  // Another tab, of whomever, shows nothing of the guest, and leaves the guest's rows alone.
  const other = await context.newPage();
  await other.goto('./#/me');
  await expect(other.getByRole('heading', { name: 'Who is answering?' })).toBeVisible();
  await expect(other.getByRole('region', { name: 'Guest' })).toHaveCount(0);
  await other.waitForTimeout(4000);
  expect((await traces(page)).answers).toBe(PORTRAITS);
  await other.close();

  await page.getByRole('button', { name: 'Erase my answers now' }).click();
  await expect(page.getByRole('heading', { name: 'Who is answering?' })).toBeVisible();
  expect(await traces(page)).toEqual(NOTHING);
  await expectNowhere(page, marks);
  // Nor in what this tab still remembers: the address of the result leads to none.
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'No answers yet' })).toBeVisible();
  await page.goto('./#/me');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Answer as a guest' })).toBeVisible();
});

test('a guest who only closes the tab is erased by the next page of Axia', async ({
  page,
  context,
}) => {
  await answerAsGuest(page);
  const marks = await marksOf(page);
  await page.close();
  const next = await context.newPage();
  await next.goto('./#/about');
  expect((await traces(next)).answers).toBe(PORTRAITS);
  await expect.poll(() => traces(next), { timeout: 15_000 }).toEqual(NOTHING);
  await expectNowhere(next, marks);
});

test('a guest is in no backup', async ({ page }) => {
  await answerAsGuest(page);
  await page.goto('./#/data');
  const { bytes } = await saved(page, page.getByRole('button', { name: /^Download a backup/ }));
  expect(backupIn(bytes.toString())).toMatchObject({ respondents: [], sittings: [], answers: [] });
});

test('own data are one file with nobody else’s, and another Axia restores them', async ({
  page,
  browser,
  baseURL,
}) => {
  await introduce(page, 'Ben');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS, { last: 2 });
  await page.goto('./#/me');
  await page.getByRole('button', { name: 'Another person' }).click();
  await page.getByLabel(/^A name/).fill('Ada');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  const ada = page.getByRole('region', { name: 'Ada' });
  await ada.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { digit: (place) => 1 + (place % 6) });
  await openResult(page);

  const file = await saved(page, page.getByRole('button', { name: 'Download my data' }));
  expect(file.name).toBe('axia-my-data.json');
  const backup = backupIn(file.bytes.toString());
  expect(backup.respondents.map(({ name }) => name)).toEqual(['Ada']);
  expect(backup.answers).toHaveLength(PORTRAITS);
  expect(file.bytes.toString()).not.toContain('Ben');

  const elsewhere = await freshPage(browser, baseURL);
  await elsewhere.goto('./#/data');
  await elsewhere.getByLabel(/backup/i).setInputFiles({
    name: file.name,
    mimeType: 'application/json',
    buffer: file.bytes,
  });
  await expect(elsewhere.getByText(/^Added 21 answers/)).toBeVisible();
  await elsewhere.goto('./#/me');
  await openResult(elsewhere);
  await elsewhere.context().close();

  // Ada is erased here, and Ben stays as he was.
  await page.getByRole('button', { name: 'Erase Ada and all answers…' }).click();
  await page.getByRole('button', { name: 'Erase Ada', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Ben' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Ada' })).toHaveCount(0);
  expect(await traces(page)).toMatchObject({ people: 1, sittings: 1, answers: 2 });
});

test('the card holds what was chosen, no name unless wanted, and stands alone as SVG and PNG', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await answerEverything(page, 'Adaline');
  await openResult(page);
  await page.getByRole('button', { name: 'Make the picture' }).click();
  await expect(page.getByRole('img', { name: 'The card as it will be saved' })).toBeVisible();
  const svg = await saved(page, page.getByRole('button', { name: 'Save as SVG' }));
  expect(svg.name).toBe('axia-card.svg');
  const text = svg.bytes.toString();
  expect(text).not.toContain('Adaline');
  expect(text).toContain('21 portraits, 15 scenario questions');
  // Ink on paper, whatever the colours of the page: --ink of the light theme, and not of the dark.
  expect(text).toContain('rgb(29, 28, 26)');
  expect(text).not.toContain('rgb(236, 234, 228)');
  expect(text).toContain('Open marks: what is said.');
  expect(text).not.toMatch(/var\(|light-dark|<script|foreignObject|<style|href="http|class=/);
  const parsed = await page.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'image/svg+xml');
    return {
      isBroken: read.querySelector('parsererror') !== null,
      names: [...read.querySelectorAll('textPath')].map((one) => one.textContent.trim()),
    };
  }, text);
  expect(parsed.isBroken).toBe(false);
  expect(parsed.names).toEqual(expect.arrayContaining(['Security', 'Universalism']));

  const png = await saved(page, page.getByRole('button', { name: 'Save as PNG' }));
  expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
  expect(png.bytes.readUInt32BE(16)).toBe(1440);
  // A picture of nothing but paper would be a few kilobytes.
  expect(png.bytes.length).toBeGreaterThan(30_000);

  await page.getByRole('checkbox', { name: 'the circle' }).uncheck();
  await page.getByRole('checkbox', { name: 'the ten values in order' }).check();
  await page.getByRole('checkbox', { name: 'my name', exact: true }).check();
  await page.getByRole('button', { name: 'Make the picture' }).click();
  const named = (
    await saved(page, page.getByRole('button', { name: 'Save as SVG' }))
  ).bytes.toString();
  expect(named).toContain('Adaline: said and done');
  expect(named).toContain('In order: ');
  expect(named).not.toContain('textPath');
});

test('two people compare by a file between two browsers, with consent, and nothing of the other is stored', async ({
  page,
  browser,
  baseURL,
}) => {
  const ada = await freshPage(browser, baseURL);
  await introduce(ada, 'Ada');
  await ada.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(ada, SCENARIOS);
  await openResult(ada);
  const nameless = await saved(ada, ada.getByRole('button', { name: 'Make a result file' }));
  expect(nameless.bytes.toString()).not.toContain('Ada');
  await ada.getByRole('checkbox', { name: /^Put my name in it/ }).check();
  const file = await saved(ada, ada.getByRole('button', { name: 'Make a result file' }));
  const reading = readResultFile(file.bytes.toString());
  if (!reading.ok) throw new Error(reading.detail);
  expect(reading.file.name).toBe('Ada');
  const theirs = new Map(
    reading.file.scenarios.flatMap(({ questions }) =>
      questions.map(({ scenario, options, chosen }) => [
        scenario,
        chosen === null ? null : options[chosen],
      ]),
    ),
  );
  await ada.context().close();

  await introduce(page, 'Ben');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS, { digit: (place) => 1 + ((place * 3) % 4) });
  await openResult(page);
  await page.waitForTimeout(1000);
  const before = await traces(page);
  const mine = await stored(page, 'answers');
  const alike = mine.filter(
    ({ question, answer }) =>
      question.instrument === 'scenarios' &&
      answer.kind === 'chosen' &&
      question.options[answer.option] === theirs.get(question.scenario),
  ).length;

  await expect(page.getByLabel('Result file of the other person')).toHaveCount(0);
  await page.getByRole('checkbox', { name: /^The other person gave me/ }).check();
  const input = page.getByLabel('Result file of the other person');
  const give = (buffer: Buffer) =>
    input.setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer });

  // Refused whole: damaged, another kind of file, questions that nobody has.
  const text = file.bytes.toString();
  for (const [bad, words] of [
    ['{', /not JSON/],
    ['{"type":"axia-backup"}', /not a result file of Axia/],
    [text.replace('"name":"Ada"', '"name":"<img src=x>"'), /damaged/],
    [text.replaceAll('"id":"axia"', '"id":"other"'), /questions that this Axia does not have/],
    [text.replace('"formatVersion":1', '"formatVersion":9'), /newer Axia/],
  ] as const) {
    await give(Buffer.from(bad));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(words);
    await expect(alert).toContainText('Nothing was taken from it.');
    await expect(page.getByRole('region', { name: 'Ben and Ada' })).toHaveCount(0);
  }

  await give(file.bytes);
  const both = page.getByRole('region', { name: 'Ben and Ada' });
  await expect(both.getByRole('img', { name: 'Two circles' })).toBeVisible();
  await expect(
    both.getByText(
      `Ben and Ada chose the same option in about ${Math.round((100 * alike) / SCENARIOS)} of 100 questions.`,
    ),
  ).toBeVisible();
  await both.getByText('In which values the two differ').click();
  await expect(both.getByRole('region', { name: 'Differences of value' })).toBeVisible();
  expect(await traces(page)).toEqual(before);
  await page.reload();
  await expect(page.getByRole('heading', HAS_RESULT)).toBeVisible();
  await expect(page.getByText('Ada')).toHaveCount(0);
});

test('two people on one machine: the locked one’s answers are nowhere, a wrong passphrase is told, the right one opens', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { digit: (place) => 1 + (place % 6) });
  await openResult(page);
  const address = page.url();
  const before = await stored(page, 'answers');
  const [person = '', ...marks] = await marksOf(page);

  await page.getByText('Lock my answers with a passphrase').click();
  const lock = page.getByRole('button', { name: 'Lock Ada' });
  await page.getByLabel('Passphrase', { exact: true }).fill('kettle');
  await page.getByLabel('The same again').fill('kettle');
  await lock.click();
  await expect(page.getByRole('alert')).toContainText('at least 8 characters');
  await page.getByLabel('Passphrase', { exact: true }).fill('a blue kettle on the stove');
  await page.getByLabel('The same again').fill('a blue kettle on the shelf');
  await lock.click();
  await expect(page.getByRole('alert')).toContainText('not the same');
  expect(await stored(page, 'answers')).toEqual(before);
  await page.getByLabel('The same again').fill('a blue kettle on the stove');
  await lock.click();

  // Whoever comes now finds a name, and nothing else anywhere.
  const locked = page.getByRole('region', { name: 'Ada, locked' });
  await expect(locked).toBeVisible();
  expect(await traces(page)).toEqual(NOTHING);
  expect(await allThatIsKept(page)).toContain(person);
  await expectNowhere(page, marks);
  await page.getByLabel(/^A name/).fill('Ben');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Ben' })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'No answers yet' })).toBeVisible();
  await page.goto('./#/compare');
  await page.getByText('Whom to compare:').click();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /Ada/ })).toHaveCount(0);

  await page.goto('./#/me');
  await locked.getByLabel('Passphrase of Ada').fill('a blue kettle on the shelf');
  await locked.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(locked.getByRole('alert')).toContainText('This passphrase does not open it');
  expect((await traces(page)).answers).toBe(0);
  await locked.getByLabel('Passphrase of Ada').fill('a blue kettle on the stove');
  await locked.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Ada', exact: true })).toBeVisible();
  await expect(locked).toHaveCount(0);
  expect(await stored(page, 'answers')).toEqual(before);
  await page.goto(address);
  await expect(page.getByRole('heading', HAS_RESULT)).toBeVisible();
});
