// What was said of a pack's actions, from what is stored: by people and by models, never together.
import type { Pack } from '../../../core/instrument/pack';
import { groupBy } from '../../../core/score/group-by';
import type { Naming } from '../../../core/score/labels';
import { mean } from '../../../core/stats/mean';
import { currentAnswers, type AnswerRow } from '../../../core/study/answer';
import { labelAnswers, soundnessAnswers } from '../../../core/study/content-answers';
import type { SoundnessAnswer } from '../../../core/study/content-answers';
import { trialsOf, type Sitting } from '../../../core/study/plan';
import type { Question, Trial } from '../../../core/study/trial';
import { VALUES, type Ten, type Value } from '../../../core/values';
import { store } from '../../../store/store';
import type { SittingProgress } from '../../me/people';

/** What is asked of an action: which value it shows, or how sound it is. */
export type Asked = 'labels' | 'soundness';

/** What one rater was asked and answered. */
export interface Said {
  /** The respondent's id. */
  rater: string;
  trials: readonly Trial[];
  rows: readonly AnswerRow[];
  /** A person's stretch with open questions; a model goes on in Studies. */
  open: SittingProgress | null;
}

export interface SaidBy {
  people: readonly Said[];
  models: readonly Said[];
}

async function saidByPerson(rater: string, sittings: readonly Sitting[], pack: Pack) {
  const parts = await Promise.all(
    sittings.map(async (sitting) => {
      const rows = currentAnswers(await store.answersOf(sitting.id));
      return { sitting, trials: trialsOf(sitting, pack), rows };
    }),
  );
  const open = parts.find(({ trials, rows }) => rows.length < trials.length);
  return {
    rater,
    trials: parts.flatMap(({ trials }) => trials),
    rows: parts.flatMap(({ rows }) => rows),
    open:
      open === undefined
        ? null
        : { sitting: open.sitting, answered: open.rows.length, total: open.trials.length },
  };
}

const actionOf = (question: Question) =>
  'action' in question ? JSON.stringify([question.scenario, question.action]) : '';

/**
 * The trials of the actions that are answered in every order and direction: of the others the place
 * of an option would speak, which averaging takes out only over all orders.
 */
export function wholeTrials(trials: readonly Trial[], rows: readonly AnswerRow[]): Trial[] {
  const answered = new Set(rows.map(({ key }) => key));
  const ofAction = groupBy(trials, ({ question }) => actionOf(question));
  return [...ofAction.values()].filter((own) => own.every(({ key }) => answered.has(key))).flat();
}

async function saidByModel(rater: string, sittings: readonly Sitting[], pack: Pack) {
  const trials = sittings.flatMap((sitting) => trialsOf(sitting, pack));
  const rows = await store.answersTo(trials.map(({ key }) => key));
  return { rater, trials: wholeTrials(trials, rows), rows, open: null };
}

/** All that was asked of the actions of a pack in this version, by rater. */
export async function saidOf(pack: Pack, asked: Asked): Promise<SaidBy> {
  const sittings = (await store.sittings()).filter(
    ({ plan, pack: { id, version } }) =>
      plan.instrument === asked && id === pack.id && version === pack.version,
  );
  const by = (
    kind: Sitting['answerer']['kind'],
    read: (rater: string, own: readonly Sitting[], pack: Pack) => Promise<Said>,
  ) => {
    const own = sittings.filter(({ answerer }) => answerer.kind === kind);
    const raters = groupBy(own, ({ respondent }) => respondent);
    return Promise.all([...raters].map(([rater, list]) => read(rater, list, pack)));
  };
  const [people, models] = await Promise.all([
    by('person', saidByPerson),
    by('model', saidByModel),
  ]);
  return { people, models };
}

/** Below this two probabilities are the same but for rounding. */
const SAME = 1e-9;

/** The most probable value; null where two are. */
function topOf(p: Ten): Value | null {
  const most = Math.max(...p);
  const [top, ...others] = VALUES.filter((_, place) => (p[place] ?? 0) > most - SAME);
  return others.length > 0 ? null : (top ?? null);
}

/** Which value each rater named; a model's is its most probable one, and its ties are only counted. */
export function namingsIn(said: readonly Said[]): { namings: Naming[]; ties: number } {
  const answers = said.flatMap(({ rater, trials, rows }) => labelAnswers(rater, trials, rows));
  const namings = answers.flatMap(({ scenario, action, rater, named }): Naming[] => {
    const top = typeof named === 'string' ? named : topOf(named);
    return top === null ? [] : [{ scenario, action, rater, named: top }];
  });
  return { namings, ties: answers.length - namings.length };
}

export function soundnessIn(said: readonly Said[]): SoundnessAnswer[] {
  return said.flatMap(({ rater, trials, rows }) => soundnessAnswers(rater, trials, rows));
}

export interface ValueSoundness {
  value: Value;
  ratings: number;
  /** 1 to 6; null without ratings. */
  mean: number | null;
}

/** How sound the actions of each value are found: the mean of all its ratings, circular order. */
export function soundnessByValue(answers: readonly SoundnessAnswer[]): ValueSoundness[] {
  return VALUES.map((value) => {
    const ratings = answers.filter(({ action }) => action === value).map(({ rating }) => rating);
    return { value, ratings: ratings.length, mean: ratings.length > 0 ? mean(ratings) : null };
  });
}
