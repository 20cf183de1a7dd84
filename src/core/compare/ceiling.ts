// How high r between what is said and what is done could be, given how reliably both were measured, and
// which part of it r reaches (docs/measurement.md, section 4.2).
// Source: Spearman (1904), American Journal of Psychology 15, 72. In words: ceiling = √(reliability of the
// stated × reliability of the enacted profile); r ÷ ceiling is r as it would be without measurement error.
// The ceiling's interval: its logarithm is the mean of two logarithms, whose reaches are joined by the
// root of their squares (MOVER, Zou 2007, Psychological Methods 12, 399).
// With low reliabilities the ratio says next to nothing, so it is withheld unless both are .7 or more and
// surely above .5, and always for one sitting of a person. It is never clipped: 1 or more is "at the
// ceiling".
//
// Example: reliabilities .9 and .8, r .3: ceiling √.72 = .849, r ÷ ceiling .354.
import type { Reliability } from '../score/reliability';
import type { Interval } from '../stats/interval';

const LEAST = 0.7;
const LEAST_LOW = 0.5;

/** Whose profiles they are. */
export interface Respondent {
  kind: 'person' | 'model';
  /** Sittings that the profiles rest on. */
  sittings: number;
}

export interface Ceiling {
  /** Above 0, at most 1; null where a reliability is missing. */
  value: number | null;
  /** 95 % interval of the ceiling, within 0 to 1; null where a reliability has none. */
  interval: Interval | null;
  /** r ÷ ceiling, not clipped; null where it is withheld. */
  ratio: number | null;
  /** Whether the ratio is 1 or more: as high as the measurement lets it be. */
  atCeiling: boolean;
  /** Why the ratio is withheld, in sentences; empty where it is given. */
  reasons: string[];
}

/** A reliability's logarithm and how far its bounds reach from it, never less than 0. */
function logarithmOf({ value, low, high }: Reliability) {
  if (value === null || low === null || high === null || low <= 0) return null;
  const middle = Math.log(value);
  return { down: Math.max(0, middle - Math.log(low)), up: Math.max(0, Math.log(high) - middle) };
}

function intervalOf(ceiling: number, stated: Reliability, enacted: Reliability): Interval | null {
  const [one, other] = [logarithmOf(stated), logarithmOf(enacted)];
  if (one === null || other === null) return null;
  return {
    low: ceiling * Math.exp(-Math.hypot(one.down, other.down) / 2),
    high: Math.min(1, ceiling * Math.exp(Math.hypot(one.up, other.up) / 2)),
  };
}

/** Why one reliability is not enough; nothing where it is. */
function shortcomings(name: string, { value, low, reason }: Reliability): string[] {
  if (value === null) return [`${name}: ${reason ?? 'no reliability.'}`];
  if (value < LEAST) return [`${name}: reliability ${value.toFixed(2)}, and ${LEAST} is needed.`];
  if (low === null) return [`${name}: the reliability has no interval.`];
  if (low > LEAST_LOW) return [];
  return [`${name}: the reliability may be as low as ${low.toFixed(2)}, not surely above .5.`];
}

/**
 * The ceiling of r, and r ÷ ceiling where it may be given.
 *
 * @param r between the two profiles; null where there is none.
 */
export function ceilingOf(
  r: number | null,
  stated: Reliability,
  enacted: Reliability,
  { kind, sittings }: Respondent,
): Ceiling {
  const value =
    stated.value === null || enacted.value === null
      ? null
      : Math.sqrt(stated.value * enacted.value);
  const reasons = [
    ...(r === null ? ['There is no r.'] : []),
    ...(kind === 'person' && sittings < 2 ? ['One sitting of a person is too short.'] : []),
    ...shortcomings('Stated', stated),
    ...shortcomings('Enacted', enacted),
  ];
  const ratio = r !== null && value !== null && reasons.length === 0 ? r / value : null;
  return {
    value,
    interval: value === null ? null : intervalOf(value, stated, enacted),
    ratio,
    atCeiling: ratio !== null && ratio >= 1,
    reasons,
  };
}
