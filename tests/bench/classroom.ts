// A class and the models that scripts/bench-classroom.mjs measures: pupils who answer at random, and models that
// have answered all scenarios of the bank, as rows of the store.
import { currentPack } from '../../src/content/pack';
import { DRAWN_NUMBERS, writeAnswerCode } from '../../src/core/exchange/answer-code';
import { codeFormOf, readSetInLink } from '../../src/core/exchange/class-set';
import { normalise } from '../../src/core/stats/log-average';
import { randomFor } from '../../src/core/stats/random';
import type { AnswerRow } from '../../src/core/study/answer';
import { classTrials } from '../../src/core/study/class-trials';
import { answererOf, type ModelRespondent } from '../../src/core/study/records';

/** Codes of so many pupils for the set of a pupils' link. */
export function codesFor(link: string, pupils: number): string[] {
  const reading = readSetInLink(link.split('/').at(-1) ?? '');
  if (!reading.ok) throw new Error(reading.message);
  const form = codeFormOf(reading.set);
  const random = randomFor(1, 'asking');
  return Array.from({ length: pupils }, () =>
    writeAnswerCode(form, {
      answers: form.bases.map((base) => random.below(base)),
      drawn: random.below(DRAWN_NUMBERS),
    }),
  );
}

function modelNumber(number: number): ModelRespondent {
  return {
    kind: 'model',
    id: `model-${number}`,
    name: `Model ${number}`,
    createdAt: 0,
    engine: 'wllama',
    engineVersion: '3.8.1',
    revision: String(number).repeat(64).slice(0, 64),
    device: 'processor',
    architecture: 'llama',
    parameters: null,
    quantisation: 'Q4_1',
    bytes: 1,
    source: { kind: 'gguf-file', fileName: 'model.gguf' },
    baseline: false,
    notes: [],
  };
}

/** So many models with an answer to every question of the bank in four orders, 2,400 rows each. */
export async function modelsFor(
  link: string,
  count: number,
): Promise<{ respondents: ModelRespondent[]; answers: AnswerRow[] }> {
  const reading = readSetInLink(link.split('/').at(-1) ?? '');
  if (!reading.ok) throw new Error(reading.message);
  const { set } = reading;
  const pack = await currentPack();
  const all = (pack.scenarios?.scenarios ?? []).flatMap(({ id }) =>
    [0, 1, 2, 3, 4].map((question) => ({ id, question })),
  );
  const random = randomFor(2, 'asking');
  const respondents = Array.from({ length: count }, (_, index) => modelNumber(index + 1));
  const answers = respondents.flatMap((model) => {
    const answerer = answererOf(model);
    return classTrials(set, all, pack, answerer).flatMap(({ key, question }): AnswerRow[] => {
      if (question.instrument !== 'scenarios') return [];
      return [
        {
          key,
          revision: 0,
          sitting: `${model.id}-scenarios`,
          answerer,
          question: { ...question, options: [...question.options] },
          answer: {
            kind: 'distribution',
            p: normalise([1, 2, 3, 4].map(() => random.uniform() + 0.01)),
            compliance: 1,
            promptTokens: 200,
            evaluatedTokens: 100,
            engineMs: 1,
          },
          shownAt: 0,
          answeredAt: 1,
        },
      ];
    });
  });
  return { respondents, answers };
}
