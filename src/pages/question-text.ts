// The words of a question, from the packs that were asked: scenarios are named by pack, version and id.
import { scenarioName } from '../core/compare/shared-questions';
import type { Pack } from '../core/instrument/pack';
import type { Source } from './source';

type Scenario = NonNullable<Pack['scenarios']>['scenarios'][number];

/** The scenarios of a pack by their names, made when first asked for. */
const named = new WeakMap<Pack, ReadonlyMap<string, Scenario>>();

function scenariosOf(pack: Pack): ReadonlyMap<string, Scenario> {
  const known =
    named.get(pack) ??
    new Map(pack.scenarios?.scenarios.map((one) => [scenarioName(pack, one.id), one]) ?? []);
  named.set(pack, known);
  return known;
}

/** The scenario that is named so; undefined where no pack of these respondents has it. */
export function scenarioOf(sources: readonly Source[], name: string): Scenario | undefined {
  for (const { pack } of sources.flatMap(({ asked }) => asked)) {
    const found = scenariosOf(pack).get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The text of a portrait; its id where no pack of these respondents has it. */
export function portraitText(sources: readonly Source[], item: string): string {
  const items = sources.flatMap(({ asked }) =>
    asked.flatMap(({ pack }) => pack.questionnaire?.items ?? []),
  );
  return items.find(({ id }) => id === item)?.text ?? item;
}
