// A real open-weight model, where `npm run model:fetch` has put it into models/: it answers the
// questions a person is asked, in Chromium, and its result is found on the circle in Compare.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import type { AnswerRow } from '../../src/core/study/answer';
import {
  column,
  expectFinished,
  expectLoaded,
  figure,
  keysOf,
  letItAnswer,
  runPanel,
  SHORT_PRESET,
  stored,
  sum,
  VALUES,
} from './helpers';

// A recording of some minutes would take from the model what it measures.
test.use({ trace: 'off' });

const FOLDER = new URL('../../models/', import.meta.url);

interface Entry {
  file: string;
  name: string;
  sha256: string;
}

/** The mirror's entry of SmolLM2 135M; null where there is none. */
async function smollm2(): Promise<Entry | null> {
  const index = new URL('index.json', FOLDER);
  if (!existsSync(index)) return null;
  const entries = JSON.parse(await readFile(index, 'utf8')) as Entry[];
  const entry = entries.find(({ file }) => file.startsWith('SmolLM2-135M'));
  return entry !== undefined && existsSync(new URL(entry.file, FOLDER)) ? entry : null;
}

function topOf(p: readonly number[]): number {
  return p.indexOf(Math.max(...p));
}

/** Questions whose top option is the same value in all four orders, and the mean over orders. */
function consistency(rows: readonly AnswerRow[]): {
  same: number;
  questions: number;
  top: number[];
} {
  const tops = new Map<string, string[]>();
  const places = [0, 0, 0, 0];
  for (const { question, answer } of rows) {
    if (question.instrument !== 'scenarios' || answer.kind !== 'distribution') continue;
    const place = topOf(answer.p);
    places[place] = (places[place] ?? 0) + 1;
    const value = question.options[place] ?? '';
    tops.set(question.scenario, [...(tops.get(question.scenario) ?? []), value]);
  }
  const same = [...tops.values()].filter((values) => new Set(values).size === 1).length;
  return { same, questions: tops.size, top: places };
}

/** What the closing note quotes: computed from the rows and read from the page. */
async function profileOf(page: Page, rows: readonly AnswerRow[]): Promise<Record<string, unknown>> {
  const first = Math.min(...rows.map(({ shownAt }) => shownAt));
  const last = Math.max(...rows.map(({ answeredAt }) => answeredAt));
  const answers = rows.flatMap(({ answer }) => (answer.kind === 'distribution' ? [answer] : []));
  const compliance = answers.flatMap(({ compliance: one }) => (one === null ? [] : [one]));
  const ranked = page.getByRole('table', { name: /^SmolLM2 135M.*ordered by worth/ });
  const columns = await Promise.all(
    ['Value', 'Worth', 'Share of choices', 'Says'].map((name) => column(ranked, name)),
  );
  const [names = [], worth = [], share = [], says = []] = columns;
  const evaluated = answers.flatMap(({ evaluatedTokens }) => evaluatedTokens ?? []);
  return {
    seconds: (last - first) / 1000,
    questionsPerSecond: (1000 * (rows.length - 1)) / (last - first),
    engineQuestionsPerSecond:
      (1000 * answers.length) / sum(answers.map(({ engineMs }) => engineMs)),
    promptTokens: sum(answers.map(({ promptTokens }) => promptTokens)),
    evaluatedTokens: sum(evaluated),
    evaluatedTokensKnown: evaluated.length,
    compliance: sum(compliance) / compliance.length,
    complianceKnown: compliance.length,
    consistency: consistency(rows),
    agreement: await page
      .getByText(/^Agreement of saying and doing:/)
      .first()
      .innerText(),
    ranked: names.map((name, place) => `${name}: ${worth[place]}, ${share[place]}, ${says[place]}`),
  };
}

test('SmolLM2-135M answers the questions a person is asked, and stands on the circle', async ({
  page,
}, testInfo) => {
  const entry = await smollm2();
  test.skip(entry === null, 'models/ holds no SmolLM2-135M: `npm run model:fetch` fetches it');
  if (entry === null) return;
  test.setTimeout(25 * 60_000);
  await page.goto('./#/models');
  await page.getByRole('button', { name: `Load ${entry.name}` }).click();
  await expectLoaded(page, entry.name, 120_000);
  await page.getByText('About this file').click();
  await expect(page.getByText(entry.sha256)).toBeVisible();
  await letItAnswer(page);
  await expectFinished(page, 24 * 60_000);

  const rows = await stored(page, 'answers');
  expect(rows).toHaveLength(SHORT_PRESET);
  expect(keysOf(rows).size).toBe(SHORT_PRESET);
  for (const { answer } of rows) {
    if (answer.kind !== 'distribution') throw new Error('a model answers with a distribution');
    expect(sum(answer.p)).toBeCloseTo(1, 6);
  }
  // It is a trained model: unlike the baseline it puts its probability on the offered answers.
  const compliance = rows.flatMap(({ answer }) =>
    answer.kind === 'distribution' && answer.compliance !== null ? [answer.compliance] : [],
  );
  expect(sum(compliance) / compliance.length).toBeGreaterThan(0.25);

  await runPanel(page).getByRole('link', { name: 'See the result' }).click();
  await expect(page.getByRole('img', { name: `Value circle: ${entry.name}, short` })).toBeVisible();
  const circle = page.getByRole('figure', { name: `Value circle: ${entry.name}` }).first();
  await circle.getByText('Table behind this figure').click();
  const behind = circle.getByRole('table', { name: /^Value circle/ });
  const drawn = async (half: string) =>
    (await column(behind, half)).map(figure).filter(Number.isFinite).length;
  expect(await drawn('Does')).toBe(VALUES);
  // A model that rates everything alike has said nothing: then the page says so and draws no half.
  const isRefused = (await page.getByText('The questionnaire does not count.').count()) > 0;
  expect(await drawn('Says')).toBe(isRefused ? 0 : VALUES);
  await page
    .getByRole('heading', { name: 'Every figure' })
    .locator('..')
    .locator('summary')
    .first()
    .click();
  const ranked = page.getByRole('table', { name: /^SmolLM2 135M.*ordered by worth/ });
  const shares = (await column(ranked, 'Share of choices')).map(figure);
  expect(sum(shares)).toBeCloseTo(100, 0);

  const profile = JSON.stringify(await profileOf(page, rows), null, 2);
  await testInfo.attach('profile.json', { body: profile, contentType: 'application/json' });
  console.log(profile);
});
