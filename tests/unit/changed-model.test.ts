// What is said when the model that was loaded to go on with a study is another one.
import { expect, test } from 'vitest';
import { changesBetween } from '../../src/pages/studies/changed';
import { smallModel } from '../fixtures/sittings';

test('nothing differs between a model and itself, whatever it is called', () => {
  expect(changesBetween(smallModel, { ...smallModel, name: 'Renamed', createdAt: 1 })).toEqual([]);
});

test('file, engine version and device are told apart', () => {
  expect(changesBetween(smallModel, { ...smallModel, revision: 'another' })).toEqual([
    'its file is another one now',
  ]);
  expect(
    changesBetween(smallModel, { ...smallModel, engineVersion: '4.0.0', device: 'adapter' }),
  ).toEqual([
    'the engine was wllama 3.8.1 and is wllama 4.0.0',
    'it ran on the processor and is on the graphics adapter',
  ]);
});
