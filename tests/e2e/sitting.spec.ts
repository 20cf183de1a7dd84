// Taking it: both parts in a drawn order, short and full, on a phone and a desktop, with reloads; none of
// these and undo; what a screen reader is told; small windows and large text.
import { expect, test, type Page } from '@playwright/test';
import { currentAnswers } from '../../src/core/study/answer';
import { partsInOrder } from '../../src/core/study/parts';
import {
  answerByDigits,
  expectQuestion,
  introduce,
  keysOf,
  options,
  PORTRAITS,
  SCENARIOS,
  stored,
  tabTo,
} from './helpers';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

/** The part that is asked first, as stored, and how many questions each part has in that order. */
async function partsOf(page: Page, portraits: number, scenarios: number) {
  const sittings = await stored(page, 'sittings');
  const first = sittings.find(({ together }) => together?.place === 'first');
  const second = sittings.find(({ together }) => together?.place === 'second');
  if (first === undefined || second === undefined) throw new Error('no sittings begun together');
  const totals =
    first.plan.instrument === 'questionnaire' ? [portraits, scenarios] : [scenarios, portraits];
  return { first, second, totals };
}

/** Answers all questions of a part by keyboard, with a reload in the middle. */
async function answerWithReload(page: Page, total: number): Promise<void> {
  const middle = Math.floor(total / 2);
  await answerByDigits(page, total, { last: middle });
  await page.reload();
  for (let place = middle + 1; place <= total; place += 1) {
    await expectQuestion(page, place, total);
    await page.keyboard.press(String(1 + ((place * 7) % 4)));
  }
}

const FORMS = [
  { name: 'short', portraits: 21, scenarios: 15 },
  { name: 'full', portraits: 40, scenarios: 30 },
] as const;

for (const { name, portraits, scenarios } of FORMS) {
  for (const [size, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    test(`the ${name} form, by keyboard alone on a ${size}, with reloads, asks both parts in the order that is stored`, async ({
      page,
    }) => {
      test.setTimeout(120_000);
      await page.setViewportSize(viewport);
      await page.goto('./#/me');
      await tabTo(page, page.getByLabel(/^A name/));
      await page.keyboard.type('Ada');
      await page.keyboard.press('Enter');
      const both = `Answer both: ${portraits} portraits and ${scenarios} scenarios`;
      if (name === 'full') {
        await tabTo(page, page.getByText('Choose how long'));
        await page.keyboard.press('Enter');
      }
      await tabTo(page, page.getByRole('button', { name: both }));
      await page.keyboard.press('Enter');
      await expect(page.getByText(/^Question 1 of \d+$/)).toBeVisible();

      const { first, second, totals } = await partsOf(page, portraits, scenarios);
      expect(first.together?.with).toBe(second.id);
      expect(second.together?.with).toBe(first.id);
      expect(second.seed).toBe(first.seed);
      expect(partsInOrder(first.seed)).toEqual([first.plan.instrument, second.plan.instrument]);

      await answerWithReload(page, totals[0] ?? 0);
      await expect(page.getByRole('heading', { name: 'One part is answered' })).toBeFocused();
      // Another day: the way on is found again from the start.
      await tabTo(page, page.getByRole('link', { name: 'Pause', exact: true }));
      await page.keyboard.press('Enter');
      const goOn = `Go on with both: ${portraits} portraits and ${scenarios} scenarios (${totals[0] ?? 0} of ${portraits + scenarios})`;
      await tabTo(page, page.getByRole('button', { name: goOn }));
      await page.keyboard.press('Enter');
      await answerWithReload(page, totals[1] ?? 0);

      const rows = await stored(page, 'answers');
      expect(rows).toHaveLength(portraits + scenarios);
      expect(keysOf(rows).size).toBe(portraits + scenarios);
      await tabTo(page, page.getByRole('link', { name: 'See the result' }));
      await page.keyboard.press('Enter');
      await expect(
        page.getByText(`${portraits} portraits, ${scenarios} scenario questions`),
      ).toBeVisible();
    });
  }
}

test('“None of these” is stored, counts as answered, and is left out of the figures', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await page.getByRole('button', { name: 'None of these' }).click();
  await expectQuestion(page, 2, SCENARIOS);
  await page.keyboard.press('0');
  await expectQuestion(page, 3, SCENARIOS);
  await page.reload();
  await expectQuestion(page, 3, SCENARIOS);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('button', { pressed: true })).toHaveText(/None of these/);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await answerByDigits(page, SCENARIOS, { first: 3 });

  const kinds = currentAnswers(await stored(page, 'answers')).map(({ answer }) => answer.kind);
  expect(kinds.filter((kind) => kind === 'none')).toHaveLength(2);
  expect(kinds).toHaveLength(SCENARIOS);
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByText(/0 portraits, 13 scenario questions/)).toBeVisible();
});

test('undo takes back the last answer: the question is open again, and what stood before stands again', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await expect(page.getByRole('button', { name: 'Undo the last answer' })).toHaveCount(0);
  await answerByDigits(page, PORTRAITS, { last: 2, digit: () => 4 });
  await page.getByRole('button', { name: 'Undo the last answer' }).click();
  await expectQuestion(page, 2, PORTRAITS);
  await expect(page.getByRole('button', { pressed: true })).toHaveCount(0);
  expect(currentAnswers(await stored(page, 'answers'))).toHaveLength(1);

  // Nothing was deleted: the answer and its withdrawal are both kept. After a reload it is still open.
  expect((await stored(page, 'answers')).map(({ answer }) => answer.kind).toSorted()).toEqual([
    'rated',
    'rated',
    'withdrawn',
  ]);
  await page.reload();
  await expectQuestion(page, 2, PORTRAITS);
  await expect(page.getByRole('button', { name: 'Undo the last answer' })).toHaveCount(0);

  // A changed answer goes back to what it was.
  await page.keyboard.press('ArrowLeft');
  await expectQuestion(page, 1, PORTRAITS);
  await page.keyboard.press('6');
  await expectQuestion(page, 2, PORTRAITS);
  await page.keyboard.press('ControlOrMeta+z');
  await expectQuestion(page, 1, PORTRAITS);
  await expect(page.getByRole('button', { pressed: true })).toHaveText(/^4/);

  // After the last question too.
  await page.keyboard.press('ArrowRight');
  await answerByDigits(page, PORTRAITS, { first: 2 });
  await page.getByRole('button', { name: 'Undo the last answer' }).click();
  await expectQuestion(page, PORTRAITS, PORTRAITS);
});

test('a screen reader is told the request, the question, its place and how many answers there are', async ({
  page,
}) => {
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  await expectQuestion(page, 1, SCENARIOS);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeFocused();
  const request = await page.locator('.request').textContent();
  await expect(heading).toHaveAccessibleDescription(
    `${(request ?? '').replace(/\s+/g, ' ').trim()} Which would you do in their place?`,
  );
  await expect(page.getByRole('status')).toHaveText(
    'Question 1 of 15. 4 answers, keys 1 to 4, or 0 for “None of these”.',
  );
  const answers = page.getByRole('group', { name: 'Which would you do in their place?' });
  await expect(answers.getByRole('button')).toHaveCount(4);
  await expect(answers.getByRole('button').first()).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('button', { name: 'None of these' })).toHaveAccessibleDescription(
    '“None of these” is kept, and left out of the figures.',
  );
  await expect(page.getByRole('progressbar', { name: 'Answered' })).toBeVisible();

  await page.keyboard.press('2');
  await expect(page.getByRole('status')).toContainText('Question 2 of 15.');
  await expect(heading).toBeFocused();
});

test('on 360 pixels, and with text at 200 %, nothing is cut off and every target is 44 pixels high', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 15 scenarios' }).click();
  for (const text of ['100%', '200%']) {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, text);
    await expectQuestion(page, 1, SCENARIOS);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, text).toBeLessThanOrEqual(0);
    const targets = await options(page)
      .or(page.getByRole('button', { name: 'None of these' }))
      .all();
    for (const target of targets) {
      const box = await target.boundingBox();
      expect(box?.height, text).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0), text).toBeLessThanOrEqual(PHONE.width);
    }
  }
  // Which scenario comes first is drawn; with large letters the longest word of any of them has to fit.
  for (let question = 1; question < SCENARIOS; question += 1) {
    await page.keyboard.press('1');
    await expectQuestion(page, question + 1, SCENARIOS);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, `question ${question + 1}`).toBeLessThanOrEqual(0);
  }
});

test('with reduced motion nothing on the page moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await introduce(page, 'Ada');
  await page.getByRole('button', { name: 'Answer 21 portraits' }).click();
  await answerByDigits(page, PORTRAITS, { last: 1 });
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
});
