// Which items of a translation pair with those of its original.
import { describe, expect, test } from 'vitest';
import type { Pack, Portrait, Scenario } from '../../src/core/instrument/pack';
import { pairWithOriginal } from '../../src/core/instrument/translation';
import { pack } from '../fixtures/sittings';

/** The built-in pack in another language, its items changed by the given functions. */
function translated(
  portraits: (items: Portrait[]) => Portrait[],
  scenarios: (list: Scenario[]) => Scenario[],
): Pack {
  const { questionnaire, scenarios: bank } = pack;
  if (questionnaire === null || bank === null) throw new Error('the built-in pack lacks a part');
  const items = questionnaire.items.map((item) => ({ ...item, text: `Auf Deutsch: ${item.id}` }));
  const list = bank.scenarios.map((one) => ({ ...one, title: 'Titel', text: 'Was soll ich tun?' }));
  return {
    ...pack,
    id: 'axia-de',
    language: 'de',
    translationOf: { id: pack.id, version: pack.version },
    questionnaire: { ...questionnaire, items: portraits(items) },
    scenarios: { ...bank, scenarios: scenarios(list) },
  };
}

const same = <T>(list: T[]) => list;
const ids = (list: readonly { id: string }[] = []) => list.map(({ id }) => id);
const portraitIds = ids(pack.questionnaire?.items);
const scenarioIds = ids(pack.scenarios?.scenarios);

describe('a translation', () => {
  test('that changed nothing but words pairs whole', () => {
    expect(pairWithOriginal(translated(same, same), pack)).toEqual({
      portraits: { paired: portraitIds, different: [], missing: [], added: [] },
      scenarios: { paired: scenarioIds, different: [], missing: [], added: [] },
    });
  });

  test('pairs by id whatever the order', () => {
    const turned = translated(
      (items) => items.toReversed(),
      (list) => list.toReversed(),
    );
    const { portraits, scenarios } = pairWithOriginal(turned, pack);
    expect(portraits.paired).toEqual(portraitIds.toReversed());
    expect(scenarios.paired).toEqual(scenarioIds.toReversed());
  });

  test('is told what it lacks and what it has besides', () => {
    const rename = <T extends { id: string }>([first, , ...rest]: T[]): T[] =>
      first === undefined ? rest : [{ ...first, id: 'new' }, ...rest];
    const { portraits, scenarios } = pairWithOriginal(translated(rename, rename), pack);
    expect(portraits).toMatchObject({ missing: ['p01', 'p02'], added: ['new'], different: [] });
    expect(scenarios).toMatchObject({ missing: ['s01', 's02'], added: ['new'], different: [] });
    expect(portraits.paired).toEqual(portraitIds.slice(2));
  });

  test('does not pair a portrait of another value, or a scenario with another deal', () => {
    const { portraits, scenarios } = pairWithOriginal(
      translated(
        (items) => items.map((item) => (item.id === 'p03' ? { ...item, value: 'PO' } : item)),
        (list) =>
          list.map((one) => {
            if (one.id === 's01') return { ...one, questions: one.questions.toReversed() };
            if (one.id === 's02') return { ...one, personQuestion: (one.personQuestion + 1) % 5 };
            if (one.id === 's03') return { ...one, form: one.form === 'A' ? 'B' : 'A' };
            return { ...one, area: 'other' };
          }),
      ),
      pack,
    );
    expect(portraits).toMatchObject({ different: ['p03'], missing: [], added: [] });
    expect(scenarios).toMatchObject({ different: ['s01', 's02', 's03'], missing: [], added: [] });
    expect(scenarios.paired).toEqual(scenarioIds.slice(3));
  });

  test('of one instrument lacks the other', () => {
    const half = { ...translated(same, same), scenarios: null };
    expect(pairWithOriginal(half, pack).scenarios).toEqual({
      paired: [],
      different: [],
      missing: scenarioIds,
      added: [],
    });
  });
});
