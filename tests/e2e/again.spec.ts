// After the first sitting: ten more scenarios, a retest and the history, and simulated people.
import { expect, test } from '@playwright/test';
import {
  answerByDigits,
  column,
  expectQuestion,
  figure,
  introduce,
  SCENARIOS,
  stored,
} from './helpers';
import { inspect } from './inspect';

test('ten more ask ten scenarios not asked before, show what they changed, and the result counts them', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await expect(page.getByRole('link', { name: /^Ten more/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS);
  await page.goto('./#/me');
  await page.getByRole('link', { name: 'Ten more, where they tell most' }).click();
  await expect(page.getByText('Ten scenarios that you were not asked yet')).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: 'Answer ten more' }).click();
  await answerByDigits(page, 10, { last: 4 });
  await page.reload();
  await expectQuestion(page, 5, 10);
  await page.getByRole('link', { name: 'Pause', exact: true }).click();
  await page.getByRole('link', { name: 'Ten more, where they tell most' }).click();
  await page.getByRole('button', { name: 'Go on with ten more (4 of 10)' }).click();
  for (let place = 5; place <= 10; place += 1) {
    await expectQuestion(page, place, 10);
    await page.keyboard.press(String(1 + (place % 4)));
  }

  await expect(page.getByRole('heading', { name: 'Ten more, where they tell most' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'What the last ten changed' })).toBeVisible();
  await expect(page.getByText(/^Before: 15 scenarios,/)).toContainText('Now: 25 scenarios,');
  const table = page.getByRole('table', { name: /^Worth of each value in your choices/ });
  for (const time of ['Before', 'Now']) {
    const worths = (await column(table, time)).map(figure);
    expect(worths).toHaveLength(10);
    expect(worths.every(Number.isFinite)).toBe(true);
  }
  await inspect(page);

  const rows = await stored(page, 'answers');
  const asked = rows.flatMap(({ question }) =>
    question.instrument === 'scenarios' ? [question.scenario] : [],
  );
  expect(new Set(asked).size).toBe(25);
  const offered = rows.flatMap(({ question }) =>
    question.instrument === 'scenarios' ? question.options : [],
  );
  const times = [...new Set(offered)].map(
    (value) => offered.filter((other) => other === value).length,
  );
  expect(times).toHaveLength(10);
  expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(2);

  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(
    page.getByText(/25 scenario questions \(10 chosen by earlier answers\)/),
  ).toBeVisible();
  const ranked = page.getByRole('table', { name: /^Ada, ordered by worth/ });
  await expect(ranked.getByRole('columnheader', { name: 'When offered' })).toBeVisible();
  await expect(ranked.getByRole('columnheader', { name: 'Share of choices' })).toHaveCount(0);
});

test('a retest with other scenarios stands beside the first with the band of chance, and both in the history', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await answerByDigits(page, SCENARIOS);
  await page.goto('./#/me');
  await page.getByRole('button', { name: 'Answer 15 other scenarios' }).click();
  await answerByDigits(page, SCENARIOS, { digit: (place) => 1 + ((place * 3) % 4) });
  await page.goto('./#/me');
  await page.getByRole('link', { name: 'Over time' }).click();
  await expect(page.getByRole('heading', { name: 'Ada: over time' })).toBeVisible();
  await expect(page.getByText(/15 scenarios, form A\./)).toBeVisible();
  await expect(page.getByText(/15 scenarios, form B\./)).toBeVisible();
  await expect(
    page.getByText(/^r of the ten scores = .*had nothing changed it would lie from .* to /),
  ).toBeVisible();
  const table = page.getByRole('table', { name: /^Worth in the choices/ });
  expect(await table.getByRole('columnheader').count()).toBe(3);
  await inspect(page);
});

test('a simulated person is marked wherever it is shown, left out of Compare until ticked, and of Findings', async ({
  page,
}) => {
  await page.goto('./#/me');
  await page.getByRole('link', { name: 'simulated people' }).click();
  await expect(page.getByRole('heading', { name: 'Simulated people' })).toBeVisible();
  await inspect(page);
  const before = await page.getByRole('listitem').allInnerTexts();
  await page.getByRole('button', { name: 'Draw another order' }).click();
  await expect
    .poll(async () => (await page.getByRole('listitem').allInnerTexts()).join())
    .not.toBe(before.join());
  await page.getByRole('button', { name: 'Fill the answers' }).click();

  await expect(
    page.getByRole('heading', { name: 'Drawn person (simulated): over time' }),
  ).toBeVisible();
  await expect(page.getByText(/Rank correlation with the known order: /)).toHaveCount(2);
  expect(await stored(page, 'answers')).toHaveLength(21 + SCENARIOS);
  await inspect(page);

  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Drawn person (simulated)');

  await page.goto('./');
  await expect(page.getByRole('region', { name: 'On this machine' })).toContainText(
    'Drawn person (simulated)',
  );
  await page.goto('./#/compare');
  await page.getByText('Whom to compare:').click();
  const box = page
    .getByRole('group', { name: 'Simulated, no people' })
    .getByRole('checkbox', { name: /^Drawn person \(simulated\)/ });
  await expect(box).not.toBeChecked();
  await box.check();
  await expect(page.getByText('Whom to compare:').locator('..')).toContainText('(simulated)');

  await page.goto('./#/findings');
  await expect(page.getByRole('heading', { name: 'Findings', level: 1 })).toBeVisible();
  await expect(page.getByText('(simulated)')).toHaveCount(0);
});
