// What is said of each code that a teacher has typed, pasted or dropped.
import type { CodeFault } from '../../core/exchange/answer-code';
import type { Collected } from '../../core/exchange/find-codes';

const STATES = {
  read: 'Taken',
  double: 'Double: this code was taken before, and is not taken again',
  'other-set': 'Of another set: this code belongs to other questions',
  'other-version': 'Of another version of Axia: this page cannot read it',
} as const;

function faultSentence(fault: CodeFault): string {
  switch (fault.kind) {
    case 'length':
      return `Damaged: it has ${fault.found} characters instead of ${fault.expected}`;
    case 'character':
      return `Damaged: character ${fault.place} is wrong`;
    case 'unknown':
      return 'Damaged: more than one character is wrong, or two have changed places';
  }
}

export function saidOf(one: Collected): string {
  return one.state === 'damaged' ? faultSentence(one.fault) : STATES[one.state];
}

/** A code cut at a wrong character, which counts from 1 without the hyphens: before, the character, after. */
export function cutAt(code: string, place: number): [string, string, string] {
  let seen = 0;
  const index = Array.from(code).findIndex((character) => {
    if (character !== '-') seen += 1;
    return character !== '-' && seen === place;
  });
  const characters = Array.from(code);
  return [
    characters.slice(0, index).join(''),
    characters[index] ?? '',
    characters.slice(index + 1).join(''),
  ];
}
