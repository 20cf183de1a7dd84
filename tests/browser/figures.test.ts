// What the main figures draw, as the structure of their SVG: places and shapes to a tenth of a pixel, and
// words. Not pixels, because fonts and smoothing differ from machine to machine (docs/decisions.md); the
// figures are laid out without measuring text, so their structure does not.
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Component } from 'svelte';
import type { RespondentMap as Map } from '../../src/core/compare/respondent-map';
import CircleFit from '../../src/pages/compare/CircleFit.svelte';
import RespondentMap from '../../src/pages/compare/RespondentMap.svelte';
import AgreementOfEach from '../../src/pages/findings/AgreementOfEach.svelte';
import HeldValues from '../../src/pages/findings/HeldValues.svelte';
import Likenesses from '../../src/pages/findings/Likenesses.svelte';
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

test('figures of likeness with their ranges are drawn as they were', async () => {
  const rows = [
    { label: 'Profile r', kind: 'model' as const, estimate: { value: 0.9, low: 0.7, high: 0.97 } },
    {
      label: 'Same option',
      kind: 'model' as const,
      estimate: { value: 0.6, low: null, high: null },
    },
  ].map((row) => ({ ...row, n: '3 models', range: 'smallest and largest pair' }));
  const props = { title: 'How alike', axis: 'r', notes: [], rows };
  expect(structure(await drawn(Likenesses, props))).toMatchSnapshot();
});

test('r of saying and doing of each is drawn where it may be printed, the highest first', async () => {
  const one = (id: string, pearson: number, printable: boolean) => ({
    id,
    label: id,
    kind: 'model' as const,
    gap: {
      pearson,
      posterior: { low: pearson - 0.3, median: pearson, high: pearson + 0.2 },
      printable,
      fisher: null,
      notes: [],
    },
    reliabilities: undefined,
  });
  const respondents = [one('Low', 0.1, true), one('Withheld', 0.9, false), one('High', 0.6, true)];
  const props = { title: 'Agreement', one: 'model', many: 'models', respondents };
  const svg = await drawn(AgreementOfEach, props);
  expect(structure(svg)).toMatchSnapshot();
  expect(svg.textContent).not.toContain('Withheld');
});

test('hold less pick value by value is drawn as it was, without the values that were no target', async () => {
  const values = scores.map((score, place) =>
    place === 3
      ? null
      : {
          scenarios: 120,
          questions: 120,
          select: 0.8,
          hold: 0.8 + score / 50,
          neutral: null,
          neutralQuestions: 0,
          difference: { value: score / 50, low: score / 50 - 0.02, high: score / 50 + 0.02 },
          p: 0.2,
          detectable: 0.1,
          adjusted: 0.5,
        },
  );
  const props = { model: 'A model', values, behind: () => '#/' };
  expect(structure(await drawn(HeldValues, props))).toMatchSnapshot();
});

test('how far each profile follows the circle is drawn as it was', async () => {
  const fit = { rSquared: 0.6, peak: 40, amplitude: 1, p: 0.04 };
  const fits = {
    each: [
      {
        one: { id: 'person:ada', label: 'Ada', kind: 'person' as const },
        halves: [
          { half: 'says' as const, fit },
          { half: 'does' as const, fit: { ...fit, rSquared: 0.2 } },
        ],
      },
      {
        one: { id: 'study:flat', label: 'Flat', kind: 'model' as const },
        halves: [{ half: 'does' as const, fit: null }],
      },
    ],
    says: { rho: null, profiles: 1 },
    does: { rho: null, profiles: 2 },
  };
  expect(structure(await drawn(CircleFit, { fits }))).toMatchSnapshot();
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
