// What was said of a pack's actions, from what is stored: by people and by models, never together, and
// by the untrained baseline only where it alone is asked for.
import type { Pack } from '../../../core/instrument/pack';
import { groupBy } from '../../../core/score/group-by';
import type { Naming } from '../../../core/score/labels';
import { currentAnswers, type AnswerRow } from '../../../core/study/answer';
import { labelAnswers, soundnessAnswers } from '../../../core/study/content-answers';
import type { SoundnessAnswer } from '../../../core/study/content-answers';
import { trialsOf, type Sitting } from '../../../core/study/plan';
import type { ModelRespondent, Respondent } from '../../../core/study/records';
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

interface ModelSaid extends Said {
  name: string;
  /** The untrained network, which answers at chance. */
  baseline: boolean;
}

export interface SaidBy {
  people: readonly Said[];
  models: readonly ModelSaid[];
}

/**
 * What the chosen raters said. The baseline is never among others: it would draw them to chance.
 *
 * @param raters 'people': all of them; 'models': the trained ones together; else one model by its id.
 */
export function saidBy({ people, models }: SaidBy, raters: string): readonly Said[] {
  if (raters === 'people') return people;
  if (raters === 'models') return models.filter(({ baseline }) => !baseline);
  return models.filter(({ rater }) => rater === raters);
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
 * Of each action the trials of one sitting that are answered in all orders and directions it planned:
 * of others the place of an option would speak. Of several such sittings the one with most trials
 * counts, and alone: an order that two of them share would weigh twice.
 */
export function wholeTrials(
  sittings: readonly (readonly Trial[])[],
  rows: readonly AnswerRow[],
): Trial[] {
  const answered = new Set(rows.map(({ key }) => key));
  const ofAction = new Map<string, readonly Trial[]>();
  for (const trials of sittings) {
    for (const [action, own] of groupBy(trials, ({ question }) => actionOf(question))) {
      const isWhole = own.every(({ key }) => answered.has(key));
      if (isWhole && own.length > (ofAction.get(action)?.length ?? 0)) ofAction.set(action, own);
    }
  }
  return [...ofAction.values()].flat();
}

/**
 * How many answers of models rest on fewer orders than there are places: the first label studies asked
 * four, which put SD, AC, SE and BE once each in the first place and the other six never.
 */
export function inFewOrders(said: readonly Said[]): number {
  const answers = said.flatMap(({ trials }) => [
    ...groupBy(trials, ({ question }) => actionOf(question)).values(),
  ]);
  return answers.filter((own) => {
    const firsts = own.flatMap(({ question }) =>
      question.instrument === 'labels' ? question.options.slice(0, 1) : [],
    );
    return firsts.length > 0 && new Set(firsts).size < VALUES.length;
  }).length;
}

async function saidByModel(
  { id: rater, name, baseline }: ModelRespondent,
  sittings: readonly Sitting[],
  pack: Pack,
): Promise<ModelSaid> {
  const planned = sittings.map((sitting) => trialsOf(sitting, pack));
  const rows = await store.answersTo(planned.flat().map(({ key }) => key));
  return { rater, name, baseline, trials: wholeTrials(planned, rows), rows, open: null };
}

/** All that was asked of the actions of a pack in this version, by rater. */
export async function saidOf(pack: Pack, asked: Asked): Promise<SaidBy> {
  const [respondents, stored] = await Promise.all([store.respondents(), store.sittings()]);
  const sittings = stored.filter(
    ({ plan, pack: { id, version } }) =>
      plan.instrument === asked && id === pack.id && version === pack.version,
  );
  const ofRater = groupBy(sittings, ({ respondent }) => respondent);
  const read = <R extends Respondent, S>(
    raters: readonly R[],
    said: (rater: R, own: readonly Sitting[]) => Promise<S>,
  ) =>
    Promise.all(
      raters.flatMap((rater) => {
        const own = ofRater.get(rater.id);
        return own === undefined ? [] : [said(rater, own)];
      }),
    );
  const [people, models] = await Promise.all([
    read(
      respondents.filter((one) => one.kind === 'person' && one.simulated === undefined),
      ({ id }, own) => saidByPerson(id, own, pack),
    ),
    read(
      respondents.filter((one) => one.kind === 'model'),
      (model, own) => saidByModel(model, own, pack),
    ),
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
