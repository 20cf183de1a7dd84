// The ten colours as people with each of the three common colour-vision deficiencies see them, and without
// colour, on paper and at night. Simulation: Machado, Oliveira & Fernandes (2009), IEEE Transactions on
// Visualization and Computer Graphics 15, 1291, matrices of severity 1 for linear RGB. Contrast and relative
// luminance: WCAG 2.2. Distance: OKLab (Ottosson 2020), where .02 is about what can just be seen.
// Ten colours cannot all stay apart for everybody (docs/decisions.md), so what is asked is that every mark
// stays visible on its ground, and that neighbours on the circle, which stand beside one another, stay
// apart for all. Place, name and code carry what colours cannot.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { at, dot } from '../../src/core/stats/array';
import { VALUES } from '../../src/core/values';

type Three = readonly [number, number, number];

const css = readFileSync(new URL('../../src/ui/theme.css', import.meta.url), 'utf8');

/** A colour of the theme in linear RGB, for the light and the dark page. */
function token(name: string): { light: Three; dark: Three } {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const [, light, dark] = found ?? [];
  if (light === undefined || dark === undefined) throw new Error(`no colour --${name}`);
  return { light: linear(light), dark: linear(dark) };
}

function linear(hex: string): Three {
  const part = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const SIGHTS: Readonly<Record<string, readonly Three[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  greyscale: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

const within = (part: number) => Math.min(1, Math.max(0, part));

function seen(sight: string, colour: Three): Three {
  const [red = [0, 0, 0], green = red, blue = red] = SIGHTS[sight] ?? [];
  return [within(dot(red, colour)), within(dot(green, colour)), within(dot(blue, colour))];
}

const luminance = (colour: Three) => dot([0.2126, 0.7152, 0.0722], colour);

function contrast(one: Three, other: Three): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function oklab(colour: Three): number[] {
  const cones = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ].map((row) => Math.cbrt(dot(row, colour)));
  return [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ].map((row) => dot(row, cones));
}

function apart(one: Three, other: Three): number {
  const theirs = oklab(other);
  return Math.hypot(...oklab(one).map((part, place) => part - at(theirs, place)));
}

const paper = token('paper');
const colours = VALUES.map((value) => ({ value, ...token(value.toLowerCase()) }));
const grounds = ['light', 'dark'] as const;

describe.each(grounds)('on the %s ground', (ground) => {
  test.each(Object.keys(SIGHTS))('every colour stands out for %s sight', (sight) => {
    for (const colour of colours) {
      const found = contrast(seen(sight, colour[ground]), seen(sight, paper[ground]));
      // 3 : 1 is what a mark needs (WCAG 2.2, 1.4.11); the palette was made for more (look in decisions.md).
      expect(found, colour.value).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Object.keys(SIGHTS))(
    'neighbours on the circle can be told apart by %s sight',
    (sight) => {
      colours.forEach((colour, place) => {
        const next = colours[(place + 1) % colours.length] ?? colour;
        const found = apart(seen(sight, colour[ground]), seen(sight, next[ground]));
        // Twice what can just be seen; the nearest neighbours of all are Power and Security at .046.
        expect(found, `${colour.value} ${next.value}`).toBeGreaterThan(0.04);
      });
    },
  );

  test('any two differ for normal sight', () => {
    for (const [place, colour] of colours.entries()) {
      for (const other of colours.slice(0, place)) {
        const found = apart(colour[ground], other[ground]);
        expect(found, `${colour.value} ${other.value}`).toBeGreaterThan(0.04);
      }
    }
  });
});

test('some that are no neighbours look alike without full sight, so a colour never stands alone', () => {
  const pair = (one: string, other: string, sight: string) => {
    const [mine, theirs] = [one, other].map((code) => colours.find(({ value }) => value === code));
    if (mine === undefined || theirs === undefined) throw new Error('two of the ten values');
    return apart(seen(sight, mine.light), seen(sight, theirs.light));
  };
  expect(pair('AC', 'UN', 'deuteranopia')).toBeLessThan(0.02);
  expect(pair('HE', 'PO', 'greyscale')).toBeLessThan(0.02);
});
