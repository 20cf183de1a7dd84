// What of this machine the four claims are put to: each model once, people, and the models that were told
// to pick and to hold values.
import type { FindingModel, FindingsInput } from '../../core/compare/findings/findings';
import type { HoldStudy } from '../../core/score/select-hold';
import { rowCount } from '../../core/score/packed';
import { steeredAnswers } from '../../core/study/steered-answers';
import { profileOf } from '../../run/analysis';
import { studyProgress } from '../../run/studies';
import { store } from '../../store/store';
import { respondents } from '../respondents.svelte';
import { isTrained, longestOfEach, type Source } from '../source';

/** With the scenarios that no earlier answer chose: what is compared at equal length is balanced. */
async function scored({
  ratings,
  choices,
  balanced,
  model,
  compute,
}: Source): Promise<FindingModel> {
  const isBalanced = rowCount(balanced) === rowCount(choices);
  return {
    family: model?.architecture ?? '',
    profile: isBalanced
      ? await compute()
      : await profileOf({ kind: 'person', ratings, choices: balanced }),
    choices: balanced,
  };
}

/** The studies under select and hold, as far as they are answered. */
async function steeredStudies(): Promise<{ studies: HoldStudy[]; unreadable: string[] }> {
  const [stored, known] = await Promise.all([store.studies(), store.respondents()]);
  const trained = new Set(
    known.flatMap((one) => (one.kind === 'model' && isTrained(one) ? [one.id] : [])),
  );
  const told = stored.filter(
    ({ preset, respondent }) => preset === 'steered' && trained.has(respondent),
  );
  const studies: HoldStudy[] = [];
  const unreadable: string[] = [];
  for (const study of told) {
    const progress = await studyProgress(study);
    if (progress.ok) {
      const rows = await store.answersTo(progress.trials.map(({ key }) => key));
      studies.push(steeredAnswers(study.name, progress.trials, rows));
    } else unreadable.push(`${study.name} is left out here: ${progress.reason}.`);
  }
  return { studies, unreadable };
}

/** Everything that is stored, with profiles computed or taken from where they were kept. */
export async function findingsInput(): Promise<{ input: FindingsInput; unreadable: string[] }> {
  await respondents.load();
  const { studies, unreadable } = await steeredStudies();
  const answered = respondents.sources.filter(({ choices }) => rowCount(choices) > 0);
  const people = answered.filter(({ kind, isSimulated }) => kind === 'person' && !isSimulated);
  return {
    input: {
      models: await Promise.all(longestOfEach(answered).map(scored)),
      people: await Promise.all(people.map(scored)),
      steered: studies,
    },
    unreadable: [
      ...unreadable,
      ...respondents.unreadable.map(({ label, reason }) => `${label} is left out here: ${reason}.`),
    ],
  };
}
