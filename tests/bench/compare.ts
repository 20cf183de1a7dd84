// What bench-compare.mjs puts into the browser's database: models and people with answers to every question
// that they would be asked, drawn from worths of their own. Rows are those of the application, with the keys
// that it computes itself.
import { readFileSync } from 'node:fs';
import { readPack, type Pack } from '../../src/core/instrument/pack';
import type { Answer, AnswerRow } from '../../src/core/study/answer';
import { conditionOf, trialsOf, type Plan, type Sitting } from '../../src/core/study/plan';
import { personQuestionnaire, personScenarios, PRESETS } from '../../src/core/study/presets';
import type { PresetId, Respondent, Study } from '../../src/core/study/records';
import type { Trial } from '../../src/core/study/trial';
import { normalise } from '../../src/core/stats/log-average';
import { randomFor, type Random } from '../../src/core/stats/random';
import { at } from '../../src/core/stats/array';
import { place } from '../../src/core/values';

export interface Rows {
  respondents: Respondent[];
  studies: Study[];
  sittings: Sitting[];
  answers: AnswerRow[];
}

const SINCE = 1_764_000_000_000;

function probabilities(trial: Trial, worths: readonly number[], random: Random): number[] {
  const { question } = trial;
  if (question.instrument === 'questionnaire') {
    const towards = question.direction === 'up' ? 1 : -1;
    const centre = 3.5 + towards * at(worths, place(question.value)) + 0.6 * random.normal();
    return normalise([1, 2, 3, 4, 5, 6].map((rating) => Math.exp(-((rating - centre) ** 2))));
  }
  if (question.instrument !== 'scenarios') throw new Error(question.instrument);
  return normalise(
    question.options.map((value) => Math.exp(at(worths, place(value)) + 0.4 * random.normal())),
  );
}

function drawnFrom(p: readonly number[], random: Random): number {
  let rest = random.uniform();
  return Math.max(
    0,
    p.findIndex((part) => (rest -= part) < 0),
  );
}

function answerTo(trial: Trial, worths: readonly number[], random: Random): Answer {
  const p = probabilities(trial, worths, random);
  if (trial.answerer.kind === 'model') {
    const cost = { compliance: null, promptTokens: 200, evaluatedTokens: null, engineMs: 100 };
    return { kind: 'distribution', p, ...cost };
  }
  const drawn = drawnFrom(p, random);
  return trial.question.instrument === 'questionnaire'
    ? { kind: 'rated', rating: drawn + 1 }
    : { kind: 'chosen', option: drawn };
}

function addSitting(rows: Rows, sitting: Sitting, pack: Pack, number: number): void {
  const random = randomFor(number, 'answers');
  const worths = Array.from({ length: 10 }, () => randomFor(number, 'respondents').normal());
  const own = worths.map((worth, value) => worth + Math.sin(value + number));
  rows.sittings.push(sitting);
  for (const trial of trialsOf(sitting, pack)) {
    rows.answers.push({
      key: trial.key,
      revision: 0,
      sitting: sitting.id,
      answerer: trial.answerer,
      question:
        'options' in trial.question
          ? { ...trial.question, options: [...trial.question.options] }
          : trial.question,
      answer: answerTo(trial, own, random),
      shownAt: SINCE,
      answeredAt: SINCE + 1,
    });
  }
}

function sittingOf(
  id: string,
  respondent: string,
  plan: Plan,
  pack: Pack,
): Omit<Sitting, 'answerer' | 'study'> {
  const { id: packId, version } = pack;
  return {
    id,
    respondent,
    pack: { id: packId, version },
    plan,
    condition: conditionOf(plan),
    seed: 1,
    startedAt: SINCE,
  };
}

function addModel(rows: Rows, number: number, preset: PresetId, pack: Pack): void {
  const id = `model-${number}`;
  const revision = String(number).padStart(64, '0');
  rows.respondents.push({
    kind: 'model',
    id,
    name: `Model ${number}`,
    createdAt: SINCE,
    engine: 'wllama',
    engineVersion: '3.8.1',
    revision,
    device: 'processor',
    architecture: number % 2 === 0 ? 'llama' : 'qwen2',
    parameters: number * 0.4e9,
    quantisation: 'Q4_1',
    bytes: 1e8,
    source: { kind: 'gguf-file', fileName: `model-${number}.gguf` },
    baseline: false,
    notes: [],
  });
  const study = `${id}-${preset}-${pack.id}-${pack.version}`;
  rows.studies.push({
    id: study,
    name: `Model ${number}`,
    respondent: id,
    preset,
    createdAt: SINCE,
  });
  for (const plan of PRESETS[preset].plans) {
    const sitting: Sitting = {
      ...sittingOf(`${study}-${plan.instrument}`, id, plan, pack),
      study,
      answerer: {
        kind: 'model',
        engine: 'wllama',
        engineVersion: '3.8.1',
        revision,
        device: 'processor',
      },
    };
    addSitting(rows, sitting, pack, number);
  }
}

function addPerson(rows: Rows, number: number, pack: Pack): void {
  const id = `person-${number}`;
  rows.respondents.push({ kind: 'person', id, name: `Person ${number}`, createdAt: SINCE });
  for (const plan of [personQuestionnaire('all'), personScenarios('A', 2)]) {
    const sitting = `${id}-${plan.instrument}`;
    addSitting(
      rows,
      {
        ...sittingOf(sitting, id, plan, pack),
        study: null,
        answerer: { kind: 'person', sitting },
      },
      pack,
      1000 + number,
    );
  }
}

/** Rows of so many models, who answered a preset, and people, who answered 40 portraits and 30 scenarios. */
export function rowsOf(packFile: string, models: number, people: number, preset: PresetId): Rows {
  const reading = readPack(JSON.parse(readFileSync(packFile, 'utf8')));
  if (!reading.ok) throw new Error('the built-in pack does not read');
  const rows: Rows = { respondents: [], studies: [], sittings: [], answers: [] };
  for (let number = 1; number <= models; number += 1) addModel(rows, number, preset, reading.pack);
  for (let number = 1; number <= people; number += 1) addPerson(rows, number, reading.pack);
  return rows;
}
