// A lesson from the link to the board: pupils in browsers of their own, codes in a pasted chat, and what
// the projector shows; and what happens to links and codes that are none.
import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { DRAWN_NUMBERS, writeAnswerCode } from '../../src/core/exchange/answer-code';
import { codeFormOf, readSetInLink, type ClassSet } from '../../src/core/exchange/class-set';
import { randomFor } from '../../src/core/stats/random';
import { expectFocusVisible, expectQuestion, loadBaseline, stored, tabTo } from './helpers';
import { expectRoomForLargeText, inspect } from './inspect';

const CLASS = 30;
const OPTIONS = 4;

/** Makes a ready set of five scenarios and returns the pupils' link. */
async function makeSet(page: Page, title: string, portraits = false): Promise<string> {
  await page.goto('./#/classroom/new');
  await page.getByLabel('Name of the set').fill(title);
  if (portraits) await page.getByRole('checkbox', { name: /^Ask 21 short portraits/ }).check();
  await page.getByRole('button', { name: 'Make the set' }).click();
  await expect(page.getByRole('heading', { name: 'Give out the set' })).toBeVisible();
  return page.getByRole('textbox', { name: 'Link for pupils' }).inputValue();
}

function setIn(link: string): ClassSet {
  const reading = readSetInLink(link.split('/').at(-1) ?? '');
  if (!reading.ok) throw new Error(reading.message);
  return reading.set;
}

/** Codes of pupils who answer at random, the same ones for the same seed. */
function drawnCodes(set: ClassSet, pupils: number, seed: number): string[] {
  const form = codeFormOf(set);
  const random = randomFor(seed, 'asking');
  return Array.from({ length: pupils }, () =>
    writeAnswerCode(form, {
      answers: form.bases.map((base) => random.below(base)),
      drawn: random.below(DRAWN_NUMBERS),
    }),
  );
}

/** A pupil in a browser of their own answers by the keyboard alone and reads the code. */
async function answer(browser: Browser, link: string, pupil: number): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start', exact: true }).press('Enter');
  const { scenarios } = setIn(link);
  for (const [index] of scenarios.entries()) {
    await expectQuestion(page, index + 1, scenarios.length);
    await page.keyboard.press(String(1 + ((pupil + index) % OPTIONS)));
  }
  await page.getByRole('button', { name: 'Show my code' }).press('Enter');
  const code = await page
    .getByLabel(/^Your code, /)
    .locator('span')
    .allTextContents();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByRole('button', { name: 'Erase my answers from this device' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Erased' })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await context.close();
  return code.join('-');
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Codes' }).fill(text);
  await page.getByRole('button', { name: 'Take these codes' }).click();
}

/** The votes on screen, option by option. */
async function votes(page: Page): Promise<number[]> {
  const words = await page.getByText(/^[\d,]+ votes?, /).allTextContents();
  return words.map((text) => Number.parseInt(text, 10));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

test('a lesson: thirty pupils answer, one paste collects their codes, the board shows the class', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const link = await makeSet(page, 'Ethics, 10 b');
  const set = setIn(link);
  // One after another: two cores are no classroom.
  const codes: string[] = [];
  for (let pupil = 0; pupil < CLASS; pupil += 1) codes.push(await answer(browser, link, pupil));
  expect(new Set(codes).size).toBe(CLASS);

  await page.getByRole('link', { name: 'Collect the codes' }).click();
  const chat = codes.map((code, pupil) => `[10:${10 + pupil}] Pupil ${pupil}: here it is, ${code}`);
  await paste(page, chat.join('\n'));
  await expect(page.getByText(`${CLASS} codes taken.`)).toBeVisible();
  await page.getByRole('button', { name: `Count ${CLASS} codes` }).click();

  await page.getByRole('link', { name: 'To the board' }).click();
  for (const [index] of set.scenarios.entries()) {
    await expect(page.getByText(`Scenario ${index + 1} of ${set.scenarios.length}`)).toBeVisible();
    expect(await votes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the votes' }).click();
    await expect(page.getByText(`${CLASS} pupils.`)).toBeVisible();
    expect(sum(await votes(page))).toBe(CLASS);
    await page.getByRole('button', { name: index === 4 ? 'To the circle' : 'Next' }).click();
  }
  const shown = await page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === 'Show the circle',
    );
    const start = performance.now();
    return new Promise<number>((resolve) => {
      const seen = new MutationObserver(() => {
        if (document.querySelector('figure svg') === null) return;
        seen.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - start));
      });
      seen.observe(document.body, { childList: true, subtree: true });
      button?.click();
    });
  });
  test.info().annotations.push({ type: 'circle of 30 pupils', description: `${shown} ms` });
  await expect(page.getByRole('img', { name: /^The circle of the class/ })).toBeVisible();
  expect(shown).toBeLessThan(2000);

  // The first scenario again: its models, its values; then two late codes, which have to wait.
  for (let back = 0; back < 5; back += 1) {
    await page.getByRole('button', { name: 'Previous', exact: true }).click();
  }
  const before = await votes(page);
  await page.getByRole('button', { name: 'Show what models chose' }).click();
  await expect(
    page.getByText(/^No model on this machine has answered this question/),
  ).toBeVisible();
  await expect(page.getByText(/^A model can answer here/)).toBeVisible();
  await page.getByRole('button', { name: 'Show the values behind them' }).click();
  await expect(page.getByText('Stimulation')).toBeVisible();
  await page.getByRole('link', { name: 'Collect', exact: true }).click();
  const late = drawnCodes(set, 3, 7);
  await paste(page, late.slice(0, 2).join('\n'));
  await expect(page.getByText(/^2 late codes wait for 1 more code/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Count \d/ })).toHaveCount(0);
  await paste(page, late[2] ?? '');
  await page.getByRole('button', { name: 'Count 3 codes' }).click();
  await page.getByRole('link', { name: 'To the board' }).click();
  await page.getByRole('button', { name: 'Show the votes' }).click();
  const after = await votes(page);
  expect(sum(after)).toBe(CLASS + 3);
  expect(after.every((count, option) => count >= (before[option] ?? 0))).toBe(true);

  // What was collected outlives a reload, leaves as a table, and is erased in one action.
  await page.reload();
  await page.getByRole('link', { name: 'After the lesson' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the answers' }).click();
  const table = await readFile(await (await downloading).path(), 'utf8');
  expect(table.trim().split('\r\n')).toHaveLength(1 + CLASS + 3);
  expect(table.split('\r\n')[0]).toBe(set.scenarios.map(({ id }) => id).join(','));
  for (const code of codes) expect(table).not.toContain(code);
  await page.getByRole('button', { name: 'Erase the class…' }).click();
  await page.getByRole('button', { name: 'Yes, erase the class' }).click();
  await expect(page.getByText('Classes that you make stand here')).toBeVisible();
  const left = await page.evaluate(
    () =>
      new Promise<number[]>((resolve, reject) => {
        const request = indexedDB.open('axia');
        request.onerror = () => {
          reject(new Error(String(request.error)));
        };
        request.onsuccess = () => {
          const tables = ['classes', 'classEvents'];
          const transaction = request.result.transaction(tables);
          const counts = tables.map((name) => transaction.objectStore(name).count());
          transaction.oncomplete = () => {
            request.result.close();
            resolve(counts.map(({ result }) => result));
          };
        };
      }),
  );
  expect(left).toEqual([0, 0]);
});

test('a loaded model answers in front of the class, once and for its study, and writes why; the bet is scored', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const set = setIn(await makeSet(page, 'Ethics, 10 b'));
  const board = page.url().replace(/give$/, 'board');
  await page.getByRole('link', { name: 'Collect the codes' }).click();
  await paste(page, drawnCodes(set, 12, 4).join('\n'));
  await page.getByRole('button', { name: 'Count 12 codes' }).click();
  await loadBaseline(page);
  await page.goto(board);

  await page.getByRole('checkbox', { name: 'Bet on the model first' }).check();
  const bet = page.getByRole('region', { name: 'The bet' });
  await bet.getByRole('button', { name: 'Place the bet' }).click();
  await expect(bet.getByText('A bet needs at least one hand.')).toBeVisible();
  await bet.getByLabel('A', { exact: true }).fill('30');
  await bet.getByLabel('B', { exact: true }).fill('10');
  await bet.getByRole('button', { name: 'Place the bet' }).click();
  await expect(bet.getByText('The bet: A 75')).toBeVisible();

  await page.getByRole('button', { name: 'Show the votes' }).click();
  await page.getByRole('button', { name: 'Show what models chose' }).click();
  await expect(bet.getByRole('button')).toHaveCount(0);
  const live = page.getByRole('region', { name: 'A model answers now' });
  await live.getByRole('button', { name: 'Let Untrained baseline answer now' }).click();
  await expect(live.getByText(/^Untrained baseline, after 4 of 4 orders/)).toBeVisible();
  await expect(live.getByRole('button', { name: /^Let/ })).toHaveCount(0);
  const rows = await stored(page, 'answers');
  expect(rows.map(({ question }) => question.instrument)).toEqual(Array(4).fill('scenarios'));
  await expect(page.getByRole('row', { name: /^Untrained baseline/ })).toBeVisible();
  await live.getByRole('button', { name: /^Ask it why [A-D]$/ }).click();
  await expect(live.getByText(/^Text written by a model: Untrained baseline/)).toBeVisible();
  await expect(live.getByRole('button', { name: /^Ask it why/ })).toBeVisible({ timeout: 60_000 });
  await inspect(page);

  // Asked again after a reload it has answered already, and nothing is stored twice.
  await loadBaseline(page);
  await page.goto(board);
  await page.getByRole('button', { name: 'Show the votes' }).click();
  await page.getByRole('button', { name: 'Show what models chose' }).click();
  await live.getByRole('button', { name: 'Let Untrained baseline answer now' }).click();
  await expect(live.getByText(/^Untrained baseline, after 4 of 4 orders/)).toBeVisible();
  expect(await stored(page, 'answers')).toHaveLength(4);

  for (let next = 0; next < 5; next += 1) {
    await page.getByRole('button', { name: /^(Next|To the circle)$/ }).click();
  }
  await page.getByRole('button', { name: 'Show the circle' }).click();
  const table = page.getByRole('table', { name: /^On how many scenarios two choose alike/ });
  await expect(table.getByRole('row', { name: /^Untrained baseline/ })).toContainText('0 to 1');
  await inspect(page);
  await page.getByRole('button', { name: 'To the bets' }).click();
  await expect(page.getByText(/^\d+ of 100 points, over 1 scenario$/)).toBeVisible();
  await inspect(page);
  await page.goto('./#/studies');
  await expect(page.getByRole('row', { name: /Untrained baseline/ })).toContainText(/4 of 2,?640/);
});

test('wrong codes are told one by one, a located one can be mended, and none of them counts', async ({
  page,
}) => {
  const other = setIn(await makeSet(page, 'Another class'));
  const set = setIn(await makeSet(page, 'This class'));
  const [first = '', second = '', third = ''] = drawnCodes(set, 3, 1);
  const [foreign = ''] = drawnCodes(other, 1, 1);
  const wrong = second.slice(0, -1) + (second.endsWith('7') ? '8' : '7');
  const swapped = third.replace(/^(.)(.)/, '$2$1');
  await page.getByRole('link', { name: 'Collect the codes' }).click();
  await paste(page, [first, wrong, swapped, foreign, first.toLowerCase()].join('\n'));
  await expect(page.getByText('1 code taken, 4 not.')).toBeVisible();
  await expect(
    page.getByText(`Damaged: character ${second.replaceAll('-', '').length}`),
  ).toBeVisible();
  await expect(page.getByText(/two have changed places\.$/)).toBeVisible();
  await expect(page.getByText(/^Of another set/)).toBeVisible();
  await expect(page.getByText(/^Double/)).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: `Take it as ${second}` }).click();
  await expect(page.getByText('2 codes collected.')).toBeVisible();
  await expect(
    page.getByText(/From 5 codes on they can be counted: 3 more codes to come/),
  ).toBeVisible();
  // Four pupils are too few for any figure, by code or by hand.
  await page.getByRole('link', { name: 'To the board' }).click();
  await expect(page.getByRole('button', { name: 'Show the votes' })).toBeDisabled();
  await page.getByText('Count hands instead').click();
  await page.getByLabel('A', { exact: true }).fill('4');
  await page.getByRole('button', { name: 'Use these counts' }).click();
  await expect(page.getByText('Votes of fewer than 5 are not shown.')).toBeVisible();
  await page.getByLabel('C', { exact: true }).fill('9');
  await page.getByRole('button', { name: 'Use these counts' }).click();
  await page.getByRole('button', { name: 'Show the votes' }).click();
  expect(await votes(page)).toEqual([4, 0, 9, 0]);
  await expect(page.getByText('13 hands, counted by show of hands.')).toBeVisible();
});

test('when storage is full while a class is collected, no code is lost: all are taken once there is room', async ({
  page,
}) => {
  const set = setIn(await makeSet(page, 'Ethics, 10 b'));
  const codes = drawnCodes(set, CLASS, 2);
  await page.getByRole('link', { name: 'Collect the codes' }).click();
  await paste(page, codes.slice(0, 6).join('\n'));
  await expect(page.getByText('6 codes collected.')).toBeVisible();

  await page.evaluate(() => {
    const { add, put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
    const refuse = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse });
    addEventListener('room', () => Object.defineProperties(IDBObjectStore.prototype, { add, put }));
  });
  await paste(page, codes.join('\n'));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('no room left for Axia, so the last step could not be stored');
  await expect(alert).toContainText('Everything stored before it is safe.');
  const field = page.getByRole('textbox', { name: 'Codes' });
  await expect(field).toHaveValue(codes.join('\n'));
  await expect(page.getByText('6 codes collected.')).toBeVisible();
  // A photograph or a file that was read is not lost with its input either.
  await page.getByLabel(/^or text files/).setInputFiles({
    name: 'late.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(drawnCodes(set, 1, 3).join('\n')),
  });
  await expect(field).toHaveValue([...codes, ...drawnCodes(set, 1, 3)].join('\n'));
  await page.getByRole('button', { name: 'Count 6 codes' }).click();
  await expect(page.getByText('0 codes counted.')).toBeVisible();

  await page.evaluate(() => dispatchEvent(new Event('room')));
  await page.getByRole('button', { name: 'Take these codes' }).click();
  await expect(page.getByText(`${CLASS - 6 + 1} codes taken, 6 not.`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`${CLASS + 1} codes collected.`)).toBeVisible();
});

test('a teacher gets from the start to the end of the board by keyboard only, on a projector', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1920, height: 1080 });
  const press = async (target: Locator) => {
    await tabTo(page, target);
    await expectFocusVisible(page);
    await page.keyboard.press('Enter');
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await page.goto('./#/classroom');
  await press(page.getByRole('link', { name: 'Make a class set' }));
  await tabTo(page, page.getByLabel('Name of the set'));
  await page.keyboard.type('Ethics, 10 b');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Give out the set' })).toBeVisible();
  const link = await page.getByRole('textbox', { name: 'Link for pupils' }).inputValue();
  await press(page.getByRole('link', { name: 'Collect the codes' }));
  await tabTo(page, page.getByRole('textbox', { name: 'Codes' }));
  for (const code of drawnCodes(setIn(link), 6, 9)) {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await expect(page.getByText(code, { exact: true })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Codes' })).toHaveValue('');
  }
  await press(button('Count 6 codes'));
  await press(page.getByRole('link', { name: 'To the board' }));
  await tabTo(page, page.getByRole('checkbox', { name: 'Bet on the model first' }));
  await page.keyboard.press('Space');
  const bet = page.getByRole('region', { name: 'The bet' });
  await tabTo(page, bet.getByLabel('B', { exact: true }));
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect(bet.getByText('The bet: A 0')).toBeVisible();
  for (const step of ['Show the votes', 'Show what models chose', 'Show the values behind them']) {
    // From the bet back to the buttons above it; after each step the next one takes the button's place.
    const target = button(step);
    for (let tabs = 0; tabs < 20; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Shift+Tab');
      await expectFocusVisible(page);
    }
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('Stimulation')).toBeVisible();
  await inspect(page);
  for (let next = 0; next < 5; next += 1) await press(button(/^(Next|To the circle)$/));
  await press(button('Show the circle'));
  await expect(page.getByRole('img', { name: /^The circle of the class/ })).toBeVisible();
  await press(button('To the bets'));
  await expect(page.getByText(/^Nothing to show yet: it takes a bet/)).toBeVisible();
});

test('hostile links are refused with a sentence, and nothing of them runs or is stored', async ({
  page,
}) => {
  const markup = Buffer.from(
    JSON.stringify([1, 'axia', '1.1.0', 'en', 'act', 0, '<img src=x onerror=alert(1)>', ['s36.0']]),
  ).toString('base64url');
  const newer = Buffer.from(JSON.stringify([2])).toString('base64url');
  const unknown = Buffer.from(
    JSON.stringify([1, 'axia', '9.0.0', 'en', 'act', 0, 'A class', ['s36.0']]),
  ).toString('base64url');
  page.on('dialog', () => {
    throw new Error('a dialog opened');
  });
  for (const [link, said] of [
    ['A'.repeat(200_000), /much longer than a class set/],
    ['WzEsImF4aWEi', /not a class set, or a part of it is missing/],
    [markup, /something in it does not belong there/],
    [newer, /made by a newer Axia/],
    [unknown, /does not have\. Nothing was stored/],
  ] as const) {
    await page.goto(`./#/classroom/set/${link}`);
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  }
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('a pupil who loads the page anew in the middle goes on where they were', async ({ page }) => {
  const link = await makeSet(page, 'This class', true);
  await page.goto(link);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const total = 26;
  for (let question = 1; question <= 23; question += 1) {
    await expectQuestion(page, question, total);
    await page.keyboard.press(String(1 + (question % OPTIONS)));
  }
  await expectQuestion(page, 24, total);
  const scenario = await page.getByRole('heading', { level: 1 }).textContent();
  await page.reload();
  await expectQuestion(page, 24, total);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(scenario ?? '');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('button', { pressed: true })).toHaveCount(1);
});

test('the pages of the classroom have no violations, and fit their window with large text too', async ({
  page,
}) => {
  const look = async () => {
    await inspect(page);
    await expectRoomForLargeText(page);
  };
  test.setTimeout(120_000);
  await page.goto('./#/classroom');
  await expect(page.getByRole('heading', { name: 'Classroom' })).toBeVisible();
  await look();
  await page.goto('./#/classroom/new');
  await page.getByRole('radio', { name: /^My own choice/ }).check();
  await page.getByText('Work and career', { exact: true }).click();
  await look();
  await page.goto('./#/classroom/lesson');
  await expect(page.getByRole('heading', { name: 'Misconceptions' })).toBeVisible();
  await look();
  const link = await makeSet(page, 'A class', true);
  await look();
  const collect = page.url().replace(/give$/, 'collect');
  await page.goto(collect);
  await paste(page, drawnCodes(setIn(link), 8, 3).join('\n'));
  await page.getByRole('button', { name: 'Count 8 codes' }).click();
  await page.getByRole('link', { name: 'To the board' }).click();
  for (const step of ['Show the votes', 'Show what models chose', 'Show the values behind them']) {
    await page.getByRole('button', { name: step }).click();
  }
  for (const details of await page.locator('summary').all()) await details.click();
  await look();
  for (let next = 0; next < 5; next += 1) {
    await page.getByRole('button', { name: /^(Next|To the circle)$/ }).click();
  }
  await page.getByRole('button', { name: 'Show the circle' }).click();
  await expect(page.getByRole('img', { name: /^The circle of the class/ })).toBeVisible();
  await look();
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await look();
});
