// The figures that Home shows of what is stored.
import { NEWER_QUESTIONS } from '../../content/pack';
import { studyProgress } from '../../run/studies';
import { store } from '../../store/store';
import { LAST_BACKUP } from '../data/last-backup';
import { overview, unfinished } from '../me/people';

interface Entry {
  id: string;
  name: string;
}

export interface OnThisMachine {
  /** `open` says what is unfinished; null where there is nothing open. */
  people: (Entry & { open: string | null })[];
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
      const nothing = own.sittings.every(({ answered }) => answered === 0);
      return {
        id: own.person.id,
        name: own.person.name,
        open:
          open !== undefined
            ? `${open.answered} of ${open.total} answered; go on`
            : !nothing
              ? null
              : own.newer > 0
                ? NEWER_QUESTIONS
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
