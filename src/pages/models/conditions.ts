// What to say of the conditions that this device runs under, before something long is started: a sentence
// with the way out, and null where nothing is known to stand in the way.

import type { Battery, Pressure } from '../../engine/conditions';
import { percent } from '../../ui/format';

/** Below this part of its charge a battery may not last through a study. */
const LOW = 0.3;

const BUSY = {
  nominal: null,
  fair: null,
  serious: 'The processor is busy or warm, so models answer more slowly now.',
  critical: 'The processor is overloaded or hot, so models answer much more slowly now.',
} as const;

export function pressureCaution(pressure: Pressure | null): string | null {
  const busy = pressure === null ? null : BUSY[pressure];
  return busy === null ? null : `${busy} Close other programs, or let the device cool down.`;
}

export function batteryCaution(battery: Battery | null): string | null {
  if (battery === null || battery.isCharging) return null;
  const told = `This device runs on its battery, which has ${percent(100 * battery.level)} left.`;
  return battery.level < LOW
    ? `${told} Plug it in before a study or a large download: what has come is kept, but it would stop.`
    : `${told} Many devices calculate more slowly so; plug it in for long studies.`;
}
