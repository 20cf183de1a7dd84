// Which of somebody's sittings count, and the rows behind them: of a person the newest complete sitting of each
// instrument, of a study all its trials, whichever study of the model asked them first.
import { UNKNOWN_QUESTIONS } from '../../content/pack';
import type { Pack } from '../../core/instrument/pack';
import { groupBy } from '../../core/score/group-by';
import { currentAnswers } from '../../core/study/answer';
import type { Part } from '../../core/study/parts';
import { trialsOf, type Sitting } from '../../core/study/plan';
import type { Study } from '../../core/study/records';
import { personaIn } from '../../core/study/trial';
import { knownPackOf } from '../../run/packs';
import { studyTrials } from '../../run/studies';
import { store } from '../../store/store';
import type { Answered } from '../source';

/** Answers that make one profile. */
export interface Counting {
  /** What was asked by a plan. */
  planned: readonly Answered[];
  /** Scenarios that earlier answers chose. */
  further: readonly Answered[];
}

export interface Reading {
  /** One for each pack that was asked. */
  counting: readonly Counting[];
  /** Why some answers cannot be read here; null where all can. */
  reason: string | null;
}

interface Asked {
  sitting: Sitting;
  pack: Pack;
}

async function answered({ sitting, pack }: Asked): Promise<Answered> {
  const rows = await store.answersOf(sitting.id);
  return { pack, trials: trialsOf(sitting, pack), rows };
}

/**
 * The person's newest complete sitting of an instrument; where none is, the newest with an answer. So
 * a result stays in sight while somebody answers again.
 */
async function latestAnswered(
  own: readonly Asked[],
  instrument: Part,
): Promise<(Answered & { id: string }) | null> {
  const newest = own
    .filter(({ sitting }) => sitting.plan.instrument === instrument)
    .sort((a, b) => b.sitting.startedAt - a.sitting.startedAt);
  let begun: (Answered & { id: string }) | null = null;
  for (const asked of newest) {
    const found = { id: asked.sitting.id, ...(await answered(asked)) };
    if (found.rows.length === 0) continue;
    if (currentAnswers(found.rows).length === found.trials.length) return found;
    begun ??= found;
  }
  return begun;
}

/** The answers to further scenarios that lengthen a sitting. */
function furtherAnswered(own: readonly Asked[], after: string): Promise<Answered[]> {
  return Promise.all(
    own
      .filter(({ sitting: { plan } }) => plan.instrument === 'further' && plan.after === after)
      .map(answered),
  );
}

/** A person's answers to one pack, each instrument in the version of the sitting that counts. */
async function countingOf(asked: readonly Asked[]): Promise<Counting[]> {
  const [portraits, scenarios] = await Promise.all([
    latestAnswered(asked, 'questionnaire'),
    latestAnswered(asked, 'scenarios'),
  ]);
  const planned = [portraits, scenarios].filter((one) => one !== null);
  if (planned.length === 0) return [];
  const further = scenarios === null ? [] : await furtherAnswered(asked, scenarios.id);
  return [{ planned, further }];
}

/** Reads what a person answered in these sittings. */
export async function readPerson(sittings: readonly Sitting[]): Promise<Reading> {
  const asked: Asked[] = [];
  for (const sitting of sittings) {
    const pack = await knownPackOf(sitting.pack);
    if (pack !== null) asked.push({ sitting, pack });
  }
  const packs = groupBy(asked, ({ pack }) => pack.id);
  const counting = await Promise.all([...packs.values()].map(countingOf));
  return {
    counting: counting.flat(),
    reason: asked.length === sittings.length ? null : UNKNOWN_QUESTIONS,
  };
}

/** Reads what a model answered of a study. */
export async function readStudy(study: Study): Promise<Reading> {
  const asked = await studyTrials(study);
  if (!asked.ok) return { counting: [], reason: asked.reason };
  const { pack, trials } = asked;
  const rows = await store.answersTo(trials.map(({ key }) => key));
  const given = new Map(rows.map((row) => [row.key, row]));
  // Each persona is a respondent.
  const personas = groupBy(trials, ({ question }) => personaIn(question));
  const counting = [...personas.values()].flatMap((own): Counting[] => {
    const answers = own.flatMap(({ key }) => given.get(key) ?? []);
    return answers.length === 0
      ? []
      : [{ planned: [{ pack, trials: own, rows: answers }], further: [] }];
  });
  return { counting, reason: null };
}
