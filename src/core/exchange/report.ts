// A report: one HTML file that needs nothing else, for reading, printing and passing on. It holds no script
// and loads nothing, and says so to the browser in a Content-Security-Policy: the one style sheet is named by
// its hash (CSP Level 3, 2.3.1), everything else is refused. All words are text (markup.ts).
//
// Example: reportPage({title: 'A', …, sections: []}, 'p{margin:0}') begins with <!doctype html> and allows the
// one style whose SHA-256 is that of "p{margin:0}".
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { asText, element, written, type Branch, type Tree } from './markup';

export interface ReportColumn {
  name: string;
  /** Numbers stand at the right; a code, such as a hash, may be broken anywhere. */
  kind: 'words' | 'number' | 'code';
}

/** What people read, and under it the interval of an estimate that has one. */
interface ReportCell {
  words: string;
  range?: string | undefined;
}

interface ReportTable {
  caption: string;
  columns: readonly ReportColumn[];
  /** The first cell of each row names it. */
  rows: readonly (readonly ReportCell[])[];
}

export type ReportBlock =
  | { kind: 'text'; text: string }
  /** Figures behind a sentence, in the field's terms. */
  | { kind: 'small'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'steps'; items: readonly string[] }
  | { kind: 'heading'; text: string }
  | { kind: 'table'; table: ReportTable }
  | { kind: 'figure'; title: string; drawings: readonly Tree[]; notes: readonly string[] };

export interface ReportSection {
  heading: string;
  blocks: readonly ReportBlock[];
}

export interface Report {
  title: string;
  /** Who wrote it and when, in a sentence. */
  about: string;
  sections: readonly ReportSection[];
}

function cellOf(
  { words, range }: ReportCell,
  column: ReportColumn | undefined,
  isFirst: boolean,
): Tree {
  return element(
    isFirst ? 'th' : 'td',
    { class: column?.kind ?? 'words', ...(isFirst ? { scope: 'row' } : {}) },
    words,
    ...(range === undefined ? [] : [' ', element('span', { class: 'range' }, range)]),
  );
}

function tableOf({ caption, columns, rows }: ReportTable): Tree {
  const head = columns.map(({ name, kind }) => element('th', { scope: 'col', class: kind }, name));
  const body = rows.map((row) =>
    element('tr', {}, ...row.map((cell, place) => cellOf(cell, columns[place], place === 0))),
  );
  // A table that is wider than a page scrolls in its own box, and is reached by the keyboard there.
  return element(
    'div',
    { class: 'scroll-x', role: 'region', tabindex: 0, 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...body),
    ),
  );
}

const listOf = (name: 'ol' | 'ul', items: readonly string[]) =>
  element(name, {}, ...items.map((item) => element('li', {}, item)));

function blockOf(block: ReportBlock): Branch {
  switch (block.kind) {
    case 'text':
      return element('p', {}, block.text);
    case 'small':
      return element('p', { class: 'small quiet' }, block.text);
    case 'heading':
      return element('h3', {}, block.text);
    case 'list':
      return listOf('ul', block.items);
    case 'steps':
      return listOf('ol', block.items);
    case 'table':
      return tableOf(block.table);
    case 'figure':
      return element(
        'figure',
        {},
        element('figcaption', {}, element('b', {}, block.title)),
        ...block.drawings,
        ...block.notes.map((note) => element('p', { class: 'small quiet' }, note)),
      );
  }
}

/** The policy of a page with this one style sheet. */
function policyOf(style: string): string {
  const hash = btoa(String.fromCharCode(...sha256(utf8ToBytes(style))));
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/**
 * The whole file.
 *
 * @param style the style sheet, which may not end its own element.
 * @throws RangeError for a style sheet that would.
 */
export function reportPage({ title, about, sections }: Report, style: string): string {
  if (style.includes('</')) throw new RangeError('a style sheet that ends its own element');
  const body = element(
    'main',
    {},
    element('header', {}, element('h1', {}, title), element('p', { class: 'quiet' }, about)),
    ...sections.map(({ heading, blocks }) =>
      element('section', {}, element('h2', {}, heading), ...blocks.map(blockOf)),
    ),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${asText(policyOf(style))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${asText(title)}</title>
<style>${style}</style>
</head>
<body>
${written(body)}
</body>
</html>
`;
}
