// How a page reads before anything on it is opened: at about thirteen years (grade 8, readability.ts), and
// without terms of statistics.
import { expect, type Page } from '@playwright/test';
import { gradeOf } from '../../src/core/instrument/check/readability';
import { VALUE_NAMES } from '../../src/core/values';

const GRADE = 8;
const TERMS =
  /posterior|correlat|deviation|bootstrap|logit|variance|stated|enacted|confidence|signific/i;

/** The sentences of the first layer: no tables, no details, no figures under figures, no questions. */
async function sentences(page: Page): Promise<string[]> {
  const texts = await page.getByRole('main').evaluate((main) => {
    const copy = document.createElement('div');
    copy.append(...[...main.children].map((child) => child.cloneNode(true)));
    const deeper = 'details, table, svg, .figures, .asked, .options, [hidden]';
    for (const one of copy.querySelectorAll(deeper)) one.remove();
    return [...copy.querySelectorAll('p, li, dt, dd, h1, h2, h3')].map((one) =>
      one.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
  });
  return texts.filter((text) => text.endsWith('.'));
}

/** @param fewest so many sentences have to be there, or the page was not the one that was meant. */
export async function expectReadable(page: Page, fewest: number): Promise<void> {
  // Names of the ten values are learned on the way; a name of two syllables stands for each.
  const names = new RegExp(Object.values(VALUE_NAMES).join('|'), 'g');
  const read = (await sentences(page)).map((text) => text.replace(names, 'Power'));
  expect(read.length).toBeGreaterThanOrEqual(fewest);
  expect(gradeOf(read), read.join('\n')).toBeLessThanOrEqual(GRADE);
  for (const text of read) expect(text).not.toMatch(TERMS);
}
