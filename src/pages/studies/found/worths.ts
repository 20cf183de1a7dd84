// What some models do, as one figure: the ten values from the highest mean worth down, and a line a model
// with its interval. The page and the report draw the same.
import type { Profile } from '../../../core/score/types';
import { bare } from '../../../core/score/estimate';
import { mean } from '../../../core/stats/mean';
import { VALUE_NAMES, VALUES } from '../../../core/values';
import type { DotRow } from '../../../ui/figure/dot-rows';
import type { FigureTable } from '../../../ui/figure/table';
import { count, signed } from '../../../ui/format';
import { LETTERS, valueColour } from '../../../ui/marks';
import { dotScale, type DotScale } from '../../../ui/ranking';
import { questionsAddress } from '../../compare/address';

export interface Profiled {
  /** study:…, as in addresses. */
  id: string;
  label: string;
  profile: Profile;
}

export interface WorthFigure {
  title: string;
  axis: string;
  rows: readonly DotRow[];
  scale: DotScale;
  table: FigureTable;
  notes: readonly string[];
}

/** More models than these share a line, without intervals; those are in the table. */
const MOST_APART = 6;

const tagOf = (model: number) => LETTERS[model] ?? String(model + 1);

/** Null where no model has worths. */
export function worthFigure(models: readonly Profiled[]): WorthFigure | null {
  const known = models.flatMap(({ profile, ...one }) => {
    const { enacted } = profile;
    return enacted?.worth ? [{ ...one, worth: enacted.worth, enacted }] : [];
  });
  if (known.length === 0) return null;
  const isApart = known.length <= MOST_APART;
  const ordered = VALUES.map((value, place) => ({
    value,
    place,
    height: mean(known.map(({ worth }) => worth[place]?.value ?? 0)),
  })).sort((a, b) => b.height - a.height);
  const marksOf = (place: number) =>
    known.flatMap(({ id, label, worth }, model) => {
      const [value, estimate] = [VALUES[place], worth[place]];
      if (value === undefined || estimate === undefined) return [];
      return [
        {
          key: `${id} ${value}`,
          line: isApart ? model : 0,
          ...(isApart && known.length > 1 ? { tag: tagOf(model) } : {}),
          kind: 'model' as const,
          filled: true,
          colour: valueColour(value),
          estimate: isApart ? estimate : bare(estimate.value),
          name: `${label}: ${VALUE_NAMES[value]} ${signed(estimate.value)}`,
          href: questionsAddress([id], value),
        },
      ];
    });
  const who = known.map(({ label }, model) => `${tagOf(model)}: ${label}`).join('; ');
  const asked = known.map(
    ({ label, enacted: { questions, scenarios } }) =>
      `${label}: ${count(questions, 'question')} of ${count(scenarios, 'scenario')}`,
  );
  return {
    title: 'What it does, value by value',
    axis: 'Worth, in logits',
    rows: ordered.map(({ value, place }) => ({
      key: value,
      label: VALUE_NAMES[value],
      marks: marksOf(place),
    })),
    scale: dotScale(
      known.flatMap(({ worth }) => (isApart ? worth : worth.map(({ value }) => bare(value)))),
      0,
    ),
    table: {
      columns: [{ name: 'Value' }, { name: 'Model' }, { name: 'Worth', write: signed }],
      rows: ordered.flatMap(({ value, place }) =>
        known.map(({ id, label, worth }) => ({
          key: `${value} ${id}`,
          href: questionsAddress([id], value),
          cells: [VALUE_NAMES[value], label, worth[place] ?? null],
        })),
      ),
    },
    notes: [
      'Worth: how much a value pulls a choice to it; 0 is the average of the ten, a lead of 0.7 is chosen about twice as often. The highest on average stands first.',
      `${known.length > 1 ? `${who}. ` : ''}${
        isApart
          ? 'Lines are 95 % intervals of a single value, over scenarios.'
          : 'The intervals are in the table.'
      }`,
      `${asked.join('; ')}.`,
    ],
  };
}
