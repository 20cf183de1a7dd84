// The measurement of this device, for real: the baseline and a loaded model are asked, and what was
// measured is kept under a fingerprint of the device.
import { afterAll, expect, test } from 'vitest';
import { currentPack } from '../../src/content/pack';
import { probeDevice } from '../../src/engine/probe';
import { baselineToMeasure, loadedToMeasure } from '../../src/pages/models/measured';
import { baselineOffer } from '../../src/pages/models/offers';
import { model } from '../../src/run/model.svelte';
import { paceOf } from '../../src/run/pace';
import { loadedRespondent } from '../../src/run/run.svelte';
import { fingerprint, speeds } from '../../src/run/speeds.svelte';
import { store } from '../../src/store/store';
import { SHELF } from '../../src/engine/shelf';

afterAll(() => {
  model.unload();
});

test('the loaded model and the baseline are measured, also while the page tries the model out', async () => {
  const probe = await probeDevice();
  const pack = await currentPack();
  const loaded = await model.load(baselineOffer('processor'));
  expect(loaded.ok).toBe(true);
  // The baseline itself says nothing of other models, so it is no model to measure beside itself.
  expect(loadedToMeasure(model.state, SHELF)).toBeNull();
  const respondent = loadedRespondent();
  if (respondent === null) throw new Error('no respondent');
  const pace = paceOf(respondent, pack, () => true);
  const asked = { baseline: baselineToMeasure(), loaded: { name: 'Loaded', parameters: 2e8 } };
  const measuring = speeds.measure(probe, asked, pack);
  expect(speeds.state).toEqual({ kind: 'measuring', what: 'Loaded' });
  await measuring;
  expect(await pace).not.toBeNull();
  expect(speeds.state).toEqual({ kind: 'idle' });
  const found = speeds.all.filter(({ device }) => device === 'processor');
  expect(found.map(({ name, baseline }) => [name, baseline])).toEqual([
    ['Loaded', false],
    ['Untrained baseline', true],
  ]);
  for (const { milliseconds, questions } of found) {
    expect(milliseconds).toBeGreaterThan(0);
    expect(questions).toBeGreaterThan(0);
  }

  const kept: unknown = JSON.parse((await store.setting('speeds')) ?? '');
  expect(kept).toEqual({ device: fingerprint(probe), speeds: speeds.all });
  await speeds.measure(probe, { ...asked, loaded: null }, pack);
  expect(speeds.all).toHaveLength(found.length);
});

test('another processor, adapter or browser is another device', async () => {
  const probe = await probeDevice();
  const others = [
    { ...probe, cores: probe.cores + 1 },
    { ...probe, isIsolated: !probe.isIsolated },
    { ...probe, memoryGigabytes: 3 },
  ];
  const all = [probe, ...others].map(fingerprint);
  expect(new Set(all).size).toBe(all.length);
  // What changes from day to day is not in it.
  expect(fingerprint({ ...probe, storage: null })).toBe(fingerprint(probe));
});
