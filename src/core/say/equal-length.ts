// Whether respondents differ more than one respondent differs from itself at this length
// (docs/measurement.md, section 7).
//
// Example: r .20 without an interval and a band from .35 to .90: outside, the two differ more.
import type { Estimate } from '../score/types';
import type { Interval } from '../stats/interval';
import { count, fraction, interval, withRange } from './format';
import type { Sentences } from './sentences';

export interface EqualLengthToSay {
  /** r of a pair, without bounds, or the mean r of a group with its interval. */
  r: Estimate;
  /** 95 % range of r between two drawings of one respondent; null where none can be drawn. */
  band: (Interval & { questions: number }) | null;
  /** Whose r it is, in the plural: "Ada and Bo", "The people". */
  who: string;
}

export type BandVerdict = 'inside' | 'differ more' | 'more alike' | 'either';

/** A pair's r is held against the band as it is; a mean r with all of its interval. */
export function bandVerdict({ value, low, high }: Estimate, band: Interval): BandVerdict {
  const [from, to] = [low ?? value, high ?? value];
  if (from >= band.low && to <= band.high) return 'inside';
  if (to < band.low) return 'differ more';
  return from > band.high ? 'more alike' : 'either';
}

const VERDICTS = {
  inside: 'differ no more than one respondent does from itself at this length.',
  'differ more': 'differ more than one respondent does from itself at this length.',
  'more alike': 'are more alike than one respondent is to itself at this length.',
};

/** The verdict against the band; can't be told where the interval of r reaches over an edge of it. */
export function sayEqualLength({ r, band, who }: EqualLengthToSay): Sentences {
  const unknown = `${who}: whether they differ beyond what chance does at this length can't be told.`;
  const figure = `r = ${withRange(r, fraction)}`;
  if (band === null) return { plain: [unknown], figures: [`${figure}; no band.`] };
  const verdict = bandVerdict(r, band);
  const range = interval(band.low, band.high, fraction) ?? '';
  return {
    plain: [verdict === 'either' ? unknown : `${who} ${VERDICTS[verdict]}`],
    figures: [`${figure}; band of one respondent ${range}, ${count(band.questions, 'question')}.`],
  };
}
