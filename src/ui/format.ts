// Numbers, times and sizes as people read them, with units beside the figure. Every page writes its
// numbers with these; those that sentences need too are core's.
import { count } from '../core/say/format';

export { count, fraction, interval, number, percent, pValue, signed } from '../core/say/format';

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** "40 seconds", "6 minutes", "1 hour 20 minutes": rounded to what somebody can plan with. */
export function duration(seconds: number): string {
  if (seconds < 50) return count(Math.max(1, Math.round(seconds)), 'second');
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return count(minutes, 'minute');
  const fives = Math.round(minutes / 5) * 5;
  const hours = count(Math.floor(fives / 60), 'hour');
  const rest = fives % 60;
  return rest === 0 ? hours : `${hours} ${count(rest, 'minute')}`;
}

/** "about 6 minutes left". */
export function timeLeft(seconds: number): string {
  return seconds < 50 ? 'less than a minute left' : `about ${duration(seconds)} left`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** The power of 1,000 in which a size reads best. */
function power(size: number): number {
  let exponent = 0;
  while (exponent < UNITS.length - 1 && size >= 999.5 * 1000 ** exponent) exponent += 1;
  return exponent;
}

/** A size in a given power of 1,000: one digit after the point from megabytes on, below 100. */
function inPower(size: number, exponent: number): string {
  const scaled = size / 1000 ** exponent;
  return exponent < 2 || scaled >= 99.95 ? grouped.format(scaled) : scaled.toFixed(1);
}

/** "3.4 GB", in powers of 1,000, as shops and disks count. */
export function bytes(size: number): string {
  const exponent = power(size);
  return `${inPower(size, exponent)} ${UNITS[exponent] ?? ''}`;
}

/** "1.2 of 3.4 GB". */
export function bytesOf(done: number, total: number): string {
  const exponent = power(total);
  return `${inPower(done, exponent)} of ${inPower(total, exponent)} ${UNITS[exponent] ?? ''}`;
}
