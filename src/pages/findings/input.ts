// What of this machine the four claims are put to: each model once, people, and the models that were told
// to pick and to hold values.
import type { FindingsInput } from '../../core/compare/findings/findings';
import type { HoldStudy } from '../../core/score/select-hold';
import { rowCount } from '../../core/score/packed';
import type { PackedAnswers, Profile } from '../../core/score/types';
import { steeredAnswers } from '../../core/study/steered-answers';
import { profileOf } from '../../run/analysis';
import { studyProgress } from '../../run/studies';
import { store } from '../../store/store';
import { respondents } from '../respondents.svelte';
import { isTrained, longestOfEach, type Source } from '../source';

/** One of those whom the claims are put to. */
export interface Heard {
  /** As in the addresses of Compare. */
  id: string;
  label: string;
  kind: 'person' | 'model';
  /** Models of one family are permuted among themselves; empty for people. */
  family: string;
  /** The scenarios that no earlier answer chose: what is compared at equal length is balanced. */
  answers: PackedAnswers;
  profile: Profile;
}

async function heard(source: Source): Promise<Heard> {
  const { id, label, ratings, choices, balanced, model, compute } = source;
  const answers: PackedAnswers = {
    kind: model === null ? 'person' : 'model',
    ratings,
    choices: balanced,
  };
  const profile = await (rowCount(balanced) === rowCount(choices) ? compute() : profileOf(answers));
  return { id, label, kind: answers.kind, family: model?.architecture ?? '', answers, profile };
}

/** A model that was told to pick and to hold values, with the id of its study. */
interface Steered extends HoldStudy {
  study: string;
}

/** The studies under select and hold, as far as they are answered. */
async function steeredStudies(): Promise<{ studies: Steered[]; unreadable: string[] }> {
  const [stored, known] = await Promise.all([store.studies(), store.respondents()]);
  const trained = new Set(
    known.flatMap((one) => (one.kind === 'model' && isTrained(one) ? [one.id] : [])),
  );
  const told = stored.filter(
    ({ preset, respondent }) => preset === 'steered' && trained.has(respondent),
  );
  const studies: Steered[] = [];
  const unreadable: string[] = [];
  for (const study of told) {
    const progress = await studyProgress(study);
    if (progress.ok) {
      const rows = await store.answersTo(progress.trials.map(({ key }) => key));
      studies.push({ study: study.id, ...steeredAnswers(study.name, progress.trials, rows) });
    } else unreadable.push(`${study.name} is left out here: ${progress.reason}.`);
  }
  return { studies, unreadable };
}

export interface OnThisMachine {
  models: readonly Heard[];
  people: readonly Heard[];
  steered: readonly Steered[];
  /** Whose answers could not be read, and why. */
  unreadable: readonly string[];
}

/** Everything that is stored, with profiles computed or taken from where they were kept. */
export async function onThisMachine(): Promise<OnThisMachine> {
  await respondents.load();
  const { studies, unreadable } = await steeredStudies();
  const answered = respondents.sources.filter(({ choices }) => rowCount(choices) > 0);
  const people = answered.filter(({ kind, isSimulated }) => kind === 'person' && !isSimulated);
  return {
    models: await Promise.all(longestOfEach(answered).map(heard)),
    people: await Promise.all(people.map(heard)),
    steered: studies,
    unreadable: [
      ...unreadable,
      ...respondents.unreadable.map(({ label, reason }) => `${label} is left out here: ${reason}.`),
    ],
  };
}

/** The same as the claims take it: without names. */
export function inputOf({ models, people, steered }: OnThisMachine): FindingsInput {
  const scored = ({ family, profile, answers: { choices } }: Heard) => ({
    family,
    profile,
    choices,
  });
  return {
    models: models.map(scored),
    people: people.map(scored),
    steered: steered.map(({ model, select, hold, neutral }) => ({ model, select, hold, neutral })),
  };
}
