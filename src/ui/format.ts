// Numbers as people read them: a true minus sign, no leading zero where a figure cannot pass 1
// (r, probabilities), units beside the figure. Every page writes its numbers with these.

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

/** "1 scenario", "3,000 scenarios". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${grouped.format(amount)} ${amount === 1 ? one : many}`;
}

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
