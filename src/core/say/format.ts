// Numbers as people read them: a true minus sign, no leading zero where a figure cannot pass 1
// (r, probabilities), and never a number without its range or the words that it has none. Sentences and
// pages write their numbers with these; pages take them from ui/format.ts.
//
// Example: withRange({value: .31, low: −.22, high: .7}, fraction) is ".31, from −.22 to .70".
import type { Estimate } from '../score/types';

const MINUS = '\u2212';
/** A narrow space that does not break: between a figure and its unit. */
const THIN = '\u202f';

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** "1.23", "−0.40"; a zero never carries a sign. */
export function number(value: number, digits = 2): string {
  const figures = Math.abs(value).toFixed(digits);
  return value < 0 && Number(figures) !== 0 ? MINUS + figures : figures;
}

/** "+1.2", "−0.3", "0.0": for differences and for scores round an average. */
export function signed(value: number, digits = 2): string {
  const text = number(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** ".31", "−.22", "1.00": for r and probabilities, which cannot pass 1. */
export function fraction(value: number, digits = 2): string {
  return number(value, digits).replace(/^(\u2212?)0\./, '$1.');
}

/** "23.5 %" from 23.5. */
export function percent(value: number, digits = 0): string {
  return `${number(value, digits)}${THIN}%`;
}

/** "from −.22 to .70", or undefined where an end is missing. */
export function interval(
  low: number | null,
  high: number | null,
  write: (value: number) => string = number,
): string | undefined {
  if (low === null || high === null) return undefined;
  return `from ${write(low)} to ${write(high)}`;
}

/** ".31, from −.22 to .70", or ".31, no interval". */
export function withRange(
  { value, low, high }: Estimate,
  write: (value: number) => string,
): string {
  return `${write(value)}, ${interval(low, high, write) ?? 'no interval'}`;
}

/** "p .31", "p .004", "p < .001": a p value is never written as 0. */
export function pValue(p: number): string {
  if (p < 0.001) return 'p < .001';
  return `p ${fraction(p, p < 0.01 ? 3 : 2)}`;
}

/** "1 scenario", "3,000 scenarios". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${grouped.format(amount)} ${amount === 1 ? one : many}`;
}
