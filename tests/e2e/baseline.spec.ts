// The untrained baseline answers the questions a person is asked, through everything that can end a
// run in the middle: each planned question ends with exactly one row.
import { expect, test, type Page } from '@playwright/test';
import {
  answerEverything,
  answeredSoFar,
  column,
  expectFinished,
  figure,
  FULL_PRESET,
  keysOf,
  letItAnswer,
  loadBaseline,
  modelPanel,
  runPanel,
  SHORT_PRESET,
  stored,
  sum,
  VALUES,
  waitForAnswers,
} from './helpers';

const GO_ON = { name: 'Go on with Untrained baseline' } as const;

/** Exactly the planned rows, each of them whole. */
async function expectAllRows(page: Page): Promise<void> {
  const rows = await stored(page, 'answers');
  expect(rows).toHaveLength(SHORT_PRESET);
  expect(keysOf(rows).size).toBe(SHORT_PRESET);
  const [sittings, respondents] = await Promise.all([
    stored(page, 'sittings'),
    stored(page, 'respondents'),
  ]);
  const [model] = respondents;
  expect(respondents).toHaveLength(1);
  if (model?.kind !== 'model') throw new Error('the respondent is no model');
  expect(model).toMatchObject({ engine: 'wllama', device: 'processor', baseline: true });
  expect(model.revision).toMatch(/^[0-9a-f]{64}$/);

  for (const { key, revision, sitting, question, answer, shownAt, answeredAt } of rows) {
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(revision).toBe(0);
    if (answer.kind !== 'distribution') throw new Error('a model answers with a distribution');
    expect(answer.p).toHaveLength(question.instrument === 'questionnaire' ? 6 : 4);
    expect(answer.p.every((one) => one >= 0)).toBe(true);
    expect(sum(answer.p)).toBeCloseTo(1, 6);
    expect(answer.promptTokens).toBeGreaterThan(0);
    expect(answer.engineMs).toBeGreaterThan(0);
    expect(answeredAt).toBeGreaterThanOrEqual(shownAt);
    // The row leads to the file that answered, by its sitting.
    const own = sittings.find(({ id }) => id === sitting);
    expect(own?.respondent).toBe(model.id);
    expect(own?.answerer).toEqual({
      kind: 'model',
      engine: 'wllama',
      engineVersion: model.engineVersion,
      revision: model.revision,
      device: 'processor',
    });
  }

  // Each scenario in four orders in which every option stands once in every place.
  const orders = new Map<string, string[][]>();
  for (const { question } of rows) {
    if (question.instrument !== 'scenarios') continue;
    orders.set(question.scenario, [
      ...(orders.get(question.scenario) ?? []),
      [...question.options],
    ]);
  }
  expect(orders.size).toBe(15);
  for (const shown of orders.values()) {
    expect(shown).toHaveLength(4);
    for (let place = 0; place < 4; place += 1) {
      expect(new Set(shown.map((options) => options[place])).size).toBe(4);
    }
  }
}

/** Opens a new tab, goes on with the study there, and compares what it ends with. */
async function goOnAndFinish(tab: Page): Promise<void> {
  await tab.goto('./#/studies');
  const before = await stored(tab, 'answers');
  // In the middle: something was answered before the page ended, and something was not.
  expect(before.length).toBeGreaterThan(0);
  expect(before.length).toBeLessThan(SHORT_PRESET);
  await expect(
    tab.getByRole('cell', { name: `${before.length} of ${SHORT_PRESET}` }),
  ).toBeVisible();
  await tab.getByRole('button', GO_ON).click();
  await expectFinished(tab);
  await expectAllRows(tab);
  const after = await stored(tab, 'answers');
  for (const row of before) expect(after).toContainEqual(row);
}

test('the baseline answers all questions, and its result stands in Compare beside others', async ({
  page,
}) => {
  await answerEverything(page, 'Ada');
  await loadBaseline(page);
  await expect(page.getByText(`${SHORT_PRESET} questions.`)).toBeVisible();
  await letItAnswer(page);
  await expect(runPanel(page).getByRole('progressbar')).toBeVisible();
  await expect(runPanel(page).getByText(/ a second/)).toBeVisible();
  await expectFinished(page);
  await expect(
    runPanel(page).getByText(`${SHORT_PRESET} of ${SHORT_PRESET} questions`),
  ).toBeVisible();
  await runPanel(page).getByRole('link', { name: 'See the result' }).click();

  await expect(page.getByRole('img', { name: /^Value circle: Untrained baseline/ })).toBeVisible();
  await page.getByRole('checkbox', { name: /^Ada/ }).check();
  await page
    .getByRole('checkbox', { name: /^GPT-4o/ })
    .first()
    .check();
  const circle = page.getByRole('img', {
    name: /^Value circle: Untrained baseline.*, Ada, GPT-4o/,
  });
  await expect(circle).toBeVisible();
  const drawn = page.getByRole('figure', { name: /^Value circle: Untrained baseline/ }).first();
  await drawn.getByText('Table behind this figure').click();
  const table = drawn.getByRole('table', { name: /^Value circle/ });
  expect(new Set(await column(table, 'Respondent')).size).toBe(3);
  const done = (await column(table, 'Does')).map(figure).filter(Number.isFinite);
  expect(done).toHaveLength(3 * VALUES);
  const inOrder = page.getByRole('region', { name: 'Values in order' });
  await expect(inOrder.getByRole('columnheader')).toHaveCount(4);
});

test('a run goes on in a new tab after its tab was closed in the middle', async ({
  page,
  context,
}) => {
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 10);
  await page.close();
  await goOnAndFinish(await context.newPage());
});

test('a run goes on after its page crashed', async ({ page, context }) => {
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 10);
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  // The renderer ends at once, so this command never gets its answer.
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
  await goOnAndFinish(await context.newPage());
});

test('a worker that dies in the middle is brought back, and the run ends with all rows', async ({
  page,
}) => {
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 10);
  const worker = page.workers().find((one) => one.url().includes('wllama.worker'));
  if (worker === undefined) throw new Error('the engine has no worker');
  const closed = worker.waitForEvent('close');
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('made to fail by a test');
    });
  });
  await closed;
  const before = await stored(page, 'answers');
  expect(before.length).toBeLessThan(SHORT_PRESET);
  await expectFinished(page);
  await expectAllRows(page);
});

test('a worker that falls silent is ended after ten minutes and brought back', async ({ page }) => {
  await page.clock.install();
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 10);
  const worker = page.workers().find((one) => one.url().includes('wllama.worker'));
  if (worker === undefined) throw new Error('the engine has no worker');
  // It closes itself: no error reaches the page, there is only no answer any more.
  await worker.evaluate(() => {
    self.close();
  });
  await page.clock.runFor('10:05');
  await expectFinished(page);
  await expectAllRows(page);
});

test('a machine that slept a night goes on with the same worker', async ({ page }) => {
  await page.clock.install();
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 10);
  const worker = page.workers().find((one) => one.url().includes('wllama.worker'));
  // Timers that were due in the night run once, together, as after a lid is opened.
  await page.clock.fastForward('08:00:00');
  await expectFinished(page);
  await expectAllRows(page);
  expect(page.workers()).toContain(worker);
});

test('a tab that the browser freezes goes on when it is thawed', async ({ page, context }) => {
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 10);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await expectFinished(page);
  await expectAllRows(page);
});

test('a full storage ends the run in words, and once there is room it goes on', async ({
  page,
}) => {
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 10);
  const own = await page.evaluateHandle(() => {
    const add = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'add');
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('made full by a test', 'QuotaExceededError');
    };
    return add;
  });
  await expect(page.getByText(/no room left for Axia/)).toBeVisible();
  const before = await stored(page, 'answers');
  expect(before.length).toBeLessThan(SHORT_PRESET);
  await own.evaluate((add) => {
    if (add !== undefined) Object.defineProperty(IDBObjectStore.prototype, 'add', add);
  });
  await page.getByRole('button', GO_ON).click();
  await expectFinished(page);
  await expectAllRows(page);
  const after = await stored(page, 'answers');
  for (const row of before) expect(after).toContainEqual(row);
});

test('a network that is lost at any stage of a load is told, and once it is back the model loads', async ({
  page,
}) => {
  await page.goto('./#/models');
  for (const stage of ['**/wllama.worker*', '**/baseline.gguf', '**/*.wasm']) {
    await page.route(stage, (route) => route.abort('internetdisconnected'));
    await page.getByRole('button', { name: 'Load Untrained baseline' }).click();
    await expect(modelPanel(page).getByRole('alert')).toBeVisible();
    await page.unroute(stage);
    await modelPanel(page).getByRole('button', { name: 'Close' }).click();
  }
  await loadBaseline(page);
});

test('stopping ends after the question in flight, and going on asks only what is open', async ({
  page,
}) => {
  await loadBaseline(page);
  await letItAnswer(page);
  await waitForAnswers(page, 5);
  await page.getByRole('button', { name: 'Stop after this question' }).click();
  await expect(runPanel(page).getByText(/^Paused\./)).toBeVisible();
  const before = await stored(page, 'answers');
  expect(before).toHaveLength(await answeredSoFar(page));
  expect(before.length).toBeLessThan(SHORT_PRESET);
  await page.getByRole('button', GO_ON).click();
  await expectFinished(page);
  await expectAllRows(page);
  const after = await stored(page, 'answers');
  for (const row of before) expect(after).toContainEqual(row);
});

test('a second tab cannot run the same study, and says so', async ({ page, context }) => {
  // One tab has the model at hand already; the other one would have to load it first.
  const third = await context.newPage();
  await loadBaseline(third);
  await page.bringToFront();
  await loadBaseline(page);
  await letItAnswer(page, 'full');
  await waitForAnswers(page, 3);
  const second = await context.newPage();
  await second.goto('./#/studies');
  await second.getByRole('button', GO_ON).click();
  await expect(runPanel(second)).toContainText('Another tab of Axia is running a study.');
  await third.bringToFront();
  await letItAnswer(third, 'full');
  await expect(runPanel(third)).toContainText('Another tab of Axia is running a study.');
  // The first runs on undisturbed; when it stops, the second may go on.
  await page.bringToFront();
  await waitForAnswers(page, (await answeredSoFar(page)) + 3);
  await page.getByRole('button', { name: 'Stop after this question' }).click();
  await expect(runPanel(page).getByText(/^Paused\./)).toBeVisible();
  const done = await answeredSoFar(page);
  await second.bringToFront();
  await second.getByRole('button', GO_ON).click();
  await waitForAnswers(second, done + 3);
  await second.getByRole('button', { name: 'Stop after this question' }).click();
  await expect(runPanel(second).getByText(/^Paused\./)).toBeVisible();
  const rows = await stored(second, 'answers');
  expect(keysOf(rows).size).toBe(rows.length);
  await expect(runPanel(second)).toContainText(`${rows.length} of ${FULL_PRESET} questions`);
});

test('the baseline says which value each action shows, in a study that gives no profile', async ({
  page,
}) => {
  await loadBaseline(page);
  await expect(page.getByText('1,200 questions.')).toBeVisible();
  await expect(page.getByText('600 questions.')).toBeVisible();
  // Nothing was answered yet: the time of every preset was found out by asking two questions.
  await expect(modelPanel(page).getByText(/^About \d+ (second|minute)s?\.$/)).not.toHaveCount(0);
  expect(await stored(page, 'answers')).toEqual([]);

  for (const [preset, labels] of [
    ['labels', 10],
    ['soundness', 6],
  ] as const) {
    await page.goto('./#/models');
    await letItAnswer(page, preset);
    await waitForAnswers(page, 20);
    await page.getByRole('button', { name: 'Stop after this question' }).click();
    await expect(runPanel(page).getByText(/^Paused\./)).toBeVisible();
    const rows = await stored(page, 'answers');
    const own = rows.filter(({ question }) => question.instrument === preset);
    expect(own.length).toBeGreaterThanOrEqual(20);
    for (const { answer } of own) {
      if (answer.kind !== 'distribution') throw new Error('a model answers with a distribution');
      expect(answer.p).toHaveLength(labels);
      expect(sum(answer.p)).toBeCloseTo(1, 6);
    }
  }
  await expect(page.getByRole('row', { name: /what each action shows/ })).toContainText(
    /\d+ of 1,?200/,
  );
  await expect(page.getByRole('link', { name: /^Look into/ }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^What was found/ })).toHaveCount(0);
  await page.goto('./#/compare');
  await page.getByText('Whom to compare:').click();
  await expect(page.getByRole('checkbox', { name: /^GPT-4o/ }).first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Untrained baseline/ })).toHaveCount(0);
});
