// A real, small model through the GGUF engine, where `npm run model:fetch` has put one into models/.
import { afterAll, describe, expect, test } from 'vitest';
import { EngineClient } from '../../src/engine/client';
import { addressOf, readMirror } from '../../src/engine/mirror';
import type { QuestionnairePlan } from '../../src/core/study/plan';
import { plannedTrials, runTrials, type Asker, type PlannedTrial } from '../../src/run/runner';
import type { GivenAnswer } from '../../src/store/store';
import { modelSittings, pack } from '../fixtures/sittings';

const page = new URL('/', location.href).href;
const mirror = await readMirror(page);
const entry = mirror.ok
  ? mirror.value.find(({ file }) => file.startsWith('SmolLM2-135M'))
  : undefined;
const engine = new EngineClient('wllama');
afterAll(() => engine.unload());

describe.runIf(entry !== undefined)('SmolLM2 135M', () => {
  test('knows where Paris is, and mostly answers with a letter', { timeout: 180_000 }, async () => {
    if (entry === undefined) return;
    const source = { kind: 'gguf-url', url: addressOf(entry, page), sha256: entry.sha256 } as const;
    const loaded = await engine.load(
      source,
      { device: 'processor', threads: 2, mirror: null },
      () => undefined,
    );
    expect(loaded).toMatchObject({
      ok: true,
      value: { revision: entry.sha256, quantisation: 'Q4_1', parameters: 134_515_008 },
    });
    const prompt = 'In which country is Paris?\nA) Japan\nB) France\nAnswer with the letter only.';
    // As the template in the file has it, with the system message that it brings along.
    expect(await engine.preview(prompt)).toMatchObject({
      value: {
        text:
          '<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face' +
          `<|im_end|>\n<|im_start|>user\n${prompt}<|im_end|>\n<|im_start|>assistant\n`,
      },
    });
    const answer = await engine.choose({ prompt, labels: ['A', 'B'] });
    if (!answer.ok) throw new Error(answer.error.detail);
    expect(answer.value.p[1]).toBeGreaterThan(0.5);
    expect(answer.value.compliance).toBeGreaterThan(0.5);
  });

  test(
    'writes its answers, which are kept as they are, and the same from the same seed',
    {
      timeout: 180_000,
    },
    async () => {
      const writing = { temperature: 0.7, maxTokens: 16, repeats: 2 };
      const plan: QuestionnairePlan = {
        instrument: 'questionnaire',
        items: 'short',
        wordings: ['portrait-2'],
        directions: ['up'],
        writing,
      };
      const planned = plannedTrials(modelSittings({ id: 'short', plans: [plan] }), pack);
      // The same portrait twice.
      const trials = [...planned.slice(0, 1), ...planned.slice(21, 22)];
      const asker: Asker = {
        ask: () => Promise.reject(new Error('texts are asked for')),
        write: (request, onText) => engine.write(request, onText),
        revive: () => Promise.reject(new Error('nothing dies')),
      };
      const events = { onQuestion: () => undefined, onStored: () => undefined };
      const run = async (of: readonly PlannedTrial[]) => {
        const rows: GivenAnswer[] = [];
        const save = (given: GivenAnswer) => Promise.resolve(rows.push(given));
        const end = await runTrials(of, pack, asker, save, events, new AbortController().signal);
        expect(end).toEqual({ kind: 'finished', failed: [] });
        return rows.flatMap(({ answer }) =>
          answer.kind === 'written' || answer.kind === 'unread' ? [answer] : [],
        );
      };
      const answers = await run(trials);
      expect(answers).toHaveLength(trials.length);
      expect(answers.every(({ text }) => text.trim() !== '')).toBe(true);
      expect(answers[0]?.seed).not.toBe(answers[1]?.seed);
      const [first] = await run(trials.slice(0, 1));
      expect(first?.text).toBe(answers[0]?.text);
    },
  );
});
