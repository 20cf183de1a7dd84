// How far actions take up the words of their scenario. If one value's actions do so more than the
// others', its option can be picked out by what the story mentions and not by what is done.
//
// In words: of an action's content words (all but function words), the part that the scenario's text
// has too, in the same form; then the mean over scenarios. Not limited: a figure to compare values by.
//
// Example: in a scenario that says “My aunt has a boat”, the action “Paint the boat with your aunt” has
// the content words paint, boat, aunt, of which two are in the text: 2/3.
import { mean } from '../../stats/mean';
import { VALUES } from '../../values';
import type { Scenario } from '../pack';
import { FUNCTION_WORDS } from './function-words';
import { bareWords } from './words';

const GRAMMAR = new Set(FUNCTION_WORDS);

const contentWords = (text: string) => bareWords(text).filter((word) => !GRAMMAR.has(word));

/**
 * The part of an action's content words that its scenario's text has too, 0 to 1.
 *
 * @returns null for an action without content words.
 */
export function overlapOf(action: string, text: string): number | null {
  const own = contentWords(action);
  if (own.length === 0) return null;
  const told = new Set(contentWords(text));
  return own.filter((word) => told.has(word)).length / own.length;
}

/** For each value the mean overlap of its actions, in circular order; null where none has a figure. */
export function overlaps(scenarios: readonly Pick<Scenario, 'text' | 'actions'>[]) {
  return VALUES.map((value) => {
    const parts = scenarios.flatMap(({ text, actions }) => overlapOf(actions[value], text) ?? []);
    return parts.length === 0 ? null : mean(parts);
  });
}
