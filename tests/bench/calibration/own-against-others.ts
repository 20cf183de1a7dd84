// Own against others and residual r where stated and enacted profiles of a respondent have nothing in
// common but what all (or its group) share: how often the permutation p is at most .05.
import {
  ownAgainstOthers,
  residualOwnAgainstOthers,
  type StatedAndEnacted,
} from '../../../src/core/compare/own-against-others';
import { at } from '../../../src/core/stats/array';
import { randomFor, type Random } from '../../../src/core/stats/random';
import { VALUES } from '../../../src/core/values';
import { between, partOf, type Cell, type Simulation } from './figures';
import { normals } from '../../../src/core/simulate/respondent';

const PLAIN = 'own against others';
const RESIDUAL = 'residual r';
const LEVEL = 0.05;
/** What a respondent has of its own, with the error of measurement, beside a shared profile of SD 1. */
const OWN = 0.5;
/** How clearly respondents show the shared profile, from the least to the most. */
const CLARITY = { least: 0.3, most: 1.7 };

interface Null {
  name: string;
  /** Whether the shared profile is shown more or less clearly, alike in both halves. */
  clearly: boolean;
  groups: number;
  shared: number;
  targets: Cell['targets'];
}

/** A shared profile: what all say and what all do, correlated by .8. */
function sharedProfile(size: number, random: Random) {
  const stated = normals(VALUES.length, size, random);
  const enacted = stated.map((own) => 0.8 * own + 0.6 * size * random.normal());
  return { stated, enacted };
}

function drawRespondents(kind: Null, count: number, random: Random): StatedAndEnacted[] {
  const shared = Array.from({ length: kind.groups }, () => sharedProfile(kind.shared, random));
  return Array.from({ length: count }, (_, respondent) => {
    const group = respondent % kind.groups;
    const clarity = kind.clearly
      ? CLARITY.least + (CLARITY.most - CLARITY.least) * random.uniform()
      : 1;
    const half = (profile: readonly number[]) =>
      normals(VALUES.length, OWN, random).map((own, place) => own + clarity * at(profile, place));
    return {
      stated: half(shared[group]?.stated ?? []),
      enacted: half(shared[group]?.enacted ?? []),
      stratum: `group ${group}`,
    };
  });
}

function cellOf(kind: Null, count: number): Cell {
  return {
    name: `${count} respondents, ${kind.name}`,
    targets: kind.targets,
    simulate: (seed) => {
      const respondents = drawRespondents(kind, count, randomFor(seed, 'simulating'));
      const [plain, residual] = [
        ownAgainstOthers(respondents, seed),
        residualOwnAgainstOthers(respondents, seed),
      ];
      return {
        [PLAIN]: partOf(plain === null ? [] : [plain.p <= LEVEL]),
        [RESIDUAL]: partOf(residual === null ? [] : [residual.p <= LEVEL]),
      };
    },
  };
}

const both = { [PLAIN]: between(0, 0.06), [RESIDUAL]: between(0, 0.06) };
const residualOnly = { [RESIDUAL]: between(0, 0.06) };

const NULLS: readonly Null[] = [
  { name: 'nothing shared', clearly: false, groups: 1, shared: 0, targets: both },
  { name: 'a shared profile', clearly: false, groups: 1, shared: 1, targets: both },
  {
    name: 'shared, more or less clearly',
    clearly: true,
    groups: 1,
    shared: 1,
    targets: residualOnly,
  },
  { name: 'two groups as strata', clearly: false, groups: 2, shared: 1, targets: both },
  {
    name: 'two groups, more or less clearly',
    clearly: true,
    groups: 2,
    shared: 1,
    targets: residualOnly,
  },
];

export const ownAgainstOthersNulls: Simulation = {
  title: 'Own against others, residual r: type-I error',
  about: `Profiles of respondents who have nothing of their own in common between what they say and do (own part SD ${OWN}, errors within it), beside what all or their group share (SD 1; said and done correlate by .8), shown with a clarity from ${CLARITY.least} to ${CLARITY.most} that is the same in both halves. Part of simulations with p at most .05; target at most .06. Own against others takes a shared profile shown more or less clearly for something own, by design: residual r is its control, so it has no target there.`,
  simulations: 2000,
  tables: [[PLAIN, RESIDUAL]],
  cells: [6, 12].flatMap((count) => NULLS.map((kind) => cellOf(kind, count))),
};
