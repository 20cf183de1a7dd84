// A page as a tree of elements and strings, and the one function that writes it as HTML. Every string
// becomes text and every attribute is quoted, so that what a model is called, or what somebody noted, cannot
// become markup, whatever it holds (HTML Living Standard, 13.1.4 and 13.3). Elements and attributes are those
// of two lists: none of them runs a script, loads a file or leads out of the page.
//
// Example: element('p', {}, 'a < b ', element('b', {}, '"c"')) is written as
// <p>a &lt; b <b>&quot;c&quot;</b></p>.

const HTML_ELEMENTS = [
  ...['main', 'header', 'section', 'h1', 'h2', 'h3', 'p', 'b', 'code', 'div', 'span'],
  ...['ol', 'ul', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
  ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
] as const;

const SVG_ELEMENTS = [
  ...['svg', 'g', 'path', 'line', 'circle', 'rect', 'polygon', 'polyline'],
  ...['text', 'tspan', 'textPath', 'title', 'desc'],
] as const;

const ELEMENTS = [...HTML_ELEMENTS, ...SVG_ELEMENTS] as const;

const ATTRIBUTES = [
  ...['id', 'class', 'lang', 'dir', 'role', 'tabindex', 'scope', 'aria-label', 'aria-labelledby'],
  ...[
    'viewBox',
    'width',
    'height',
    'x',
    'y',
    'x1',
    'x2',
    'y1',
    'y2',
    'cx',
    'cy',
    'r',
    'd',
    'points',
  ],
  ...['transform', 'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity'],
  ...[
    'stroke-linejoin',
    'stroke-linecap',
    'paint-order',
    'font-family',
    'font-size',
    'font-weight',
  ],
  ...['text-anchor', 'startOffset', 'href'],
] as const;

export type ElementName = (typeof ELEMENTS)[number];
export type AttributeName = (typeof ATTRIBUTES)[number];
export type Attributes = Readonly<Partial<Record<AttributeName, string | number>>>;

export interface Tree {
  name: ElementName;
  attributes: Attributes;
  children: readonly Branch[];
}

/** An element, or words. */
export type Branch = Tree | string;

export const isElementName = (name: string): name is ElementName =>
  ELEMENTS.some((one) => one === name);

export const isAttributeName = (name: string): name is AttributeName =>
  ATTRIBUTES.some((one) => one === name);

export function element(
  name: ElementName,
  attributes: Attributes,
  ...children: readonly Branch[]
): Tree {
  return { name, attributes, children };
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words as text: signs of markup as references, and control characters, which HTML forbids, as a space. */
export function asText(words: string): string {
  return words.replace(/[^\P{Cc}\n]/gu, ' ').replace(/[&<>"']/g, (sign) => REFERENCES[sign] ?? '');
}

/** A link that leads out of the page is left out: only a part of the same picture may be named. */
function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([name, value]) => name !== 'href' || String(value).startsWith('#'))
    .map(([name, value]) => ` ${name}="${asText(String(value))}"`)
    .join('');
}

/** The tree as HTML. */
export function written(branch: Branch): string {
  if (typeof branch === 'string') return asText(branch);
  const { name, attributes, children } = branch;
  return `<${name}${attributesOf(attributes)}>${children.map(written).join('')}</${name}>`;
}
