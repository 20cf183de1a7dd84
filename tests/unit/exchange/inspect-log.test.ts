// The log that Inspect AI opens. That its own reader and its viewer take the file was tried with inspect_ai
// (docs/formats.md); here stands what they rely on.
import { expect, test } from 'vitest';
import {
  INSPECT_END,
  inspectFileName,
  inspectHead,
  inspectSamples,
  spanOf,
} from '../../../src/core/exchange/inspect-log';
import { promptOf } from '../../../src/run/runner';
import { pack, smallModel, study } from '../../fixtures/sittings';
import { linesFor } from '../../fixtures/trial-lines';

const lines = linesFor([
  {
    question: {
      instrument: 'steered',
      condition: 'select',
      scenario: 's01',
      question: 0,
      options: ['SD', 'HE', 'PO', 'BE'],
      target: 'PO',
      wording: 'select-1',
    },
    p: [0, 0.5, 0.3, 0.2],
  },
  {
    question: {
      instrument: 'questionnaire',
      item: 'p01',
      value: 'SD',
      wording: 'portrait-1',
      direction: 'down',
    },
    p: [0.5, 0.1, 0.1, 0.1, 0.1, 0.1],
  },
  {
    question: {
      instrument: 'questionnaire',
      item: 'p02',
      value: 'SE',
      wording: 'portrait-1',
      direction: 'up',
    },
    p: null,
  },
]);

const samples = lines.map((line) => ({
  line,
  model: smallModel,
  prompt: promptOf(line.trial.question, pack),
  note: null,
}));

const summary = {
  trials: lines.length,
  answered: 2,
  packs: [pack],
  draw: undefined,
  span: spanOf(lines.slice(1), spanOf(lines.slice(0, 1), null)),
};

const log = (parts: readonly (typeof samples)[]): unknown =>
  JSON.parse(
    inspectHead(study, smallModel, summary, 'Axia test') +
      parts.map((part, place) => inspectSamples(part, place === 0)).join('') +
      INSPECT_END,
  );

test('a log is version 2, of one model, with a sample for each answered trial', () => {
  expect(log([samples])).toMatchObject({
    version: 2,
    status: 'started',
    eval: {
      model: 'axia/wllama/A small model',
      dataset: { samples: 2 },
      model_args: { revision: smallModel.revision },
    },
    stats: { started_at: '2026-01-02T03:04:05.000Z', completed_at: '2026-01-02T03:04:05.100Z' },
    samples: [
      {
        id: lines[0]?.trial.key,
        epoch: 1,
        target: 'C',
        input: samples[0]?.prompt.text,
        messages: [
          { role: 'user', content: samples[0]?.prompt.text },
          { role: 'assistant', content: 'B' },
        ],
        output: { completion: 'B', usage: { input_tokens: 80, total_tokens: 81 } },
        scores: { first: { value: 'HE', answer: 'B' } },
      },
      { target: '', output: { completion: '1' }, scores: { first: { value: '6', answer: '1' } } },
    ],
  });
});

test('every label has its log-probability, a probability of 0 that of the floor', () => {
  const [first] = samples;
  if (first === undefined) throw new RangeError('no sample');
  const text = inspectSamples([first], true);
  for (const p of [1e-6, 0.5, 0.3, 0.2]) expect(text).toContain(`"logprob":${String(Math.log(p))}`);
  expect(text).toContain('"probabilities":[0,0.5,0.3,0.2]');
});

test('a log in parts is the same as in one', () => {
  expect(log(samples.map((one) => [one]))).toEqual(log([samples]));
});

test('a log has a name that the viewer lists, whatever the study is called', () => {
  // log_file_pattern in src/inspect_ai/log/_file.py of inspect_ai 0.3.285.
  const listed = /^\d{4}-\d{2}-\d{2}T\d{2}[:-]\d{2}[:-]\d{2}.*$/;
  const odd = {
    ...study,
    id: 'model-1/../short_axia-1.1.0 <b>',
    createdAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  };
  const name = inspectFileName(odd);
  expect(name).toMatch(listed);
  expect(name).toBe('2026-01-02T03-04-05+00-00_axia-short_model1shortaxia110b.json');
});
