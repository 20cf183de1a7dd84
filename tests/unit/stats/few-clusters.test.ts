import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewClusters } from '../../../src/core/stats/few-clusters';

test('thirty scenarios with 150 questions and nine free worths widen a covariance by 9.3 %', () => {
  expect(fewClusters(30, 150, 9)).toBeCloseTo((30 / 29) * (149 / 141), 12);
  expect(fewClusters(30, 150, 9)).toBeCloseTo(1.093, 3);
});

test('a mean over as many observations as clusters is widened by N/(N − 1) alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 500 }), (clusters) => {
      expect(fewClusters(clusters, clusters, 1)).toBeCloseTo(clusters / (clusters - 1), 12);
    }),
  );
});
