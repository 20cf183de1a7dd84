// Where two studies' answers to the same questions differ, the furthest apart first. A question's orders
// are averaged as in the scores (docs/measurement.md, section 5), so that a liking for a place is not
// taken for a difference; how far apart is the Jensen–Shannon distance of the two averages, 0 to 1.
//
// Example: one model gives (.7, .3), the other (.2, .8): they put different options first, .437 apart.
import { at } from '../stats/array';
import { jensenShannonDistance } from '../stats/jensen-shannon';
import { logAverage } from '../stats/log-average';
import { topOption } from '../stats/top-option';
import { answerAt, isRead, type SittingColumns } from './trial-columns';

/** A trial by the number of its sitting, those of `one` before those of `other`, and its place there. */
interface Found {
  sitting: number;
  place: number;
}

interface DifferingQuestion {
  /** Of the two averaged answers, 0 to 1. */
  divergence: number;
  /** All trials of the question, answered or not, those of `one` first. */
  trials: readonly Found[];
}

/** The text of a question, equal for what is asked alike, whoever is asked. */
function questionOf({ sitting, asked }: SittingColumns, group: number): string {
  return `${sitting.pack.id} ${sitting.pack.version} ${asked.groups[group] ?? ''}`;
}

/** The trials of every question over some sittings. @param before how many sittings are counted before. */
function trialsByQuestion(
  sittings: readonly SittingColumns[],
  before: number,
): Map<string, Found[]> {
  const questions = new Map<string, Found[]>();
  for (const [number, columns] of sittings.entries()) {
    const { groups, group } = columns.asked;
    const own = groups.map((_, each) => {
      const question = questionOf(columns, each);
      const trials = questions.get(question) ?? [];
      questions.set(question, trials);
      return trials;
    });
    for (let place = 0; place < group.length; place += 1) {
      own[at(group, place)]?.push({ sitting: before + number, place });
    }
  }
  return questions;
}

/** The answer by content over the orders that were answered; null where none was. */
function average(sittings: readonly SittingColumns[], trials: readonly Found[], before: number) {
  const answers = trials.flatMap(({ sitting, place }) => {
    const columns = sittings[sitting - before];
    if (columns === undefined || !isRead(at(columns.answered.first, place))) return [];
    return [answerAt(columns, place)];
  });
  return answers.length === 0 ? null : logAverage(answers);
}

/** The questions in which two put different things first, by divergence, the largest first. */
export function whereTwoDiffer(
  one: readonly SittingColumns[],
  other: readonly SittingColumns[],
): DifferingQuestion[] {
  const others = trialsByQuestion(other, one.length);
  const differing: DifferingQuestion[] = [];
  for (const [question, own] of trialsByQuestion(one, 0)) {
    const theirs = others.get(question);
    if (theirs === undefined) continue;
    const p = average(one, own, 0);
    const q = average(other, theirs, one.length);
    if (p === null || q === null || topOption(p) === topOption(q)) continue;
    differing.push({ divergence: jensenShannonDistance(p, q), trials: [...own, ...theirs] });
  }
  return differing.sort((a, b) => b.divergence - a.divergence);
}
