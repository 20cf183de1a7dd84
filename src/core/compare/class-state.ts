// What of a class may be shown, from what was collected, step by step. Votes are anonymous only while
// nobody can subtract one picture on the wall from another: with 20 votes on one and 21 on the next, the
// difference is one pupil's answers. So
//   nothing is shown of fewer than five;
//   until the first figure is shown, all codes that are there may be counted, however they came in;
//   from then on further codes are counted three at a time or more, when the teacher presses.
// Any two pictures then differ by at least three pupils, or not at all. The price is stated where it is
// paid: one or two late codes are not counted. That all of a group chose alike is seen by everybody and
// cannot be hidden from those who see the votes.
//
// A class is kept as a list of what happened, only ever added to; this file reads the list.

/** Fewer are not shown. */
export const FEWEST_SHOWN = 5;
/** The fewest that are counted together after a figure has been shown. */
export const FEWEST_LATE = 3;

/** Hands by option in the order of the pack, as they were counted; null takes a count back. */
export type Hands = readonly number[] | null;

export type ClassEvent =
  | { kind: 'code'; code: string }
  /** The teacher has the codes counted that are there. */
  | { kind: 'counted' }
  /** A figure of the class was shown for the first time. */
  | { kind: 'shown' }
  | { kind: 'hands'; scenario: string; votes: Hands }
  /** On what a model chooses: seen by everybody, so nothing of it has to be hidden (bets.ts). */
  | { kind: 'bet'; scenario: string; votes: Hands };

export interface ClassState {
  /** All codes, in the order in which they came. */
  codes: readonly string[];
  /**
   * So many of them, from the first, were in the figures one after another: the last is in them now. Of
   * counts made before any figure was shown only the last is there.
   */
  steps: readonly number[];
  isShown: boolean;
  /** Counts of hands by scenario. */
  hands: ReadonlyMap<string, readonly number[]>;
  /** Bets on what a model chooses, by scenario. */
  bets: ReadonlyMap<string, readonly number[]>;
}

export const NO_CLASS: ClassState = {
  codes: [],
  steps: [],
  isShown: false,
  hands: new Map(),
  bets: new Map(),
};

/** How many codes are in the figures. */
export function counted({ steps }: ClassState): number {
  return steps.at(-1) ?? 0;
}

/** How many codes are waiting to be counted. */
export function waiting(state: ClassState): number {
  return state.codes.length - counted(state);
}

/** How many more codes it takes until they may be counted; 0 where they may be counted now. */
export function lacking(state: ClassState): number {
  const tooFew = Math.max(0, FEWEST_SHOWN - state.codes.length);
  const step = state.isShown ? FEWEST_LATE : 1;
  return Math.max(tooFew, step - waiting(state), 0);
}

function withCount(
  counts: ReadonlyMap<string, readonly number[]>,
  { scenario, votes }: { scenario: string; votes: Hands },
): Map<string, readonly number[]> {
  const all = new Map(counts);
  if (votes === null) all.delete(scenario);
  else all.set(scenario, votes);
  return all;
}

/** The state after a further event; a count that may not be made changes nothing. */
export function after(state: ClassState, event: ClassEvent): ClassState {
  switch (event.kind) {
    case 'code':
      return { ...state, codes: [...state.codes, event.code] };
    case 'counted':
      if (lacking(state) > 0) return state;
      return { ...state, steps: [...(state.isShown ? state.steps : []), state.codes.length] };
    case 'shown':
      return state.steps.length === 0 ? state : { ...state, isShown: true };
    case 'hands':
      return { ...state, hands: withCount(state.hands, event) };
    case 'bet':
      return { ...state, bets: withCount(state.bets, event) };
  }
}
