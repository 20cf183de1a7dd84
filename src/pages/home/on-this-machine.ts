// The figures that Home shows of what is stored.
import { UNKNOWN_QUESTIONS } from '../../content/pack';
import { personName } from '../../core/study/records';
import { studyProgress } from '../../run/studies';
import { store } from '../../store/store';
import { LAST_BACKUP } from '../data/last-backup';
import { answersId, overview, unfinished } from '../me/people';

interface Entry {
  id: string;
  name: string;
}

export interface OnThisMachine {
  /** `open` says what is unfinished, null where nothing is; `result` names the answers to show then. */
  people: (Entry & { open: string | null; result: string })[];
  studies: (Entry & { open: string })[];
  lastBackup: string | null;
}

export async function onThisMachine(): Promise<OnThisMachine> {
  const [people, studies, lastBackup] = await Promise.all([
    overview(),
    store.studies(),
    store.setting(LAST_BACKUP),
  ]);
  return {
    people: people.map((own) => {
      const open = unfinished(own, 'questionnaire') ?? unfinished(own, 'scenarios');
      const newest = own.sittings.find(({ answered }) => answered > 0);
      return {
        id: own.person.id,
        name: personName(own.person),
        result: answersId(own.person.id, newest?.sitting.pack.id ?? ''),
        open:
          open !== undefined
            ? `${open.answered} of ${open.total} answered; go on`
            : newest !== undefined
              ? null
              : own.newer > 0
                ? UNKNOWN_QUESTIONS
                : 'not begun',
      };
    }),
    studies: await Promise.all(
      studies.map(async (study) => {
        const progress = await studyProgress(study);
        return {
          id: study.id,
          name: study.name,
          open: progress.ok
            ? `${progress.trials.length - progress.open.length} of ${progress.trials.length} questions answered`
            : progress.reason,
        };
      }),
    ),
    lastBackup: lastBackup === undefined ? null : new Date(lastBackup).toLocaleDateString(),
  };
}
