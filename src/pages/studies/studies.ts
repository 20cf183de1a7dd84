// The studies on this machine with how far each is.
import { isBuiltInId } from '../../content/pack';
import { amendmentsOf, designOf, latestPlans } from '../../core/study/amend';
import { READY } from '../../core/study/ready-designs';
import type { ModelRespondent, Study } from '../../core/study/records';
import { studyColumns } from '../../run/study-columns';
import { store } from '../../store/store';

export interface StudyEntry {
  study: Study;
  model: ModelRespondent | undefined;
  /** Whose questions it asks, where they are not the built-in ones. */
  pack: string | null;
  /** Why this Axia cannot tell the study's questions; null where it can. */
  unreadable: string | null;
  /** How often it was amended, and whether it can be (core/study/amend.ts). */
  amendments: number;
  isAmendable: boolean;
  total: number;
  done: number;
}

export async function listStudies(): Promise<StudyEntry[]> {
  const [studies, respondents] = await Promise.all([store.studies(), store.respondents()]);
  const { signal } = new AbortController();
  const entries = await Promise.all(
    studies.map(async (study) => {
      const progress = await studyColumns(study, () => undefined, signal);
      const model = respondents
        .filter((one) => one.kind === 'model')
        .find(({ id }) => id === study.respondent);
      if (!progress.ok) {
        const { reason: unreadable } = progress;
        return {
          study,
          model,
          pack: null,
          unreadable,
          amendments: 0,
          isAmendable: false,
          total: 0,
          done: 0,
        };
      }
      const { pack, sittings, trials: total, answered: done } = progress;
      const plans = sittings.map(({ sitting }) => sitting);
      const amendments = amendmentsOf(plans);
      const isAmendable = model !== undefined && designOf(latestPlans(plans), READY.quick) !== null;
      const title = isBuiltInId(pack.id) ? null : `${pack.title} ${pack.version}`;
      return { study, model, pack: title, unreadable: null, amendments, isAmendable, total, done };
    }),
  );
  return entries.sort((a, b) => b.study.createdAt - a.study.createdAt);
}
