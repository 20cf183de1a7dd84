// A run in a page: the screen stays awake while it goes on in sight, and questions that the engine gave no answer
// to are listed and can be asked again.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure, type Choice, type Result } from '../../src/core/engine/api';
import type { Prompt } from '../../src/core/ask/prompts';
import { SHORT_PRESET } from '../../src/core/study/presets';
import type { Study } from '../../src/core/study/records';
import { eraseAll } from '../../src/pages/data/data';
import { model } from '../../src/run/model.svelte';
import { loadedRespondent, run } from '../../src/run/run.svelte';
import { nameOf, plannedTrials } from '../../src/run/runner';
import { ensureStudy } from '../../src/run/studies';
import { store } from '../../src/store/store';
import { READY } from '../fixtures/ready-model';
import { modelSittings, pack } from '../fixtures/sittings';

const planned = plannedTrials(modelSittings(SHORT_PRESET), pack);

function answerTo({ labels }: Prompt): Result<Choice> {
  const p = labels.map((_, place) => (place === 0 ? 1 : 0));
  return { ok: true, value: { p, compliance: 0.9, promptTokens: 80, evaluatedTokens: 9, ms: 1 } };
}

let study: Study;

beforeEach(async () => {
  await eraseAll();
  vi.spyOn(model, 'state', 'get').mockReturnValue(READY);
  const respondent = loadedRespondent();
  if (respondent === null) throw new Error('no model is loaded');
  study = await ensureStudy(respondent, 'short', pack);
});

afterEach(async () => {
  vi.restoreAllMocks();
  run.reset();
  await eraseAll();
});

/** Whether the page is in sight, as the browser tells it. */
function setVisible(isVisible: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isVisible ? 'visible' : 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

/** What holds the screen awake: how many are held, and how often one was asked for. */
function watchLocks(isRefused = false) {
  const locks = { held: 0, asked: 0 };
  vi.spyOn(navigator.wakeLock, 'request').mockImplementation(() => {
    locks.asked += 1;
    if (isRefused) return Promise.reject(new DOMException('low battery', 'NotAllowedError'));
    locks.held += 1;
    const sentinel = Object.assign(new EventTarget(), {
      type: 'screen' as const,
      released: false,
      onrelease: null,
      release(): Promise<undefined> {
        if (!sentinel.released) locks.held -= 1;
        sentinel.released = true;
        return Promise.resolve(undefined);
      },
    });
    // The browser itself lets go when the page is hidden.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void sentinel.release();
    });
    return Promise.resolve(sentinel);
  });
  return locks;
}

describe('the screen', () => {
  test('is held awake while a run goes on in sight, and again when it is seen again', async () => {
    const locks = watchLocks();
    const seen: [number, number][] = [];
    let asked = 0;
    vi.spyOn(model, 'ask').mockImplementation(async (prompt) => {
      asked += 1;
      if (asked === 10) setVisible(false);
      if (asked === 20) setVisible(true);
      await Promise.resolve();
      if ([5, 15, 25].includes(asked)) seen.push([asked, locks.held]);
      return answerTo(prompt);
    });
    await run.start(study);
    expect(run.state).toEqual({ kind: 'finished', failed: [] });
    expect(seen).toEqual([
      [5, 1],
      [15, 0],
      [25, 1],
    ]);
    await vi.waitFor(() => {
      expect(locks).toEqual({ held: 0, asked: 2 });
    });
    // When nothing runs, a page that is seen again asks for nothing.
    setVisible(false);
    setVisible(true);
    expect(locks).toEqual({ held: 0, asked: 2 });
  });

  test('may sleep once a run is paused', async () => {
    const locks = watchLocks();
    vi.spyOn(model, 'ask').mockImplementation((prompt) => {
      run.pause();
      return Promise.resolve(answerTo(prompt));
    });
    await run.start(study);
    expect(run.state.kind).toBe('paused');
    await vi.waitFor(() => {
      expect(locks).toEqual({ held: 0, asked: 1 });
    });
  });

  test('is asked for by no page that is hidden, and a refusal stops no run', async () => {
    const locks = watchLocks(true);
    setVisible(false);
    vi.spyOn(model, 'ask').mockImplementation((prompt) => {
      setVisible(true);
      return Promise.resolve(answerTo(prompt));
    });
    await run.start(study);
    expect(run.state).toEqual({ kind: 'finished', failed: [] });
    expect(locks.held).toBe(0);
    expect(locks.asked).toBe(planned.length);
  });
});

describe('questions without an answer', () => {
  test('are tried three times, listed by name, and only they are asked again', async () => {
    const failing = new Set([3, 40]);
    const times = new Map<string, number>();
    let isMended = false;
    const order: string[] = [];
    vi.spyOn(model, 'ask').mockImplementation((prompt) => {
      if (!times.has(prompt.text)) order.push(prompt.text);
      times.set(prompt.text, (times.get(prompt.text) ?? 0) + 1);
      const isFailing = !isMended && failing.has(order.indexOf(prompt.text));
      return Promise.resolve(
        isFailing ? failure('answer-failed', 'as the test wants', true) : answerTo(prompt),
      );
    });
    await run.start(study);
    const { state } = run;
    if (state.kind !== 'finished') throw new Error(state.kind);
    expect(state.failed).toHaveLength(2);
    const names = planned.map(({ question }) => nameOf(question, pack));
    expect(state.failed.every((name) => names.includes(name))).toBe(true);
    expect([3, 40].map((place) => times.get(order[place] ?? ''))).toEqual([3, 3]);
    expect(await store.database.answers.count()).toBe(planned.length - 2);
    expect(run.figures).toMatchObject({ total: planned.length, done: planned.length - 2 });

    isMended = true;
    times.clear();
    await run.start(study);
    expect(run.state).toEqual({ kind: 'finished', failed: [] });
    expect([...times.values()]).toEqual([1, 1]);
    expect(await store.database.answers.count()).toBe(planned.length);
  });
});
