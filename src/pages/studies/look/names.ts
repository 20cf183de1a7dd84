// The name of a study: its model, and what it asks.
import type { Study } from '../../../core/study/records';
import { namesOf } from '../../../run/studies';

export function nameOfStudy(study: Study): string {
  return `${study.name}, ${namesOf(study).label}`;
}
