import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseWeights, heights, highest, ridge, sparse } from '../../../src/core/stats/ridge';
import expected from '../../fixtures/stats/ridge.json';
import { expectClose } from '../../fixtures/stats/close';

type Rows = readonly (readonly number[])[];

const WIDTH = expected.train[0]?.length ?? 0;

/** Heights of the three classes at the test cases of the fixture, or of changed ones. */
function found(penalty: number, train: Rows = expected.train, cases: Rows = expected.test) {
  const prepared = ridge(train.map(sparse), WIDTH, penalty);
  const classes = Uint8Array.from(expected.classes);
  return cases.map((numbers) => heights(caseWeights(prepared, sparse(numbers)), classes, 3));
}

describe('a ridge classifier', () => {
  test('has the heights of the worked example', () => {
    const prepared = ridge([sparse([-1]), sparse([1])], 1, 2);
    const atOne = heights(caseWeights(prepared, sparse([1])), Uint8Array.of(0, 1), 2);
    expectClose([...atOne], [0.25, 0.75], 12);
  });

  test('stands as high at new cases as numpy says, and names the same classes', () => {
    const own = found(expected.penalty);
    own.forEach((three, row) => expectClose([...three], expected.heights[row] ?? []));
    expect(own.map(highest)).toEqual(expected.named);
  });

  test('gives weights that sum to 1, whatever the case', () => {
    const prepared = ridge(expected.train.map(sparse), WIDTH, 2);
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: WIDTH, maxLength: WIDTH }), (numbers) => {
        const sum = caseWeights(prepared, sparse(numbers)).reduce((a, b) => a + b);
        expect(sum).toBeCloseTo(1, 8);
      }),
    );
  });

  test('says the same whatever the units of a column', () => {
    const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(factor, { minLength: WIDTH, maxLength: WIDTH }), (factors) => {
        const inUnits = (rows: Rows) =>
          rows.map((numbers) => numbers.map((number, column) => number * (factors[column] ?? 1)));
        const same = found(3, inUnits(expected.train), inUnits(expected.test));
        expectClose(
          same.flatMap((three) => [...three]),
          found(3).flatMap((three) => [...three]),
          6,
        );
      }),
    );
  });

  test('gives every case the parts of the classes when the penalty is huge', () => {
    const parts = [0, 1, 2].map(
      (own) => expected.classes.filter((one) => one === own).length / expected.classes.length,
    );
    for (const three of found(1e15)) expectClose([...three], parts);
  });
});
