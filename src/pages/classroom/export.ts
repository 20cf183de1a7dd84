// A class as tables for a spreadsheet: one row a pupil, without codes and in the order of the answers
// themselves, so that no row tells who came when; and a codebook that says what each column means.
import { csvOf } from '../../core/exchange/csv';
import { VALUE_NAMES } from '../../core/values';
import type { OpenClass } from './class.svelte';
import { portraitsOf } from './pupil.svelte';

const CHOICES = 'ABCD';

/** The answers that are counted; nothing for fewer than five, because nothing else is counted. */
export function answersCsv(open: OpenClass): string {
  const portraits = portraitsOf(open.set, open.pack);
  const header = [...portraits.map(({ id }) => id), ...open.scenarios.map(({ id }) => id)];
  const rows = open.pupils
    .map(({ ratings, options }) => [
      ...ratings.map((rating) => String(rating + 1)),
      ...options.map((option) => CHOICES.charAt(option)),
    ])
    .toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  return csvOf([header, ...rows]);
}

/** What each column of the answers is, and each option of each scenario with its value and its votes. */
export function codebookCsv(open: OpenClass): string {
  const { id, version, questionnaire } = open.pack;
  const scale = questionnaire?.scale.map((words, index) => `${index + 1} = ${words}`).join('; ');
  const texts = new Map(questionnaire?.items.map((item) => [item.id, item.text]));
  const portraits = portraitsOf(open.set, open.pack).map((portrait) => [
    portrait.id,
    'portrait',
    texts.get(portrait.id) ?? '',
    scale ?? '',
    VALUE_NAMES[portrait.value],
    '',
  ]);
  const scenarios = open.scenarios.flatMap(({ id: column, scenario, offered }, index) =>
    offered.map((value, option) => [
      column,
      'scenario',
      `${scenario.title}. ${scenario.text}`,
      `${CHOICES.charAt(option)} = ${scenario.actions[value]}`,
      VALUE_NAMES[value],
      open.votes(index)?.counts[option] ?? '',
    ]),
  );
  return csvOf([
    ['column', 'kind', 'text', 'answer', 'value', 'votes'],
    ['', 'set', open.set.title, `pack ${id} ${version}`, '', open.pupils.length],
    ...portraits,
    ...scenarios,
  ]);
}
