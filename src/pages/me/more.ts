// Ten more scenarios after a sitting with a form: which they are, what was asked so far, and what they
// changed. A person's further sittings name the one that they lengthen; nothing of it is changed.
import type { Pack } from '../../core/instrument/pack';
import { unusedQuestions } from '../../core/instrument/unused';
import { FURTHER, furtherQuestions, knownFrom } from '../../core/score/further-questions';
import { questionsOf } from '../../core/score/questions';
import type { ChoiceAnswer, EnactedProfile } from '../../core/score/types';
import { randomFor } from '../../core/stats/random';
import { currentAnswers, toScores, type AnswerRow } from '../../core/study/answer';
import { trialsOf, type FurtherPlan, type Sitting } from '../../core/study/plan';
import { personFurther } from '../../core/study/presets';
import { profileOf } from '../../run/analysis';
import { packOf } from '../../run/packs';
import { store } from '../../store/store';
import { newSitting } from './people';

/** One sitting with its answers. */
interface Part {
  sitting: Sitting;
  answered: number;
  total: number;
  choices: ChoiceAnswer[];
}

export interface More {
  base: Sitting;
  pack: Pack;
  /** The further sitting that has open questions; null where none has. */
  open: { sitting: Sitting; answered: number; total: number } | null;
  /** Before the last ten and with them; null before any ten are answered. */
  change: { before: EnactedProfile; after: EnactedProfile } | null;
  /** How many scenarios were never asked. */
  left: number;
  /** The profile of all answers so far, from which the next ten are chosen. */
  profile: EnactedProfile;
  choices: readonly ChoiceAnswer[];
  /** Scenarios that this person was asked in any sitting. */
  asked: ReadonlySet<string>;
}

function partOf(sitting: Sitting, pack: Pack, rows: readonly AnswerRow[]): Part {
  const trials = trialsOf(sitting, pack);
  const { choices } = toScores(trials, rows);
  return { sitting, answered: currentAnswers(rows).length, total: trials.length, choices };
}

const isOpen = ({ answered, total }: Part) => answered < total;

/** The scenarios that a person was asked in these sittings, whichever version of the pack. */
function askedIn(sittings: readonly Sitting[], pack: Pack): Set<string> {
  const own = sittings.filter(
    (one) =>
      one.pack.id === pack.id &&
      (one.plan.instrument === 'scenarios' || one.plan.instrument === 'further'),
  );
  const trials = own.flatMap((one) =>
    trialsOf({ ...one, pack: { id: pack.id, version: pack.version } }, pack),
  );
  return new Set(
    trials.flatMap(({ question }) =>
      question.instrument === 'scenarios' ? [question.scenario] : [],
    ),
  );
}

async function enactedOf(choices: readonly ChoiceAnswer[], isAdaptive: boolean) {
  const deal = isAdaptive ? ({ deal: 'adaptive' } as const) : {};
  const { enacted } = await profileOf({ kind: 'person', ...deal, ratings: [], choices });
  return enacted;
}

/** Null where there is no such sitting, or nothing in it that can be scored. */
export async function moreAfter(id: string): Promise<More | null> {
  const base = await store.sitting(id);
  if (base?.plan.instrument !== 'scenarios' || base.answerer.kind !== 'person') return null;
  const pack = await packOf(base.pack);
  const all = (await store.sittings()).filter(({ respondent }) => respondent === base.respondent);
  const further = all
    .filter(({ plan }) => plan.instrument === 'further' && plan.after === id)
    .sort((a, b) => a.startedAt - b.startedAt);
  const parts = await Promise.all(
    [base, ...further].map(async (one) => partOf(one, pack, await store.answersOf(one.id))),
  );
  const choices = parts.flatMap((part) => part.choices);
  const profile = await enactedOf(choices, further.length > 0);
  if (profile === null) return null;
  const last = parts.at(-1);
  const isTold = further.length > 0 && last !== undefined && !isOpen(last);
  const before = isTold
    ? await enactedOf(
        parts.slice(0, -1).flatMap((part) => part.choices),
        further.length > 1,
      )
    : null;
  const asked = askedIn(all, pack);
  const open = parts.slice(1).find(isOpen) ?? null;
  return {
    base,
    pack,
    open,
    change: before === null ? null : { before, after: profile },
    left: (pack.scenarios?.scenarios ?? []).filter((scenario) => !asked.has(scenario.id)).length,
    profile,
    choices,
    asked,
  };
}

/** Which ten come next; null where fewer than ten scenarios are left. */
function nextTen(more: More, seed: number): FurtherPlan['asked'] | null {
  const { choices, profile, pack, asked } = more;
  const chosen = furtherQuestions(
    knownFrom(questionsOf(choices), profile.toldApart),
    unusedQuestions(pack, asked),
    FURTHER,
    randomFor(seed, 'choosing'),
  );
  return chosen?.map(({ scenario, question }) => ({ scenario, question })) ?? null;
}

/** The further sitting to show: the open one, or ten that are chosen now. */
export async function enterMore(more: More, seed: number): Promise<Sitting> {
  if (more.open !== null) return more.open.sitting;
  const asked = nextTen(more, seed);
  if (asked === null) throw new RangeError('fewer than ten scenarios are left');
  const plan = personFurther(more.base.id, asked);
  const sitting = newSitting(more.base.respondent, more.pack, plan, seed);
  await store.addSitting(sitting);
  return sitting;
}
