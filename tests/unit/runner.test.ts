// Runs that are killed and resumed: every planned row is there in the end, none of them twice.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  failure,
  type Choice,
  type EngineErrorCode,
  type Result,
  type WriteRequest,
} from '../../src/core/engine/api';
import type { Prompt } from '../../src/core/ask/prompts';
import { answerRowSchema } from '../../src/core/study/answer';
import {
  LABELS_PRESET,
  SHORT_PRESET,
  SOUNDNESS_PRESET,
  type Preset,
} from '../../src/core/study/presets';
import type { Question } from '../../src/core/study/trial';
import { Rate } from '../../src/run/rate';
import {
  nameOf,
  plannedTrials,
  promptOf,
  runTrials,
  type Asker,
  type PlannedTrial,
  type RunEnd,
} from '../../src/run/runner';
import { StoreError } from '../../src/store/errors';
import type { GivenAnswer } from '../../src/store/store';
import { modelSittings, pack } from '../fixtures/sittings';

const planned = plannedTrials(modelSittings(SHORT_PRESET), pack);

/** As the database: a row is there a moment after it was given, and a second one is refused. */
class Memory {
  readonly rows = new Map<string, GivenAnswer>();

  readonly save = async (given: GivenAnswer): Promise<void> => {
    await Promise.resolve();
    if (this.rows.has(given.trial.key)) throw new Error(`${given.trial.key} has a row already`);
    this.rows.set(given.trial.key, given);
  };

  open(trials: readonly PlannedTrial[]): PlannedTrial[] {
    return trials.filter(({ key }) => !this.rows.has(key));
  }
}

function answerTo({ labels }: Prompt): Result<Choice> {
  const p = labels.map((_, place) => (place === 0 ? 1 : 0));
  return { ok: true, value: { p, compliance: 0.9, promptTokens: 80, evaluatedTokens: 9, ms: 12 } };
}

const revived = () => Promise.resolve({ ok: true, value: null } as const);
const silent: Asker['write'] = () =>
  Promise.resolve(failure('answer-failed', 'not asked to write'));
const answers: Asker = {
  ask: (prompt) => Promise.resolve(answerTo(prompt)),
  write: silent,
  revive: revived,
};
const quiet = { onQuestion: () => undefined, onStored: () => undefined };

/** An engine that answers the first question, the second … as the list says, and then all. */
function scripted(...script: readonly (EngineErrorCode | 'ok')[]) {
  const calls: string[] = [];
  const asker: Asker = {
    ask: (prompt) => {
      const said = script[calls.filter((call) => call !== 'revive').length] ?? 'ok';
      calls.push(said);
      return Promise.resolve(said === 'ok' ? answerTo(prompt) : failure(said, 'as scripted', true));
    },
    write: silent,
    revive: () => {
      calls.push('revive');
      return revived();
    },
  };
  return { asker, calls };
}

function run(
  trials: readonly PlannedTrial[],
  memory: Memory,
  asker: Asker = answers,
  signal = new AbortController().signal,
): Promise<RunEnd> {
  return runTrials(memory.open(trials), pack, asker, memory.save, quiet, signal);
}

const keysOf = (trials: readonly { key: string }[]) => trials.map(({ key }) => key);

describe('a run', () => {
  test('that nothing disturbs ends with exactly the planned rows', async () => {
    const memory = new Memory();
    expect(await run(planned, memory)).toEqual({ kind: 'finished', failed: [] });
    expect([...memory.rows.keys()]).toEqual(keysOf(planned));
  });

  test('with nothing open is finished without a question', async () => {
    const { asker, calls } = scripted();
    expect(await run([], new Memory(), asker)).toEqual({ kind: 'finished', failed: [] });
    expect(calls).toEqual([]);
  });

  test('stores what the engine said, where it was asked and when', async () => {
    const memory = new Memory();
    const before = Date.now();
    await run(planned.slice(0, 1), memory);
    const [row] = memory.rows.values();
    expect(row).toMatchObject({
      trial: { key: planned[0]?.key, question: planned[0]?.question },
      sitting: planned[0]?.sitting,
      answer: {
        kind: 'distribution',
        p: [1, 0, 0, 0, 0, 0],
        compliance: 0.9,
        promptTokens: 80,
        evaluatedTokens: 9,
        engineMs: 12,
      },
    });
    expect(row?.shownAt).toBeGreaterThanOrEqual(before);
    expect(row?.answeredAt).toBeGreaterThanOrEqual(row?.shownAt ?? Infinity);
  });

  test('asks the prompts of its questions, in order', async () => {
    const asked: Prompt[] = [];
    const asker: Asker = {
      ...answers,
      ask: (prompt) => {
        asked.push(prompt);
        return Promise.resolve(answerTo(prompt));
      },
    };
    await run(planned, new Memory(), asker);
    expect(asked).toEqual(planned.map(({ question }) => promptOf(question, pack)));
  });

  test('tells of each question before it is asked and of each answer after it is stored', async () => {
    const memory = new Memory();
    const questions: Question[] = [];
    const stored: number[] = [];
    const events = {
      onQuestion: (question: Question) => questions.push(question),
      onStored: () => stored.push(memory.rows.size),
    };
    const some = planned.slice(0, 5);
    await runTrials(some, pack, answers, memory.save, events, new AbortController().signal);
    expect(questions).toEqual(some.map(({ question }) => question));
    expect(stored).toEqual([1, 2, 3, 4, 5]);
  });
});

test('saving an answer overlaps asking the next question, one save at a time', async () => {
  const log: string[] = [];
  let asked = 0;
  let saved = 0;
  const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
  const asker: Asker = {
    ...answers,
    ask: (prompt) => {
      asked += 1;
      log.push(`ask ${String(asked)}`);
      return Promise.resolve(answerTo(prompt));
    },
  };
  const save = async () => {
    saved += 1;
    const which = String(saved);
    log.push(`save ${which}`);
    await turn();
    log.push(`saved ${which}`);
  };
  const { signal } = new AbortController();
  await runTrials(planned.slice(0, 3), pack, asker, save, quiet, signal);
  expect(log).toEqual([
    'ask 1',
    'save 1',
    'ask 2',
    'saved 1',
    'save 2',
    'ask 3',
    'saved 2',
    'save 3',
    'saved 3',
  ]);
});

describe('failures of the engine', () => {
  const some = planned.slice(0, 6);

  test('that may pass are tried again', async () => {
    const memory = new Memory();
    const { asker, calls } = scripted('answer-failed', 'answer-failed');
    expect(await run(some, memory, asker)).toEqual({ kind: 'finished', failed: [] });
    expect(calls).toHaveLength(some.length + 2);
    expect(calls).not.toContain('revive');
    expect(memory.open(some)).toEqual([]);
  });

  test('that stay are left open, and the others are answered', async () => {
    const memory = new Memory();
    const { asker } = scripted('ok', 'answer-failed', 'answer-failed', 'answer-failed');
    const end = await run(some, memory, asker);
    expect(end).toEqual({ kind: 'finished', failed: [some[1]] });
    expect(memory.open(some)).toEqual([some[1]]);
  });

  test('that cannot pass are not tried again', async () => {
    let calls = 0;
    const asker: Asker = {
      ...answers,
      ask: (prompt) => {
        calls += 1;
        return Promise.resolve(calls === 1 ? failure('answer-failed', 'no') : answerTo(prompt));
      },
    };
    expect(await run(some, new Memory(), asker)).toEqual({ kind: 'finished', failed: [some[0]] });
    expect(calls).toBe(some.length);
  });

  test('on three questions in a row end the run, and what was answered is stored', async () => {
    const memory = new Memory();
    const nine = Array.from({ length: 9 }, () => 'answer-failed' as const);
    const { asker, calls } = scripted('ok', ...nine);
    expect(await run(some, memory, asker)).toEqual({
      kind: 'stopped',
      error: { code: 'answer-failed', detail: 'as scripted', retryable: true },
    });
    expect(calls).toHaveLength(10);
    expect([...memory.rows.keys()]).toEqual(keysOf(some.slice(0, 1)));
  });

  test('on two questions in a row, again and again, do not', async () => {
    const fails = Array.from({ length: 6 }, () => 'answer-failed' as const);
    const { asker } = scripted(...fails, 'ok', ...fails, 'ok');
    const end = await run(some, new Memory(), asker);
    expect(end).toEqual({ kind: 'finished', failed: [some[0], some[1], some[3], some[4]] });
  });

  test('of a dead worker bring it back before the question is asked again', async () => {
    const memory = new Memory();
    const { asker, calls } = scripted('ok', 'worker-died', 'ok', 'device-lost');
    expect(await run(some, memory, asker)).toEqual({ kind: 'finished', failed: [] });
    expect(calls.slice(0, 6)).toEqual([
      'ok',
      'worker-died',
      'revive',
      'ok',
      'device-lost',
      'revive',
    ]);
    expect(memory.open(some)).toEqual([]);
  });

  test('of a worker that dies three times on one question end the run', async () => {
    const memory = new Memory();
    const { asker, calls } = scripted('ok', 'worker-died', 'worker-died', 'worker-died');
    expect(await run(some, memory, asker)).toMatchObject({
      kind: 'stopped',
      error: { code: 'worker-died' },
    });
    expect(calls).toEqual(['ok', 'worker-died', 'revive', 'worker-died', 'revive', 'worker-died']);
    expect(memory.rows.size).toBe(1);
  });

  test('of a worker that dies on five questions in a row end the run, with all five answered', async () => {
    const memory = new Memory();
    const { asker, calls } = scripted(
      ...Array.from({ length: 5 }, () => ['worker-died', 'ok'] as const).flat(),
    );
    expect(await run(some, memory, asker)).toMatchObject({
      kind: 'stopped',
      error: { code: 'worker-died' },
    });
    expect(calls.filter((call) => call === 'revive')).toHaveLength(5);
    expect([...memory.rows.keys()]).toEqual(keysOf(some.slice(0, 5)));
  });

  test('of a worker that dies now and then do not end the run', async () => {
    const memory = new Memory();
    const dying = Array.from({ length: 4 }, () => ['device-lost', 'ok'] as const).flat();
    const { asker } = scripted(...dying, 'ok', ...dying);
    const ten = planned.slice(0, 10);
    expect(await run(ten, memory, asker)).toEqual({ kind: 'finished', failed: [] });
    expect(memory.open(ten)).toEqual([]);
  });

  test('of a worker that does not come back end the run with the reason', async () => {
    const asker: Asker = {
      ask: () => Promise.resolve(failure('worker-died', 'gone', true)),
      write: silent,
      revive: () => Promise.resolve(failure('out-of-memory', 'no room')),
    };
    expect(await run(some, new Memory(), asker)).toEqual({
      kind: 'stopped',
      error: { code: 'out-of-memory', detail: 'no room', retryable: false },
    });
  });

  test('by being stopped pause the run', async () => {
    const memory = new Memory();
    const { asker } = scripted('ok', 'ok');
    const stopped: Asker = {
      ...asker,
      ask: (prompt) =>
        memory.rows.size === 1
          ? Promise.resolve(failure('stopped', 'the model was unloaded'))
          : asker.ask(prompt),
    };
    expect(await run(some, memory, stopped)).toEqual({ kind: 'paused' });
    expect([...memory.rows.keys()]).toEqual(keysOf(some.slice(0, memory.rows.size)));
    expect(memory.rows.size).toBeGreaterThanOrEqual(1);
  });

  test('by throwing are thrown on, after the answers before are stored', async () => {
    const memory = new Memory();
    let calls = 0;
    const asker: Asker = {
      ...answers,
      ask: (prompt) => {
        calls += 1;
        return calls === 3 ? Promise.reject(new Error('a bug')) : Promise.resolve(answerTo(prompt));
      },
    };
    await expect(run(some, memory, asker)).rejects.toThrow('a bug');
    expect([...memory.rows.keys()]).toEqual(keysOf(some.slice(0, 2)));
  });
});

describe('a run of written answers', () => {
  const preset: Preset = {
    id: 'short',
    plans: SHORT_PRESET.plans.map((plan) => ({
      ...plan,
      writing: { temperature: 0.7, maxTokens: 64, repeats: 2 },
    })),
  };
  const trials = plannedTrials(modelSittings(preset), pack);

  /** Writes what it is told, one after the other and round again. */
  function writing(...texts: readonly string[]) {
    const requests: WriteRequest[] = [];
    const asker: Asker = {
      ...answers,
      ask: () => Promise.reject(new Error('a text is asked for, not probabilities')),
      write: (request) => {
        const text = texts[requests.length % texts.length] ?? '';
        requests.push(request);
        return Promise.resolve({ ok: true, value: { text } });
      },
    };
    return { asker, requests };
  }

  test('draws every question as often as planned, each draw with a seed of its own', async () => {
    const memory = new Memory();
    const { asker, requests } = writing('A', '1');
    expect(await run(trials, memory, asker)).toEqual({ kind: 'finished', failed: [] });
    expect(memory.rows.size).toBe(2 * 102);
    expect(new Set(requests.map(({ seed }) => seed)).size).toBe(2 * 102);
    expect(new Set(requests.map(({ prompt }) => prompt)).size).toBe(102);
    expect(requests.every(({ temperature }) => temperature === 0.7)).toBe(true);
  });

  test('stores the text, how it was drawn and how it was read, in rows that the schema reads', async () => {
    const memory = new Memory();
    const { asker, requests } = writing('3', 'I cannot answer that.', '2 or 3', '1 = a\n2 = b');
    await run(trials.slice(0, 4), memory, asker);
    const rows = [...memory.rows.values()].map(
      ({ trial, sitting, answer, shownAt, answeredAt }) => ({
        key: trial.key,
        revision: 0,
        sitting,
        answerer: trial.answerer,
        question: trial.question,
        answer,
        shownAt,
        answeredAt,
      }),
    );
    expect(rows.map(({ answer }) => answer)).toMatchObject([
      { kind: 'written', label: 2, by: 'label', text: '3', temperature: 0.7, repeat: 0 },
      { kind: 'unread', why: 'refused', text: 'I cannot answer that.' },
      { kind: 'unread', why: 'none', text: '2 or 3' },
      { kind: 'unread', why: 'several' },
    ]);
    expect(rows.every((row) => v.is(answerRowSchema, row))).toBe(true);
    const [first] = rows;
    if (first?.answer.kind !== 'written') throw new Error('the first is read');
    expect(first.answer.seed).toBe(requests[0]?.seed);
    // A seed that is not the key's is no answer to this trial.
    const forged = { ...first, answer: { ...first.answer, seed: first.answer.seed + 1 } };
    expect(v.is(answerRowSchema, forged)).toBe(false);
  });

  test('tries a text that failed again, with the same seed', async () => {
    const { asker, requests } = writing('1');
    let calls = 0;
    const failing: Asker = {
      ...asker,
      write: (request, onText) => {
        calls += 1;
        if (calls === 1) {
          requests.push(request);
          return Promise.resolve(failure('answer-failed', 'no', true));
        }
        return asker.write(request, onText);
      },
    };
    const end = await run(trials.slice(0, 1), new Memory(), failing);
    expect(end).toEqual({ kind: 'finished', failed: [] });
    expect(requests[1]).toEqual(requests[0]);
  });
});

describe('a question that the pack does not hold', () => {
  const strange: PlannedTrial = {
    key: 'f'.repeat(64),
    sitting: 'x',
    answerer: { kind: 'person', sitting: 'x' },
    question: {
      instrument: 'questionnaire',
      item: 'p99',
      value: 'SD',
      wording: 'portrait-1',
      direction: 'up',
    },
  };

  test('ends the run with its name, after the answers before are stored', async () => {
    const memory = new Memory();
    const some = [...planned.slice(0, 2), strange];
    await expect(run(some, memory)).rejects.toThrow(`pack axia ${pack.version} has no p99`);
    expect([...memory.rows.keys()]).toEqual(keysOf(planned.slice(0, 2)));
  });

  test('has no prompt', () => {
    const question: Question = {
      instrument: 'scenarios',
      scenario: 's999',
      question: 0,
      options: ['SD', 'ST', 'HE', 'AC'],
      wording: 'scenario-1',
      framing: 'act',
    };
    expect(() => promptOf(question, pack)).toThrow('has no s999');
    const bare = { ...pack, questionnaire: null };
    expect(() => promptOf(strange.question, bare)).toThrow('has no p99');
  });
});

describe.each([
  ['labels', LABELS_PRESET, 10, 1200],
  ['soundness', SOUNDNESS_PRESET, 6, 600],
] as const)('a run of the preset %s', (instrument, preset, labels, count) => {
  const trials = plannedTrials(modelSittings(preset), pack);

  test(`asks for one of ${labels} labels, ${count} times, and stores what fits the question`, async () => {
    const memory = new Memory();
    expect(await run(trials, memory)).toEqual({ kind: 'finished', failed: [] });
    expect([...memory.rows.keys()]).toEqual(keysOf(trials));
    expect(memory.rows.size).toBe(count);
    for (const { trial, sitting, answer, shownAt, answeredAt } of memory.rows.values()) {
      const row = {
        key: trial.key,
        revision: 0,
        sitting,
        answerer: trial.answerer,
        question: trial.question,
        answer,
        shownAt,
        answeredAt,
      };
      expect(v.is(answerRowSchema, row)).toBe(true);
      expect(answer.kind === 'distribution' && answer.p.length).toBe(labels);
    }
  });

  test('names its questions by the action', () => {
    const [first] = trials;
    if (first === undefined) throw new Error('the preset asks nothing');
    expect(first.question.instrument).toBe(instrument);
    expect(nameOf(first.question, pack)).toBe(pack.scenarios?.scenarios[0]?.actions.SD);
    expect(nameOf(first.question, { ...pack, scenarios: null })).toBeNull();
  });
});

describe('a pause', () => {
  const some = planned.slice(0, 6);

  test('ends the run after the question in flight, whose answer is stored', async () => {
    const memory = new Memory();
    const pause = new AbortController();
    const asker: Asker = {
      ...answers,
      ask: (prompt) => {
        if (memory.rows.size === 2) pause.abort();
        return Promise.resolve(answerTo(prompt));
      },
    };
    expect(await run(some, memory, asker, pause.signal)).toEqual({ kind: 'paused' });
    const { size } = memory.rows;
    expect(size).toBeLessThan(some.length);
    expect([...memory.rows.keys()]).toEqual(keysOf(some.slice(0, size)));
  });

  test('before the first question asks none', async () => {
    const { asker, calls } = scripted();
    expect(await run(some, new Memory(), asker, AbortSignal.abort())).toEqual({ kind: 'paused' });
    expect(calls).toEqual([]);
  });

  test('during the last question comes too late: the run is finished', async () => {
    const memory = new Memory();
    const pause = new AbortController();
    const asker: Asker = {
      ...answers,
      ask: (prompt) => {
        pause.abort();
        return Promise.resolve(answerTo(prompt));
      },
    };
    expect(await run(some.slice(0, 1), memory, asker, pause.signal)).toEqual({
      kind: 'finished',
      failed: [],
    });
    expect(memory.rows.size).toBe(1);
  });

  test('tries no failed question again', async () => {
    const pause = new AbortController();
    let calls = 0;
    const asker: Asker = {
      ...answers,
      ask: () => {
        calls += 1;
        pause.abort();
        return Promise.resolve(failure('answer-failed', 'no', true));
      },
    };
    expect(await run(some, new Memory(), asker, pause.signal)).toEqual({ kind: 'paused' });
    expect(calls).toBe(1);
  });
});

describe('storage that fails', () => {
  const full = new StoreError('full', 'no room');

  test('ends the run with its error, and the unanswered rest stays open', async () => {
    const memory = new Memory();
    const save = (given: GivenAnswer) =>
      memory.rows.size === 3 ? Promise.reject(full) : memory.save(given);
    const { asker, calls } = scripted();
    const { signal } = new AbortController();
    const ending = runTrials(planned, pack, asker, save, quiet, signal);
    await expect(ending).rejects.toBe(full);
    expect([...memory.rows.keys()]).toEqual(keysOf(planned.slice(0, 3)));
    expect(memory.open(planned)).toHaveLength(planned.length - 3);
    // The answer that could not be stored, and at most the question asked meanwhile.
    expect(calls.length).toBeLessThanOrEqual(5);
  });

  test('on the very last answer is not taken for success', async () => {
    const some = planned.slice(0, 4);
    const memory = new Memory();
    const save = (given: GivenAnswer) =>
      memory.rows.size === 3 ? Promise.reject(full) : memory.save(given);
    const { signal } = new AbortController();
    await expect(runTrials(some, pack, answers, save, quiet, signal)).rejects.toBe(full);
  });

  test('tells of no answer that was not stored', async () => {
    let told = 0;
    const events = { ...quiet, onStored: () => (told += 1) };
    const { signal } = new AbortController();
    const save = () => Promise.reject(full);
    await expect(runTrials(planned, pack, answers, save, events, signal)).rejects.toBe(full);
    expect(told).toBe(0);
  });
});

const KILLS = ['a pause', 'a full disk', 'a dead worker', 'a bug', 'a closed tab'] as const;
type Kill = (typeof KILLS)[number];

/** Runs what is open and kills the run at its question number `at`, counted from 0; counts asking. */
async function killedRun(
  trials: readonly PlannedTrial[],
  memory: Memory,
  kill: Kill,
  at: number,
): Promise<number> {
  let asked = 0;
  let saved = 0;
  let isClosed = false;
  const pause = new AbortController();
  let close: () => void = () => undefined;
  const closing = new Promise<void>((resolve) => {
    close = resolve;
  });

  const ask = (prompt: Prompt): Promise<Result<Choice>> => {
    const isLast = asked === at;
    asked += 1;
    if (!isLast) return Promise.resolve(answerTo(prompt));
    if (kill === 'a pause') pause.abort();
    if (kill === 'a dead worker') return Promise.resolve(failure('worker-died', 'killed', true));
    if (kill === 'a bug') return Promise.reject(new Error('killed'));
    if (kill !== 'a closed tab') return Promise.resolve(answerTo(prompt));
    isClosed = true;
    close();
    return new Promise(() => undefined);
  };
  const asker: Asker = {
    ask,
    write: silent,
    revive: () => Promise.resolve(failure('load-failed', 'killed')),
  };
  const save = async (given: GivenAnswer) => {
    const isLast = kill === 'a full disk' && saved === at;
    saved += 1;
    if (isLast) throw new StoreError('unknown', 'killed');
    // A moment later, as in a database; what was not written when the tab closed never is.
    await Promise.resolve();
    if (!isClosed) await memory.save(given);
  };

  const open = memory.open(trials);
  const running = runTrials(open, pack, asker, save, quiet, pause.signal);
  await Promise.race([running, closing]).catch((error: unknown) => {
    expect(String(error)).toContain('killed');
  });
  return asked;
}

describe('a run that is killed and resumed ends with exactly the planned rows, none twice', () => {
  async function expectWhole(
    trials: readonly PlannedTrial[],
    kills: readonly (readonly [Kill, number])[],
  ) {
    const memory = new Memory();
    let asked = 0;
    for (const [kill, at] of kills) asked += await killedRun(trials, memory, kill, at);
    const rest = memory.open(trials).length;
    expect(await run(trials, memory)).toEqual({ kind: 'finished', failed: [] });
    expect([...memory.rows.keys()].toSorted()).toEqual(keysOf(trials).toSorted());
    for (const { key, question, sitting } of trials) {
      expect(memory.rows.get(key)).toMatchObject({ sitting, trial: { key, question } });
    }
    // A kill costs the question in flight and the answer that was being stored, never more.
    expect(asked + rest).toBeLessThanOrEqual(trials.length + 2 * kills.length);
  }

  test.each(KILLS)('by %s at every single question', async (kill) => {
    const some = planned.slice(36, 50);
    for (let at = 0; at <= some.length; at += 1) await expectWhole(some, [[kill, at]]);
  });

  test('by anything, at any questions, any number of times', async () => {
    const kills = fc.array(fc.tuple(fc.constantFrom(...KILLS), fc.nat(planned.length)), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(kills, (list) => expectWhole(planned, list)),
      { numRuns: 60 },
    );
  });

  test('and a run begun again at once after each question goes on all the same', async () => {
    const some = planned.slice(0, 20);
    await expectWhole(
      some,
      some.map(() => ['a pause', 0] as const),
    );
  });
});

describe('the rate', () => {
  test('is unknown until three answers are stored', () => {
    const rate = new Rate();
    expect([rate.perSecond, rate.remaining(10)]).toEqual([null, null]);
    rate.answered(0);
    rate.answered(500);
    expect(rate.perSecond).toBeNull();
    rate.answered(1000);
    expect(rate.perSecond).toBe(2);
    expect(rate.remaining(10)).toBe(5000);
    expect(rate.remaining(0)).toBe(0);
  });

  test('is that of the last forty answers', () => {
    const rate = new Rate();
    for (let number = 0; number < 100; number += 1) rate.answered(number);
    for (let number = 0; number < 40; number += 1) rate.answered(1000 + 250 * number);
    expect(rate.perSecond).toBe(4);
  });

  test('is unknown where no time passed', () => {
    const rate = new Rate();
    for (let number = 0; number < 5; number += 1) rate.answered(7);
    expect(rate.perSecond).toBeNull();
  });
});
