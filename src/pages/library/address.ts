// What of a pack is on screen, in the address: #/library/axia/1.0.0?area=work&search=rent. So a
// search can be kept as a bookmark, sent as a link, and is found again on the way back.
import { AREAS, type Scenario } from '../../core/instrument/pack';
import { VALUES, type Value } from '../../core/values';
import { href } from '../../ui/route';
import { router } from '../../ui/router.svelte';

interface PackRef {
  id: string;
  version: string;
}

const VIEWS = ['scenarios', 'portraits', 'values'] as const;
const FORMS = ['A', 'B'] as const;

/** So many entries a list shows at first, and so many more at each press of the button. */
export const STEP = 50;

export interface Choice {
  view: (typeof VIEWS)[number];
  /** The value of the view by value. */
  value: Value;
  area: Scenario['area'] | null;
  form: Scenario['form'] | null;
  search: string;
  /** How many entries of the list are shown. */
  shown: number;
}

const FIRST: Choice = {
  view: 'scenarios',
  value: VALUES[0],
  area: null,
  form: null,
  search: '',
  shown: STEP,
};

const NAMES = ['view', 'value', 'area', 'form', 'search', 'shown'] as const;

const VERSION = /^\d+\.\d+\.\d+$/;

/** The pack that the parts after "library" name; null where they name something else. */
export function packAt(parts: readonly string[]): PackRef | null {
  const [id, version] = parts;
  if (id === undefined || version === undefined || !VERSION.test(version)) return null;
  return { id, version };
}

/** Reads what an address says; what it does not say, or says wrongly, is as on a first visit. */
export function readChoice(query: Readonly<Record<string, string>>): Choice {
  const shown = Number(query['shown']);
  return {
    view: VIEWS.find((one) => one === query['view']) ?? FIRST.view,
    value: VALUES.find((one) => one === query['value']) ?? FIRST.value,
    area: AREAS.find((one) => one === query['area']) ?? null,
    form: FORMS.find((one) => one === query['form']) ?? null,
    search: query['search'] ?? '',
    shown: Number.isSafeInteger(shown) && shown > STEP ? shown : STEP,
  };
}

/** The address of a pack with a choice, or of what lies below it: `below` is ['scenario', id]. */
export function packHref(
  { id, version }: PackRef,
  choice: Partial<Choice> = {},
  ...below: string[]
): string {
  // URLSearchParams also takes half a character, which a keyboard can send and an address cannot hold.
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const chosen = choice[name] ?? FIRST[name];
    if (chosen !== FIRST[name]) query.set(name, String(chosen));
  }
  const text = query.toString();
  return href('library', id, version, ...below) + (text === '' ? '' : `?${text}`);
}

/** Replaces the address without a new step in the history, and takes it over at once. */
export function keepChoice(ref: PackRef, choice: Choice): void {
  location.replace(packHref(ref, choice));
  router.read();
}
