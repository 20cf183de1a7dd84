// The result card: a picture of chosen parts of a result as one SVG that stands alone, with no style sheet,
// script or address in it. The circle is the one of the page, copied with the colours it is drawn in; all
// words are written as text.
import { wrapped } from '../../../ui/wrapped';

const WIDTH = 720;
const MARGIN = 48;
const CIRCLE = 560;
const SIZE = 19;
const LINE = 28;
/** Letters of the text face in a line of WIDTH − 2 × MARGIN, on the safe side. */
const LETTERS = 62;
const PAPER = '#fbfaf7';
const INK = '#1d1c1a';
const FACE = 'Georgia, serif';

/** What draws a shape, as the browser has computed it: all that the circle uses. */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-anchor',
] as const;

export interface CardContent {
  /** Above all else. */
  title: string;
  /** The circle as `standalone` copied it; null where it is not wanted. */
  circle: string | null;
  /** Paragraphs, in order. */
  paragraphs: readonly string[];
  /** How much was answered and when: always there, for a picture without it would claim too much. */
  foot: string;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

interface Written {
  markup: string;
  /** Where the next thing begins. */
  below: number;
}

function written(text: string, top: number, size: number, weight = 400): Written {
  const step = LINE * (size / SIZE);
  const lines = wrapped(text, Math.floor(LETTERS * (SIZE / size)));
  const markup = lines
    .map(
      (line, index) =>
        `<text x="${MARGIN}" y="${top + step * (index + 0.75)}" font-family="${FACE}" font-size="${size}" font-weight="${weight}" fill="${INK}">${escaped(line)}</text>`,
    )
    .join('');
  return { markup, below: top + step * lines.length };
}

/** The card as a whole SVG file. */
export function cardSvg({ title, circle, paragraphs, foot }: CardContent): string {
  const parts: string[] = [];
  const put = (text: string, top: number, size: number, weight?: number): number => {
    const { markup, below } = written(text, top, size, weight);
    parts.push(markup);
    return below;
  };
  let top = put(title, MARGIN, 30, 600) + 16;
  if (circle !== null) {
    parts.push(`<g transform="translate(${(WIDTH - CIRCLE) / 2} ${top})">${circle}</g>`);
    top += CIRCLE + 16;
  }
  for (const paragraph of paragraphs) top = put(paragraph, top, SIZE) + 12;
  const bottom = put(foot, top + 8, 14) + MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${bottom}" viewBox="0 0 ${WIDTH} ${bottom}"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="${PAPER}"/>${parts.join('')}</svg>`;
}

/**
 * A drawn SVG of the page as markup that needs no style sheet, in the light colours, at the size of the
 * card's circle.
 */
export function standalone(drawn: SVGSVGElement): string {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  // The colours are computed where the theme is set. It is back before the browser paints again.
  dataset['theme'] = 'light';
  try {
    return copied(drawn);
  } finally {
    if (theme === undefined) delete dataset['theme'];
    else dataset['theme'] = theme;
  }
}

function copied(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('the copy of an SVG is an SVG');
  const originals = drawn.querySelectorAll('*');
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const name of DRAWN) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'style']) element.removeAttribute(name);
  }
  for (const name of ['class', 'style', 'role', 'aria-labelledby']) copy.removeAttribute(name);
  // The name of the person stands in titles and descriptions, which a picture does not show.
  for (const words of copy.querySelectorAll('title, desc')) words.remove();
  copy.setAttribute('width', String(CIRCLE));
  copy.setAttribute('height', String(CIRCLE));
  return new XMLSerializer().serializeToString(copy);
}

/** The SVG as a PNG of twice its size, for screens of twice the pixels. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.naturalWidth;
    canvas.height = 2 * image.naturalHeight;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser draws no pictures');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('this browser made no PNG of the picture'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
