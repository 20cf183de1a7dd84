// What a study found that told its model to pick a value, and to hold one (docs/measurement.md, section 6).
import type { HoldResult } from '../../../core/score/select-hold';
import type { Study } from '../../../core/study/records';
import { steeredAnswers } from '../../../core/study/steered-answers';
import { VALUE_NAMES, VALUES } from '../../../core/values';
import { findingsOf } from '../../../run/analysis';
import { studyTrials } from '../../../run/studies';
import { store } from '../../../store/store';
import type { FigureTable } from '../../../ui/figure/table';
import { number, pValue, signed } from '../../../ui/format';

/** Null for a study that told nothing, or has no answer under both conditions. */
export async function heldIn(study: Study, signal: AbortSignal): Promise<HoldResult | null> {
  const asked = await studyTrials(study);
  if (!asked.ok || asked.trials.every(({ question }) => question.instrument !== 'steered')) {
    return null;
  }
  const rows = await store.answersTo(asked.trials.map(({ key }) => key));
  const steered = [steeredAnswers(study.name, asked.trials, rows)];
  const { steered: found } = await findingsOf({ models: [], people: [], steered }, signal);
  return found.find(({ pooled }) => pooled !== null) ?? null;
}

const hundredths = (part: number) => number(100 * part, 1);
const points = (part: number) => signed(100 * part, 1);

export const HELD_TITLE = 'Told to pick, and told to hold';

export const HELD_NOTES = [
  'Mean probability of the option of the target, in percent, over scenarios; untold is the same without a target. Hold less pick in points, with the 95 % interval over scenarios; p by permutation of signs, adjusted for all values (Holm).',
] as const;

export function heldTable({ values }: HoldResult): FigureTable {
  return {
    columns: [
      { name: 'Value' },
      { name: 'Scenarios', write: (amount) => number(amount, 0) },
      { name: 'Pick', write: hundredths },
      { name: 'Hold', write: hundredths },
      { name: 'Untold', write: hundredths },
      { name: 'Hold less pick', write: points },
      { name: 'p after Holm', write: (p) => pValue(p).replace(/^p /, '') },
    ],
    rows: VALUES.flatMap((value, place) => {
      const found = values[place] ?? null;
      if (found === null) return [];
      const { scenarios, select, hold, neutral, difference, adjusted } = found;
      return [
        {
          key: value,
          cells: [VALUE_NAMES[value], scenarios, select, hold, neutral, difference, adjusted],
        },
      ];
    }),
  };
}
