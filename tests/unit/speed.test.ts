// How fast a model will answer, reckoned from what was measured on this device.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedTime, type Speed } from '../../src/core/engine/speed';
import { expectedWords } from '../../src/pages/models/measured';
import { rateWords } from '../../src/pages/models/rate-words';
import { SHELF } from '../../src/engine/shelf';

const speed = (change: Partial<Speed>): Speed => ({
  name: 'Measured',
  engine: 'wllama',
  device: 'processor',
  baseline: false,
  parameters: 135e6,
  milliseconds: 620,
  questions: 5,
  measuredAt: 0,
  ...change,
});
const baseline = speed({ name: 'Baseline', baseline: true, parameters: 136_640, milliseconds: 20 });
const processor = { engine: 'wllama', device: 'processor' } as const;

describe('the expected time of a question', () => {
  test('lies on the line through the baseline and a measured model', () => {
    const expected = expectedTime(360e6, processor, [baseline, speed({})]);
    // 20 + 600 × 360 / 135
    expect(expected?.milliseconds).toBeCloseTo(1620, 9);
    expect(expected?.from.name).toBe('Measured');
  });

  test('is what was measured for the measured model itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e8, max: 1e10, noNaN: true }),
        fc.double({ min: 0.1, max: 1e6, noNaN: true }),
        fc.double({ min: 0.1, max: 1e6, noNaN: true }),
        (parameters, milliseconds, least) => {
          const known = [{ ...baseline, milliseconds: least }, speed({ parameters, milliseconds })];
          const expected = expectedTime(parameters, processor, known);
          expect(expected?.milliseconds).toBeCloseTo(milliseconds, 6);
        },
      ),
    );
  });

  test('never falls with the size of the model', () => {
    const size = fc.double({ min: 3e7, max: 6e8, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.double({ min: 1, max: 2000, noNaN: true }), (a, b, least) => {
        const known = [{ ...baseline, milliseconds: least }, speed({})];
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map(
          (parameters) => expectedTime(parameters, processor, known)?.milliseconds ?? Number.NaN,
        );
        expect(large).toBeGreaterThanOrEqual(small ?? Infinity);
      }),
    );
  });

  test('is not told from the baseline alone, from a far size, or from another engine or place', () => {
    expect(expectedTime(135e6, processor, [baseline])).toBeNull();
    expect(expectedTime(1e9, processor, [baseline, speed({})])).toBeNull();
    expect(expectedTime(20e6, processor, [baseline, speed({})])).toBeNull();
    expect(expectedTime(135e6, processor, [speed({ device: 'adapter' })])).toBeNull();
    expect(expectedTime(135e6, processor, [speed({ engine: 'webllm' })])).toBeNull();
  });

  test('is reckoned from the measured model that is nearest in size', () => {
    const large = speed({ name: 'Large', parameters: 600e6, milliseconds: 3000 });
    expect(expectedTime(400e6, processor, [speed({}), large])?.from.name).toBe('Large');
    expect(expectedTime(200e6, processor, [speed({}), large])?.from.name).toBe('Measured');
  });
});

describe('in words', () => {
  test.each([
    [20, 'about 50 answers a second'],
    [620, 'about 97 answers a minute'],
    [40_000, 'about 2 answers a minute'],
    [60_000, 'about 60 answers an hour'],
    [1e9, 'about 1 answer an hour'],
  ])('%d milliseconds are %s', (milliseconds, words) => {
    expect(rateWords(milliseconds)).toBe(words);
  });

  test('a model of the shelf says what it was reckoned from, and nothing where nothing was measured', () => {
    const entry = SHELF.find(({ name }) => name === 'SmolLM2 360M Instruct');
    const file = entry?.variants.find(({ format }) => format === 'gguf');
    if (entry === undefined || file === undefined) throw new Error('not on the shelf');
    const known = [baseline, speed({ name: 'SmolLM2 135M Instruct' })];
    expect(expectedWords(entry, file, known)).toBe(
      'About 37 answers a minute, reckoned from SmolLM2 135M Instruct measured here.',
    );
    expect(expectedWords(entry, entry.variants[0], known)).toBeNull();
  });
});
