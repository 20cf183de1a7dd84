// How near r comes to the most that these answers could show, or that this is withheld
// (docs/measurement.md, section 4.2).
//
// Example: r .31 and ceiling .50 give .62: "about 6 tenths of the most that such answers could show".
import type { Estimate } from '../score/types';
import type { Interval } from '../stats/interval';
import { fraction, number, withRange } from './format';
import type { Sentences } from './sentences';
import { sideOf } from './side';

export interface CeilingToSay {
  /** Observed r with the interval of its posterior. */
  r: Estimate;
  /** Above 0, at most 1; null where a reliability is missing. */
  value: number | null;
  interval: Interval | null;
  /** r ÷ ceiling, not clipped; null where it is withheld. */
  ratio: number | null;
  /** Why it is withheld, in sentences; empty where it is given. */
  reasons: readonly string[];
}

/** A ratio above 0 in tenths; at or above 1 it is at the ceiling. */
function partOf(ratio: number): string {
  if (ratio >= 1) return 'as far as such answers could show';
  const tenths = Math.round(10 * ratio);
  if (tenths === 10) return 'nearly as far as such answers could show';
  if (tenths === 0) return 'by next to none of the most that such answers could show';
  return `by about ${tenths} ${tenths === 1 ? 'tenth' : 'tenths'} of the most that such answers could show`;
}

function plainOf(r: Estimate, ratio: number): string {
  const side = sideOf(r, 0);
  if (side === 'either') {
    return "Whether saying and doing go together can't be told, so no part of the most is named.";
  }
  const verb = side === 'above' ? 'agree' : 'pull apart';
  return `Saying and doing ${verb} ${partOf(Math.abs(ratio))}.`;
}

/** r beside its ceiling; withheld with the reasons in the figures. */
export function sayCeiling({ r, value, interval, ratio, reasons }: CeilingToSay): Sentences {
  const ceiling =
    value === null
      ? 'ceiling not known'
      : `ceiling ${withRange({ value, low: interval?.low ?? null, high: interval?.high ?? null }, fraction)}`;
  if (ratio === null) {
    return {
      plain: [
        'How near saying and doing come to the most that such answers could show is withheld. The details say why.',
      ],
      figures: [`r ÷ ceiling withheld; ${ceiling}.`, ...reasons],
    };
  }
  const at = ratio >= 1 ? ', at the ceiling' : '';
  return {
    plain: [plainOf(r, ratio)],
    figures: [
      `r ÷ ceiling = ${number(ratio)}${at}; r = ${withRange(r, fraction)}, 10 values; ${ceiling}.`,
    ],
  };
}
