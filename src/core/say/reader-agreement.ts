// How far the readers of a label check agree (score/labels.ts).
//
// Example: α .74 over 12 actions: 1 is full agreement, 0 what chance would give.
import type { Interval } from '../stats/interval';
import { count, interval, number } from './format';
import { plainly, type Sentences } from './sentences';

export interface ReaderAgreementToSay {
  /** Krippendorff's α; null where it is not defined. */
  alpha: number | null;
  /** Of α, over actions; null where the actions do not differ or are too few. */
  range: Interval | null;
  /** Actions that two or more readers have read. */
  shared: number;
}

/** One sentence; the figure itself stands in the figures. */
export function sayReaderAgreement({ alpha, range, shared }: ReaderAgreementToSay): Sentences {
  if (shared === 0) {
    return plainly('How far readers agree cannot be told yet: no action has two readers.');
  }
  const over = `over the ${count(shared, 'action')} that two or more have read`;
  if (alpha === null) {
    return plainly(
      `How far readers agree is not defined ${over}. All of them named one and the same value.`,
    );
  }
  const reach =
    range === null
      ? 'It has no interval: the actions do not differ in how far their readers agree, or they are too few.'
      : `Its 95 % interval over actions reaches ${interval(range.low, range.high) ?? ''}: other actions, the same readers.`;
  return {
    plain: [],
    figures: [
      `Agreement among readers, Krippendorff’s α, is ${number(alpha)} ${over}; 1 is full agreement, 0 what chance would give.`,
      reach,
    ],
  };
}
