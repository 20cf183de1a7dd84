// What models on this machine chose on the questions of a class, from answers that are stored already:
// averaged over the orders in which a question was asked, in log space, as everywhere (measurement.md, 5).
import type { AskedScenario, ClassSet } from '../../core/exchange/class-set';
import { questionsOf } from '../../core/score/questions';
import { at } from '../../core/stats/array';
import type { AnswerRow } from '../../core/study/answer';
import { toScores } from '../../core/study/answer';
import type { ModelRespondent, Study } from '../../core/study/records';
import type { Trial } from '../../core/study/trial';
import { place } from '../../core/values';
import { givesProfile, studyProgress } from '../../run/studies';
import { store } from '../../store/store';

export interface ModelChoices {
  id: string;
  name: string;
  isBaseline: boolean;
  /** By scenario: the probability of each option, in the order of the pack; only those it answered. */
  choices: ReadonlyMap<string, readonly number[]>;
}

interface Answered {
  trials: Trial[];
  rows: AnswerRow[];
}

/** A study's answers to the questions of the set. */
async function answersOf(
  study: Study,
  { pack }: ClassSet,
  asked: readonly AskedScenario[],
): Promise<Answered> {
  const progress = await studyProgress(study);
  const isSame =
    progress.ok && progress.pack.id === pack.id && progress.pack.version === pack.version;
  if (!isSame) return { trials: [], rows: [] };
  const wanted = new Set(asked.map(({ id, question }) => `${id}/${question}`));
  const trials = progress.trials.filter(
    ({ question }) =>
      question.instrument === 'scenarios' &&
      wanted.has(`${question.scenario}/${question.question}`),
  );
  return { trials, rows: await store.answersTo(trials.map(({ key }) => key)) };
}

function choicesOf(
  { trials, rows }: Answered,
  asked: readonly AskedScenario[],
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { scenario, values, p } of questionsOf(toScores(trials, rows).choices)) {
    const offered = asked.find(({ id }) => id === scenario)?.offered ?? [];
    found.set(
      scenario,
      offered.map((value) => at(p, values.indexOf(place(value)))),
    );
  }
  return found;
}

async function choicesOfModel(
  model: ModelRespondent,
  studies: readonly Study[],
  set: ClassSet,
  asked: readonly AskedScenario[],
): Promise<ModelChoices> {
  // Studies of different lengths share trials: each counts once, by its key.
  const trials = new Map<string, Trial>();
  const rows = new Map<string, AnswerRow>();
  for (const study of studies) {
    const answered = await answersOf(study, set, asked);
    for (const trial of answered.trials) trials.set(trial.key, trial);
    for (const row of answered.rows) rows.set(row.key, row);
  }
  return {
    id: model.id,
    name: model.name,
    isBaseline: model.baseline,
    choices: choicesOf({ trials: [...trials.values()], rows: [...rows.values()] }, asked),
  };
}

/** The models that have answered at least one question of the set. */
export async function modelChoices(
  set: ClassSet,
  asked: readonly AskedScenario[],
): Promise<ModelChoices[]> {
  const [respondents, studies] = await Promise.all([store.respondents(), store.studies()]);
  const models = respondents.filter((one) => one.kind === 'model');
  const own = studies.filter(({ preset }) => givesProfile(preset));
  const all = await Promise.all(
    models.map((model) =>
      choicesOfModel(
        model,
        own.filter(({ respondent }) => respondent === model.id),
        set,
        asked,
      ),
    ),
  );
  return all.filter(({ choices }) => choices.size > 0);
}
