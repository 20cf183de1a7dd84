// Where most of the differences between answers come from, in words (docs/measurement.md: variance
// components of a factorial study). The shares have no intervals, so only these answers are spoken of.
//
// Example: value .62, wording .23, the rest .15: "Most of what differs … goes with the value on offer."
import { count, percent } from './format';
import { plainly, type Sentences } from './sentences';
import { listed, of100 } from './words';

export interface VarianceToSay {
  /** One factor or several, then their interaction; all of them: the rest. */
  components: readonly { factors: readonly string[]; share: number }[];
  /** How many scores were split, one for each combination of factors. */
  rows: number;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['value', 'the value on offer'],
  ['wording', 'the wording'],
  ['order', 'the order of the options'],
  ['place', 'where the option stands'],
  ['framing', 'giving advice or choosing for oneself'],
  ['repeat', 'asking once again'],
]);

function nameOf(factors: readonly string[], all: number): string {
  if (factors.length === all) return 'nothing that was varied';
  const names = factors.map((factor) => NAMES.get(factor) ?? factor);
  return names.length === 1 ? listed(names, 'and') : `${listed(names, 'and')} taken together`;
}

/** The largest share in words; all shares in the figures. */
export function sayVariance({ components, rows }: VarianceToSay): Sentences {
  const all = Math.max(...components.map(({ factors }) => factors.length));
  const ordered = components.toSorted((one, other) => other.share - one.share);
  const [largest, next] = ordered;
  if (largest === undefined || largest.share <= 0) return plainly('These answers do not differ.');
  const figures = ordered.map(
    (component) =>
      `Share of the variance of ${component.factors.join(' × ')}: ${percent(100 * component.share, 1)}, ${count(rows, 'average')}, no interval.`,
  );
  if (next !== undefined && of100(next.share) === of100(largest.share)) {
    const [one, other] = [nameOf(largest.factors, all), nameOf(next.factors, all)];
    return {
      plain: [`What differs between these answers goes as much with ${one} as with ${other}.`],
      figures,
    };
  }
  const what = nameOf(largest.factors, all);
  return {
    plain: [
      largest.share > 0.5
        ? `Most of what differs between these answers goes with ${what}.`
        : `What differs between these answers goes most with ${what}.`,
      `It stands for about ${of100(largest.share)} parts of 100.`,
    ],
    figures,
  };
}
