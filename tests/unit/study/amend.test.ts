// Amending a study: what was planned stays, what is new is asked, and another kind of study is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PORTRAIT_WORDING_IDS, SCENARIO_WORDING_IDS } from '../../../src/core/ask/prompts';
import { amended, amendmentsOf, designOf, latestPlans } from '../../../src/core/study/amend';
import { studiesOf, type Design } from '../../../src/core/study/design';
import type { Plan, Sitting } from '../../../src/core/study/plan';
import { PRESETS } from '../../../src/core/study/presets';
import { READY } from '../../../src/core/study/ready-designs';
import { plannedTrials } from '../../../src/run/runner';
import { modelSittings, pack } from '../../fixtures/sittings';

const plansOf = (design: Design): readonly Plan[] => studiesOf(design)[0]?.plans ?? [];
const sittingsOf = (plans: readonly Plan[]) => modelSittings({ id: 'full', plans });
const again = (sittings: readonly Sitting[], amendment: number): Sitting[] =>
  sittings.map((one) => ({ ...one, id: `${one.id}-${amendment}`, amendment }));
const keysOf = (sittings: readonly Sitting[]) =>
  plannedTrials(sittings, pack).map(({ key }) => key);

const inWords: Design = { ...READY.quick, answers: ['text'] };

describe('a design', () => {
  const some = (ids: readonly string[]) =>
    fc.integer({ min: 1, max: ids.length }).map((length) => ids.slice(0, length));
  const single: fc.Arbitrary<Design> = fc.record({
    items: fc.constantFrom('none' as const, 'short' as const, 'all' as const),
    portraitWordings: some(PORTRAIT_WORDING_IDS),
    directions: fc.constantFrom(['up'] as const, ['up', 'down'] as const),
    scenarios: fc.constantFrom(1 as const, 'all' as const),
    questions: fc.constantFrom('person' as const, 'five' as const),
    orders: fc.constantFrom('shifts' as const, 'both-ways' as const),
    scenarioWordings: some(SCENARIO_WORDING_IDS),
    framings: fc.constantFrom(['act'] as const, ['advise'] as const),
    answers: fc.constantFrom(['distribution'] as const, ['text'] as const),
    temperatures: fc.constantFrom([0] as const, [0.7] as const),
    repeats: fc.integer({ min: 1, max: 5 }),
    beside: fc.constant([]),
  });

  test('is found again from its plans', () => {
    fc.assert(
      fc.property(single, (design) => {
        const found = designOf(plansOf(design), READY.quick);
        expect(found === null ? null : plansOf(found)).toEqual(plansOf(design));
      }),
    );
  });

  test('is not found in plans that no design makes', () => {
    const [anchored] = studiesOf({ ...READY.quick, beside: ['anchored'] }).slice(1);
    const [listed] = studiesOf({ ...READY.quick, beside: ['all-in-one'] }).slice(1);
    for (const plans of [
      [],
      PRESETS.short.plans,
      PRESETS.steered.plans,
      PRESETS.labels.plans,
      anchored?.plans ?? [],
      listed?.plans ?? [],
    ]) {
      expect(designOf(plans, READY.quick)).toBeNull();
    }
  });
});

describe('an amendment', () => {
  test('by wordings asks what was planned before and the new ones, each once', () => {
    const first = sittingsOf(plansOf(READY.quick));
    const wider: Design = { ...READY.quick, portraitWordings: PORTRAIT_WORDING_IDS };
    const both = [...first, ...again(sittingsOf(plansOf(wider)), 1)];
    const [before, after] = [keysOf(first), keysOf(both)];
    expect(new Set(after).size).toBe(after.length);
    expect(before.filter((key) => !after.includes(key))).toEqual([]);
    expect(after.length - before.length).toBe(21 * 2 * 2);
    // What was planned first stands in the sitting that planned it.
    const known = new Set(before);
    const planned = plannedTrials(both, pack).filter(({ key }) => known.has(key));
    expect(planned.every(({ sitting }) => first.some(({ id }) => id === sitting))).toBe(true);
  });

  test('by repeats draws only the further ones', () => {
    const first = sittingsOf(plansOf({ ...inWords, repeats: 2 }));
    const more = again(sittingsOf(plansOf({ ...inWords, repeats: 3 })), 1);
    const added = plannedTrials([...first, ...more], pack).slice(keysOf(first).length);
    expect(added).toHaveLength(21 * 2 + 30 * 4);
    expect(added.every(({ draw }) => draw?.repeat === 2)).toBe(true);
  });

  test('by less takes nothing away', () => {
    const first = sittingsOf(plansOf({ ...READY.quick, questions: 'five' }));
    const less = again(sittingsOf(plansOf(READY.quick)), 1);
    expect(keysOf([...first, ...less]).toSorted()).toEqual(keysOf(first).toSorted());
  });

  test('is counted, and the last one says what is wanted now', () => {
    const first = sittingsOf(plansOf(READY.quick));
    const second = again(sittingsOf(plansOf(READY.profile)), 1);
    expect(amendmentsOf(first)).toBe(0);
    expect(latestPlans(first)).toEqual(plansOf(READY.quick));
    expect(amendmentsOf([...first, ...second])).toBe(1);
    expect(latestPlans([...first, ...second])).toEqual(plansOf(READY.profile));
  });

  test.each<[string, Design]>([
    ['another framing', { ...READY.quick, framings: ['advise'] }],
    ['both framings', { ...READY.quick, framings: ['act', 'advise'] }],
    ['texts', inWords],
    ['probabilities and texts', { ...READY.quick, answers: ['distribution', 'text'] }],
    ['nothing at all', { ...READY.quick, items: 'none', scenarios: 'none' }],
  ])('cannot ask for %s: that is another study', (_, design) => {
    expect(amended(plansOf(READY.quick), design)).toBeNull();
  });

  test('cannot change the temperature of texts, and can draw them more often', () => {
    expect(amended(plansOf(inWords), { ...inWords, temperatures: [0] })).toBeNull();
    expect(amended(plansOf(inWords), { ...inWords, repeats: 5 })?.plans).toEqual(
      plansOf({ ...inWords, repeats: 5 }),
    );
  });
});
