// What to say of the conditions that this device runs under, before something long is started: sentences
// with the way out, and none where nothing is known to stand in the way.

import type { DeviceConditions } from '../../engine/conditions';
import { percent } from '../../ui/format';

/** Below this part of its charge a battery may not last through a study. */
const LOW = 0.3;

const BUSY = {
  nominal: null,
  fair: null,
  serious: 'The processor is busy or warm, so models answer more slowly now.',
  critical: 'The processor is overloaded or hot, so models answer much more slowly now.',
} as const;

export function cautions({ battery, pressure }: DeviceConditions): string[] {
  const busy = pressure === null ? null : BUSY[pressure];
  return [
    ...(battery === null || battery.isCharging ? [] : [onBattery(battery.level)]),
    ...(busy === null ? [] : [`${busy} Close other programs, or let the device cool down.`]),
  ];
}

function onBattery(level: number): string {
  const told = `This device runs on its battery, which has ${percent(100 * level)} left.`;
  return level < LOW
    ? `${told} Plug it in before a study or a large download: what has come is kept, but it would stop.`
    : `${told} Many devices calculate more slowly so; plug it in for long studies.`;
}
