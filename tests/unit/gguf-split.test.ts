// Models in several GGUF files: how their parts are called, and which files are all parts of one model.
// The parts are those of the baseline, cut for real (tests/fixtures/gguf-split.ts).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGguf, readGgufParts, sourceOfBytes } from '../../src/core/engine/gguf';
import { partAddresses, wholeHash, withoutPart } from '../../src/core/engine/gguf-split';
import { gguf, LANGUAGE_MODEL } from '../fixtures/gguf';
import { partName, splitGguf } from '../fixtures/gguf-split';

const baseline = new Uint8Array(
  readFileSync(new URL('../../public/baseline.gguf', import.meta.url)),
);
const three = splitGguf(baseline, 3);
const read = (parts: readonly Uint8Array[]) =>
  readGgufParts(parts.map((part) => sourceOfBytes(part)));

/** The parts with these numbers, counted from 1. */
const chosen = (...numbers: number[]) =>
  numbers.map((number) => three[number - 1] ?? new Uint8Array());

describe('the parts of one model', () => {
  test('say together what the whole file says', async () => {
    const whole = await readGguf(sourceOfBytes(baseline));
    const parts = await read(three);
    if (!whole.ok || !parts.ok) throw new Error('not read');
    expect(parts.value.header).toEqual(whole.value);
    expect(parts.value.order).toEqual([0, 1, 2]);
  });

  test('are put in order by what they say themselves, not by how they are given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([1, 2, 3], { minLength: 3 }), async (numbers) => {
        const model = await read(chosen(...numbers));
        const order = model.ok ? model.value.order : [];
        expect(order.map((index) => numbers[index])).toEqual([1, 2, 3]);
      }),
    );
  });

  test.each([
    ['the first alone', [1], 'of 3 parts there is no part 2, 3'],
    ['all but the first', [2, 3], 'of 3 parts there is no part 1'],
    ['all but one in the middle', [1, 3], 'of 3 parts there is no part 2'],
  ])('that are not all there are named: %s', async (_, numbers, detail) => {
    expect(await read(chosen(...numbers))).toMatchObject({
      error: { code: 'parts-missing', detail },
    });
  });

  test('of which one stands twice are refused', async () => {
    expect(await read(chosen(1, 2, 2))).toMatchObject({
      error: { code: 'parts-mixed', detail: 'part 2 of 3 is there twice' },
    });
  });

  test('are refused beside parts of another cut, and beside another model', async () => {
    const [first = new Uint8Array()] = splitGguf(baseline, 2);
    const another = gguf(LANGUAGE_MODEL);
    for (const parts of [
      [first, ...chosen(2)],
      [...chosen(1, 2), another],
      [another, another],
    ]) {
      expect(await read(parts)).toMatchObject({ error: { code: 'parts-mixed' } });
    }
  });

  test('of different editions are refused, because their tensors do not add up', async () => {
    const lacking = splitGguf(baseline, 3);
    // A tensor less than the table of the third part counts: the last entry is read as padding.
    const third = lacking[2]?.slice() ?? new Uint8Array();
    const tensors = new DataView(third.buffer).getUint32(8, true);
    new DataView(third.buffer).setUint32(8, tensors - 1, true);
    expect(await read([...chosen(1, 2), third])).toMatchObject({
      error: { code: 'parts-mixed' },
    });
  });

  test('of which one is cut short are damaged', async () => {
    const short = three[1]?.slice(0, -100) ?? new Uint8Array();
    expect(await read([...chosen(1), short, ...chosen(3)])).toMatchObject({
      error: { code: 'gguf-truncated' },
    });
  });
});

describe('the name of a part', () => {
  test('gives the addresses of all parts, whatever follows it', () => {
    expect(partAddresses('https://a.example/m-00002-of-00003.gguf?download=true')).toEqual([
      'https://a.example/m-00001-of-00003.gguf?download=true',
      'https://a.example/m-00002-of-00003.gguf?download=true',
      'https://a.example/m-00003-of-00003.gguf?download=true',
    ]);
  });

  test.each([
    'https://a.example/m.gguf',
    'https://a.example/m-00004-of-00003.gguf',
    'https://a.example/m-00000-of-00003.gguf',
    'https://a.example/m-00001-of-99999.gguf',
    'https://a.example/m-00001-of-00003/other.gguf',
  ])('is none in %s', (address) => {
    expect(partAddresses(address)).toEqual([address]);
  });

  test('without its number is what all parts share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (a, b) => {
        const name = partName('model', Math.min(a, b), Math.max(a, b));
        expect(withoutPart(name)).toBe('model.gguf');
        expect(partAddresses(name)).toContain(name);
      }),
    );
  });
});

test('the hash of a model in parts is one over their hashes in order, of one file its own', () => {
  const digests = three.map((part) => createHash('sha256').update(part).digest('hex'));
  const joined = Buffer.concat(digests.map((digest) => Buffer.from(digest, 'hex')));
  expect(wholeHash(digests)).toBe(createHash('sha256').update(joined).digest('hex'));
  expect(wholeHash(digests.toReversed())).not.toBe(wholeHash(digests));
  expect(wholeHash(digests.slice(0, 1))).toBe(digests[0]);
});
