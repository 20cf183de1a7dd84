// What is said of battery and heat before something long is started.
import { expect, test } from 'vitest';
import { batteryCaution, pressureCaution } from '../../src/pages/models/conditions';

test('nothing is said where the browser tells nothing, or nothing stands in the way', () => {
  expect(batteryCaution(null)).toBeNull();
  expect(batteryCaution({ isCharging: true, level: 0.05 })).toBeNull();
  for (const pressure of [null, 'nominal', 'fair'] as const) {
    expect(pressureCaution(pressure)).toBeNull();
  }
});

test('on battery the charge is told, and a low one with what would be lost', () => {
  const high = batteryCaution({ isCharging: false, level: 0.8 });
  expect(high).toMatch(/^This device runs on its battery, which has 80\s%\sleft\./);
  expect(high).toContain('plug it in for long studies');
  const low = batteryCaution({ isCharging: false, level: 0.12 });
  expect(low).toMatch(/12\s%/);
  expect(low).toContain('what has come is kept, but it would stop');
});

test.each(['serious', 'critical'] as const)('%s load is told with the remedy', (pressure) => {
  expect(pressureCaution(pressure)).toContain('more slowly now. Close other programs');
});
