// What goes into a score and what comes out, as plain data that crosses the worker border.
// Vectors of ten are in circular order (core/values.ts).
import type { Ten, Value } from '../values';
import type { PackedChoices } from './packed';

/** One rating as it was given, turned so that 6 always means "very much like me". */
export interface RatingAnswer {
  item: string;
  value: Value;
  wording: string;
  direction: 'up' | 'down';
  /** Six probabilities, index 0 for rating 1; a person's rating is one-hot. Null: not answered. */
  p: readonly number[] | null;
}

/** One scenario question as it was shown once. */
export interface ChoiceAnswer {
  scenario: string;
  /** Which of the scenario's questions, 0 to 4: together with `scenario` it names a question. */
  question: number;
  wording: string;
  /** The four values in the order shown. */
  offered: readonly Value[];
  /** Probability of each offered option, in the order shown; a person's choice is one-hot. */
  p: readonly number[];
}

export interface RespondentAnswers {
  kind: 'person' | 'model';
  /** Some of the scenarios were chosen by earlier answers (further-questions.ts); missing where none was. */
  deal?: 'adaptive';
  /** The model wrote its answers, and the rows are means of what was read (study/written-scores.ts). */
  answers?: 'written';
  ratings: readonly RatingAnswer[];
  choices: readonly ChoiceAnswer[];
}

/** The same with the choices in columns, as they cross the worker border. */
export interface PackedAnswers {
  kind: 'person' | 'model';
  deal?: 'adaptive';
  answers?: 'written';
  ratings: readonly RatingAnswer[];
  choices: PackedChoices;
}

/** An estimate with its 95 % interval; bounds are null where no interval may be given. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

export interface Validity {
  state: 'valid' | 'invalid' | 'marked';
  /** Sentences, empty when valid. */
  reasons: string[];
}

export interface StatedProfile {
  items: number;
  answered: number;
  validity: Validity;
  /** Mean over all answered items (MRAT), 1 to 6. */
  mrat: number;
  /** Mean of each value's answered items, 1 to 6; NaN never occurs: a value without answers makes the profile null. */
  raw: Ten;
  /** raw − mrat, with intervals. */
  centred: readonly Estimate[];
  /** Sampling covariance of the centred scores, 10 × 10, row by row; null where no interval may be given. */
  covariance: Ten | null;
  /** How the interval was made, in words for the details. */
  intervalMethod: string;
}

export interface EnactedProfile {
  scenarios: number;
  questions: number;
  /** Times each value was offered, counted in questions; null for published profiles. */
  offered: Ten | null;
  /** Choices (or summed probability) of each value, counted in questions; null for published profiles. */
  chosen: Ten | null;
  /**
   * Percent, sums to 100. Null where earlier answers chose what was offered: a share would tell how often
   * a value was offered. The rates stand in its place.
   */
  share: readonly Estimate[] | null;
  /**
   * 0 to 1; chance 0.25; null for a value that was never offered. Null as a whole for published
   * profiles, whose exposure is not known.
   */
  rate: readonly (Estimate | null)[] | null;
  /** Logits, sum to 0. Null for published profiles. */
  worth: readonly Estimate[] | null;
  /** Covariance of the worths, 10 × 10, row by row; null where no interval may be given. */
  covariance: Ten | null;
  /** Pairs of places [i, j], i above j, told apart by simultaneous intervals over the 45 pairs. */
  toldApart: readonly (readonly [number, number])[];
  /** Models only. */
  model: ModelDiagnostics | null;
  intervalMethod: string;
}

/** A profile of questions that no answer chose, as they are scored first: it has shares. */
export type BalancedProfile = EnactedProfile & { share: readonly Estimate[] };

export interface ModelDiagnostics {
  /** The most orders in which a question was asked in one wording. */
  orders: number;
  /**
   * Share of questions, 0 to 1, whose top option is the same in all orders, over the questions asked
   * in two orders or more; null where there are none. A tied top is not kept.
   */
  consistency: number | null;
  /** Questions whose top option changes in more than one of four orders, of those judged. */
  unsteady: number;
  /** Questions asked in four orders or more, so that they can be judged so. */
  judged: number;
  /** γ of the four places (logits, sum 0). */
  placeBias: readonly number[];
  /** Mean log-probability of the option in each of the four places, at most 0. */
  logByPlace: readonly number[];
  /** Mean entropy of the averaged answers, in bits (0 to 2). */
  entropy: number;
  /** Probabilities of single answers that were raised to the floor before averaging over orders. */
  floorHits: number;
  /** Questions that do not count, because they were asked in fewer orders than others. */
  leftOut: number;
}

export interface Gap {
  /** Scores in units of the profile's own spread (z within the profile), for one circle. */
  stated: readonly Estimate[];
  enacted: readonly Estimate[];
  /** enacted − stated in z, with intervals. */
  difference: readonly Estimate[];
  pearson: number | null;
  spearman: number | null;
  /** Posterior of r between the true profiles; null where a covariance is missing. */
  posterior: { low: number; median: number; high: number } | null;
  /** Whether r may be printed: the posterior interval is shorter than 1.5. */
  printable: boolean;
  /** Fisher's interval, ten values as a sample of values; for the details. */
  fisher: { low: number; high: number } | null;
  /** Why something above is null or not printable, in sentences. */
  notes: string[];
}

export interface Profile {
  stated: StatedProfile | null;
  enacted: EnactedProfile | null;
  gap: Gap | null;
  /** What was left out and why, in sentences. */
  notes: string[];
}

/** Tables of one respondent: for each prompt wording ten numbers in circular order. */
export interface PublishedTables {
  scenarios: number;
  /** Questions asked under one wording. */
  questions: number;
  /** Percent of choices; ten sum to 100 up to rounding. */
  share: readonly Ten[];
  /** Mean ratings of the PVQ-40, 1 to 6, not centred. */
  stated: readonly Ten[];
}
