// Words for what stands in a pack.
import type { Pack, Scenario } from '../../core/instrument/pack';
import { count } from '../../ui/format';

type Area = Scenario['area'];

export const AREA_NAMES: Readonly<Record<Area, string>> = {
  work: 'Work and career',
  money: 'Money',
  study: 'Study',
  family: 'Family, partners and friends',
  conduct: 'Conduct and fairness',
  other: 'Other',
};

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });

/** "German (Switzerland)" from de-CH; the tag itself where the browser knows no name. */
export function languageName(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    // Formed like a tag, and not one: de-ab-cd.
    return tag;
  }
}

/** "40 portraits, 120 scenarios". */
export function contents(portraits: number, scenarios: number): string {
  return [
    portraits > 0 ? count(portraits, 'portrait') : [],
    scenarios > 0 ? count(scenarios, 'scenario') : [],
  ]
    .flat()
    .join(', ');
}

export function contentsOf({ questionnaire, scenarios }: Pack): string {
  return contents(questionnaire?.items.length ?? 0, scenarios?.scenarios.length ?? 0);
}

/** The checks that count words and read spellings are made for English. */
export function isEnglish({ language }: Pick<Pack, 'language'>): boolean {
  return language === 'en' || language.startsWith('en-');
}
