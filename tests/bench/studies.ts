// What bench-studies.mjs puts into the browser's database: models that answered a plan over a large pack, with
// the keys that the application computes itself. It runs inside the page, because rows of that number would
// take longer to be sent there than to be made.
import { readPack, type Pack } from '../../src/core/instrument/pack';
import { topOptions } from '../../src/core/stats/top-option';
import { normalise } from '../../src/core/stats/log-average';
import { at } from '../../src/core/stats/array';
import { randomFor, type Random } from '../../src/core/stats/random';
import type { AnswerRow } from '../../src/core/study/answer';
import { trialsOf, type ScenarioPlan, type Sitting } from '../../src/core/study/plan';
import { answererOf, type ModelRespondent, type Study } from '../../src/core/study/records';
import type { Trial } from '../../src/core/study/trial';
import { place } from '../../src/core/values';
import { packRow } from '../../src/store/packs';

const SINCE = 1_764_000_000_000;
/** Rows are added in transactions of so many. */
const PART = 5000;

const PLAN: ScenarioPlan = {
  instrument: 'scenarios',
  form: 'all',
  thirties: 'all',
  questions: 'five',
  orders: 'shifts',
  framing: 'advise',
  wordings: ['scenario-1'],
};

function modelOf(number: number): ModelRespondent {
  return {
    kind: 'model',
    id: `model-${number}`,
    name: `Model ${number}`,
    createdAt: SINCE,
    engine: 'wllama',
    engineVersion: '3.8.1',
    revision: String(number).padStart(64, '0'),
    device: 'processor',
    architecture: 'llama',
    parameters: number * 0.4e9,
    quantisation: 'Q4_1',
    bytes: 1e8,
    source: { kind: 'gguf-file', fileName: `model-${number}.gguf` },
    baseline: false,
    notes: [],
  };
}

function rowFor({ key, question, answerer }: Trial, sitting: Sitting, random: Random): AnswerRow {
  if (question.instrument !== 'scenarios') throw new RangeError(question.instrument);
  const p = normalise(
    question.options.map((value) => Math.exp(Math.sin(place(value)) + random.normal())),
  );
  return {
    key,
    revision: 0,
    sitting: sitting.id,
    answerer,
    question: { ...question, options: [...question.options] },
    answer: {
      kind: 'distribution',
      p,
      compliance: 0.4 + 0.6 * at(p, topOptions(p)[0] ?? 0),
      promptTokens: 212,
      evaluatedTokens: 31,
      engineMs: 100 + 10 * random.uniform(),
    },
    shownAt: SINCE,
    answeredAt: SINCE + 110,
  };
}

const opened = () =>
  new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open('axia');
    request.onsuccess = () => {
      done(request.result);
    };
    request.onerror = () => {
      fail(new Error(String(request.error)));
    };
  });

function put(database: IDBDatabase, table: string, rows: readonly unknown[]): Promise<void> {
  return new Promise((done, fail) => {
    const transaction = database.transaction(table, 'readwrite');
    for (const row of rows) transaction.objectStore(table).put(row);
    transaction.oncomplete = () => {
      done();
    };
    transaction.onabort = () => {
      fail(new Error(String(transaction.error)));
    };
  });
}

/** Adds the pack. */
async function seedPack(packText: string): Promise<void> {
  const database = await opened();
  const pack = packIn(packText);
  await put(database, 'packs', [packRow({ pack, origin: 'imported', addedAt: SINCE })]);
  database.close();
}

/** Adds a model that answered all questions of the pack; returns the id of its study. */
async function seedModel(packText: string, number: number): Promise<string> {
  const database = await opened();
  const study = await addModel(database, packIn(packText), number);
  database.close();
  return study;
}

function packIn(packText: string): Pack {
  const reading = readPack(JSON.parse(packText));
  if (!reading.ok) throw new Error('the large pack does not read');
  return reading.pack;
}

async function addModel(database: IDBDatabase, pack: Pack, number: number): Promise<string> {
  const model = modelOf(number);
  const study: Study = {
    id: `${model.id}-own-bench`,
    name: model.name,
    respondent: model.id,
    preset: 'own',
    asks: 'a large pack',
    createdAt: SINCE + number,
  };
  const sitting: Sitting = {
    id: `${study.id}-scenarios`,
    respondent: model.id,
    study: study.id,
    pack: { id: pack.id, version: pack.version },
    plan: PLAN,
    condition: 'neutral',
    answerer: answererOf(model),
    seed: 1,
    startedAt: SINCE,
  };
  await put(database, 'respondents', [model]);
  await put(database, 'studies', [study]);
  await put(database, 'sittings', [sitting]);
  const random = randomFor(number, 'answers');
  const trials = trialsOf(sitting, pack);
  for (let from = 0; from < trials.length; from += PART) {
    const part = trials.slice(from, from + PART);
    await put(
      database,
      'answers',
      part.map((trial) => rowFor(trial, sitting, random)),
    );
  }
  return study.id;
}

window.seeds = { pack: seedPack, model: seedModel };
