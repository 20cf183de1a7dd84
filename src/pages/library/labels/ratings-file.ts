// The ratings as a file, one row a rating. Raters have numbers in the order of their ids, which are
// random: neither a name nor who came first can be read from them.
import type { Pack } from '../../../core/instrument/pack';
import type { Value } from '../../../core/values';

interface Rating {
  scenario: string;
  /** The value that the action was written for. */
  action: Value;
  /** The respondent's id, which does not go into the file. */
  rater: string;
}

interface Row {
  rater: number;
  scenario: string;
  writtenFor: Value;
  /** The value named, or the rating from 1 to 6. */
  answer: string | number;
  text: string;
}

export interface RatingsFile {
  format: 'axia-ratings';
  formatVersion: 1;
  pack: { id: string; version: string };
  asked: 'labels' | 'soundness';
  raters: 'people' | 'models';
  ratings: Row[];
}

/** @param answerOf what the rating says: the value named, or how sound. */
export function ratingsFile<R extends Rating>(
  pack: Pack,
  asked: RatingsFile['asked'],
  raters: RatingsFile['raters'],
  ratings: readonly R[],
  answerOf: (rating: R) => string | number,
): RatingsFile {
  const ids = [...new Set(ratings.map(({ rater }) => rater))].sort();
  const numbers = new Map(ids.map((id, place) => [id, place + 1]));
  const scenarios = new Map((pack.scenarios?.scenarios ?? []).map((one) => [one.id, one]));
  const rows = ratings.map((rating) => ({
    rater: numbers.get(rating.rater) ?? 0,
    scenario: rating.scenario,
    writtenFor: rating.action,
    answer: answerOf(rating),
    text: scenarios.get(rating.scenario)?.actions[rating.action] ?? '',
  }));
  return {
    format: 'axia-ratings',
    formatVersion: 1,
    pack: { id: pack.id, version: pack.version },
    asked,
    raters,
    ratings: rows.sort((a, b) => a.rater - b.rater),
  };
}

/**
 * A cell as RFC 4180 has it. A text that a spreadsheet would run as a formula begins with an
 * apostrophe, which spreadsheets take for "this is text".
 */
function cell(content: string | number): string {
  const text = String(content);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const COLUMNS = 'pack,version,asked,raters,rater,scenario,written_for,answer,action';

export function asCsv({ pack, asked, raters, ratings }: RatingsFile): string {
  const lines = ratings.map(({ rater, scenario, writtenFor, answer, text }) =>
    [pack.id, pack.version, asked, raters, rater, scenario, writtenFor, answer, text]
      .map(cell)
      .join(','),
  );
  return [COLUMNS, ...lines].map((line) => `${line}\r\n`).join('');
}
