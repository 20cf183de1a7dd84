// Whether a model of the shelf is likely to run on this device, with the reason in a sentence.
// No browser says how much memory an adapter has; what it does say is compared with what is needed.

import { ADAPTER_MINIMUM } from '../../core/engine/mlc';
import type { DeviceProbe } from '../../engine/probe';
import type { ShelfEntry, Variant } from '../../engine/shelf';
import { bytes } from '../../ui/format';

export type Fit =
  | { verdict: 'fits' | 'fits-other-variant'; variant: Variant; reason: string }
  | {
      verdict: 'too-large' | 'needs-half-precision' | 'adapter-too-small' | 'no-webgpu';
      variant: null;
      reason: string;
    };

/** Share of the machine's memory that a model may take: the rest is for the system and the page. */
const SHARE_OF_MEMORY = 0.5;
const GIGABYTE = 1024 ** 3;

/** The library's records count in units of 1,024². */
export const memoryBytes = ({ memoryMegabytes }: Variant): number => memoryMegabytes * 1024 ** 2;

export function fit(entry: ShelfEntry, probe: DeviceProbe): Fit {
  const { adapter } = probe;
  if (adapter === null) {
    const reason = 'This browser gives no access to a graphics adapter (WebGPU).';
    return { verdict: 'no-webgpu', variant: null, reason };
  }
  if (ADAPTER_MINIMUM.some(([limit, minimum]) => adapter[limit] < minimum)) {
    const reason = 'The graphics adapter gives too little room at once for any model of this kind.';
    return { verdict: 'adapter-too-small', variant: null, reason };
  }
  const [first] = entry.variants;
  const runnable = entry.variants.find((one) => adapter.shaderF16 || !one.needsShaderF16);
  if (runnable === undefined) {
    const reason = 'The graphics adapter lacks it, and the model has no variant that does without.';
    return { verdict: 'needs-half-precision', variant: null, reason };
  }
  const lack = shortage(runnable, probe);
  if (lack !== null) return { verdict: 'too-large', variant: null, reason: lack };
  const size = `It takes about ${bytes(memoryBytes(runnable))}.`;
  if (runnable === first) return { verdict: 'fits', variant: runnable, reason: size };
  const reason = `The graphics adapter lacks half precision, so the variant ${runnable.quantisation} is used. ${size}`;
  return { verdict: 'fits-other-variant', variant: runnable, reason };
}

/** What there is too little of, as a sentence; null where nothing is known to be short. */
function shortage(variant: Variant, { memoryGigabytes, storage }: DeviceProbe): string | null {
  const needed = memoryBytes(variant);
  // Browsers round and cap what they tell, so a tight fit is let through.
  if (memoryGigabytes !== null && needed > memoryGigabytes * GIGABYTE * SHARE_OF_MEMORY) {
    return `It takes about ${bytes(needed)}; this device has about ${memoryGigabytes} GB of memory.`;
  }
  // All the room there is, not what is left of it: what is used may be this very model.
  if (storage !== null && needed > storage.quota) {
    return `Keeping it takes up to ${bytes(needed)}; this browser gives this page ${bytes(storage.quota)} in all.`;
  }
  return null;
}
