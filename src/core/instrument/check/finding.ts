// What a check of content says: where something is, which rule it breaks, and what to change.
import { VALUE_NAMES, type Value } from '../../values';

export type RuleId =
  | 'missing'
  | 'length'
  | 'lengths-alike'
  | 'mean-length'
  | 'leak'
  | 'readability'
  | 'negation'
  | 'gender'
  | 'near-duplicate'
  | 'classifier'
  | 'counts'
  | 'deal';

export interface Where {
  kind: 'scenario' | 'action' | 'portrait' | 'pack';
  /** Of the scenario, the portrait or the pack; an action has its scenario's. */
  id: string;
  value?: Value;
}

export interface Finding {
  where: Where;
  rule: RuleId;
  /** A plain sentence that says what to change. */
  message: string;
}

/** A text with its place, as leaks and near duplicates read it. */
export interface PlacedText {
  where: Where;
  text: string;
}

/** A place as people read it: “s07, Power”. */
export function placeName({ id, value }: Where): string {
  return value === undefined ? id : `${id}, ${VALUE_NAMES[value]}`;
}
