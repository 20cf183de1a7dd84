// A trial: one question as it is shown once. Its key is the hash of everything that determines the
// answer, so that a resumed, amended or merged study is a set difference of keys.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Value } from '../values';
import type { Answerer } from './answerer';

/** 'up': 1 is the low end ("not like me at all", "very unsound"). 'down': 1 is the high end. */
export type Direction = 'up' | 'down';

/**
 * neutral: what the respondent itself would do. select: "which of these shows this value most?". hold:
 * "you are someone for whom this value comes first". all-in-one: all portraits in one prompt, answered in one
 * text. anchored: as a persona whose life one value guides, whether or not it is on offer.
 */
export const CONDITIONS = ['neutral', 'select', 'hold', 'all-in-one', 'anchored'] as const;

export type Condition = (typeof CONDITIONS)[number];

/** The conditions that name one of the values offered. */
export type Steering = 'select' | 'hold';

/** advise: "which is the best advice?"; act: "which would you do?" */
export type Framing = 'advise' | 'act';

export type Question =
  | {
      instrument: 'questionnaire';
      item: string;
      value: Value;
      wording: string;
      direction: Direction;
      /** Where one prompt shows them all: which portraits stand in it. */
      inOne?: 'short' | 'all';
      /** The value of the persona that answers. */
      persona?: Value;
    }
  | {
      instrument: 'scenarios';
      scenario: string;
      /** Which of the scenario's five questions. */
      question: number;
      /** The four values in the order shown. */
      options: readonly Value[];
      wording: string;
      framing: Framing;
      persona?: Value;
    }
  | {
      /** A scenario question under a condition that names one of its values. */
      instrument: 'steered';
      condition: Steering;
      scenario: string;
      question: number;
      options: readonly Value[];
      /** The value to pick or to hold; one of the options. */
      target: Value;
      wording: string;
    }
  | {
      /** Which value one action shows most. */
      instrument: 'labels';
      scenario: string;
      /** The value that the action was written for. */
      action: Value;
      /** The ten values in the order in which their descriptions are shown. */
      options: readonly Value[];
      wording: string;
    }
  | {
      /** How sound one action is as advice: 1 is "very unsound" where the direction is up. */
      instrument: 'soundness';
      scenario: string;
      action: Value;
      wording: string;
      direction: Direction;
    };

export type Instrument = Question['instrument'];

/** The value of the persona that is asked; undefined where the respondent is asked as itself. */
export function personaIn(question: Question): Value | undefined {
  return 'persona' in question ? question.persona : undefined;
}

/** A person reads what is on the page, not a prompt: the wording of the page's sentences. */
export const ON_THE_PAGE = 'page';
/** The same with "None of these" below the options. */
export const ON_THE_PAGE_OR_NONE = 'page-or-none';

/** Whether a question can be answered with "None of these". */
export function offersNone(question: Question): boolean {
  return question.instrument === 'scenarios' && question.wording === ON_THE_PAGE_OR_NONE;
}

/** How a text is drawn: with the prompt and the model, all that decides it (its seed is hashed from these). */
export interface Draw {
  /** 0 always takes the most probable token. */
  temperature: number;
  /** A longer text is cut. */
  maxTokens: number;
  /** Which of the draws of this question, from 0. */
  repeat: number;
}

export interface TrialIdentity {
  pack: { id: string; version: string };
  question: Question;
  condition: Condition;
  /** By a person; as probabilities of the labels; or as a text. */
  sampling: 'given' | 'distribution' | { kind: 'text'; temperature: number; maxTokens: number };
  answerer: Answerer;
  repeat: number;
}

export interface Trial {
  key: string;
  question: Question;
  answerer: Answerer;
  /** Only where the model writes its answer. */
  draw?: Draw;
}

/**
 * JSON with the members of every object sorted by name and nothing between tokens, so that equal
 * data give equal text (RFC 8785 for the strings, integers, arrays and objects that Axia hashes).
 *
 * @throws TypeError for what JSON cannot say: undefined, functions, non-finite numbers.
 */
export function canonicalJson(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonicalJson).join(',')}]`;
  if (typeof data === 'object' && data !== null) {
    const members = Object.entries(data)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof data === 'number' && !Number.isFinite(data)) {
    throw new TypeError(`${String(data)} has no JSON`);
  }
  // Undefined and functions have no text, whatever the type of JSON.stringify says.
  const text: unknown = JSON.stringify(data);
  if (typeof text !== 'string') throw new TypeError(`${typeof data} has no JSON`);
  return text;
}

/** SHA-256 of the canonical JSON, in hexadecimal. */
export function hashOf(data: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(data))));
}

export function trialKey(identity: TrialIdentity): string {
  return hashOf(identity);
}
