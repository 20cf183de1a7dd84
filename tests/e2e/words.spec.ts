// What people read on the way to a result, on their own or in a class, reads as easily as the result itself.
import { expect, test } from '@playwright/test';
import { answerByDigits, expectQuestion, introduce, PORTRAITS, SCENARIOS } from './helpers';
import { expectReadable } from './reading';

test('the start of Me, the questions’ own words and what stands after them read at about thirteen', async ({
  page,
}) => {
  await page.goto('./#/me');
  await expect(page.getByRole('heading', { name: 'Who is answering?' })).toBeVisible();
  await expectReadable(page, 11);
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await expectQuestion(page, 1, SCENARIOS);
  await expectReadable(page, 1);
  await answerByDigits(page, SCENARIOS);
  await expectReadable(page, 2);
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS);
  await page.goto('./#/me');
  await page.getByRole('link', { name: /^Ten more/ }).click();
  await expect(page.getByRole('button', { name: 'Answer ten more' })).toBeVisible();
  await expectReadable(page, 1);
});

test('a pupil’s page, from the link to the code, reads at about thirteen', async ({ page }) => {
  await page.goto('./#/classroom/new');
  await page.getByLabel('Name of the set').fill('Ethics, 10 b');
  await page.getByRole('radio', { name: /^15 scenarios/ }).check();
  await page.getByRole('button', { name: 'Make the set' }).click();
  await page.goto(await page.getByRole('textbox', { name: 'Link for pupils' }).inputValue());
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  await expectReadable(page, 5);
  await page.getByRole('button', { name: 'Start' }).click();
  await answerByDigits(page, SCENARIOS);
  await expectReadable(page, 1);
  await page.getByRole('button', { name: 'Show my code' }).click();
  await expectReadable(page, 3);
  await page.getByRole('button', { name: 'Show my circle' }).click();
  await expect(page.getByRole('img', { name: /^Your circle/ })).toBeVisible();
  await expectReadable(page, 4);
});
