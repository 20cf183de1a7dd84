// Where the result of a study is: on Compare, as one respondent, or as ten where personas answered.
import type { Study } from '../../core/study/records';
import { VALUES } from '../../core/values';
import { writeChoice } from '../compare/address';

export function resultHref({ id, preset }: Study): string {
  const ids =
    preset === 'anchored' ? VALUES.map((value) => `study:${id}:${value}`) : [`study:${id}`];
  return writeChoice(ids);
}
