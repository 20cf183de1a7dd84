// The trials of a list with their whole answers, for files: read a part at a time, in the order of the list, so
// that a list of any length takes the memory of one part.
import { currentAnswers, isTelling, isUnread } from '../core/study/answer';
import { readingOf } from '../core/study/reading';
import type { TrialLine } from '../core/study/trial-line';
import { entriesOf, type TrialList } from '../core/study/trial-list';
import { store } from '../store/store';
import { nextTask } from './next-task';

/** So many are read at once. */
const PART = 1000;

export async function* linesOfList(list: TrialList): AsyncGenerator<TrialLine[]> {
  for (let from = 0; from < list.length; from += PART) {
    const entries = entriesOf(list, from, from + PART);
    const answers = await store.answersTo(entries.map(({ trial }) => trial.key));
    const rows = new Map(currentAnswers(answers).map((row) => [row.key, row]));
    yield entries.map(
      ({ study, sitting, respondent, pack, condition, trial, subject, changes }) => {
        const stored = rows.get(trial.key);
        const row = stored !== undefined && isTelling(stored) ? stored : null;
        const unread = stored !== undefined && isUnread(stored) ? stored : null;
        const reading = row === null ? null : readingOf(trial.question, row.answer);
        return {
          study,
          sitting,
          respondent,
          pack,
          condition,
          trial,
          subject,
          changes,
          row,
          unread,
          reading,
        };
      },
    );
    await nextTask();
  }
}
