// What this device and this browser offer, asked once and kept as plain data: the shelf decides from
// it what fits, and the device page shows it as it is.

interface AdapterProbe {
  vendor: string;
  architecture: string;
  description: string;
  /** Shaders calculated by the processor: everything works, nothing is fast. */
  isFallback: boolean;
  shaderF16: boolean;
  maxBufferSize: number;
  maxStorageBufferBindingSize: number;
  maxComputeWorkgroupStorageSize: number;
  maxStorageBuffersPerShaderStage: number;
}

export interface DeviceProbe {
  isSecure: boolean;
  /** Cross-origin isolated: the processor may use threads. */
  isIsolated: boolean;
  cores: number;
  /** As the browser rounds it, at most 8 in some; null where it does not say. */
  memoryGigabytes: number | null;
  /** Null where there is no WebGPU or no adapter. */
  adapter: AdapterProbe | null;
  /** Bytes; null where the browser does not say. */
  storage: { quota: number; usage: number; isPersisted: boolean } | null;
}

export async function probeDevice(): Promise<DeviceProbe> {
  return {
    isSecure: isSecureContext,
    ...probeProcessor(),
    memoryGigabytes: memoryGigabytes(),
    adapter: await probeAdapter(),
    storage: await probeStorage(),
  };
}

/** The part of the probe that is known at once. */
export function probeProcessor(): Pick<DeviceProbe, 'cores' | 'isIsolated'> {
  return { isIsolated: crossOriginIsolated, cores: navigator.hardwareConcurrency };
}

const MAX_THREADS = 8;

/**
 * Cores less one for the page itself, but both of two: a page that waits for an answer needs little,
 * and half the speed is too high a price. At most 8; 1 where threads are not allowed.
 */
export function threadsFor({
  cores,
  isIsolated,
}: Pick<DeviceProbe, 'cores' | 'isIsolated'>): number {
  if (!isIsolated) return 1;
  return Math.min(MAX_THREADS, Math.max(cores - 1, Math.min(2, cores)));
}

function memoryGigabytes(): number | null {
  const value: unknown = 'deviceMemory' in navigator ? navigator.deviceMemory : null;
  return typeof value === 'number' ? value : null;
}

async function probeAdapter(): Promise<AdapterProbe | null> {
  if (!('gpu' in navigator)) return null;
  // A browser that has WebGPU but blocks it may reject instead of giving null.
  const adapter = await navigator.gpu
    .requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null);
  if (adapter === null) return null;
  const { info, limits } = adapter;
  return {
    vendor: info.vendor,
    architecture: info.architecture,
    description: info.description,
    isFallback: info.isFallbackAdapter,
    shaderF16: adapter.features.has('shader-f16'),
    maxBufferSize: limits.maxBufferSize,
    maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
    maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
    maxStorageBuffersPerShaderStage: limits.maxStorageBuffersPerShaderStage,
  };
}

async function probeStorage(): Promise<DeviceProbe['storage']> {
  if (!('storage' in navigator)) return null;
  try {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    return { quota, usage, isPersisted: await navigator.storage.persisted() };
  } catch {
    // Some private windows refuse to tell.
    return null;
  }
}
