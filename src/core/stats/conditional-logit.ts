// Conditional logit with a Gaussian prior: what draws a respondent to an option, from choices among
// different sets of options.
// Source: McFadden (1974), Conditional logit analysis of qualitative choice behavior.
// In words: the probability of an option is proportional to exp(sum of the parameters it carries).
// The fit is the maximum of the weighted log-likelihood less half the sum of precision × parameter²,
// found by Newton steps; a step that overshoots is halved. The prior keeps an option that was always
// or never chosen finite, and makes parameters that only count against each other sum to 0.
//
// Example: two options with one parameter each, the first chosen 3 times of 4, precision 1/9: the
// parameters are ±.51 (without prior ±½ ln 3 = ±.55).
import { dot } from './array';
import { cholesky, diagonalMatrix, sizeOf, solveFactored, type Matrix } from './matrix';
import { addTo, entry, plus, zeros, type Vector } from './vector';

export interface Choice {
  /** For each option the numbers of the parameters it carries. */
  options: readonly (readonly number[])[];
  /** Probability of each option, summing to 1; one-hot for a choice made. */
  p: readonly number[];
  /** How much the choice counts. */
  weight: number;
}

export interface ChoiceFit {
  parameters: Vector;
  /** Information plus prior precision at the fit, row by row. */
  curvature: Matrix;
}

const MAX_STEPS = 100;
const SETTLED = 1e-9;
const SMALLEST_PART = 1e-4;
/** A log-likelihood is known to this part of its size. */
const ROUNDING = 1e-10;

/**
 * What was chosen, by set of options. Choices among the same options count together: given the
 * parameters they have the same probabilities, so that the sums of their weights and of weight × p tell
 * all that they tell one by one.
 */
interface Menu {
  options: Choice['options'];
  weight: number;
  /** Weight × probability of each option, summed over the choices. */
  chosen: Vector;
}

/** Choices whose options are the same array make one menu; as many menus as there are such arrays. */
function menusOf(choices: Iterable<Choice>): Menu[] {
  const menus = new Map<Choice['options'], Menu>();
  for (const { options, p, weight } of choices) {
    const menu = menus.get(options) ?? { options, weight: 0, chosen: zeros(options.length) };
    menus.set(options, menu);
    menu.weight += weight;
    for (let option = 0; option < p.length; option += 1) {
      addTo(menu.chosen, option, weight * (p[option] ?? 0));
    }
  }
  return [...menus.values()];
}

/** Writes the probabilities of a menu's options into q; returns the log-likelihood of its choices. */
function expect({ options, weight, chosen }: Menu, parameters: Vector, q: Vector): number {
  let top = -Infinity;
  options.forEach((carried, option) => {
    let utility = 0;
    for (const number of carried) utility += entry(parameters, number);
    q[option] = utility;
    top = Math.max(top, utility);
  });
  let [total, likelihood] = [0, 0];
  for (let option = 0; option < options.length; option += 1) {
    const above = entry(q, option) - top;
    likelihood += entry(chosen, option) * above;
    q[option] = Math.exp(above);
    total += entry(q, option);
  }
  for (let option = 0; option < options.length; option += 1) q[option] = entry(q, option) / total;
  return likelihood - weight * Math.log(total);
}

/** Adds what a menu's choices say about the parameters: the slope of their log-likelihood. */
function addScore({ options, weight, chosen }: Menu, q: Vector, slope: Vector): void {
  options.forEach((carried, option) => {
    const surprise = entry(chosen, option) - weight * entry(q, option);
    for (const number of carried) addTo(slope, number, surprise);
  });
}

/** Adds the Fisher information of a menu's choices: the covariance of what the options carry. */
function addInformation({ options, weight }: Menu, q: Vector, information: Matrix): void {
  const width = sizeOf(information);
  options.forEach((mine, i) => {
    options.forEach((theirs, j) => {
      const both = (i === j ? entry(q, i) : 0) - entry(q, i) * entry(q, j);
      for (const a of mine) {
        for (const b of theirs) addTo(information, a * width + b, weight * both);
      }
    });
  });
}

/** Room for the probabilities of the menu with most options. */
function roomFor(menus: readonly Menu[]): Vector {
  return zeros(menus.reduce((most, { options }) => Math.max(most, options.length), 0));
}

/** The log-posterior at some parameters, its slope, and its curvature. */
interface Point {
  parameters: Vector;
  height: number;
  slope: Vector;
  curvature: Matrix;
}

function pointAt(menus: readonly Menu[], precision: Vector, parameters: Vector): Point {
  const slope = parameters.map((b, number) => -entry(precision, number) * b);
  const curvature = diagonalMatrix(precision);
  const q = roomFor(menus);
  let height = dot(slope, parameters) / 2;
  for (const menu of menus) {
    height += expect(menu, parameters, q);
    addScore(menu, q, slope);
    addInformation(menu, q, curvature);
  }
  return { parameters, height, slope, curvature };
}

/** The point after a step, or after ½, ¼ … of it, the first that is no worse than where it began. */
function pointAfter(menus: readonly Menu[], precision: Vector, start: Point, step: Vector): Point {
  const worse = start.height - ROUNDING * Math.abs(start.height);
  let part = 1;
  let next = pointAt(menus, precision, plus(start.parameters, part, step));
  while (part > SMALLEST_PART && next.height < worse) {
    part /= 2;
    next = pointAt(menus, precision, plus(start.parameters, part, step));
  }
  return next;
}

/** What choices say together about the parameters: the slope of their log-likelihood. */
export function scoreOf(choices: readonly Choice[], parameters: Vector): Vector {
  const menus = menusOf(choices);
  const slope = zeros(parameters.length);
  const q = roomFor(menus);
  for (const menu of menus) {
    expect(menu, parameters, q);
    addScore(menu, q, slope);
  }
  return slope;
}

/**
 * Fits the parameters to choices. Choices whose `options` are one and the same array are passed over
 * together, which is how many choices are fitted fast.
 *
 * @param precision for each parameter 1 / (prior standard deviation)², above 0.
 * @throws Error if Newton's steps do not settle, which a Gaussian prior excludes.
 */
export function fitChoices(choices: Iterable<Choice>, precision: Vector): ChoiceFit {
  const menus = menusOf(choices);
  let point = pointAt(menus, precision, zeros(precision.length));
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const { parameters, slope, curvature } = point;
    const step = solveFactored(cholesky(curvature), slope);
    if (Math.sqrt(dot(step, step)) < SETTLED) return { parameters, curvature };
    point = pointAfter(menus, precision, point, step);
  }
  throw new Error(`the fit of ${precision.length} parameters did not settle in ${MAX_STEPS} steps`);
}
