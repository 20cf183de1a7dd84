// What npm run bench:analysis runs in a Node of its own: the comparison of twelve models on 3,000
// scenarios, from columns as the analysis worker gets them, with the code of the worker. Prints one
// line of JSON; writes the columns to a folder, for the same in numpy (analysis.py).
//   node <built> <folder> <respondents> <scenarios>
import { writeFileSync } from 'node:fs';
import { resourceUsage } from 'node:process';
import { dealOf } from '../../src/core/instrument/deal';
import { enactedOf } from '../../src/core/score/enacted';
import { packChoices, type PackedChoices } from '../../src/core/score/packed';
import { profile } from '../../src/core/score/profile';
import { profileKey } from '../../src/core/score/profile-key';
import { readQuestions, type Question } from '../../src/core/score/questions';
import type { ChoiceAnswer, EnactedProfile, RatingAnswer } from '../../src/core/score/types';
import { randomFor } from '../../src/core/stats/random';
import { VALUES, place, type Value } from '../../src/core/values';

const SEED = 20_260_107;
const OPTIONS = 4;

/**
 * A model's answers to every question in all four shifts: worths of its own (standard deviation .7),
 * actions that draw all models alike (.5) and each its own way (.3), a liking for places (.5).
 */
function simulated(respondent: number, scenarios: number): PackedChoices {
  const random = randomFor(respondent + 1, 'asking');
  const shared = randomFor(0, 'dealing');
  const worths = VALUES.map(() => 0.7 * random.normal());
  const places = Array.from({ length: OPTIONS }, () => 0.5 * random.normal());
  const rows: ChoiceAnswer[] = [];
  for (let scenario = 0; scenario < scenarios; scenario += 1) {
    const pulls = worths.map((worth) => worth + 0.5 * shared.normal() + 0.3 * random.normal());
    for (const [question, values] of dealOf(scenario).questions.entries()) {
      for (let shift = 0; shift < OPTIONS; shift += 1) {
        const offered = [...values.slice(shift), ...values.slice(0, shift)];
        const weights = offered.map((value: Value, option) =>
          Math.exp((pulls[place(value)] ?? NaN) + (places[option] ?? NaN)),
        );
        const total = weights.reduce((a, b) => a + b);
        const p = weights.map((weight) => weight / total);
        rows.push({ scenario: `s${scenario}`, question, wording: 'a', offered, p });
      }
    }
  }
  return packChoices(rows);
}

interface Scored {
  enacted: EnactedProfile | null;
  /** Four probabilities a question, in the order of the questions. */
  answers: Float64Array;
}

function answersOf(questions: readonly Question[]): Float64Array {
  const answers = new Float64Array(OPTIONS * questions.length);
  questions.forEach(({ p }, question) => {
    answers.set(p, OPTIONS * question);
  });
  return answers;
}

function scored(choices: PackedChoices): Scored {
  const { questions } = readQuestions(choices);
  return { enacted: enactedOf('model', questions, SEED), answers: answersOf(questions) };
}

/** How often two have the same top option; they were asked the same questions. */
function sameChoice(a: Float64Array, b: Float64Array): number {
  let same = 0;
  for (let from = 0; from < a.length; from += OPTIONS) {
    let [topOfA, topOfB] = [from, from];
    for (let option = from + 1; option < from + OPTIONS; option += 1) {
      if ((a[option] ?? 0) > (a[topOfA] ?? 0)) topOfA = option;
      if ((b[option] ?? 0) > (b[topOfB] ?? 0)) topOfB = option;
    }
    if (topOfA === topOfB) same += 1;
  }
  return (same * OPTIONS) / a.length;
}

function agreements(all: readonly Scored[]): number[] {
  return all.flatMap((one, i) =>
    all.slice(0, i).map((other) => sameChoice(one.answers, other.answers)),
  );
}

interface Timed<T> {
  result: T;
  seconds: number;
  processor: number;
}

function timed<T>(work: () => T): Timed<T> {
  const [start, processor] = [performance.now(), processorSeconds()];
  const result = work();
  return {
    result,
    seconds: (performance.now() - start) / 1000,
    processor: processorSeconds() - processor,
  };
}

/** Seconds of the processor, which other programs on the machine change less than seconds of the clock. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const [folder = '', respondents = '12', scenarios = '3000'] = process.argv.slice(2);

const packed = Array.from({ length: Number(respondents) + 1 }, (_, respondent) =>
  simulated(respondent, Number(scenarios)),
);
const [newcomer, ...known] = packed;
known.forEach(({ offered, p, scenario }, respondent) => {
  writeFileSync(`${folder}/${respondent}.offered`, offered);
  writeFileSync(`${folder}/${respondent}.p`, p);
  writeFileSync(`${folder}/${respondent}.scenario`, scenario);
});

const comparison = timed(() => {
  const all = known.map(scored);
  return { all, same: agreements(all) };
});
/** What stays the same is found by the hash of its inputs; what is added is computed. */
const added = timed(() => {
  const { all } = comparison.result;
  for (const choices of packed) profileKey({ kind: 'model', ratings: [], choices }, SEED);
  const one = newcomer === undefined ? null : scored(newcomer);
  return all.map(({ answers }) => sameChoice(answers, one?.answers ?? new Float64Array()));
});
const peak = resourceUsage().maxRSS / 1024;

const rating = (value: Value, item: number): RatingAnswer => ({
  item: `${value}${item}`,
  value,
  wording: 'page',
  direction: 'up',
  p: Array.from({ length: 6 }, (_, index) => (index === (place(value) + 2 * item) % 6 ? 1 : 0)),
});
const choices = Array.from({ length: 30 }, (_, scenario): ChoiceAnswer => {
  const { questions, personQuestion } = dealOf(scenario);
  const p = [0, 0, 0, 0];
  p[scenario % OPTIONS] = 1;
  return {
    scenario: `s${scenario}`,
    question: personQuestion,
    wording: 'page',
    offered: questions[personQuestion] ?? [],
    p,
  };
});
const ratings = VALUES.flatMap((value) => [rating(value, 0), rating(value, 1)]);
const persons = Array.from({ length: 9 }, () =>
  timed(() => profile({ kind: 'person', ratings, choices }, SEED)),
).map(({ seconds }) => 1000 * seconds);

console.log(
  JSON.stringify({
    rows: known.reduce((rows, { scenario }) => rows + scenario.length, 0),
    seconds: comparison.seconds,
    processorSeconds: comparison.processor,
    addedSeconds: added.seconds,
    peakMegabytes: peak,
    personMilliseconds: persons,
    same: comparison.result.same.reduce((a, b) => a + b) / comparison.result.same.length,
    worths: comparison.result.all.map(({ enacted }) => enacted?.worth?.map(({ value }) => value)),
    errors: comparison.result.all.map(({ enacted }) =>
      VALUES.map((_, value) => Math.sqrt(enacted?.covariance?.[11 * value] ?? NaN)),
    ),
  }),
);
