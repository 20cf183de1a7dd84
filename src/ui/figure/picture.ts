// A figure of a page as a picture that stands alone: an SVG with its own colours, title, notes and source,
// and the same as pixels for print.
//
// The styles that the page gives are written into the elements as attributes, since a picture outside the
// page has no style sheet, and attributes are what every drawing program reads. Colours are those of paper,
// also where the page is dark: while the styles are read the page is set to the light theme (theme.css),
// and set back before anything is painted. For pixels the SVG goes through an image with a data address: a picture from a
// blob address makes some versions of Safari refuse to hand out the canvas, and one without width and height
// is not drawn by Firefox. A page of 17 cm at 300 dots an inch has 2,008 pixels; a picture gets no fewer.
import { wrapped } from '../wrapped';

const SHAPE_STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'paint-order',
];
const TEXT_STYLES = [...SHAPE_STYLES, 'font-family', 'font-size', 'font-weight', 'text-anchor'];
/** Said by the figure's title; a picture outside the page has no use for their styles. */
const WORDS = ['title', 'desc'];

const SVG = 'http://www.w3.org/2000/svg';
const PRINT_PIXELS = 2008;
/** Safari on a phone gives no larger canvas than 4,096 × 4,096. */
const MOST_PIXELS = 4096;

/** Printed paper is white; the ink is that of the light page (theme.css). */
const PAPER = '#ffffff';
const INK = '#1d1c1a';

const TITLE_SIZE = 17;
const NOTE_SIZE = 12;
const LINE = 1.35;
const MARGIN = 16;
/** Mean width of a letter of a sans-serif face, in parts of its size; wider than most, so nothing is cut. */
const LETTER = 0.55;

export interface Picture {
  svg: string;
  width: number;
  height: number;
}

export interface Caption {
  title: string;
  /** What is shown, of how many, and what its intervals mean; then where it comes from. */
  notes: readonly string[];
}

/** A text cut into lines that fit a width in pixels. */
const fitting = (text: string, width: number, size: number): string[] =>
  wrapped(text, Math.max(10, Math.floor(width / (LETTER * size))));

/** Writes the computed styles of each element into the element of the copy at the same place. */
function writeStyles(from: Element, into: Element): void {
  if (WORDS.includes(from.localName)) return;
  const computed = getComputedStyle(from);
  for (const style of from.localName.startsWith('text') ? TEXT_STYLES : SHAPE_STYLES) {
    const value = computed.getPropertyValue(style);
    if (value !== '') into.setAttribute(style, value);
  }
  into.removeAttribute('class');
  into.removeAttribute('style');
  for (const [place, child] of [...from.children].entries()) {
    const copy = into.children[place];
    if (copy !== undefined) writeStyles(child, copy);
  }
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, String(value));
  }
  return made;
}

function textLines(
  lines: readonly string[],
  { x, y, size, weight }: { x: number; y: number; size: number; weight: number },
): SVGElement[] {
  return lines.map((line, place) => {
    const text = element('text', {
      x,
      y: y + (place + 0.8) * LINE * size,
      'font-family': 'Helvetica, Arial, sans-serif',
      'font-size': `${size}px`,
      'font-weight': weight,
      fill: INK,
    });
    text.textContent = line;
    return text;
  });
}

/** Comments that Svelte leaves between elements. */
function withoutComments(tree: Element): void {
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** The drawn figure with its styles written in, as a copy outside the page. */
export function copyOf(drawn: SVGSVGElement): SVGElement {
  const copy = drawn.cloneNode(true);
  if (!(copy instanceof SVGElement)) throw new TypeError('a figure that is no SVG');
  writeStyles(drawn, copy);
  withoutComments(copy);
  return copy;
}

/** What is read of the page's styles while its theme is the light one. */
export function onPaper<T>(read: () => T): T {
  const { dataset } = document.documentElement;
  const before = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    return read();
  } finally {
    if (before === undefined) delete dataset['theme'];
    else dataset['theme'] = before;
  }
}

interface Panel {
  drawn: SVGSVGElement;
  /** Stands above the panel, where a figure has several. */
  label: string;
}

/** Panels beside one another, in as many rows as it takes. */
const ACROSS = 3;
const GAP = 16;

/** The panels as drawn on paper, each at its place, and how much room they take. */
function placed(panels: readonly Panel[]) {
  const sizes = panels.map(({ drawn }) => drawn.viewBox.baseVal);
  const cell = {
    width: Math.max(0, ...sizes.map(({ width }) => width)),
    height: Math.max(0, ...sizes.map(({ height }) => height)),
  };
  const heading = panels.length > 1 ? LINE * NOTE_SIZE : 0;
  const columns = Math.min(ACROSS, panels.length);
  const step = { x: cell.width + GAP, y: cell.height + heading + GAP };
  const parts = panels.flatMap(({ drawn, label }, place) => {
    const [x, y] = [(place % columns) * step.x, Math.floor(place / columns) * step.y];
    const copy = copyOf(drawn);
    const { x: left, y: top, width, height } = drawn.viewBox.baseVal;
    for (const [name, value] of Object.entries({ x, y: y + heading, width, height })) {
      copy.setAttribute(name, String(value));
    }
    copy.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
    const words = heading === 0 ? [] : fitting(label, width, NOTE_SIZE).slice(0, 1);
    return [...textLines(words, { x, y, size: NOTE_SIZE, weight: 600 }), copy];
  });
  return {
    parts,
    width: columns * step.x - GAP,
    height: Math.ceil(panels.length / columns) * step.y - GAP,
  };
}

/** The picture of a figure's panels with its title above and its notes below. */
export function pictureOf(panels: readonly Panel[], { title, notes }: Caption): Picture {
  const drawn = onPaper(() => placed(panels));
  const heading = fitting(title, drawn.width, TITLE_SIZE);
  const small = notes.flatMap((note) => fitting(note, drawn.width, NOTE_SIZE));
  const above = MARGIN + heading.length * LINE * TITLE_SIZE + MARGIN / 2;
  const below = above + drawn.height + MARGIN / 2;
  const width = drawn.width + 2 * MARGIN;
  const height = below + small.length * LINE * NOTE_SIZE + MARGIN;
  const picture = element('svg', { viewBox: `0 0 ${width} ${height}`, width, height });
  const body = element('g', { transform: `translate(${MARGIN} ${above})` });
  body.append(...drawn.parts);
  picture.append(
    element('rect', { width, height, fill: PAPER }),
    ...textLines(heading, { x: MARGIN, y: MARGIN, size: TITLE_SIZE, weight: 600 }),
    body,
    ...textLines(small, { x: MARGIN, y: below, size: NOTE_SIZE, weight: 400 }),
  );
  return { svg: new XMLSerializer().serializeToString(picture), width, height };
}

/** The same as a PNG for print, on white. */
export async function pixelsOf({ svg, width, height }: Picture): Promise<Blob> {
  const scale = Math.min(MOST_PIXELS / Math.max(width, height), Math.max(1, PRINT_PIXELS / width));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('this browser made no picture of the canvas');
  return blob;
}
