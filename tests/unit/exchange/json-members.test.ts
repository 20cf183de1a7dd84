// JSON that comes in parts: whatever the parts, it is read as JSON.parse reads the whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonMembers, NoObjectError, type JsonPart } from '../../../src/core/exchange/json-members';

async function* cut(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += length) {
    await Promise.resolve();
    yield bytes.subarray(from, from + length);
  }
}

async function partsOf(text: string, length = 7, longest = 1000): Promise<JsonPart[]> {
  const parts: JsonPart[] = [];
  for await (const part of jsonMembers(cut(text, length), longest)) parts.push(part);
  return parts;
}

/** The object that the parts tell of. */
function objectOf(parts: readonly JsonPart[]): Record<string, unknown> {
  const lists = new Map<string, unknown[]>();
  const members: [string, unknown][] = [];
  for (const part of parts) {
    if (part.kind === 'member') members.push([part.name, part.value]);
    else if (part.kind === 'list') {
      const list: unknown[] = [];
      lists.set(part.name, list);
      members.push([part.name, list]);
    } else {
      const list = lists.get(part.name);
      expect(part.place).toBe(list?.length);
      list?.push(part.value);
    }
  }
  return Object.fromEntries(members);
}

describe('an object in parts', () => {
  test('is what JSON.parse reads, however it is cut and spaced', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (object, length, spaces) => {
          const text = JSON.stringify(object, null, spaces);
          const read = objectOf(await partsOf(text, length, 1e6));
          expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is refused where JSON.parse refuses it, wherever it is cut short or spoilt', async () => {
    const text = '{"a":[1,{"b":"x]\\"}"},[]],"c":{"d":[true,null]},"e":-1.5e3, "f":[]}';
    for (let length = 0; length < text.length; length += 1) {
      await expect(partsOf(text.slice(0, length)), text.slice(0, length)).rejects.toThrow(
        SyntaxError,
      );
      if (length === 0) continue;
      for (const sign of [',', '"', ']', '}', 'x']) {
        const spoilt = text.slice(0, length) + sign + text.slice(length);
        const parsed = ((): unknown => {
          try {
            return JSON.parse(spoilt);
          } catch {
            return undefined;
          }
        })();
        if (parsed === undefined)
          await expect(partsOf(spoilt), spoilt).rejects.toThrow(SyntaxError);
        else expect(objectOf(await partsOf(spoilt)), spoilt).toEqual(parsed);
      }
    }
  });

  test('is told from JSON that is no object, and from what is longer than allowed', async () => {
    for (const text of ['[]', '"text"', 'null', '-1', 'true']) {
      await expect(partsOf(text)).rejects.toThrow(NoObjectError);
    }
    for (const text of ['', ' ', 'x', '{} {}']) {
      await expect(partsOf(text)).rejects.toThrow(SyntaxError);
    }
    const long = JSON.stringify({ a: 'x'.repeat(200) });
    await expect(partsOf(long, 50, 100)).rejects.toThrow('more than 100 characters');
    expect(await partsOf(long, 50, 1000)).toHaveLength(1);
  });
});
