// Figures for a report: drawn by the same components as on the page, in a box that nobody sees, and taken as
// trees that the report writes (core/exchange/markup.ts). A colour that is one of the theme's stands in a tree
// by its name, as in `var(--ink)`, so that a report can be read light, dark and on paper.
import { flushSync, mount, unmount, type Component } from 'svelte';
import {
  element,
  isAttributeName,
  isElementName,
  type AttributeName,
  type Branch,
  type Tree,
} from '../../core/exchange/markup';
import { VALUES } from '../../core/values';
import { copyOf, onPaper } from './picture';

/** The colours of theme.css that figures are drawn with. */
const TOKENS = [
  ...['--ink', '--ink-2', '--paper', '--paper-2', '--hair', '--hair-strong'],
  ...VALUES.map((value) => `--${value.toLowerCase()}`),
];

/** The computed form of each colour with its name. */
function namedColours(): ReadonlyMap<string, string> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const named = new Map<string, string>();
  for (const token of TOKENS) {
    probe.style.color = `var(${token})`;
    named.set(getComputedStyle(probe).color, `var(${token})`);
  }
  probe.remove();
  return named;
}

/** The styles of a picture before anybody sets one (SVG 2, "Property index"); all but opacity are inherited. */
const INITIAL: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'stroke-linecap': 'butt',
  opacity: '1',
  'paint-order': 'normal',
  'text-anchor': 'start',
};

type Styles = Readonly<Record<string, string>>;

/** The attributes that say something: not a style that the element has of its parent anyway. */
function ownAttributes(drawn: Element, parent: Styles): [AttributeName, string][] {
  return [...drawn.attributes].flatMap(({ name, value }): [AttributeName, string][] =>
    isAttributeName(name) && name !== 'class' && parent[name] !== value ? [[name, value]] : [],
  );
}

/** @throws RangeError for an element that no report may hold. */
function treeOf(drawn: Element, colours: ReadonlyMap<string, string>, parent: Styles): Tree {
  const name = drawn.localName;
  if (!isElementName(name)) throw new RangeError(`a figure with the element ${name}`);
  const own = ownAttributes(drawn, parent);
  const styles = own.filter(([attribute]) => attribute in INITIAL && attribute !== 'opacity');
  const passedOn = { ...parent, ...Object.fromEntries(styles) };
  const children = [...drawn.childNodes].flatMap((child): Branch[] => {
    if (child instanceof Element) return [treeOf(child, colours, passedOn)];
    const words = child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '').trim() : '';
    return words === '' ? [] : [words];
  });
  const attributes = own.map(([attribute, value]): [AttributeName, string] => [
    attribute,
    colours.get(value) ?? value,
  ]);
  return element(name, Object.fromEntries(attributes), ...children);
}

/** As wide as it was drawn; the report makes it narrower where the page is. */
function sized(svg: SVGSVGElement, colours: ReadonlyMap<string, string>): Tree {
  const { name, attributes, children } = treeOf(copyOf(svg), colours, INITIAL);
  return { name, attributes: { ...attributes, width: svg.viewBox.baseVal.width }, children };
}

/** What a component draws at a width in pixels: each picture that it calls one. */
export function drawingsOf<Props extends Record<string, unknown>>(
  figure: Component<Props>,
  props: Props,
  width: number,
): Tree[] {
  const box = document.createElement('div');
  Object.assign(box.style, { position: 'fixed', visibility: 'hidden', width: `${width}px` });
  document.body.append(box);
  const drawn = mount(figure, { target: box, props });
  try {
    flushSync();
    return onPaper(() => {
      const colours = namedColours();
      return [...box.querySelectorAll<SVGSVGElement>('svg[role="img"]')].map((svg) =>
        sized(svg, colours),
      );
    });
  } finally {
    void unmount(drawn);
    box.remove();
  }
}
