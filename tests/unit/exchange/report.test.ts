// A report as a file: everything in it is text, nothing in it runs or loads, and the browser is told so.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asText, element, written } from '../../../src/core/exchange/markup';
import { reportPage, type Report } from '../../../src/core/exchange/report';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</style><svg/onload=alert(1)>',
  '&lt;script&gt;',
  '\u0000<\u0008b>',
] as const;

const STYLE = 'p{margin:0}';

const reportOf = (words: string): Report => ({
  title: words,
  about: words,
  sections: [
    {
      heading: words,
      blocks: [
        { kind: 'text', text: words },
        { kind: 'small', text: words },
        { kind: 'heading', text: words },
        { kind: 'list', items: [words] },
        { kind: 'steps', items: [words] },
        {
          kind: 'table',
          table: {
            caption: words,
            columns: [
              { name: words, kind: 'words' },
              { name: words, kind: 'number' },
            ],
            rows: [[{ words }, { words, range: words }]],
          },
        },
        {
          kind: 'figure',
          title: words,
          drawings: [element('svg', { 'aria-label': words }, element('title', {}, words))],
          notes: [words],
        },
      ],
    },
  ],
});

/** Names of the elements that a browser would find. */
const tagsIn = (html: string) =>
  [...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name]) => name?.toLowerCase());

describe('words in a report', () => {
  test('stay words: a hostile name adds no element and no attribute', () => {
    const plain = reportPage(reportOf('A model'), STYLE);
    for (const words of HOSTILE) {
      const page = reportPage(reportOf(words), STYLE);
      expect(tagsIn(page)).toEqual(tagsIn(plain));
      expect(page.match(/"/g)).toHaveLength(plain.match(/"/g)?.length ?? 0);
    }
  });

  test('stay words whatever they are', () => {
    const plain = reportPage(reportOf('x'), STYLE);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(tagsIn(reportPage(reportOf(words), STYLE))).toEqual(tagsIn(plain));
      }),
    );
  });

  test('are read back as they were, but for control characters', () => {
    const back = (text: string) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(back(asText(words))).toBe(words.replace(/[^\P{Cc}\n]/gu, ' '));
      }),
    );
    expect(asText('a\u0000b\u0085c')).toBe('a b c');
  });
});

describe('the policy of a report', () => {
  const page = reportPage(reportOf('A model'), STYLE);

  test('allows the one style sheet by its hash and nothing else', () => {
    const hash = createHash('sha256').update(STYLE).digest('base64');
    expect(page).toContain(
      `default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
    );
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
  });

  test('has nothing to stop: no script, no handler, no address', () => {
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|a|form|base)\b/i);
    expect(page).not.toMatch(/\son[a-z]+=|https?:|javascript:/i);
  });

  test('is refused to a style sheet that would end its own element', () => {
    expect(() => reportPage(reportOf('A'), '</style>')).toThrow(RangeError);
  });
});

test('a picture may name a part of itself, and no address', () => {
  const text = (href: string) => written(element('textPath', { href }, 'Power'));
  expect(text('#arc')).toBe('<textPath href="#arc">Power</textPath>');
  for (const href of ['https://example.org', 'javascript:alert(1)', '//example.org', 'data:,x']) {
    expect(text(href)).toBe('<textPath>Power</textPath>');
  }
});
