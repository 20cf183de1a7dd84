// The two parts of a sitting in the words of the page.
import type { Instrument } from './people';

export const INSTRUMENTS: Readonly<
  Record<Instrument, { what: string; minutes: string; how: string }>
> = {
  questionnaire: {
    what: '21 portraits',
    minutes: 'about 3 minutes',
    how: 'Short descriptions of people. You say how much like you each one is.',
  },
  scenarios: {
    what: '15 scenarios',
    minutes: 'about 9 minutes',
    how: 'Somebody asks for advice and there are four things to do. You say which you would do.',
  },
};
