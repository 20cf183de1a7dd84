// A person's result: its order, what stands behind each figure, the circle to touch, and the paper.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { VALUE_NAMES, VALUES } from '../../src/core/values';
import { VALUE_TEXTS } from '../../src/core/value-texts';
import {
  answerEverything,
  expectFinished,
  figure,
  letItAnswer,
  loadBaseline,
  PORTRAITS,
  SCENARIOS,
  stored,
  tabTo,
} from './helpers';
import { expectReadable } from './reading';

test.describe.configure({ mode: 'serial' });

let context: BrowserContext;
let page: Page;
let address: string;

const section = (name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) });

test.beforeAll(async ({ browser, baseURL }) => {
  context = await browser.newContext({ baseURL: baseURL ?? '' });
  page = await context.newPage();
  await answerEverything(page, 'Ada');
  await page.getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Ada/ })).toBeVisible();
  address = page.url();
});
test.afterAll(() => context.close());

test('a result stands in one order: circle, words, values, gaps, groups, others, questions, limits', async () => {
  const circle = page.getByRole('img', { name: 'Your circle' });
  await expect(circle).toBeVisible();
  const titles = [
    'Your circle',
    'In short',
    'Your ten values in order',
    'Where saying and doing part',
    'Four groups',
    'Who chooses as you do',
    'Question by question',
    'What this can’t tell you',
  ];
  const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings.filter((name) => titles.includes(name))).toEqual(titles);
  await expect(section('Your circle').getByRole('img', { name: 'Your circle' })).toBeVisible();
  const said = await section('In short').getByRole('paragraph').allInnerTexts();
  const sentences = said.filter((one) => one.endsWith('.'));
  expect(sentences.length).toBeGreaterThanOrEqual(2);
  expect(sentences.length).toBeLessThanOrEqual(3);
});

test('from a result one can go on: ten more scenarios, and the sittings over time', async () => {
  await page.goto(address);
  const goOn = section('Go on from here');
  await goOn.getByRole('link', { name: 'Over time' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada: over time' })).toBeVisible();
  await page.goBack();
  await goOn.getByRole('link', { name: 'Ten more, where they tell most' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/ten more/i);
  await page.goto(address);
});

test('without a model on this machine the result says what would bring one, and shows the published', async () => {
  const nearest = section('Who chooses as you do');
  await expect(nearest.getByText('No model on this machine has answered')).toBeVisible();
  await nearest.getByText('The ten published profiles beside yours').click();
  await expect(nearest.getByRole('rowheader')).toHaveCount(10);
  await expect(nearest.getByText(/no agreement per question and no interval/)).toBeVisible();
});

test('behind each value stand its portraits with your ratings and the scenarios that offered it', async () => {
  const rows = await stored(page, 'answers');
  for (const value of VALUES) {
    const line = section('Where saying and doing part')
      .getByRole('group')
      .filter({ has: page.locator('summary', { hasText: VALUE_NAMES[value] }) });
    await line.locator('summary').click();
    const portraits = rows.filter(
      ({ question }) => question.instrument === 'questionnaire' && question.value === value,
    );
    const offered = rows.filter(
      ({ question }) => question.instrument === 'scenarios' && question.options.includes(value),
    );
    const chosen = offered.filter(
      ({ question, answer }) =>
        question.instrument === 'scenarios' &&
        answer.kind === 'chosen' &&
        question.options[answer.option] === value,
    );
    await expect(line.getByRole('listitem')).toHaveCount(portraits.length + offered.length);
    await expect(line.getByText('You chose this.')).toHaveCount(chosen.length);
    await line.locator('summary').click();
  }
});

test('the circle is chosen from with the keyboard and by touch, and the same stands as a list', async () => {
  await page.goto(address);
  await page.reload();
  const group = page.getByRole('group', { name: /^Values on the circle/ });
  const radio = (value: keyof typeof VALUE_NAMES) =>
    group.getByRole('radio', { name: VALUE_NAMES[value], exact: true });
  await expect(group.getByRole('radio')).toHaveCount(10);
  await tabTo(page, radio('SD'), 20);
  await expect(page.getByText(VALUE_TEXTS.SD.text).first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(radio('ST')).toBeChecked();
  const told = page.locator('[aria-live]');
  await expect(told).toContainText(VALUE_TEXTS.ST.text);
  await expect(told).toContainText('Goes with Self-direction.');
  await expect(told).toContainText('Goes with Hedonism.');
  await expect(told).toContainText('Pulls against Conformity.');

  // A touch on the slice of Security, at six o'clock.
  const box = await page.getByRole('img', { name: 'Your circle' }).boundingBox();
  if (box === null) throw new Error('the circle is not on the page');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.75);
  await expect(radio('SE')).toBeChecked();
  await expect(told).toContainText(VALUE_TEXTS.SE.text);

  await page.getByText('What the ten values are about, as a list').click();
  for (const value of VALUES) {
    await expect(page.getByText(VALUE_TEXTS[value].text).last()).toBeVisible();
  }
  await page.getByText('Where this is from').last().click();
  await expect(page.getByText(/^Schwartz \(1992\)/).last()).toBeVisible();
});

test('printed, a result has one or two pages', async () => {
  await page.goto(address);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Four groups' })).toBeVisible();
  const paper = await page.pdf({ format: 'A4' });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  expect(pages.length).toBeGreaterThanOrEqual(1);
  expect(pages.length).toBeLessThanOrEqual(2);
});

test('once a model has answered, the review shows question by question what it chose, from its rows', async () => {
  await loadBaseline(page);
  await letItAnswer(page);
  await expectFinished(page);
  await page.goto(address);
  const nearest = section('Who chooses as you do');
  const table = nearest.getByRole('table', { name: /^How probable each model/ });
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(table.getByRole('row').last()).toContainText(String(SCENARIOS));

  const review = section('Question by question');
  await review.locator('summary').first().click();
  const scenarios = review.getByRole('table', { name: /who chose what$/ });
  await expect(scenarios).toHaveCount(SCENARIOS);
  const rows = await stored(page, 'answers');
  const ofScenarios = rows.filter(({ question }) => question.instrument === 'scenarios');
  const [mine] = ofScenarios.filter(({ answerer }) => answerer.kind === 'person');
  expect(ofScenarios.length).toBe(SCENARIOS * 5);
  for (const one of await scenarios.all()) {
    await expect(one.getByRole('cell', { name: 'chosen', exact: true })).toHaveCount(1);
    // The four probabilities of the model are one distribution, up to the rounding of each.
    const given = await one.locator('td.number').allInnerTexts();
    expect(given).toHaveLength(4);
    const total = given.map(figure).reduce((sum, part) => sum + part, 0);
    expect(Math.abs(total - 100)).toBeLessThanOrEqual(2);
  }
  expect(mine?.answer.kind).toBe('chosen');
  const portraits = review.getByRole('table', { name: /^From 1/ });
  await expect(portraits.getByRole('rowheader')).toHaveCount(PORTRAITS);
  const rated = await portraits.locator('td.number').allInnerTexts();
  expect(rated).toHaveLength(PORTRAITS);
  for (const one of rated) {
    expect(figure(one)).toBeGreaterThanOrEqual(1);
    expect(figure(one)).toBeLessThanOrEqual(6);
  }
});

test('the result reads at about thirteen, and its first layer has no term of statistics', async () => {
  await expectReadable(page, 11);
});
