// What holds for every sentence that is said of a result, whatever the result is. Sources of the rules:
// docs/measurement.md, section 9 (no norms, no percentile, nothing more certain than its interval), and
// CONTRIBUTING.md, "Figures" (no praise, no alarm, no verdict on a person).
import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gradeOf } from '../../../src/core/instrument/check/readability';
import { VALUE_NAMES } from '../../../src/core/values';
import { SAYINGS } from '../../fixtures/sayings';

const kinds = Object.entries(SAYINGS);
const RUNS = { numRuns: 300 };

/** Files of core/say that hold words, formats and rules, and say nothing by themselves. */
const TOOLS = ['format', 'sentences', 'side', 'words'];

/** Claims that stand in no sentence, in neither layer. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['a percentile or a norm', /percentile|\bnorms?\b|typical|most people|other people|of people/i],
  ['a share of a population', /population|of (?:all )?(?:adults|humans|men|women)/i],
  ['a verdict on a person', /\byou(?: are|['’]re)\b|\byour (?:true|real) |hypocri|dishonest/i],
  ['what somebody should do', /\b(?:should|ought|must)\b/i],
  ['praise', /congratulat|well done|great|excellent|impressive|\bgood (?:at|for|job|person)\b/i],
  ['alarm', /warning|alarm|danger|worr|unfortunately|sadly|\bbad\b/i],
  ['an exclamation mark', /!/],
  ['proof', /\bprov(?:e|es|ed|en)\b|certain|definitely|\bsurely\b|significan/i],
  ['something that is no number', /NaN|Infinity|undefined|null|\[object/],
];

/** Terms that stand only in the figures. */
const JARGON =
  /[καβγρσ²÷]|\b[rp]\b|posterior|interval|correlat|bootstrap|permut|varian|logit|entrop|\bHolm\b|reliab|residual|Pearson|Spearman|cosine|standard error|deviation|distribution|coefficient|hypothes|\bstated\b|\benacted\b|\bmean\b/i;

/** Words of a direction, allowed where the sentence itself leaves it open. */
const DIRECTION = /\b(?:more|less|fewer|higher|lower|above|below)\b/;
const OPEN = /can't be told|not known|could|may be|might|narrow it/;

test('every file of core/say that says something is held to these rules', () => {
  const files = readdirSync(new URL('../../../src/core/say', import.meta.url));
  const saying = files
    .map((file) => file.replace('.ts', ''))
    .filter((name) => !TOOLS.includes(name));
  expect(kinds.map(([name]) => name).sort()).toEqual(saying.sort());
});

describe.each(kinds)('sentences of %s', (_, arbitrary) => {
  test.each(FORBIDDEN)('never hold %s', (_claim, pattern) => {
    fc.assert(
      fc.property(arbitrary, ({ said }) => {
        expect([...said.plain, ...said.figures].join(' ')).not.toMatch(pattern);
      }),
      RUNS,
    );
  });

  test('begin with a capital, a figure or a name, and end with a full stop', () => {
    fc.assert(
      fc.property(arbitrary, ({ said }) => {
        for (const sentence of [...said.plain, ...said.figures]) {
          expect(sentence).toMatch(/^[A-Zrκ\d][^\n]*[^.\s]\.$/);
          expect(sentence).not.toMatch(/ {2}| [.,;:](?!\d)/);
        }
      }),
      RUNS,
    );
  });

  test('name no direction as a fact where none is known', () => {
    fc.assert(
      fc.property(arbitrary, ({ said, unclear }) => {
        if (!unclear) return;
        for (const sentence of said.plain) {
          if (DIRECTION.test(sentence)) expect(sentence).toMatch(OPEN);
        }
      }),
      RUNS,
    );
  });
});

const NAMES = new RegExp(Object.values(VALUE_NAMES).join('|'), 'g');

/**
 * Distinct sentences for everybody, of inputs that are the same at every run. The names of the ten values
 * and what they mean (in brackets) are learned from the circle and are no part of how a sentence is built:
 * one name of two syllables stands for all. One number stands for all, so that a sentence counts once.
 */
const plainOf = (arbitrary: (typeof kinds)[number][1]) => [
  ...new Set(
    fc
      .sample(arbitrary, { numRuns: 300, seed: 4 })
      .flatMap(({ said }) => said.plain)
      .map((sentence) =>
        sentence
          .replace(/ \([^)]*\)/g, '')
          .replace(NAMES, 'Power')
          .replace(/\d+(?:[.,]\d+)*/g, '10'),
      ),
  ),
];

describe.each(kinds)('the first layer of %s', (_, arbitrary) => {
  test('has no term of statistics', () => {
    for (const sentence of plainOf(arbitrary)) expect(sentence).not.toMatch(JARGON);
  });

  test('can be read at thirteen: school grade 8 or below', () => {
    const sentences = plainOf(arbitrary);
    expect(sentences.length).toBeGreaterThan(0);
    expect(gradeOf(sentences)).toBeLessThanOrEqual(8);
  });
});
