// What of which studies is looked into, in the address: #/studies/look?with=a,b&value=SE&outcome=changes.
// A trial has an address of its own, #/studies/trial/<key>, which holds on every machine that has it.
import { AREAS } from '../../../core/instrument/pack';
import type { Area } from '../../../core/study/subject';
import { CONDITIONS, type Condition, type Instrument } from '../../../core/study/trial';
import { OUTCOMES, type Outcome, type TrialFilter } from '../../../core/study/trial-filter';
import { VALUES, type Value } from '../../../core/values';
import { href } from '../../../ui/route';
import { router } from '../../../ui/router.svelte';
import { wordsOf } from '../../library/search';

export const INSTRUMENTS = [
  'questionnaire',
  'scenarios',
  'steered',
  'labels',
  'soundness',
] as const satisfies readonly Instrument[];

export interface Look {
  /** Ids of the studies. */
  studies: readonly string[];
  /** The study whose trials are shown; null for all. */
  only: string | null;
  instrument: Instrument | null;
  value: Value | null;
  condition: Condition | null;
  area: Area | null;
  outcome: Outcome | null;
  search: string;
  /** Of exactly two studies: only where they put different things first, the furthest apart first. */
  differing: boolean;
}

type Query = Readonly<Record<string, string>>;

function oneOf<T extends string>(list: readonly T[], written: string | undefined): T | null {
  return list.find((one) => one === written) ?? null;
}

/** Reads what an address says; what it does not say, or says wrongly, narrows nothing. */
export function readLook(query: Query): Look {
  const studies = [...new Set((query['with'] ?? '').split(',').filter(Boolean))];
  const value = oneOf(VALUES, query['value']);
  const outcome = oneOf(OUTCOMES, query['outcome']);
  return {
    studies,
    only: oneOf(studies, query['only']),
    instrument: oneOf(INSTRUMENTS, query['instrument']),
    value,
    condition: oneOf(CONDITIONS, query['condition']),
    area: oneOf(AREAS, query['area']),
    // Without a value there is none that could come first.
    outcome: outcome === 'first' && value === null ? null : outcome,
    search: query['search'] ?? '',
    differing: query['differing'] === 'yes' && studies.length === 2,
  };
}

const NARROWING = ['only', 'instrument', 'value', 'condition', 'area', 'outcome'] as const;

function queryOf(look: Look): string {
  const query = new URLSearchParams();
  query.set('with', look.studies.join(','));
  for (const name of NARROWING) {
    const chosen = look[name];
    if (chosen !== null) query.set(name, chosen);
  }
  if (look.search !== '') query.set('search', look.search);
  if (look.differing) query.set('differing', 'yes');
  return `?${query.toString()}`;
}

const EVERYTHING: Look = {
  studies: [],
  only: null,
  instrument: null,
  value: null,
  condition: null,
  area: null,
  outcome: null,
  search: '',
  differing: false,
};

/** The address of all trials of some studies. */
export function lookHref(studies: readonly string[]): string {
  return href('studies', 'look') + queryOf({ ...EVERYTHING, studies });
}

/** The address of the questions of a study in which a model was told to pick or to hold, with a value on offer. */
export function steeredHref(study: string, value: Value): string {
  return listHref({ ...EVERYTHING, studies: [study], instrument: 'steered', value });
}

/** The same studies, with nothing narrowed. */
export function everythingOf({ studies }: Look): Look {
  return { ...EVERYTHING, studies };
}

/** The address of a list as it is narrowed. */
export function listHref(look: Look): string {
  return href('studies', 'look') + queryOf(look);
}

/** The address of a trial; with a list behind it the next and the previous one are known. */
export function trialHref(key: string, look: Look | null = null): string {
  return (
    href('studies', 'trial', key) +
    (look === null || look.studies.length === 0 ? '' : queryOf(look))
  );
}

/** Replaces the address without a new step in the history, and takes it over at once. */
export function keepLook(look: Look): void {
  location.replace(listHref(look));
  router.read();
}

/** What a look leaves of the trials, apart from the studies. */
export function filterOf({
  instrument,
  value,
  condition,
  area,
  outcome,
  search,
}: Look): TrialFilter {
  return { instrument, value, condition, area, outcome, words: wordsOf(search) };
}
