// What is pressed by keyboard and then goes does not take the focus with it: it is on what came in its place,
// in sight, and on nothing else.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { answerByDigits, expectFocusVisible, introduce, loadBaseline, SCENARIOS } from './helpers';

/** Presses an element by keyboard; then the other one has the focus, in sight. */
async function press(page: Page, pressed: Locator, then: Locator): Promise<void> {
  await pressed.focus();
  await page.keyboard.press('Enter');
  await expect(then).toBeFocused();
  await expectFocusVisible(page);
}

test('on Me: another person, erasing, locking, a wrong passphrase and unlocking', async ({
  page,
}) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await introduce(page, 'Ada');
  await press(page, button('Another person'), page.getByLabel(/^A name/));
  await page.reload();
  await button('Answer 15 scenarios').click();
  await answerByDigits(page, SCENARIOS);
  await page.getByRole('link', { name: 'See the result' }).click();
  const ask = button('Erase Ada and all answers…');
  await press(page, ask, button('Keep'));
  await expect(page.getByRole('group', { name: /^Everything that Ada answered/ })).toBeVisible();
  await press(page, button('Keep'), ask);

  await page.getByText('Lock my answers with a passphrase').click();
  await page.getByLabel('Passphrase', { exact: true }).fill('a blue kettle on the stove');
  await page.getByLabel('The same again').fill('a blue kettle on the stove');
  await page.keyboard.press('Enter');
  const passphrase = page.getByLabel('Passphrase of Ada');
  await passphrase.fill('a blue kettle on the shelf');
  await press(page, button('Unlock'), passphrase);
  await expect(passphrase).toHaveAttribute('aria-invalid', 'true');
  const without = button('Erase Ada without the passphrase…');
  await press(page, without, button('Keep'));
  await press(page, button('Keep'), without);
  await passphrase.fill('a blue kettle on the stove');
  await press(page, button('Unlock'), page.getByRole('heading', { name: 'Ada', exact: true }));
});

test('on the board and after the lesson: bets, hands, a model that answers, and erasing', async ({
  page,
}) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await page.goto('./#/classroom/new');
  await page.getByLabel('Name of the set').fill('Ethics, 10 b');
  await button('Make the set').click();
  await expect(page.getByRole('heading', { name: 'Give out the set' })).toBeVisible();
  const board = page.url().replace(/give$/, 'board');
  await loadBaseline(page);
  await page.goto(board);

  await page.getByRole('checkbox', { name: 'Bet on the model first' }).check();
  const bet = page.getByRole('region', { name: 'The bet' });
  await bet.getByLabel('A', { exact: true }).fill('6');
  await press(page, button('Place the bet'), button('Place the bet'));
  await press(page, button('Take the bet back'), button('Place the bet'));
  await page.getByText('Count hands instead').click();
  const hands = page.getByRole('group', { name: 'Hands for each option' });
  await hands.getByLabel('A', { exact: true }).fill('9');
  await press(page, button('Use these counts'), button('Use these counts'));

  await press(page, button('Show the votes'), button('Show what models chose'));
  await press(page, button('Show what models chose'), button('Show the values behind them'));
  const live = page.getByRole('region', { name: 'A model answers now' });
  await press(page, live.getByRole('button', { name: /^Let/ }), live.getByRole('button').first());
  await expect(live.getByRole('button', { name: /^Ask it why/ })).toBeFocused();
  await press(page, button('Show the values behind them'), page.getByText('Scenario 1 of 5'));

  await press(page, button('Next'), page.getByText('Scenario 2 of 5'));

  await page.getByRole('link', { name: 'After the lesson' }).click();
  const ask = button('Erase the class…');
  await press(page, ask, button('Keep it'));
  await press(page, button('Keep it'), ask);
  // The board goes on where it was left, and hides again what was shown.
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await expect(page.getByText('Scenario 2 of 5')).toBeVisible();
  await expect(button('Show the votes')).toBeVisible();
});

test('on the pages of codes: taking a mended one, counting, and a pupil’s own circle', async ({
  page,
}) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await page.goto('./#/classroom/new');
  await page.getByLabel('Name of the set').fill('Ethics, 10 b');
  await page.getByRole('radio', { name: /^15 scenarios/ }).check();
  await button('Make the set').click();
  const link = await page.getByRole('textbox', { name: 'Link for pupils' }).inputValue();
  const collect = page.url().replace(/give$/, 'collect');
  const codes: string[] = [];
  for (let pupil = 0; pupil < 5; pupil += 1) {
    await page.goto(link);
    await button('Start').click();
    await answerByDigits(page, SCENARIOS, { digit: (place) => 1 + ((place + pupil) % 4) });
    await press(
      page,
      button('Show my code'),
      page.getByRole('heading', { name: 'Your code', exact: true }),
    );
    codes.push(
      (
        await page
          .getByLabel(/^Your code, /)
          .locator('span')
          .allTextContents()
      ).join('-'),
    );
    if (pupil === 0) {
      await press(
        page,
        button('Show my circle'),
        page.getByRole('heading', { name: 'Only for you' }),
      );
    }
    await press(page, button(/^Erase my answers/), page.getByRole('heading', { name: 'Erased' }));
    // The same link again is no new page.
    await page.goto('./#/about');
  }

  await page.goto(collect);
  const [first = '', ...others] = codes;
  const damaged = first.slice(0, -1) + (first.endsWith('7') ? '8' : '7');
  const field = page.getByRole('textbox', { name: 'Codes' });
  await field.fill([damaged, ...others].join('\n'));
  await button('Take these codes').click();
  await press(page, button(`Take it as ${first}`), field);
  await press(page, button('Count 5 codes'), page.getByText('5 codes counted.'));
});
