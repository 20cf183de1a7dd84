// What is said beside the figures of a respondent: no more than its answers, or their absence, allow.
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import published from '../../src/content/published/valact-15k.json';
import { publishedProfile } from '../../src/core/compare/published';
import { profile } from '../../src/core/score/profile';
import type { Profile } from '../../src/core/score/types';
import ControlNote from '../../src/ui/ControlNote.svelte';
import GapSummary from '../../src/ui/GapSummary.svelte';
import RankedTable from '../../src/ui/RankedTable.svelte';
import CircleKey from '../../src/ui/circle/CircleKey.svelte';
import { circleSeries } from '../../src/ui/circle/series';
import { ITEMS_OF_21, chose, personQuestions, ratingsOf } from '../fixtures/stats/answers';

const ratings = ratingsOf(
  ITEMS_OF_21.map((items, place) => [1 + (place % 5), 6, 3].slice(0, items)),
);
const choices = personQuestions(15).map(({ scenario, offered }, index) =>
  chose(scenario, offered, index % 4),
);
const anna = profile({ kind: 'person', ratings, choices }, 1);
const model = profile({ kind: 'model', ratings, choices }, 1);
const grok: Profile = publishedProfile({
  scenarios: 3000,
  questions: 15_000,
  share: Object.values(published.enacted_share_percent)[0] ?? [],
  stated: Object.values(published.questionnaire_raw_mean)[0] ?? [],
});

/** The text of what is rendered, white space as one space. */
function textOf(container: HTMLElement): string {
  return container.textContent.replace(/\s+/g, ' ');
}

test('too short to say: neither correlation stands in the details', async () => {
  const { container } = await render(GapSummary, { profile: anna, kind: 'person' });
  const figures = [...container.querySelectorAll('dd')].map((one) => textOf(one).trim());
  expect(textOf(container)).toContain('too short to say');
  expect([figures[0], figures[1], figures[3]]).toEqual(['withheld', 'withheld', 'withheld']);
});

test('a published r is printed, named for what it is', async () => {
  const { container } = await render(GapSummary, { profile: grok, kind: 'published' });
  expect(textOf(container)).toMatch(/r of the scores = \.\d\d/);
  expect(textOf(container)).not.toContain('withheld');
  expect(textOf(container)).not.toContain('; the true r probably lies');
});

test('a printable r stands with the range of the true one', async () => {
  const gap = anna.gap && {
    ...anna.gap,
    printable: true,
    posterior: { low: 0.1, median: 0.5, high: 0.8 },
  };
  const { container } = await render(GapSummary, { profile: { ...anna, gap }, kind: 'person' });
  expect(textOf(container)).toContain('; the true r probably lies from .10 to .80');
});

test('intervals of published profiles are called the scatter of the wordings', async () => {
  const series = (one: Profile, kind: 'person' | 'published') =>
    circleSeries({ id: kind, label: kind, kind }, one);
  const key = async (one: ReturnType<typeof series>) => {
    const { container } = await render(CircleKey, { series: [one], show: 'both', overlaid: false });
    return textOf(container);
  };
  expect(await key(series(grok, 'published'))).toContain(
    'how the five wordings of the prompt differ',
  );
  expect(await key(series(grok, 'published'))).not.toContain('true score');
  expect(await key(series(anna, 'person'))).not.toContain('wordings');
  const { container } = await render(RankedTable, { profile: grok, kind: 'published', label: 'G' });
  expect(textOf(container)).toContain('how the five wordings of the prompt differ');
  expect(textOf(container)).not.toContain('95 of 100');
});

test('a model with few questions has no sentence on intervals of its choices', async () => {
  const unrated = { ...model, stated: null };
  const { container } = await render(RankedTable, { profile: unrated, kind: 'model', label: 'M' });
  expect(textOf(container)).not.toContain('The small figures are intervals');
  expect(textOf(container)).toContain('15 questions are too few');
  expect(textOf(container)).toContain('No two values are told apart');
  expect(textOf(container)).toContain('Each question was asked in only 1 order');
});

test('an invalid questionnaire alone is not ranked, and the reason is given', async () => {
  const alike = ratingsOf(ITEMS_OF_21.map((items) => [4, 4, 4].slice(0, items)));
  const { container } = await render(RankedTable, {
    profile: profile({ kind: 'person', ratings: alike, choices: [] }, 1),
    kind: 'person',
    label: 'Bo',
  });
  expect(container.querySelector('table')).toBeNull();
  expect(textOf(container)).toContain('Bo: the questionnaire does not count');
});

test('the control says that the published gap is not about the particular model', async () => {
  const { container } = await render(ControlNote, {
    own: 0.3034,
    others: 0.3011,
    p: 0.31,
    residualOwn: 0.048,
    residualOthers: -0.01,
    residualP: 0.34,
    count: 10,
  });
  expect(textOf(container)).toContain("another model's choices: own .303, others .301, p .31.");
  expect(textOf(container)).toContain('.048 with its own choices against −.010');
  expect(textOf(container)).toContain('says nothing about the particular model');
});
