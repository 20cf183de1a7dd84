// Designs to begin with; everything in them can be changed.
import { PORTRAIT_WORDING_IDS, SCENARIO_WORDING_IDS } from '../ask/prompts';
import type { Design } from './design';

export const READY_DESIGNS = ['quick', 'profile', 'replication', 'audit'] as const;

export type ReadyDesign = (typeof READY_DESIGNS)[number];

const QUICK: Design = {
  items: 'short',
  portraitWordings: PORTRAIT_WORDING_IDS.slice(0, 1),
  directions: ['up', 'down'],
  scenarios: 1,
  questions: 'person',
  orders: 'shifts',
  scenarioWordings: SCENARIO_WORDING_IDS.slice(0, 1),
  framings: ['act'],
  answers: ['distribution'],
  temperatures: [0.7],
  repeats: 1,
  beside: [],
};

/**
 * quick: thirty scenarios with one question each. profile: five questions each, portraits in all wordings.
 * replication: the whole bank and all portraits, asked for advice as in the paper, all portraits in one prompt as
 * well, and told to pick and to
 * hold. audit: eight orders and all wordings, and the same once in words, for what the asking itself does.
 */
export const READY: Readonly<Record<ReadyDesign, Design>> = {
  quick: QUICK,
  profile: { ...QUICK, portraitWordings: PORTRAIT_WORDING_IDS, questions: 'five' },
  replication: {
    ...QUICK,
    items: 'all',
    portraitWordings: PORTRAIT_WORDING_IDS,
    scenarios: 'all',
    framings: ['advise'],
    beside: ['all-in-one', 'steered'],
  },
  audit: {
    ...QUICK,
    portraitWordings: PORTRAIT_WORDING_IDS,
    scenarioWordings: SCENARIO_WORDING_IDS,
    orders: 'both-ways',
    answers: ['distribution', 'text'],
  },
};
