// What is said of battery and heat before something long is started.
import { expect, test } from 'vitest';
import { cautions } from '../../src/pages/models/conditions';

test('nothing is said where the browser tells nothing, or nothing stands in the way', () => {
  expect(cautions({ battery: null, pressure: null })).toEqual([]);
  expect(cautions({ battery: { isCharging: true, level: 0.05 }, pressure: 'fair' })).toEqual([]);
});

test('on battery the charge is told, and a low one with what would be lost', () => {
  const [high = ''] = cautions({ battery: { isCharging: false, level: 0.8 }, pressure: null });
  expect(high).toMatch(/^This device runs on its battery, which has 80\s%\sleft\./);
  expect(high).toContain('plug it in for long studies');
  const [low = ''] = cautions({ battery: { isCharging: false, level: 0.12 }, pressure: null });
  expect(low).toMatch(/12\s%/);
  expect(low).toContain('what has come is kept, but it would stop');
});

test.each(['serious', 'critical'] as const)('%s load is told with the remedy', (pressure) => {
  const [caution = ''] = cautions({ battery: null, pressure });
  expect(caution).toContain('more slowly now');
  expect(caution).toContain('Close other programs');
});
