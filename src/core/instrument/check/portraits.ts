// Rules for portraits: no leak, no negation, nobody's sex, easy to read one by one.
import type { Portrait } from '../pack';
import type { Finding } from './finding';
import { leakFindings } from './leaks';
import { gradeMessage, PORTRAIT_GRADE } from './readability';
import { simpleWords } from './words';

const NEGATIONS = new Set(
  'not no never none nor neither nothing nobody nowhere without cannot'.split(' '),
);
const GENDERED = new Set(
  'he him his himself she her hers herself man men woman women boy boys girl girls'.split(' '),
);

function wordFinding(portrait: Portrait, word: string): Finding[] {
  const where = { kind: 'portrait', id: portrait.id, value: portrait.value } as const;
  if (NEGATIONS.has(word) || word.endsWith("n't")) {
    const message = `“${word}” is a negation; say what this person wants instead.`;
    return [{ where, rule: 'negation', message }];
  }
  if (GENDERED.has(word)) {
    const message = `“${word}” gives the person a sex; say “they” or “someone”.`;
    return [{ where, rule: 'gender', message }];
  }
  return [];
}

/** What is wrong with the words of one portrait. */
export function portraitFindings(portrait: Portrait): Finding[] {
  const where = { kind: 'portrait', id: portrait.id, value: portrait.value } as const;
  const hard = gradeMessage([portrait.text], PORTRAIT_GRADE, 'The portrait');
  return [
    ...leakFindings({ where, text: portrait.text }),
    ...(hard === null ? [] : [{ where, rule: 'readability', message: hard } as const]),
    ...simpleWords(portrait.text).flatMap((word) => wordFinding(portrait, word)),
  ];
}
