import { describe, expect, test } from 'vitest';
import { fitChoices, type Choice } from '../../../src/core/stats/conditional-logit';
import { fitWithCovariates, scoreOf } from '../../../src/core/stats/covariate-logit';
import { zeros } from '../../../src/core/stats/vector';
import { expectClose } from '../../fixtures/stats/close';

describe('conditional logit with a covariate', () => {
  const choice = {
    options: [Float64Array.of(1), Float64Array.of(0)],
    p: [0.75, 0.25],
  };

  test('gives the worked example', () => {
    const { parameters } = fitWithCovariates([choice], Float64Array.of(1e-9));
    expect(parameters[0]).toBeCloseTo(Math.log(3), 6);
  });

  test('is the indicator fit where every number is 0 or 1', () => {
    const indicators: Choice[] = [
      { options: [[0], [1], [2]], p: [0.5, 0.3, 0.2], weight: 1 },
      { options: [[2], [3], [0]], p: [0, 1, 0], weight: 1 },
    ];
    const dense = indicators.map(({ options, p }) => ({
      options: options.map((carried) => zeros(4).map((_, k) => (carried.includes(k) ? 1 : 0))),
      p,
    }));
    const precision = zeros(4).fill(1 / 9);
    const [one, other] = [fitChoices(indicators, precision), fitWithCovariates(dense, precision)];
    expectClose([...other.parameters], [...one.parameters], 8);
    expectClose([...other.curvature], [...one.curvature], 8);
  });

  test('stays finite where the covariate separates the choices perfectly', () => {
    const sure = Array.from({ length: 500 }, () => ({ ...choice, p: [1, 0] }));
    const { parameters } = fitWithCovariates(sure, Float64Array.of(1 / 9));
    expect(parameters[0]).toBeGreaterThan(5);
    expect(parameters[0]).toBeLessThan(20);
    expect(scoreOf({ ...choice, p: [1, 0] }, parameters)[0]).toBeGreaterThan(0);
  });
});
