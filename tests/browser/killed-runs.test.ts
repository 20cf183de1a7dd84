// A run that is killed at two hundred random moments, with the real runner and the real database: what is
// left of a kill is what a page that ends leaves, a connection that is gone and an answer that nobody
// waits for. In the end every planned row is there, none twice.
import { afterAll, expect, test, vi } from 'vitest';
import type { Choice, Result } from '../../src/core/engine/api';
import { FULL_PRESET } from '../../src/core/study/presets';
import { randomFor } from '../../src/core/stats/random';
import { plannedTrials, runTrials, type Asker, type RunEnd } from '../../src/run/runner';
import { Database } from '../../src/store/database';
import { Store } from '../../src/store/store';
import { modelSittings, pack, smallModel, study } from '../fixtures/sittings';

const NAME = 'test-killed-runs';
const KILLS = 200;

afterAll(() => new Database(NAME).delete());

const planned = plannedTrials(modelSittings(FULL_PRESET), pack);
const keys = planned.map(({ key }) => key);

/** One turn of the event loop, as long as an engine's message takes. */
const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      resolve();
    };
    port2.postMessage(null);
  });

const engine: Asker = {
  ask: async ({ labels }): Promise<Result<Choice>> => {
    await turn();
    const p = labels.map((_, place) => (place === 0 ? 1 : 0));
    return { ok: true, value: { p, compliance: 1, promptTokens: 1, evaluatedTokens: 1, ms: 1 } };
  },
  write: () => Promise.reject(new Error('no text is asked for')),
  revive: () => Promise.resolve({ ok: true, value: null }),
};

/** Opens the study in a page of its own, which runs what is open. */
async function openPage(): Promise<{ store: Store; running: Promise<RunEnd> }> {
  const store = new Store(new Database(NAME));
  await store.addStudy(study, smallModel, modelSittings(FULL_PRESET));
  const answered = await store.answered(keys);
  const open = planned.filter(({ key }) => !answered.has(key));
  const quiet = { onQuestion: () => undefined, onStored: () => undefined };
  const save: Parameters<typeof runTrials>[3] = (given) => store.addAnswer(given);
  const running = runTrials(open, pack, engine, save, quiet, new AbortController().signal);
  return { store, running };
}

/** A page that ends after so many turns, whatever is under way. */
async function killedPage(endsAfter: number): Promise<void> {
  const { store, running } = await openPage();
  // A run whose database is gone ends with that error, which nobody hears any more.
  const ended = running.catch(() => null);
  for (let passed = 0; passed < endsAfter; passed += 1) await turn();
  store.database.close();
  await ended;
}

test('a study killed at 200 random moments ends with exactly the planned rows', async () => {
  // Dexie warns of every connection that is lost.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const random = randomFor(6, 'asking');
  const store = new Store(new Database(NAME));
  const left: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await killedPage(random.below(12));
    left.push(planned.length - (await store.answered(keys)).size);
  }
  // They were kills in the middle: rows came in between, and were never lost again.
  expect(left.every((open, kill) => open <= (left[kill - 1] ?? planned.length))).toBe(true);
  expect(new Set(left).size).toBeGreaterThan(KILLS / 4);
  expect(left.at(-1)).toBeGreaterThan(0);

  const last = await openPage();
  expect(await last.running).toEqual({ kind: 'finished', failed: [] });
  last.store.database.close();
  const rows = await store.database.answers.toArray();
  store.database.close();
  expect(rows.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
  expect(rows.every(({ revision }) => revision === 0)).toBe(true);
});
