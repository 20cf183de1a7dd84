// A translation pairs with its original item by item: it keeps the ids, a portrait its value and a
// scenario its deal, so that answers in two languages are answers to the same questions.
import type { Pack } from './pack';

/** How the items of one instrument stand to those of the original: ids, in the order of their pack. */
export interface Pairing {
  paired: string[];
  /** In both packs, but a portrait of another value, or a scenario with another deal. */
  different: string[];
  /** Only in the original. */
  missing: string[];
  /** Only in the translation. */
  added: string[];
}

/** Ids, each with what has to be the same in both packs. */
type Marks = ReadonlyMap<string, string>;

function pairing(translated: Marks, original: Marks): Pairing {
  const inBoth = [...translated.keys()].filter((id) => original.has(id));
  const isSame = (id: string) => translated.get(id) === original.get(id);
  return {
    paired: inBoth.filter(isSame),
    different: inBoth.filter((id) => !isSame(id)),
    missing: [...original.keys()].filter((id) => !translated.has(id)),
    added: [...translated.keys()].filter((id) => !original.has(id)),
  };
}

const portraitMarks = ({ questionnaire }: Pack): Marks =>
  new Map((questionnaire?.items ?? []).map(({ id, value }) => [id, value]));

const scenarioMarks = ({ scenarios }: Pack): Marks =>
  new Map(
    (scenarios?.scenarios ?? []).map(({ id, questions, personQuestion, form }) => [
      id,
      JSON.stringify([questions, personQuestion, form]),
    ]),
  );

/** Which items of a translation pair with those of its original. */
export function pairWithOriginal(
  translation: Pack,
  original: Pack,
): { portraits: Pairing; scenarios: Pairing } {
  return {
    portraits: pairing(portraitMarks(translation), portraitMarks(original)),
    scenarios: pairing(scenarioMarks(translation), scenarioMarks(original)),
  };
}
