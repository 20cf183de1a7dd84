// The figures of a report: drawn by the components of the page, taken as trees, and written as text.
import { expect, test } from 'vitest';
import { reportPage } from '../../src/core/exchange/report';
import { written, type Branch } from '../../src/core/exchange/markup';
import type { CircleSeries } from '../../src/ui/circle/series';
import ValueCircle from '../../src/ui/circle/ValueCircle.svelte';
import { drawingsOf } from '../../src/ui/figure/drawing';
import '../../src/ui/theme.css';

const HOSTILE = '</title><script>document.title = "hit"</script><b onclick="x">';
const scores = [1.8, 0.4, -0.2, 0.1, -1.9, 0.6, -0.7, -0.8, 0.3, 0.4];
const series: CircleSeries[] = [
  {
    id: 'study:a',
    label: HOSTILE,
    kind: 'model',
    stated: scores.map((value) => ({ value, low: value - 0.5, high: value + 0.5 })),
    enacted: scores.toReversed().map((value) => ({ value, low: value - 0.2, high: value + 0.2 })),
  },
];

const circle = () =>
  drawingsOf(ValueCircle, { bare: true, series, show: 'both' as const, title: HOSTILE }, 560);

const elementsIn = (branch: Branch, name: string): number =>
  typeof branch === 'string'
    ? 0
    : Number(branch.name === name) +
      branch.children.reduce((sum, child) => sum + elementsIn(child, name), 0);

test('a circle is drawn at the width asked for, in the colours of the theme, and leaves nothing behind', () => {
  const before = document.body.childElementCount;
  const [drawn, ...others] = circle();
  expect(others).toEqual([]);
  if (drawn === undefined) throw new Error('nothing was drawn');
  expect(drawn.attributes).toMatchObject({ role: 'img', width: 560 });
  // Twenty marks, four sectors, and the paths that names and groups stand on.
  expect(elementsIn(drawn, 'path')).toBeGreaterThan(34);
  const text = written(drawn);
  for (const token of ['--ink', '--hair', '--paper', '--sd', '--un']) {
    expect(text).toContain(`var(${token})`);
  }
  expect(/rgb\(|class=|style=/.exec(text)?.[0]).toBeUndefined();
  expect(document.body.childElementCount).toBe(before);
});

test('a dark page draws the same', () => {
  const inDay = circle()
    .map(written)
    .join('')
    .replace(/id="[^"]*"|#[^"]*"/g, '');
  document.documentElement.dataset['theme'] = 'dark';
  const atNight = circle()
    .map(written)
    .join('')
    .replace(/id="[^"]*"|#[^"]*"/g, '');
  delete document.documentElement.dataset['theme'];
  const withoutIds = (text: string) => text.replace(/aria-labelledby="[^"]*"/g, '');
  expect(withoutIds(atNight)).toBe(withoutIds(inDay));
});

test('a hostile name in a figure stays a name in the report', () => {
  const page = reportPage(
    {
      title: HOSTILE,
      about: HOSTILE,
      sections: [
        {
          heading: HOSTILE,
          blocks: [{ kind: 'figure', title: HOSTILE, drawings: circle(), notes: [] }],
        },
      ],
    },
    '',
  );
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  expect(parsed.querySelectorAll('script, [onclick], a, img')).toHaveLength(0);
  expect(parsed.title).toBe(HOSTILE);
  expect(parsed.querySelector('svg > title')?.textContent).toBe(HOSTILE);
  const names = [...parsed.querySelectorAll('svg textPath')].map(({ textContent }) => textContent);
  expect(names).toContain('Self-direction');
});
