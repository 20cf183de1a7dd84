// What TypeScript's DOM library lacks because only some browsers have it.

/** https://w3c.github.io/battery/ */
interface BatteryManager {
  readonly charging: boolean;
  /** 0 to 1. */
  readonly level: number;
}

interface Navigator {
  getBattery?: () => Promise<BatteryManager>;
}

/** https://w3c.github.io/compute-pressure/ */
interface PressureRecord {
  readonly state: 'nominal' | 'fair' | 'serious' | 'critical';
}

declare class PressureObserver {
  constructor(onChange: (records: PressureRecord[]) => void);
  /** @param options milliseconds between two looks */
  observe(source: 'cpu', options: { sampleInterval: number }): Promise<void>;
  disconnect(): void;
}
