// What a person takes away from a result: their own data, and a result file for somebody else.
import { writeResultFile, type ResultFile } from '../../../core/exchange/result-file';
import { currentAnswers } from '../../../core/study/answer';
import { writePersonBackup } from '../../../store/backup-write';
import { asStoreError } from '../../../store/errors';
import { store } from '../../../store/store';
import type { Answered } from '../../source';

/** A person's own data as a backup that Axia can restore. */
export async function ownData(person: string): Promise<Blob> {
  try {
    const { file } = await writePersonBackup(store.database, `Axia ${__APP_VERSION__}`, person);
    return file;
  } catch (error) {
    throw asStoreError(error);
  }
}

function partsOf({ pack, trials, rows }: Answered) {
  const answers = new Map(currentAnswers(rows).map(({ key, answer }) => [key, answer]));
  const named = { id: pack.id, version: pack.version };
  const items = trials.flatMap(({ key, question }) => {
    if (question.instrument !== 'questionnaire') return [];
    const answer = answers.get(key);
    const rating = answer?.kind === 'rated' ? answer.rating : null;
    return [{ item: question.item, value: question.value, rating }];
  });
  const questions = trials.flatMap(({ key, question: asked }) => {
    const answer = answers.get(key);
    if (asked.instrument !== 'scenarios' || answer === undefined) return [];
    const { scenario, question, options } = asked;
    const chosen = answer.kind === 'chosen' ? answer.option : null;
    return [{ scenario, question, options: [...options], chosen }];
  });
  return { named, items, questions };
}

/** A result file of what was asked and answered, as text. */
export function resultFile(asked: readonly Answered[], name: string | null): string {
  const parts = asked.map(partsOf);
  const file: ResultFile = {
    format: 'axia-result',
    formatVersion: 1,
    name,
    questionnaires: parts.flatMap(({ named, items }) =>
      items.length === 0 ? [] : [{ pack: named, items }],
    ),
    scenarios: parts.flatMap(({ named, questions }) =>
      questions.length === 0 ? [] : [{ pack: named, framing: 'act' as const, questions }],
    ),
  };
  return writeResultFile(file);
}
