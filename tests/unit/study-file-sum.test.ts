// By what a report knows its study file: the sum of the lines that hold answers.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sumOfAnswers } from '../../src/run/study-file-sum';

const HEAD = '{"format":"axia-study","writtenAt":"2026-01-02"}\n';
const LINES = '{"answer":{"key":"é"}}\n{"end":{"answers":1,"notes":0}}\n';

test('the sum of a study file is that of its lines after the first, as sha256sum gives it', async () => {
  const expected = createHash('sha256').update(LINES).digest('hex');
  expect(await sumOfAnswers(new Blob([HEAD, LINES]))).toBe(expected);
});

test('the time of writing changes nothing, and one digit of an answer does', async () => {
  const sum = await sumOfAnswers(new Blob([HEAD, LINES]));
  expect(await sumOfAnswers(new Blob([HEAD.replace('2026', '2027'), LINES]))).toBe(sum);
  expect(await sumOfAnswers(new Blob([HEAD, LINES.replace('1,', '2,')]))).not.toBe(sum);
});

test('a file of one line has the sum of nothing', async () => {
  const nothing = createHash('sha256').digest('hex');
  expect(await sumOfAnswers(new Blob([HEAD]))).toBe(nothing);
  expect(await sumOfAnswers(new Blob([HEAD.trimEnd()]))).toBe(nothing);
});
