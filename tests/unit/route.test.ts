// Addresses of pages: what is written comes back, and what somebody types breaks nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { href, parseRoute } from '../../src/ui/route';

describe('an address', () => {
  test('comes back as it was written', () => {
    const part = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(parseRoute(href(...parts)).parts).toEqual(parts);
      }),
    );
  });

  test('has a query behind its path', () => {
    expect(parseRoute('#/compare?with=a%2Cb&x=')).toEqual({
      parts: ['compare'],
      query: { with: 'a,b', x: '' },
    });
  });

  test.each(['', '#', '#/'])('that is empty, "%s", is the first page', (hash) => {
    expect(parseRoute(hash)).toEqual({ parts: [], query: {} });
  });

  test('with a stray % is read as it stands', () => {
    expect(parseRoute('#/me/100%').parts).toEqual(['me', '100%']);
    expect(parseRoute('#/%E0%A4%A/x').parts).toEqual(['%E0%A4%A', 'x']);
  });

  test('of any kind is read without an error', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        expect(parseRoute(`#${hash}`).parts).not.toContain('');
      }),
    );
  });
});
