// What every engine must do, whichever model it runs: one suite for wllama on the untrained baseline
// and on SmolLM2, for the MLC engine on a stand-in of its library, and, where somebody serves one, on a
// real MLC model (npm run test:webllm). What an engine does beyond this has tests of its own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  Choice,
  ChooseRequest,
  LoadProgress,
  ModelDescription,
  PromptPreview,
  Result,
  WriteRequest,
} from '../../src/core/engine/api';

/** What the page's client and an engine itself have in common. */
export interface Answering {
  warmUp(): Promise<Result<number>>;
  preview(prompt: string): Promise<Result<PromptPreview>>;
  choose(request: ChooseRequest): Promise<Result<Choice>>;
  write(request: WriteRequest, onText: (text: string) => void): Promise<Result<{ text: string }>>;
  stop(): Promise<void>;
  unload(): Promise<void> | void;
}

export interface Subject {
  engine: Answering;
  load(onProgress: (progress: LoadProgress) => void): Promise<Result<ModelDescription>>;
  /** A text of the same seed is the same; a stand-in draws nothing. */
  draws: boolean;
  /** How far a share may move with what was asked before. */
  tolerance: number;
  /** Milliseconds for one test. */
  patience: number;
}

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
const SCALE = ['1', '2', '3', '4', '5', '6'];
const QUESTION = 'Somebody is offered a post in another city. What do you advise?';
const ENDLESS: WriteRequest = {
  prompt: 'Tell a long story.',
  temperature: 1,
  seed: 99,
  maxTokens: 2000,
};

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

function promptFor(labels: readonly string[]): string {
  const options = labels.map((label) => `${label}) Advice ${label}`);
  return `${QUESTION}\n${options.join('\n')}\nAnswer with one of ${labels.join(', ')}.`;
}

export function engineContract(name: string, subject: Subject): void {
  const { engine, draws, tolerance, patience } = subject;
  const ask = (labels: readonly string[], prompt = promptFor(labels)) =>
    engine.choose({ prompt, labels });

  describe(`the contract of engines, ${name}`, { timeout: patience }, () => {
    const progress: LoadProgress[] = [];
    let description: ModelDescription;

    beforeAll(async () => {
      description = valueOf(await subject.load((step) => progress.push(step)));
    }, patience);
    afterAll(() => engine.unload());

    test('describes what is loaded, enough to name it in a row for ever', () => {
      expect(description.engineVersion).toMatch(/\d+\.\d+\.\d+/);
      expect(description.revision).toMatch(/^[0-9a-f]{64}$/);
      for (const words of [description.name, description.architecture, description.quantisation]) {
        expect(words).not.toBe('');
      }
      expect(description.contextLength).toBeGreaterThanOrEqual(64);
      expect(description.bytes).toBeGreaterThan(0);
      expect(description.threads).toBeGreaterThanOrEqual(1);
    });

    test('reported progress in bytes, never beyond the total, starting at the end', () => {
      expect(progress.at(-1)?.phase).toBe('start');
      expect(progress.every(({ done, total }) => total === null || done <= total)).toBe(true);
    });

    test('warms up, and tells how long it took', async () => {
      expect(valueOf(await engine.warmUp())).toBeGreaterThan(0);
    });

    test('shows a prompt as it is sent, word for word, and counts its tokens', async () => {
      const prompt = promptFor(LETTERS.slice(0, 4));
      const { text, tokens } = valueOf(await engine.preview(prompt));
      expect(text).toContain(prompt);
      if (description.chatTemplate === 'own') expect(text.length).toBeGreaterThan(prompt.length);
      expect(valueOf(await ask(LETTERS.slice(0, 4))).promptTokens).toBe(tokens);
    });

    test.each([2, 3, 4, 10])('chooses among %d letters', async (count) => {
      const { p } = valueOf(await ask(LETTERS.slice(0, count)));
      expect(p).toHaveLength(count);
      expect(p.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(p.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    });

    test('rates on six points, with the whole distribution', async () => {
      const { p } = valueOf(await ask(SCALE));
      expect(p).toHaveLength(6);
      expect(p.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    });

    test('tells compliance, tokens and time of every choice', async () => {
      const choice = valueOf(await ask(LETTERS.slice(0, 4)));
      expect(choice.compliance).toBeGreaterThanOrEqual(0);
      expect(choice.compliance).toBeLessThanOrEqual(1);
      expect(choice.promptTokens).toBeGreaterThan(0);
      expect(choice.evaluatedTokens).toBeGreaterThan(0);
      expect(choice.ms).toBeGreaterThan(0);
    });

    test('gives the same probabilities, whatever was asked before', async () => {
      const labels = LETTERS.slice(0, 4);
      const [first = '', ...rest] = labels;
      const before = [
        // Nothing in common with the question, all of it, and all but the order of its options.
        promptFor(['1', '2']).replace(QUESTION, 'Something else altogether.'),
        promptFor(labels),
        promptFor([...rest, first]),
      ];
      const asked = valueOf(await ask(labels));
      for (const prompt of before) {
        valueOf(await ask(['A', 'B'], prompt));
        const again = valueOf(await ask(labels));
        for (const [index, share] of asked.p.entries()) {
          expect(Math.abs((again.p[index] ?? Number.NaN) - share)).toBeLessThan(tolerance);
        }
      }
    });

    test.each([
      ['one label', ['A']],
      ['eleven labels', [...LETTERS, '1']],
      ['the same label twice', ['A', 'A']],
      ['a label that is no single token', ['A', 'zqzq']],
    ])('refuses %s, and answers on', async (_, labels) => {
      expect(codeOf(await ask(labels, QUESTION))).toBe('answer-failed');
      expect(codeOf(await ask(['A', 'B']))).toBe('ok');
    });

    test('takes one request at a time', async () => {
      const all = await Promise.all([
        ask(['A', 'B']),
        ask(['A', 'B']),
        engine.warmUp(),
        engine.preview(QUESTION),
      ]);
      expect(all.map(codeOf)).toEqual(['ok', 'busy', 'busy', 'busy']);
    });

    test('writes a text piece by piece, and the pieces are the text', async () => {
      const pieces: string[] = [];
      const request = { ...ENDLESS, maxTokens: 12 };
      const { text } = valueOf(await engine.write(request, (piece) => pieces.push(piece)));
      expect(text).not.toBe('');
      expect(pieces.join('')).toBe(text);
    });

    test.runIf(draws)('writes the same text from the same seed, another from another', async () => {
      const write = async (seed: number) =>
        valueOf(await engine.write({ ...ENDLESS, maxTokens: 16, seed }, () => undefined)).text;
      const first = await write(1_234_567);
      expect(await write(1_234_567)).toBe(first);
      expect(await write(7_654_321)).not.toBe(first);
    });

    test('stops a text within a second of being told, and answers on', async () => {
      let begun: () => void = () => undefined;
      const beginning = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const writing = engine.write(ENDLESS, () => {
        begun();
      });
      await beginning;
      const start = performance.now();
      await engine.stop();
      expect(codeOf(await writing)).toBe('stopped');
      expect(performance.now() - start).toBeLessThan(1000);
      expect(codeOf(await ask(['A', 'B']))).toBe('ok');
    });

    test('without a model answers nothing', async () => {
      await engine.unload();
      const all = [await ask(['A', 'B']), await engine.warmUp(), await engine.preview(QUESTION)];
      expect(all.map(codeOf)).toEqual(['not-loaded', 'not-loaded', 'not-loaded']);
      valueOf(await subject.load(() => undefined));
      expect(codeOf(await ask(['A', 'B']))).toBe('ok');
    });
  });
}
