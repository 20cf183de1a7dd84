// What a report says of the values: the circle, the worths, and every figure of each model.
import type { ReportBlock, ReportSection } from '../../../../core/exchange/report';
import { sayIncomparable } from '../../../../core/say/incomparable';
import { sayInShort } from '../../../../core/say/in-short';
import { sayNoGap, sayObservedR } from '../../../../core/say/observed-r';
import { VALUE_NAMES, VALUES } from '../../../../core/values';
import type { Show } from '../../../../ui/circle/series';
import ValueCircle from '../../../../ui/circle/ValueCircle.svelte';
import DotFigure from '../../../../ui/figure/DotFigure.svelte';
import { drawingsOf } from '../../../../ui/figure/drawing';
import { count, fraction, number, percent, signed } from '../../../../ui/format';
import { DASHES, LETTERS } from '../../../../ui/marks';
import { ranking } from '../../../../ui/ranking';
import type { Shown } from '../../../compare/shown';
import type { Found } from '../found.svelte';
import { worthFigure } from '../worths';
import { small, tableFrom, written } from './blocks';

/** Widths in pixels at which figures are drawn; a narrower page makes them smaller. */
const WIDTH = 680;
const CIRCLE = 560;

function circle(shown: readonly Shown[]): ReportBlock[] {
  const series = shown.map((one) => one.series);
  if (series.every(({ stated, enacted }) => stated === null && enacted === null)) return [];
  const overlaid = series.length <= DASHES.length;
  const show: Show = series.length === 1 ? 'both' : 'enacted';
  const stated = series.some((one) => one.stated !== null);
  const panels = overlaid ? [series] : series.map((one) => [one]);
  const letters = series.map(({ label }, place) => `${LETTERS[place] ?? ''}: ${label}`).join('; ');
  return [
    {
      kind: 'figure',
      title: `Value circle: ${series.map(({ label }) => label).join(', ')}`,
      drawings: panels.flatMap((drawn) =>
        drawingsOf(
          ValueCircle,
          { bare: true, series: drawn, show, title: drawn.map(({ label }) => label).join(', ') },
          overlaid ? CIRCLE : CIRCLE / 2,
        ),
      ),
      notes: [
        series.length === 1
          ? `${stated ? 'An open mark is what is said, a filled one' : 'A filled mark is'} what is done; thin lines are 95 % intervals of a single value.`
          : overlaid
            ? `What is done. ${letters}. The intervals are in the next figure.`
            : `What is done, in this order: ${series.map(({ label }) => label).join('; ')}.`,
        'Distance from the model’s own average, in standard deviations of its ten values; the heavier ring is that average.',
      ],
    },
  ];
}

function worths(shown: readonly Shown[]): ReportBlock[] {
  const figure = worthFigure(shown.filter(({ isDoing }) => isDoing));
  if (figure === null) return [];
  const { title, rows, scale, axis, notes } = figure;
  return [
    {
      kind: 'figure',
      title,
      drawings: drawingsOf(DotFigure, { title, rows, scale, axis }, WIDTH),
      notes,
    },
  ];
}

/** All ten values of one model with every figure that it has. */
function everyFigure({ label, profile: { stated, enacted } }: Shown): ReportBlock {
  const two = (value: number) => signed(value);
  return tableFrom(`${label}: every figure, with 95 % intervals`, {
    columns: [
      { name: 'Value' },
      ...(enacted === null
        ? []
        : [
            { name: 'Worth, logits', write: two },
            { name: 'Rate where offered', write: fraction },
            { name: 'Share of choices', write: (share: number) => percent(share, 1) },
          ]),
      ...(stated === null
        ? []
        : [
            { name: 'Stated, centred', write: two },
            { name: 'Mean rating, 1 to 6', write: number },
          ]),
    ],
    rows: VALUES.map((value, place) => ({
      key: value,
      cells: [
        VALUE_NAMES[value],
        ...(enacted === null
          ? []
          : [
              enacted.worth?.[place] ?? null,
              enacted.rate?.[place] ?? null,
              enacted.share?.[place] ?? null,
            ]),
        ...(stated === null ? [] : [stated.centred[place] ?? null, stated.raw[place] ?? null]),
      ],
    })),
  });
}

function ofOne(one: Shown): ReportBlock[] {
  const { label, profile } = one;
  const { stated, enacted, gap } = profile;
  const lengths = [
    ...(stated === null
      ? []
      : [`${count(stated.answered, 'portrait')} of ${String(stated.items)}`]),
    ...(enacted === null
      ? []
      : [
          `${count(enacted.questions, 'scenario question')} of ${count(enacted.scenarios, 'scenario')}`,
        ]),
  ];
  return [
    { kind: 'heading', text: label },
    small(`Answered: ${lengths.join('; ')}.`),
    ...written(sayInShort(ranking(profile), gap, 'its')),
    ...written(gap === null ? sayNoGap(stated?.validity ?? null) : sayObservedR(gap)),
    everyFigure(one),
  ];
}

export function saidAndDone(found: Found): ReportSection[] {
  const { shown, leftOut } = found;
  if (shown.length === 0) return [];
  return [
    {
      heading: 'What they say and do',
      blocks: [
        ...leftOut.flatMap((one) => written(sayIncomparable(one))),
        ...circle(shown),
        ...worths(shown),
        ...shown.flatMap(ofOne),
      ],
    },
  ];
}
