// The Data page, and what happens to answers when storage is full, damaged or of another version.
import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import {
  answerByDigits,
  expectQuestion,
  introduce,
  keysOf,
  letItAnswer,
  loadBaseline,
  options,
  PORTRAITS,
  runPanel,
  stored,
  waitForAnswers,
} from './helpers';

/** A person with three answers, one of them changed, and a model with a few. */
async function fill(page: Page): Promise<void> {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { last: 3 });
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expectQuestion(page, 3, PORTRAITS);
  await options(page).last().click();
  await expectQuestion(page, 4, PORTRAITS);
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 3);
  await page.getByRole('button', { name: 'Stop after this question' }).click();
  await expect(runPanel(page).getByText(/^Paused\./)).toBeVisible();
}

const TABLES = ['answers', 'sittings', 'respondents', 'studies'] as const;

async function everything(page: Page): Promise<unknown[][]> {
  const tables: unknown[][] = [];
  for (const table of TABLES) tables.push(await stored(page, table));
  return tables;
}

function shownCount(page: Page, name: string) {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  return row.getByRole('cell');
}

async function expectCounts(page: Page): Promise<void> {
  const [answers, sittings, respondents, studies] = await everything(page);
  await expect(shownCount(page, 'Answers')).toHaveText(String(answers?.length));
  await expect(shownCount(page, 'Sittings')).toHaveText(String(sittings?.length));
  await expect(shownCount(page, 'People and models')).toHaveText(String(respondents?.length));
  await expect(shownCount(page, 'Studies')).toHaveText(String(studies?.length));
}

async function downloadBackup(page: Page): Promise<Download> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a backup' }).click();
  return downloading;
}

async function restore(page: Page, text: string, name = 'backup.json'): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.getByLabel('Backup file').setInputFiles(file);
}

async function erase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByRole('button', { name: 'Yes, erase everything' }).click();
  await expect(page.getByText('Everything is erased.')).toBeVisible();
}

test('a backup holds everything, erasing leaves nothing, and restoring brings all of it back', async ({
  page,
}) => {
  await fill(page);
  await page.goto('./#/data');
  await expectCounts(page);
  await expect(page.getByText('There is no backup yet.')).toBeVisible();
  const before = await everything(page);
  expect(before.every((rows) => rows.length > 0)).toBe(true);

  const download = await downloadBackup(page);
  expect(download.suggestedFilename()).toMatch(/^axia-backup-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await download.path(), 'utf8');
  const backup = JSON.parse(text) as Record<string, unknown>;
  expect(TABLES.map((table) => backup[table])).toEqual(before);
  await expect(page.getByText(/^One file with .* Last backup: .*\d/)).toBeVisible();

  // Erasing asks first; whoever thinks better of it keeps everything.
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByRole('button', { name: 'Keep everything' }).click();
  expect(await everything(page)).toEqual(before);

  await page.evaluate(() => {
    localStorage.setItem('left', 'behind');
  });
  const kept = () =>
    page.evaluate(async () => {
      const names: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names;
    });
  expect(await kept()).toEqual(['models']);
  await erase(page);
  expect(await kept()).toEqual([]);
  expect(await everything(page)).toEqual([[], [], [], []]);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  const databases = await page.evaluate(() => indexedDB.databases());
  expect(databases.filter(({ name }) => name !== 'axia')).toEqual([]);
  await expect(shownCount(page, 'Answers')).toHaveText('0');
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'On this machine' })).toHaveCount(0);

  await page.goto('./#/data');
  await restore(page, text);
  await expect(
    page.getByText(
      /^Added .* answers, 3 sittings, 1 study, 2 respondents, 0 packs, 0 drafts, 0 notes and 0 classes\./,
    ),
  ).toBeVisible();
  expect(await everything(page)).toEqual(before);
  await expectCounts(page);
  // The person goes on where they were.
  await page.goto('./#/me');
  await page.getByRole('button', { name: 'Go on with 21 portraits (3 of 21)' }).click();
  await expectQuestion(page, 4, PORTRAITS);
});

test('erasing while another tab answers leaves nothing, and the other tab starts anew', async ({
  page,
  context,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { last: 2 });
  const second = await context.newPage();
  await second.goto('./#/data');
  await erase(second);
  await expect(page.getByRole('heading', { name: 'No such sitting' })).toBeVisible();
  expect(await everything(second)).toEqual([[], [], [], []]);
});

test('nothing is erased while another tab runs a study', async ({ page, context }) => {
  await loadBaseline(page);
  await letItAnswer(page, 'full');
  await waitForAnswers(page, 3);
  const second = await context.newPage();
  await second.goto('./#/data');
  await second.getByRole('button', { name: 'Erase everything…' }).click();
  await second.getByRole('button', { name: 'Yes, erase everything' }).click();
  await expect(second.getByText('Another tab of Axia is running a study.')).toBeVisible();
  await waitForAnswers(page, 6);
  // In the tab that runs it, erasing ends the run first.
  await page.goto('./#/data');
  await erase(page);
  expect(await everything(page)).toEqual([[], [], [], []]);
  await page.goto('./#/studies');
  await expect(page.getByText('Studies will be listed here.')).toBeVisible();
  await expect(runPanel(page)).toHaveCount(0);
});

test('restoring into a machine with other answers adds what is missing and doubles nothing', async ({
  page,
  browser,
}) => {
  await fill(page);
  await page.goto('./#/data');
  const text = await readFile(await (await downloadBackup(page)).path(), 'utf8');
  const first = await everything(page);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await introduce(other, 'Ben');
  await other.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(other, PORTRAITS, { last: 2 });
  await loadBaseline(other);
  await letItAnswer(other);
  await waitForAnswers(other, 1);
  await other.getByRole('button', { name: 'Stop after this question' }).click();
  await expect(runPanel(other).getByText(/^Paused\./)).toBeVisible();
  const own = await everything(other);

  await other.goto('./#/data');
  await restore(other, text);
  await expect(other.getByText(/^Added \d/)).toBeVisible();
  const merged = await everything(other);
  for (const [place, rows] of merged.entries()) {
    for (const row of own[place] ?? []) expect(rows).toContainEqual(row);
  }
  const rows = await stored(other, 'answers');
  expect(keysOf(rows).size).toBe(rows.length);
  // The model is the same file on the same engine, and so are its study and its questions.
  expect(merged.slice(1).map((table) => table.length)).toEqual([4, 3, 1]);
  const union = keysOf([...((first[0] ?? []) as typeof rows), ...((own[0] ?? []) as typeof rows)]);
  expect(keysOf(rows)).toEqual(union);

  await restore(other, text);
  await expect(other.getByText(/^Added 0 answers, 0 sittings, 0 studies, 0 resp/)).toBeVisible();
  expect(await everything(other)).toEqual(merged);
  await elsewhere.close();
});

test('a damaged backup is refused with its first fault, and changes nothing', async ({ page }) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { last: 2 });
  await page.goto('./#/data');
  const text = await readFile(await (await downloadBackup(page)).path(), 'utf8');
  const before = await everything(page);
  type Loose = Record<string, Record<string, unknown>[]>;
  const changed = (change: (backup: Loose) => void) => {
    const backup = JSON.parse(text) as Loose;
    change(backup);
    return JSON.stringify(backup);
  };
  const cases: [text: string, words: string | RegExp][] = [
    [text.slice(0, -20), 'it is not JSON, or it is cut short'],
    ['{"type":"something else"}', 'This file is not an Axia backup.'],
    [
      changed((backup) => Object.assign(backup, { version: 99 })),
      'made by a newer Axia. Nothing was changed. Open it with that version: form 99',
    ],
    [
      changed((backup) => {
        const [, row] = backup['answers'] ?? [];
        Object.assign(row ?? {}, { answer: { kind: 'rated', rating: 7 } });
      }),
      /This backup is damaged\. Nothing was changed\. The first fault is at: answers\.1\.answer\.rating/,
    ],
    [
      changed((backup) => {
        delete backup['sittings'];
      }),
      'The first fault is at: sittings',
    ],
  ];
  for (const [damaged, words] of cases) {
    await restore(page, damaged);
    await expect(page.getByText(words)).toBeVisible();
    expect(await everything(page)).toEqual(before);
  }
  // The whole file is taken after that.
  await restore(page, text);
  await expect(page.getByText(/^Added 0 answers/)).toBeVisible();
});

test('a database of a newer version is left alone, and can be taken out as it is', async ({
  page,
}) => {
  await fill(page);
  const before = await everything(page);
  // Any address of this origin that does not start the application.
  await page.goto('./icon.svg');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('axia', 999);
        opening.onerror = () => {
          reject(new Error(String(opening.error)));
        };
        opening.onupgradeneeded = () => {
          opening.result
            .createObjectStore('wonders', { keyPath: 'id' })
            .add({ id: 'of the future' });
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  for (const address of ['./', './#/me', './#/compare', './#/data', './#/studies']) {
    await page.goto(address);
    await expect(page.getByRole('alert').first()).toContainText('written by a newer Axia');
    await expect(page.getByRole('alert').first()).toContainText('Nothing was changed.');
  }
  // What is not stored can be compared all the same.
  await page.goto('./#/compare');
  await page.getByText('Whom to compare:').click();
  const published = page.getByRole('group', { name: 'Published' });
  await expect(published.getByRole('checkbox')).toHaveCount(10);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the data as they are' }).first().click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  const [answers, sittings, respondents, studies] = before;
  const tables = { answers, sittings, respondents, studies, wonders: [{ id: 'of the future' }] };
  expect(JSON.parse(file)).toMatchObject({ type: 'axia-raw', databaseVersion: 999, tables });
  const databases = await page.evaluate(() => indexedDB.databases());
  expect(databases).toEqual([{ name: 'axia', version: 999 }]);
  expect(await everything(page)).toEqual(before);
});

test('when storage is full the answer given stays on screen, and can be given again', async ({
  page,
  context,
  baseURL,
}) => {
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  const allow = (quotaSize?: number) =>
    devtools.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    });
  await page.goto('./');
  await allow(1e6);
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { last: 2 });
  const before = await stored(page, 'answers');

  // The browser itself refuses to write more for this origin. It works out what is left only when
  // a write exceeds what it knew last, so a large write of somebody else's goes first.
  await allow(1);
  const refused = await page.evaluate(
    () =>
      new Promise<string | undefined>((resolve) => {
        const opening = indexedDB.open('filler', 1);
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('filler');
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('filler', 'readwrite');
          transaction.objectStore('filler').put(new Uint8Array(2e6), 'large');
          transaction.onabort = () => {
            resolve(transaction.error?.name);
          };
          transaction.oncomplete = () => {
            resolve('it was stored');
          };
        };
      }),
  );
  expect(refused).toBe('QuotaExceededError');
  await options(page).nth(3).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('no room left for Axia, so the last step could not be stored');
  await expect(alert).toContainText('Everything stored before it is safe.');
  await expectQuestion(page, 3, PORTRAITS);
  await expect(options(page).nth(3)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { pressed: true })).toHaveCount(1);
  expect(await stored(page, 'answers')).toEqual(before);

  await allow();
  await options(page).nth(3).click();
  await expectQuestion(page, 4, PORTRAITS);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const after = await stored(page, 'answers');
  expect(after).toHaveLength(3);
  const known = keysOf(before);
  const [added] = after.filter((row) => !known.has(`${row.key}/${row.revision}`));
  expect(added?.answer).toEqual({ kind: 'rated', rating: 4 });
});
