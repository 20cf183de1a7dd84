// Whether a model of the shelf is likely to run on this device, in which of its variants, with the
// reason in a sentence. No browser says how much memory an adapter has; what it does say is compared
// with what is needed.

import { ADAPTER_MINIMUM } from '../../core/engine/mlc';
import {
  downloadBytes,
  memoryBytes,
  needsHalfPrecision,
  type ShelfEntry,
  type Variant,
} from '../../core/engine/shelf';
import type { DeviceProbe } from '../../engine/probe';
import { bytes } from '../../ui/format';

type Obstacle = 'too-large' | 'needs-half-precision' | 'adapter-too-small' | 'no-webgpu';

/** Not in the variant that is wanted most, but in one that takes less memory, or in one that does not. */
type FitsOtherwise = 'fits-smaller-variant' | 'fits-other-variant';

export type Fit =
  | { verdict: 'fits' | FitsOtherwise; variant: Variant; reason: string }
  | { verdict: Obstacle; variant: null; reason: string };

/** Share of the machine's memory that a model may take: the rest is for the system and the page. */
const SHARE_OF_MEMORY = 0.5;
const GIGABYTE = 1024 ** 3;

export function fit(entry: ShelfEntry, probe: DeviceProbe): Fit {
  // The variants of a model stand from the most wanted to the least.
  const first = obstacleTo(entry, entry.variants[0], probe);
  if (first === null) {
    const [variant] = entry.variants;
    return { verdict: 'fits', variant, reason: runsOn(variant) };
  }
  const obstacles = [first];
  let runnable: Variant | null = null;
  for (const variant of entry.variants.slice(1)) {
    const obstacle = obstacleTo(entry, variant, probe);
    if (obstacle === null) runnable ??= variant;
    else obstacles.push(obstacle);
  }
  if (runnable === null) {
    const told = obstacles.find(({ verdict }) => verdict === 'too-large') ?? first;
    return { ...told, variant: null };
  }
  const isSmaller = memoryBytes(entry, runnable) < memoryBytes(entry, entry.variants[0]);
  return {
    verdict: isSmaller ? 'fits-smaller-variant' : 'fits-other-variant',
    variant: runnable,
    reason: `${first.reason} ${runsOn(runnable)}`,
  };
}

const runsOn = ({ format, quantisation }: Variant) =>
  `${quantisation} runs on the ${format === 'gguf' ? 'processor' : 'graphics adapter'}.`;

/** Why a variant does not run here; null where nothing is known to stand in its way. */
function obstacleTo(
  entry: ShelfEntry,
  variant: Variant,
  probe: DeviceProbe,
): { verdict: Obstacle; reason: string } | null {
  if (variant.format === 'mlc') {
    const { adapter } = probe;
    if (adapter === null) {
      const reason = probe.isSecure
        ? 'This browser gives no graphics adapter (WebGPU).'
        : 'This address is not secure, so the browser withholds the graphics adapter.';
      return { verdict: 'no-webgpu', reason };
    }
    if (adapter.isFallback) {
      const reason = 'The graphics adapter is only calculated by the processor, which is too slow.';
      return { verdict: 'no-webgpu', reason };
    }
    if (ADAPTER_MINIMUM.some(([limit, minimum]) => adapter[limit] < minimum)) {
      const reason = 'The graphics adapter gives too little room at once for models of this kind.';
      return { verdict: 'adapter-too-small', reason };
    }
    if (needsHalfPrecision(variant) && !adapter.shaderF16) {
      return {
        verdict: 'needs-half-precision',
        reason: 'The graphics adapter lacks half precision.',
      };
    }
  }
  const reason = shortage(entry, variant, probe);
  return reason === null ? null : { verdict: 'too-large', reason };
}

/** What there is too little of, as a sentence; null where nothing is known to be short. */
function shortage(
  entry: ShelfEntry,
  variant: Variant,
  { memoryGigabytes, storage }: DeviceProbe,
): string | null {
  const needed = memoryBytes(entry, variant);
  // Browsers round and cap what they tell, so a tight fit is let through.
  if (memoryGigabytes !== null && needed > memoryGigabytes * GIGABYTE * SHARE_OF_MEMORY) {
    return `It takes about ${bytes(needed)}; this device has about ${memoryGigabytes} GB of memory.`;
  }
  const kept = downloadBytes(entry, variant);
  // All the room there is, not what is left of it: what is used may be this very model.
  if (storage !== null && kept > storage.quota) {
    return `Keeping it takes about ${bytes(kept)}; this browser gives this page ${bytes(storage.quota)} in all.`;
  }
  return null;
}
