// The name of a study: its model, and what it asks.
import type { Study } from '../../../core/study/records';
import { PRESET_NAMES } from '../../../run/studies';

export function nameOfStudy({ name, preset }: Study): string {
  return `${name}, ${PRESET_NAMES[preset].label}`;
}
