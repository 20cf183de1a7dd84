// Findings: the study's four claims. Figures of the study come from its published tables
// (docs/measurement.md, section 8).
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { expectFinished, expectLoaded, letItAnswer, stored } from './helpers';
import { inspect } from './inspect';

const BASELINE = new URL('../../public/baseline.gguf', import.meta.url);

const claim = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) });

test('on a fresh machine the claims stand with the study’s figures, and say what is missing', async ({
  page,
}) => {
  await page.goto('./#/findings');
  const alike = claim(page, 'Models choose alike');
  await expect(alike).toContainText('mean r .993, smallest .976');
  await expect(alike).toContainText('No model has answered scenarios here.');
  await expect(claim(page, 'People differ more than models')).toContainText('five of each');
  const saying = claim(page, 'Saying and doing part');
  await expect(saying).toContainText('mean r of saying and doing .303');
  // Permutations are drawn with a seed: p about .31, and of the residuals about .34.
  await expect(saying).toContainText(/own \.303, others \.301, p \.3[0-3]/);
  await expect(saying).toContainText(
    /\.048 with its own choices against −\.010 with others', p \.3[2-6]/,
  );
  await expect(saying).toContainText('says nothing about the particular model');
  const each = saying.getByRole('figure', { name: 'the study’s models' });
  await each.getByText('Table behind this figure, and files to save').click();
  await expect(each.getByRole('row')).toHaveCount(1 + 10);
  await expect(each.getByRole('row', { name: /^Claude Sonnet 4/ })).toContainText('.17');
  await expect(each.getByRole('row', { name: /^Claude Sonnet 4/ })).toContainText(
    'r ÷ ceiling: the answers were not published.',
  );
  const holding = claim(page, 'Told to hold a value, models do worse than when told to pick it');
  await expect(holding).toContainText('−6.64 points, is that of Gemini 2.5 Pro on Achievement');
  await expect(holding).toContainText('No model here was told to pick and to hold values.');
  const held = holding.getByRole('figure', { name: 'The study’s models, value by value' });
  await held.getByText('Table behind this figure, and files to save').press('Enter');
  const row = held.getByRole('row', { name: /^Achievement Gemini 2\.5 Pro/ });
  await expect(row).toContainText('−6.64');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    held.getByRole('button', { name: 'Save as CSV' }).press('Enter'),
  ]);
  const csv = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(csv).toHaveLength(1 + 4 * 10);
  expect(csv.find((line) => line.startsWith('Achievement,Gemini 2.5 Pro,-6.6'))).toBeDefined();
  await page.getByRole('button', { name: 'Explain this page' }).click();
  await expect(page.getByRole('region', { name: 'This page explained' })).toContainText(
    "Whether models choose alike can't be told here yet.",
  );
  await inspect(page);
});

test('a model from disk is told to pick and to hold values, and the fourth claim is put to it', async ({
  page,
}) => {
  test.setTimeout(400_000);
  await page.goto('./#/models');
  await page.getByLabel('GGUF file on this machine').setInputFiles(BASELINE.pathname);
  await expectLoaded(page, 'baseline');
  await letItAnswer(page, 'steered');
  await expectFinished(page, 330_000);
  expect(await stored(page, 'answers')).toHaveLength(1440);
  await page.goto('./#/findings');
  const holding = claim(page, 'Told to hold a value, models do worse than when told to pick it');
  // An untrained network does not read what it is told.
  await expect(holding).toContainText("changes what the model chose can't be told", {
    timeout: 60_000,
  });
  await holding.getByText('Every figure').click();
  await expect(holding.getByText(/hold − select = .* points, 120 scenarios/)).toBeVisible();
  const drawn = holding.getByRole('figure', { name: /^baseline, value by value/ });
  await drawn.getByText('Table behind this figure, and files to save').click();
  await expect(drawn.getByRole('row')).toHaveCount(11);
  // A row leads to the questions behind it.
  const power = drawn.getByRole('row', { name: /^Power/ }).getByRole('link');
  await expect(power).toHaveAttribute(
    'href',
    /#\/studies\/look\?with=.*instrument=steered&value=PO/,
  );
  await expect(page.getByText('without the untrained baseline')).toContainText('0 of the people');
  await inspect(page);
});
