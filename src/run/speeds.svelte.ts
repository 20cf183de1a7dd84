// What was measured of this device's speed: kept with its date, and under a fingerprint of the device, so
// that a browser that moved to another machine does not go on with foreign figures.
import * as v from 'valibot';
import type { EngineError, ModelSource } from '../core/engine/api';
import { speedSchema, type Speed } from '../core/engine/speed';
import type { Pack } from '../core/instrument/pack';
import { hashOf } from '../core/study/trial';
import type { DeviceProbe } from '../engine/probe';
import { store } from '../store/store';
import { model } from './model.svelte';
import { inTurn } from './pace';
import { measureModel, timeQuestions } from './self-test';

const SETTING = 'speeds';

const keptSchema = v.strictObject({ device: v.string(), speeds: v.array(speedSchema) });

/** What tells one device and browser from another, as far as speed goes. */
export const fingerprint = ({ cores, isIsolated, memoryGigabytes, adapter }: DeviceProbe): string =>
  hashOf({ cores, isIsolated, memoryGigabytes, adapter, browser: navigator.userAgent }).slice(
    0,
    16,
  );

/** The untrained network, and the loaded model where there is one whose parameters are known. */
export interface ToMeasure {
  baseline: { name: string; source: ModelSource; parameters: number };
  loaded: { name: string; parameters: number } | null;
}

type SpeedState =
  { kind: 'idle' } | { kind: 'measuring'; what: string } | { kind: 'failed'; error: EngineError };

class Speeds {
  #all = $state.raw<readonly Speed[]>([]);
  #state = $state.raw<SpeedState>({ kind: 'idle' });
  /** Whether the adapter was asked for and the processor answered. */
  #fellBack = $state(false);

  get all(): readonly Speed[] {
    return this.#all;
  }

  get state(): SpeedState {
    return this.#state;
  }

  get fellBack(): boolean {
    return this.#fellBack;
  }

  /** Reads what was measured on this device before. */
  async restore(probe: DeviceProbe): Promise<void> {
    const kept = await store.setting(SETTING).catch(() => undefined);
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), kept);
    if (read.success && read.output.device === fingerprint(probe)) this.#all = read.output.speeds;
  }

  /** Measures, some seconds each, what is asked for, where it can run; the last failure is told. */
  async measure(probe: DeviceProbe, { baseline, loaded }: ToMeasure, pack: Pack): Promise<void> {
    if (this.#state.kind === 'measuring') return;
    this.#fellBack = false;
    let problem: EngineError | null = null;
    const { state } = model;
    if (loaded !== null && state.kind === 'ready') {
      this.#state = { kind: 'measuring', what: loaded.name };
      // A model answers one question at a time, and the page may be trying this one out.
      const timed = await inTurn(() => timeQuestions((prompt) => model.ask(prompt), pack));
      const { engine, device } = state.description;
      if (timed.ok) this.#note({ ...loaded, engine, device, baseline: false, ...timed.value });
      else problem = timed.error;
    }
    for (const device of ['processor', 'adapter'] as const) {
      if (device === 'adapter' && probe.adapter === null) continue;
      this.#state = { kind: 'measuring', what: `${baseline.name} on the ${device}` };
      const { name, source, parameters } = baseline;
      const measured = await measureModel(source, device, pack);
      if (!measured.ok) {
        problem = measured.error;
        continue;
      }
      const { milliseconds, questions } = measured.value;
      if (measured.value.device !== device) this.#fellBack = true;
      else {
        const found = { name, parameters, milliseconds, questions } as const;
        this.#note({ ...found, engine: 'wllama', device, baseline: true });
      }
    }
    this.#state = problem === null ? { kind: 'idle' } : { kind: 'failed', error: problem };
    const kept = { device: fingerprint(probe), speeds: this.#all };
    // Speeds that could not be stored are measured again; they stand on the page all the same.
    await store.setSetting(SETTING, JSON.stringify(kept)).catch(() => undefined);
  }

  /** A model measured again takes the place of what was known of it. */
  #note(measured: Omit<Speed, 'measuredAt'>): void {
    const others = this.#all.filter(
      ({ name, engine, device }) =>
        name !== measured.name || engine !== measured.engine || device !== measured.device,
    );
    this.#all = [...others, { ...measured, measuredAt: Date.now() }];
  }
}

export const speeds = new Speeds();
