// The words of a question, from the packs that were asked: scenarios are named by pack, version and id.
import { scenarioName } from '../core/compare/shared-questions';
import type { Pack } from '../core/instrument/pack';
import { knownPackOf } from '../run/packs';
import type { Source } from './source';

type Scenario = NonNullable<Pack['scenarios']>['scenarios'][number];

/** The packs that these respondents were asked, each once, as far as they are on this machine. */
export async function packsOf(sources: readonly Source[]): Promise<Pack[]> {
  const packs = await Promise.all(
    sources.flatMap((source) => source.packs.map((pack) => knownPackOf(pack))),
  );
  return [...new Set(packs)].filter((pack) => pack !== null);
}

/** The scenarios of a pack by their names, made when first asked for. */
const named = new WeakMap<Pack, ReadonlyMap<string, Scenario>>();

function scenariosOf(pack: Pack): ReadonlyMap<string, Scenario> {
  const known =
    named.get(pack) ??
    new Map(pack.scenarios?.scenarios.map((one) => [scenarioName(pack, one.id), one]) ?? []);
  named.set(pack, known);
  return known;
}

/** The scenario that is named so; undefined where none of the packs has it. */
export function scenarioOf(packs: readonly Pack[], name: string): Scenario | undefined {
  for (const pack of packs) {
    const found = scenariosOf(pack).get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The text of a portrait; its id where none of the packs has it. */
export function portraitText(packs: readonly Pack[], item: string): string {
  const items = packs.flatMap((pack) => pack.questionnaire?.items ?? []);
  return items.find(({ id }) => id === item)?.text ?? item;
}
