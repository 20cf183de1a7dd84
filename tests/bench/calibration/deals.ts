// The questions that simulated respondents answer: the real deals, with the built-in pack's
// relabellings; a longer bank goes through them again.
import packed from '../../../src/content/packs/axia-1.1.0.json';
import { dealOf, type Deal } from '../../../src/core/instrument/deal';
import { readPack, type Pack } from '../../../src/core/instrument/pack';
import { place } from '../../../src/core/values';

/** A question: places on the circle of the four values offered, ascending. */
export interface Asked {
  scenario: string;
  question: number;
  values: readonly number[];
}

function ownPack(): Pack {
  const reading = readPack(packed);
  if (!reading.ok) throw new Error('the built-in pack does not read');
  return reading.pack;
}

const pack = ownPack();
const relabellings = pack.scenarios?.relabelling ?? [];
const THIRTY = 30;
/** After so many scenarios the deals repeat. */
const CYCLE = THIRTY * relabellings.length;

const DEALS: readonly Deal[] = Array.from({ length: CYCLE }, (_, index) =>
  dealOf(index % THIRTY, relabellings[Math.floor(index / THIRTY)]),
);

const dealAt = (index: number) => DEALS.slice(index % CYCLE, (index % CYCLE) + 1);
const nameOf = (index: number) => `s${String(index).padStart(5, '0')}`;

function askedAt(index: number, questionsOf: (deal: Deal) => readonly number[]): Asked[] {
  return dealAt(index).flatMap((deal) =>
    questionsOf(deal).map((question) => ({
      scenario: nameOf(index),
      question,
      values: (deal.questions[question] ?? []).map(place).sort((a, b) => a - b),
    })),
  );
}

/** The questions of a model over the first scenarios of the bank: five a scenario. */
export function modelDeal(scenarios: number): Asked[] {
  return Array.from({ length: scenarios }, (_, index) =>
    askedAt(index, ({ questions }) => questions.map((__, question) => question)),
  ).flat();
}

/** The questions of a person's form A: half of the scenarios, one question each. */
export function personDeal(questions: number): Asked[] {
  return Array.from({ length: 2 * questions }, (_, index) =>
    askedAt(index, ({ form, personQuestion }) => (form === 'A' ? [personQuestion] : [])),
  ).flat();
}

/** Every block of the deal once under every relabelling: all values meet all others alike. */
export const WHOLE_DEAL = personDeal(CYCLE / 2);

/** The values of the portraits of a form, as places on the circle: all 40, or the short 21. */
export function portraitValues(items: number): number[] {
  return (pack.questionnaire?.items ?? []).slice(0, items).map(({ value }) => place(value));
}
