// The analysis workers as pages ask them: what is computed is kept under the hash of its inputs, what was
// damaged is computed anew, and who no longer waits stops the work at once.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { dealOf } from '../../src/core/instrument/deal';
import { packChoices } from '../../src/core/score/packed';
import { profile } from '../../src/core/score/profile';
import { profileKey } from '../../src/core/score/profile-key';
import type { ChoiceAnswer, Profile, RespondentAnswers } from '../../src/core/score/types';
import { profileOf, profilesOf } from '../../src/run/analysis';
import { Store } from '../../src/store/store';

const SEED = 20_260_107;

/** Answers of a model of that name to all questions of so many scenarios of its own, in four orders. */
function modelAnswers(name: string, scenarios = 12): RespondentAnswers {
  const choices = Array.from({ length: scenarios }, (_, scenario) =>
    dealOf(scenario).questions.flatMap((values, question) =>
      [0, 1, 2, 3].map((shift): ChoiceAnswer => {
        const offered = [...values.slice(shift), ...values.slice(0, shift)];
        const favourite = offered.indexOf(values[scenario % 4] ?? 'SD');
        const p = offered.map((__, option) => (option === favourite ? 0.7 : 0.1));
        return { scenario: `${name} ${scenario}`, question, wording: 'a', offered, p };
      }),
    ),
  );
  return { kind: 'model', ratings: [], choices: choices.flat() };
}

const keyOf = ({ kind, ratings, choices }: RespondentAnswers) =>
  profileKey({ kind, ratings, choices: packChoices(choices) }, SEED);

const stored = new Store();

/** Keeps what an earlier visit could have computed, with a note by which it is known again. */
async function keptFrom(answers: RespondentAnswers): Promise<Profile> {
  const kept = { ...profile(answers, SEED), notes: ['from an earlier visit'] };
  await stored.putDerived(keyOf(answers), kept);
  return kept;
}

afterEach(() => stored.database.derived.clear());

describe('a profile', () => {
  test('from the worker is the one that core computes, and is kept', async () => {
    const answers = modelAnswers('new');
    const computed = profile(answers, SEED);
    expect(await profileOf(answers)).toEqual(computed);
    expect(await stored.derived(keyOf(answers))).toEqual(computed);
  });

  test('that an earlier visit computed is not computed again', async () => {
    const answers = modelAnswers('known');
    const kept = await keptFrom(answers);
    expect(await profileOf(answers)).toEqual(kept);
    await stored.database.derived.clear();
    expect(await profileOf(answers), 'from memory').toEqual(kept);
  });

  test('that was kept damaged, or by another version, is computed anew and kept whole', async () => {
    const damages = [{ notes: [] }, { notes: 7, stated: null }, 'no profile', null];
    for (const [place, damaged] of damages.entries()) {
      const answers = modelAnswers(`damaged ${place}`);
      await stored.putDerived(keyOf(answers), damaged);
      const whole = profile(answers, SEED);
      expect(await profileOf(answers)).toEqual(whole);
      expect(await stored.derived(keyOf(answers))).toEqual(whole);
    }
  });
});

describe('several profiles', () => {
  test('come in their order, and progress goes up to the whole', async () => {
    const three = [modelAnswers('a', 14), modelAnswers('b', 12), modelAnswers('c', 13)];
    const parts: number[] = [];
    const finished: number[] = [];
    const profiles = await profilesOf(three, (part, respondent) => {
      parts.push(part);
      finished.push(respondent);
    });
    expect(profiles.map(({ enacted }) => enacted?.scenarios)).toEqual([14, 12, 13]);
    expect(parts).toEqual([1 / 3, 2 / 3, 1]);
    expect(finished.toSorted()).toEqual([0, 1, 2]);
  });

  test('are computed only for those who were added', async () => {
    const known = [modelAnswers('first'), modelAnswers('second')];
    const kept = await Promise.all(known.map(keptFrom));
    const added = modelAnswers('third');
    const profiles = await profilesOf([...known, added], () => undefined);
    expect(profiles).toEqual([...kept, profile(added, SEED)]);
  });

  test('that nobody waits for stop within 100 ms, and those finished are kept', async () => {
    const quick = modelAnswers('quick');
    const long = [modelAnswers('long', 3000), modelAnswers('longer', 3000)] as const;
    const stop = new AbortController();
    let stoppedAt = Infinity;
    const work = profilesOf(
      [quick, ...long],
      () => {
        stoppedAt = performance.now();
        stop.abort();
      },
      stop.signal,
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - stoppedAt).toBeLessThan(100);
    await vi.waitFor(async () => {
      expect(await stored.derived(keyOf(quick))).toEqual(profile(quick, SEED));
    });
    for (const one of long) expect(await stored.derived(keyOf(one))).toBeUndefined();
    expect(await profileOf(quick), 'and others are answered').toEqual(profile(quick, SEED));
  });
});
