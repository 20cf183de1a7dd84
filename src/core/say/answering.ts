// How a model answers, whatever it is asked, in sentences: whether it keeps its choice when the
// options move, and which place it favours (docs/measurement.md, section 5).
//
// Example: place effects .6 and −.5 of the first and the last place: exp(1.1), about 3 times as probable.
import type { ModelDiagnostics } from '../score/types';
import { count, number, percent, signed } from './format';
import type { Sentences } from './sentences';

const OPTIONS = 4;
const PLACES = ['first', 'second', 'third', 'last'];
const COUNTS = ['no', 'one', 'two', 'three', 'four'];
/** Below this ratio of probabilities no place is called favoured. */
const HARDLY = 1.1;

/** How often an option drawn anew in each order is the same in all: of eight orders hardly ever. */
function chanceOf(orders: number): string {
  const share = 100 / OPTIONS ** (orders - 1);
  return share < 0.1 ? `below ${percent(0.1, 1)}` : percent(share, orders > 3 ? 1 : 0);
}

function consistency({ consistency: kept, orders }: ModelDiagnostics): string[] {
  if (kept === null) return [];
  const chance = chanceOf(orders);
  const all = orders === 2 ? 'both orders' : `all ${COUNTS[orders] ?? String(orders)} orders`;
  return [
    `The same option came out on top in ${all} in ${percent(100 * kept)} of questions; chance is ${chance}.`,
  ];
}

/** Whether the orders make up for places: each option stood once in each of the four. */
function afterwards(orders: number): string {
  return orders >= OPTIONS
    ? 'Averaging over the orders takes this out.'
    : `Each question was asked in only ${count(orders, 'order')}, so the scores keep some of it.`;
}

function places({ placeBias, orders }: ModelDiagnostics): string[] {
  if (placeBias.length !== OPTIONS) return [];
  const most = placeBias.indexOf(Math.max(...placeBias));
  const least = placeBias.indexOf(Math.min(...placeBias));
  const ratio = Math.exp((placeBias[most] ?? 0) - (placeBias[least] ?? 0));
  if (ratio < HARDLY) return ['It favours no place among the options.'];
  const size = number(ratio, ratio < 10 ? 1 : 0);
  return [
    `It favours the ${PLACES[most] ?? ''} place: an option there is about ${size} times as probable as an equal one in the ${PLACES[least] ?? ''} place. ${afterwards(orders)}`,
  ];
}

function floor({ floorHits }: ModelDiagnostics): string[] {
  if (floorHits === 0) return [];
  const were = floorHits === 1 ? 'was' : 'were';
  return [
    `${count(floorHits, 'probability', 'probabilities')} of single answers ${were} below one in a million and counted as one in a million.`,
  ];
}

/** Consistency beside chance, place bias, and how often the floor was hit. */
export function sayAnswering(model: ModelDiagnostics): Sentences {
  const effects = model.placeBias.map((effect) => signed(effect)).join(', ');
  const several = count(model.orders, 'order');
  return {
    plain: [...consistency(model), ...places(model), ...floor(model)],
    figures: [
      `Place effects γ ${effects} logits; mean entropy ${number(model.entropy)} of 2 bits; ${several}, no intervals.`,
    ],
  };
}
