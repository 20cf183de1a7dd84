// Choices as columns of numbers: what crosses the worker border in place of one object a row. Sixty
// thousand rows are five arrays, which are copied in one piece, and one hash away from a key.
// A row that no column can hold is packed as what the rules of questions.ts leave out: an unknown value
// as UNKNOWN, a probability that is not there as NaN.
//
// Example: one row of scenario s1, question 0, wording a, offering SD HE PO UN and choosing HE is
// scenarios [s1], wordings [a], scenario [0], question [0], wording [0], offered [0 2 4 9], p [0 1 0 0].
import { place } from '../values';
import type { ChoiceAnswer } from './types';

/** Options of a scenario question. */
export const OPTIONS = 4;

/** The place of a value that is not among the ten. */
const UNKNOWN = 255;

export interface PackedChoices {
  /** Ids, each once, in the order in which they first come; the columns name them by their place. */
  scenarios: readonly string[];
  wordings: readonly string[];
  /** One number a row. */
  scenario: Uint32Array<ArrayBuffer>;
  question: Uint32Array<ArrayBuffer>;
  wording: Uint32Array<ArrayBuffer>;
  /** Four a row, in the order shown: places on the circle, and probabilities. */
  offered: Uint8Array<ArrayBuffer>;
  p: Float64Array<ArrayBuffer>;
}

/** The place of a text in a growing list, where it is put if it is new. */
function placeIn(known: Map<string, number>, text: string): number {
  const found = known.get(text);
  if (found !== undefined) return found;
  known.set(text, known.size);
  return known.size - 1;
}

/** Packs rows; more or fewer than four options become four that are left out. */
export function packChoices(choices: readonly ChoiceAnswer[]): PackedChoices {
  const scenarios = new Map<string, number>();
  const wordings = new Map<string, number>();
  const scenario = new Uint32Array(choices.length);
  const question = new Uint32Array(choices.length);
  const wording = new Uint32Array(choices.length);
  const offered = new Uint8Array(OPTIONS * choices.length).fill(UNKNOWN);
  const p = new Float64Array(OPTIONS * choices.length).fill(NaN);
  for (const [row, choice] of choices.entries()) {
    scenario[row] = placeIn(scenarios, choice.scenario);
    question[row] = choice.question;
    wording[row] = placeIn(wordings, choice.wording);
    if (choice.offered.length === OPTIONS) {
      // A value that is not among the ten has place −1, which a Uint8Array keeps as 255.
      for (const [option, value] of choice.offered.entries()) {
        offered[OPTIONS * row + option] = place(value);
      }
    }
    if (choice.p.length === OPTIONS) p.set(choice.p, OPTIONS * row);
  }
  return {
    scenarios: [...scenarios.keys()],
    wordings: [...wordings.keys()],
    scenario,
    question,
    wording,
    offered,
    p,
  };
}

/** Those of somebody who chose nothing. */
export const NO_CHOICES = packChoices([]);

/** How many rows there are. */
export const rowCount = ({ question }: PackedChoices): number => question.length;

/** The memory of the columns. */
export function columnsOf(packed: PackedChoices): ArrayBuffer[] {
  const { scenario, question, wording, offered, p } = packed;
  return [scenario.buffer, question.buffer, wording.buffer, offered.buffer, p.buffer];
}
