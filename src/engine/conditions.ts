// What makes this device slower or stop for a while, and changes while the page is open: its battery, and
// how loaded or warm its processor is. Not every browser tells; null where it does not.
// Sources: https://w3c.github.io/battery/ and https://w3c.github.io/compute-pressure/, in which heat
// counts as load because it makes the processor slower.

export interface Battery {
  isCharging: boolean;
  /** 0 to 1. */
  level: number;
}

export type Pressure = PressureRecord['state'];

export async function readBattery(): Promise<Battery | null> {
  try {
    const battery = await navigator.getBattery?.();
    return battery === undefined ? null : { isCharging: battery.charging, level: battery.level };
  } catch {
    // A policy may withhold it, which is no failure: then it is not told.
    return null;
  }
}

/** Milliseconds of looking: a page that opens is work itself, and passes. */
const LONG_ENOUGH = 5_000;

/** The last state of these seconds; only changes are told. */
export async function readPressure(): Promise<Pressure | null> {
  if (!('PressureObserver' in globalThis)) return null;
  let last: Pressure | null = null;
  const observer = new PressureObserver((records) => {
    last = records.at(-1)?.state ?? last;
  });
  try {
    await observer.observe('cpu', { sampleInterval: 1_000 });
    await new Promise((resolve) => setTimeout(resolve, LONG_ENOUGH));
    return last;
  } catch {
    // Machines without a sensor, and policies, refuse: then it is not told.
    return null;
  } finally {
    observer.disconnect();
  }
}
