// How well a class foresaw what a model chooses. The class bets before it sees: its hands on the four options,
// as shares f that sum to 1. The model gives each option a probability p.
//
// Points for a question: 100 × (1 − ½ Σ (f − p)²). Source: Brier (1950), Monthly Weather Review 78, 1. The
// Brier score of a bet, should the model answer once, is Σ (f − y)² with y one-hot; its expectation over the
// model's answers is Σ (f − p)² plus what no bet can avoid, so the points order bets as the expected score
// does. It is a proper score: nothing pays better than betting what one believes. 100 is a bet that is the
// model's own distribution, 0 one that put everything on an option while the model put everything on another.
//
// Calibration: all bets of all questions by how high they were. Where the class put about 60 %, did the model
// choose it in about 60 %? Source: Murphy (1973), Journal of Applied Meteorology 12, 595 (reliability).
//
// Example: f = (.5, .5, 0, 0), p = (.7, .1, .1, .1): squares .04, .16, .01, .01, so 100 × (1 − .11) = 89 points.
// A bet of a quarter on each would have got 100 × (1 − ½ × .27) = 86.5.
import { at } from '../stats/array';
import { normalise } from '../stats/log-average';
import { mean, sum } from '../stats/mean';

/** A bet on one question beside what the model did, options in the same order. */
export interface Bet {
  /** Hands on each option, whole numbers of which one at least is above 0. */
  hands: readonly number[];
  /** The model's probabilities, summing to 1. */
  p: readonly number[];
}

interface CalibrationGroup {
  /** The bets from `from` up to, but without, `to` (the last with 1), as shares. */
  from: number;
  to: number;
  /** How many bets on single options lie in it; none has no means. */
  bets: number;
  /** Mean bet and mean probability, 0 to 1. */
  bet: number | null;
  chosen: number | null;
}

export interface BetsResult {
  questions: number;
  /** Mean points, 0 to 100. */
  points: number;
  /** The mean points of a quarter on each option. */
  evenPoints: number;
  groups: readonly CalibrationGroup[];
}

const EDGES = [0, 0.125, 0.375, 0.625, 1] as const;

/** Points of one bet, 0 to 100. */
export function pointsOf({ hands, p }: Bet): number {
  const f = normalise(hands);
  const squares = sum(f.map((share, option) => (share - at(p, option)) ** 2));
  return 100 * (1 - squares / 2);
}

function groupsOf(bets: readonly Bet[]): CalibrationGroup[] {
  const all = bets.flatMap(({ hands, p }) =>
    normalise(hands).map((bet, option) => ({ bet, chosen: at(p, option) })),
  );
  return EDGES.slice(1).map((to, index) => {
    const from = at(EDGES, index);
    const own = all.filter(({ bet }) => bet >= from && (bet < to || to === 1));
    return {
      from,
      to,
      bets: own.length,
      bet: own.length === 0 ? null : mean(own.map(({ bet }) => bet)),
      chosen: own.length === 0 ? null : mean(own.map(({ chosen }) => chosen)),
    };
  });
}

/** How well the bets foresaw the model; null without a bet. */
export function betsResult(bets: readonly Bet[]): BetsResult | null {
  if (bets.length === 0) return null;
  return {
    questions: bets.length,
    points: mean(bets.map(pointsOf)),
    evenPoints: mean(bets.map(({ p }) => pointsOf({ hands: p.map(() => 1), p }))),
    groups: groupsOf(bets),
  };
}
