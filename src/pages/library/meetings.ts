// How evenly a choice of scenarios lets the values meet, in a sentence.
import type { Meetings } from '../../core/instrument/check/meetings';

/** "Every value is offered 24 times, and every pair meets 8 times." */
export function meetingsSentence({ offered, fewest, most }: Meetings): string {
  const [low, high] = [Math.min(...offered), Math.max(...offered)];
  const values =
    low === high
      ? `Every value is offered ${times(low)}`
      : `A value is offered between ${low} and ${high} times`;
  const pairs =
    fewest === most
      ? `every pair meets ${times(fewest)}`
      : `a pair meets between ${fewest} and ${most} times`;
  return `${values}, and ${pairs}.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
