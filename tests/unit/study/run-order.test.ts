// The order of a run: a partial run is balanced, and blocks that share a prompt's beginning stay together.
import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../../src/core/study/presets';
import { balancedOrder } from '../../../src/core/study/run-order';
import { VALUES } from '../../../src/core/values';
import { plannedTrials, type PlannedTrial } from '../../../src/run/runner';
import { modelSittings, pack } from '../../fixtures/sittings';
import { counts } from '../../fixtures/trials';

const trialsOf = (preset: keyof typeof PRESETS) =>
  plannedTrials(modelSittings(PRESETS[preset]), pack);

const part = ({ question }: PlannedTrial) =>
  question.instrument === 'questionnaire'
    ? `${question.wording} ${question.direction}`
    : question.scenario;

/** After how many trials a block ends: another scenario, or wording or direction, comes next. */
function ends(trials: readonly PlannedTrial[]): number[] {
  return trials.flatMap((trial, place) => {
    const next = trials[place + 1];
    const isSame = next?.sitting === trial.sitting && part(next) === part(trial);
    return isSame ? [] : [place + 1];
  });
}

describe.each(['short', 'full', 'bank', 'steered'] as const)('a run of the preset %s', (preset) => {
  const planned = trialsOf(preset);
  const ordered = balancedOrder(planned);
  const totals = counts(planned, ({ sitting }) => sitting);

  test('asks the same trials, those of a sitting in their order', () => {
    expect(ordered).toHaveLength(planned.length);
    for (const sitting of totals.keys()) {
      const own = (trials: readonly PlannedTrial[]) =>
        trials.filter((trial) => trial.sitting === sitting).map(({ key }) => key);
      expect(own(ordered)).toEqual(own(planned));
    }
  });

  test('is never further in one sitting than in another by more than a block of either', () => {
    // The largest blocks: 40 portraits of 240, 21 of 126 or of 42; and a scenario.
    const largest = Math.max(
      ...[...totals].map(([sitting, all]) => {
        const own = ordered.filter((trial) => trial.sitting === sitting);
        return Math.max(...counts(own, part).values()) / all;
      }),
    );
    for (const end of ends(ordered)) {
      const taken = counts(ordered.slice(0, end), ({ sitting }) => sitting);
      const shares = [...totals].map(([sitting, all]) => (taken.get(sitting) ?? 0) / all);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(largest + 1e-12);
    }
  });
});

test('a run of five questions a scenario that is broken off has offered every value equally often', () => {
  const ordered = balancedOrder(trialsOf('bank'));
  for (const end of ends(ordered).filter((_, place) => place % 7 === 0)) {
    const offered = new Map(VALUES.map((value) => [value, 0]));
    for (const { question } of ordered.slice(0, end)) {
      if (question.instrument !== 'scenarios') continue;
      for (const value of question.options) offered.set(value, (offered.get(value) ?? 0) + 1);
    }
    expect(new Set(offered.values()).size).toBe(1);
  }
});

test('a run of picking and holding that is broken off has asked both about the same scenarios', () => {
  const ordered = balancedOrder(trialsOf('steered'));
  const half = ends(ordered).filter((_, place) => place % 3 === 2);
  for (const end of half) {
    const [pick, hold, neutral] = ['select', 'hold', 'neutral'].map((condition) =>
      ordered.slice(0, end).flatMap(({ question }) => {
        if (question.instrument === 'steered') {
          return question.condition === condition ? [question.scenario] : [];
        }
        return condition === 'neutral' && question.instrument === 'scenarios'
          ? [question.scenario]
          : [];
      }),
    );
    expect(new Set(pick)).toEqual(new Set(hold));
    expect(new Set(neutral)).toEqual(new Set(hold));
  }
});
