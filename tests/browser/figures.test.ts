// What the main figures draw, as the structure of their SVG: places and shapes to a tenth of a pixel, and
// words. Not pixels, because fonts and smoothing differ from machine to machine (docs/decisions.md); the
// figures are laid out without measuring text, so their structure does not.
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Component } from 'svelte';
import type { RespondentMap as Map } from '../../src/core/compare/respondent-map';
import RespondentMap from '../../src/pages/compare/RespondentMap.svelte';
import type { CircleSeries } from '../../src/ui/circle/series';
import ValueCircle from '../../src/ui/circle/ValueCircle.svelte';
import StatedEnacted from '../../src/pages/compare/StatedEnacted.svelte';
import { pictureOf } from '../../src/ui/figure/picture';
import '../../src/ui/theme.css';

const scores = [1.8, 0.4, -0.2, 0.1, -1.9, 0.6, -0.7, -0.8, 0.3, 0.4];
const ada: CircleSeries = {
  id: 'person:ada',
  label: 'Ada',
  kind: 'person',
  stated: scores.map((value) => ({ value, low: value - 0.5, high: value + 0.5 })),
  enacted: scores.map((value) => ({ value: -value, low: null, high: null })),
};
const model: CircleSeries = {
  ...ada,
  id: 'study:model',
  label: 'A model',
  kind: 'model',
  enacted: scores.toReversed().map((value) => ({ value, low: value - 0.2, high: value + 0.2 })),
};

/** Draws a figure 640 pixels wide, and gives its picture. */
async function drawn<Props extends Record<string, unknown>>(
  figure: Component<Props>,
  props: Props,
): Promise<SVGSVGElement> {
  const box = document.createElement('div');
  box.style.width = '640px';
  document.body.append(box);
  await render(figure, { target: box, props });
  const find = () => box.querySelector<SVGSVGElement>('svg[role="img"]');
  await expect.poll(() => find()?.viewBox.baseVal.width).toBe(640);
  const svg = find();
  if (svg === null) throw new Error('nothing was drawn');
  return svg;
}

/** One element a line: its name, its attributes with numbers rounded, and its own words. */
function structure(element: Element, depth = 0): string {
  const attributes = [...element.attributes]
    .filter(({ name }) => !['class', 'id', 'aria-labelledby', 'href', 'style'].includes(name))
    .map(({ name, value }) => `${name}="${rounded(value)}"`)
    .sort();
  const words = [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent?.trim() ?? '')
    .join('');
  const own = [element.localName, ...attributes, words].filter((part) => part !== '').join(' ');
  const inner = [...element.children].map((child) => structure(child, depth + 1));
  return ['  '.repeat(depth) + own, ...inner].join('\n');
}

const rounded = (value: string) =>
  value.replace(/-?\d+\.\d+/g, (digits) => String(Math.round(10 * Number(digits)) / 10));

test('the circle of two respondents is drawn as it was', async () => {
  const svg = await drawn(ValueCircle, {
    series: [ada, model],
    show: 'enacted' as const,
    title: 'Two',
  });
  expect(structure(svg)).toMatchSnapshot();
});

test('what is said and done value by value is drawn as it was', async () => {
  expect(structure(await drawn(StatedEnacted, { series: [ada, model] }))).toMatchSnapshot();
});

test('the map of respondents is drawn as it was', async () => {
  const map: Map = {
    points: [{ x: 0.5, y: 0.1 }, { x: -0.5, y: 0.1 }, null, { x: 0, y: -0.2 }],
    stress: 0.05,
  };
  const labels = ['Ada', 'Bo', 'Flat', 'A model'].map((label, place) => ({
    id: label,
    label,
    kind: place === 3 ? ('model' as const) : ('person' as const),
  }));
  expect(structure(await drawn(RespondentMap, { map, labels }))).toMatchSnapshot();
});

test('a picture outside the page looks as in the light page, and the page stays as it was', async () => {
  document.documentElement.dataset['theme'] = 'dark';
  const svg = await drawn(StatedEnacted, { series: [ada] });
  const night = getComputedStyle(svg).color;
  const picture = pictureOf([{ drawn: svg, label: '' }], { title: 'A title', notes: ['A note'] });
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(getComputedStyle(svg).color).toBe(night);
  delete document.documentElement.dataset['theme'];
  // Self-direction on paper (theme.css).
  expect(picture.svg).toContain('rgb(2, 104, 139)');
  expect(picture.svg).toContain('A title');
  expect(picture.svg).toContain('A note');
  const parsed = new DOMParser().parseFromString(picture.svg, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  expect(parsed.querySelectorAll('path')).toHaveLength(svg.querySelectorAll('path').length);
});
