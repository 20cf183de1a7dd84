// The value circle as it is drawn: codes below 240 pixels, names above, and the table behind it.
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CircleSeries } from '../../src/ui/circle/series';
import ValueCircle from '../../src/ui/circle/ValueCircle.svelte';
import '../../src/ui/theme.css';

const scores = [1.8, 0.4, -0.2, 0.1, -1.9, 0.6, -0.7, -0.8, 0.3, 0.4];

const anna: CircleSeries = {
  id: 'anna',
  label: 'Anna',
  kind: 'person',
  stated: scores.map((value) => ({ value, low: value - 0.5, high: value + 0.5 })),
  enacted: scores.map((value) => ({ value: -value, low: null, high: null })),
};

async function drawn(width: number, series: readonly CircleSeries[]): Promise<HTMLElement> {
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  document.body.append(box);
  await render(ValueCircle, { target: box, props: { series, show: 'both', title: 'Anna' } });
  await expect.poll(() => box.querySelector('svg')?.viewBox.baseVal.width).toBe(width);
  return box;
}

test('below 240 pixels two-letter codes stand for the names', async () => {
  const small = await drawn(239, [anna]);
  expect(small.querySelector('svg')?.textContent).toContain('UN');
  expect(small.querySelector('svg textPath')).toBeNull();
  const large = await drawn(240, [anna]);
  expect(large.querySelectorAll('svg textPath')).toHaveLength(10);
});

test('names on the arcs do not run into one another', async () => {
  for (const width of [240, 300, 340, 390, 560, 720]) {
    const box = await drawn(width, [anna]);
    const names = [...box.querySelectorAll<SVGTextElement>('svg text.name')];
    const size = Number(names[0]?.getAttribute('font-size'));
    const rim = Number([...box.querySelectorAll('svg circle')].at(5)?.getAttribute('r'));
    const arc = (2 * Math.PI * (rim + 9)) / 10;
    const [direction, universalism] = [names[0], names[9]].map(
      (name) => name?.getComputedTextLength() ?? Infinity,
    );
    expect(((direction ?? 0) + (universalism ?? 0)) / 2 + size / 4).toBeLessThan(arc);
  }
});

test('the picture has a name and a description, and each mark says its number', async () => {
  const box = await drawn(400, [anna]);
  const svg = box.querySelector('svg');
  const parts = svg?.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const said = parts.map((id) => document.getElementById(id)?.textContent);
  expect(said[0]).toBe('Anna');
  expect(said[1]).toContain('Anna says most for Self-direction');
  const titles = [...box.querySelectorAll('svg path > title')].map((title) => title.textContent);
  expect(titles).toHaveLength(20);
  expect(titles[0]).toBe('Anna says: Self-direction +1.8, from +1.3 to +2.3');
});

test('the table behind the figure holds every number', async () => {
  const box = await drawn(400, [anna]);
  const rows = [...box.querySelectorAll('tbody tr')];
  expect(rows).toHaveLength(10);
  const cells = [...(rows[0]?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent.trim());
  expect(cells).toEqual(['+1.8, from +1.3 to +2.3', '−1.8', '−3.6']);
});
