// What a person is told about their gap: only what the data support (docs/measurement.md, section 9).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayGap } from '../../src/core/say/gap';
import type { Estimate, Gap } from '../../src/core/score/types';
import { VALUE_NAMES, VALUES } from '../../src/core/values';

function gapOf(difference: readonly Estimate[]): Gap {
  return {
    stated: [],
    enacted: [],
    difference,
    pearson: null,
    spearman: null,
    posterior: null,
    printable: false,
    fisher: null,
    notes: [],
  };
}

const gapSentences = (gap: Gap) => sayGap(gap, 'your').plain;

/** An estimate with the 95 % interval that its standard error gives. */
const estimate = (value: number, error: number): Estimate => ({
  value,
  low: value - 1.96 * error,
  high: value + 1.96 * error,
});

const nothing = VALUES.map(() => estimate(0.1, 1));

/** Ten differences that say nothing but at the places given. */
const only = (found: Readonly<Record<number, Estimate>>) =>
  gapOf(nothing.map((one, place) => found[place] ?? one));

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const anything: fc.Arbitrary<Estimate> = fc.oneof(
  fc.tuple(number(-4, 4), number(0, 2)).map(([value, error]) => estimate(value, error)),
  fc
    .tuple(number(-4, 4), number(0, 3), number(0, 3))
    .map(([value, below, above]) => ({ value, low: value - below, high: value + above })),
  number(-4, 4).map((value) => ({ value, low: null, high: null })),
);

const gaps = fc.array(anything, { minLength: 10, maxLength: 10 }).map(gapOf);

const NOTHING_TOLD =
  'With this many answers, no value stands clearly higher or lower in your choices than in your ratings.';

describe('forbidden claims', () => {
  // measurement.md, section 9: no norms, no percentile, no share of draws. product.md, "Manner": no
  // verdict on a person. look.md, "Words": no exclamation marks, no praise, no alarm.
  const forbidden = [
    /percent|%|\bnorms?\b|population|\baverage\b|typical|most people|other people|than others/i,
    /significan|probab|certain|prove|\d in \d|cases/i,
    /\b(better|worse|good|bad|best|worst) (than|at|person)\b|should|ought|must|wrong\b/i,
    /hypocri|inconsisten|dishonest|\blie|really|actually|true self|deep down|unconscious/i,
    /!|congratulat|well done|unfortunately|sadly|worry|warning/i,
    /undefined|NaN|null|\bI\b/,
  ];

  test('never appear, whatever the differences are', () => {
    fc.assert(
      fc.property(gaps, (gap) => {
        const said = gapSentences(gap).join(' ');
        for (const claim of forbidden) expect(said).not.toMatch(claim);
      }),
      { numRuns: 500 },
    );
  });

  test('one to three sentences are said, each a whole one', () => {
    fc.assert(
      fc.property(gaps, (gap) => {
        const sentences = gapSentences(gap);
        expect(sentences.length).toBeGreaterThanOrEqual(1);
        expect(sentences.length).toBeLessThanOrEqual(3);
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });
});

describe('only differences whose interval, widened for ten values, excludes 0 are told', () => {
  // Bonferroni: two-sided .05 over ten values, R: qnorm(1 - .05 / 20) = 2.807034.
  test('just beyond 2.807 standard errors, and not just within', () => {
    expect(gapSentences(only({ 2: estimate(2.82, 1) })).join(' ')).toContain('Hedonism');
    expect(gapSentences(only({ 2: estimate(2.8, 1) }))).toEqual([NOTHING_TOLD]);
    expect(gapSentences(only({ 2: estimate(-2.82, 1) })).join(' ')).toContain('Hedonism');
    expect(gapSentences(only({ 2: estimate(-2.8, 1) }))).toEqual([NOTHING_TOLD]);
  });

  test('an interval that excludes 0 at 95 % alone is not enough', () => {
    const alone = estimate(2.2, 1);
    expect(alone.low).toBeGreaterThan(0);
    expect(gapSentences(only({ 0: alone }))).toEqual([NOTHING_TOLD]);
  });

  test('of an uneven interval the side towards 0 decides', () => {
    expect(gapSentences(only({ 0: { value: 1, low: 0.4, high: 9 } })).join(' ')).toContain(
      'stands higher in your choices than in your ratings.',
    );
    expect(gapSentences(only({ 0: { value: -1, low: -9, high: -0.4 } })).join(' ')).toContain(
      'stands lower in your choices than in your ratings.',
    );
    expect(gapSentences(only({ 0: { value: 1, low: 0.1, high: 1.1 } }))).toEqual([NOTHING_TOLD]);
  });

  test('for all differences at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number(-4, 4), number(0.01, 2)), { minLength: 10, maxLength: 10 }),
        (pairs) => {
          fc.pre(
            pairs.every(([value, error]) => Math.abs(Math.abs(value) / error - 2.807) > 0.001),
          );
          const sentences = gapSentences(
            gapOf(pairs.map(([value, error]) => estimate(value, error))),
          );
          const part = (word: string) =>
            sentences.find((sentence) =>
              / stands? (?:higher|lower) /.exec(sentence)?.[0].includes(word),
            ) ?? '';
          VALUES.forEach((code, place) => {
            const [value, error] = pairs[place] ?? [0, 1];
            const name = `${VALUE_NAMES[code]} (`;
            expect(part('higher').includes(name)).toBe(value > 2.807 * error);
            expect(part('lower').includes(name)).toBe(value < -2.807 * error);
          });
        },
      ),
    );
  });

  test('without an interval nothing is told', () => {
    const bare = VALUES.map(() => ({ value: 3, low: null, high: null }));
    expect(gapSentences(gapOf(bare))).toEqual([NOTHING_TOLD]);
    expect(gapSentences(gapOf([]))).toEqual([NOTHING_TOLD]);
  });
});

test('a value is named with what it is about, and the rest left open', () => {
  expect(gapSentences(only({ 1: estimate(3, 1), 5: estimate(-4, 1), 9: estimate(-3, 1) }))).toEqual(
    [
      'Stimulation (novelty, challenge and surprise) stands higher in your choices than in your ratings.',
      'Security (safety, order and things you can count on); and Universalism (the good of all people and of nature) stand lower in your choices than in your ratings.',
      'For the other values the answers do not tell a difference.',
    ],
  );
});

test('where all ten differ there are no other values', () => {
  const all = VALUES.map((_, place) => estimate(place < 5 ? 3 : -3, 0.5));
  expect(gapSentences(gapOf(all)).join(' ')).not.toContain('the other values');
});
