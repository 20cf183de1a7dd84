// How the figures of a study were made, for the reader of a report: what was asked and how it was scored
// (docs/measurement.md, sections 2, 3 and 5). Only what the study has is told.
//
// Example: 21 portraits, no scenarios: nothing is said of worths.
import type { Profile } from '../score/types';
import { count } from './format';
import type { Sentences } from './sentences';

export interface MethodToSay {
  /** Trials that are answered, of how many that are planned. */
  answered: number;
  planned: number;
  /** Of one respondent; of several the methods are the same. */
  stated: Pick<NonNullable<Profile['stated']>, 'intervalMethod'> | null;
  enacted: Pick<NonNullable<Profile['enacted']>, 'intervalMethod'> | null;
}

/** In plain words, and in the figures how the intervals were made. */
export function sayMethod({ answered, planned, stated, enacted }: MethodToSay): Sentences {
  return {
    plain: [
      `${answered.toLocaleString('en')} of ${count(planned, 'question')} on the plan have an answer.`,
      'What the model gave to each answer on offer was read off, as odds or from its own words.',
      ...(stated === null
        ? []
        : [
            'What it says comes from short portraits, each rated from 1, not like me at all, to 6, very much like me.',
            'The score of a value is the average of its portraits, less the average of all.',
          ]),
      ...(enacted === null
        ? []
        : [
            'What it does comes from asking what to do in a case, with four ways out on offer, each for another value.',
            'Where the four were shown in several orders, these were averaged, so that no place counts.',
            'Worth is how much a value pulls a choice to it; 0 is the average of the ten.',
            'A lead of 0.7 is about twice as often, and one of 1.1 three times.',
          ]),
    ],
    figures: [
      ...(stated === null ? [] : [`Stated scores. ${stated.intervalMethod}`]),
      ...(enacted === null
        ? []
        : [
            `Worths, logits, sum to 0: conditional logit on answers log-averaged over orders. ${enacted.intervalMethod}`,
          ]),
    ],
  };
}
