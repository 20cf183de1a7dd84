// One person's sittings over time: what each was, the profile of each by itself, and each beside the one
// before of the same part. Ten more scenarios are left out: forms of equal kind are set beside each other.
import { isBuiltInId } from '../../content/pack';
import type { Retest } from '../../core/compare/retest';
import type { Estimate, Profile } from '../../core/score/types';
import { spearman } from '../../core/stats/spearman';
import { currentAnswers, toScores } from '../../core/study/answer';
import { PARTS, type Part } from '../../core/study/parts';
import { trialsOf, type Sitting } from '../../core/study/plan';
import type { PersonRespondent } from '../../core/study/records';
import { profileOf, retestOf } from '../../run/analysis';
import { knownPackOf } from '../../run/packs';
import { store } from '../../store/store';
import { count } from '../../ui/format';

export interface Past {
  sitting: Sitting;
  startedAt: number;
  /** "21 portraits", "15 scenarios, form B"; how many of them are answered, if not all. */
  what: string;
  /** Which of two parts begun together it was; null where it was begun alone. */
  place: 'first' | 'second' | null;
  /** Ten scores with intervals: centred ratings, or worths. */
  scores: readonly Estimate[];
  /** Rank correlation with the order that is known, of a simulated person; null otherwise. */
  recovered: number | null;
  /** Beside the sitting before it; null for the first. */
  retest: Retest | null;
}

export interface History {
  person: PersonRespondent;
  /** Oldest first. */
  parts: { part: Part; past: Past[] }[];
}

interface Scored {
  sitting: Sitting;
  what: string;
  profile: Profile;
}

function wordsOf({ plan, pack }: Sitting, answered: number, total: number, title: string): string {
  const isPortraits = plan.instrument === 'questionnaire';
  const form = plan.instrument === 'scenarios' ? `, form ${plan.form}` : '';
  const amount =
    answered === total
      ? count(total, isPortraits ? 'portrait' : 'scenario')
      : `${answered} of ${count(total, isPortraits ? 'portrait' : 'scenario')}`;
  return `${amount}${form}${isBuiltInId(pack.id) ? '' : `, ${title}`}`;
}

/** Null where its questions are not here, or nothing of it can be scored. */
async function scored(sitting: Sitting): Promise<Scored | null> {
  const pack = await knownPackOf(sitting.pack);
  if (pack === null) return null;
  const rows = await store.answersOf(sitting.id);
  const answered = currentAnswers(rows).length;
  if (answered === 0) return null;
  const trials = trialsOf(sitting, pack);
  const profile = await profileOf({ kind: 'person', ...toScores(trials, rows) });
  return { sitting, what: wordsOf(sitting, answered, trials.length, pack.title), profile };
}

function scoresOf(part: Part, { stated, enacted }: Profile): readonly Estimate[] {
  return (part === 'questionnaire' ? stated?.centred : enacted?.worth) ?? [];
}

async function pastOf(part: Part, person: PersonRespondent, sittings: readonly Sitting[]) {
  const own = sittings
    .filter(({ plan }) => plan.instrument === part)
    .sort((a, b) => a.startedAt - b.startedAt);
  const all = (await Promise.all(own.map(scored))).filter((one) => one !== null);
  return Promise.all(
    all.map(async ({ sitting, what, profile }, place): Promise<Past> => {
      const before = all[place - 1];
      const scores = scoresOf(part, profile);
      const known = person.simulated;
      return {
        sitting,
        startedAt: sitting.startedAt,
        what,
        place: sitting.together?.place ?? null,
        scores,
        recovered:
          known === undefined || scores.length === 0
            ? null
            : spearman(
                known,
                scores.map(({ value }) => value),
              ),
        retest: before === undefined ? null : await retestOf(before.profile, profile),
      };
    }),
  );
}

/** Null where there is no such person on this machine. */
export async function historyOf(id: string): Promise<History | null> {
  const [respondents, sittings] = await Promise.all([store.respondents(), store.sittings()]);
  const person = respondents.find((one) => one.id === id);
  if (person?.kind !== 'person') return null;
  const own = sittings.filter(({ respondent }) => respondent === id);
  const parts = await Promise.all(
    PARTS.map(async (part) => ({ part, past: await pastOf(part, person, own) })),
  );
  return { person, parts: parts.filter(({ past }) => past.length > 0) };
}
