// The three timings of the lesson, as data: what happens when, in whole minutes.

interface Phase {
  minutes: number;
  what: string;
}

export interface Timing {
  /** How long the lesson is. */
  minutes: 20 | 45 | 90;
  set: string;
  phases: readonly Phase[];
}

export const TIMINGS: readonly Timing[] = [
  {
    minutes: 20,
    set: '5 scenarios, by show of hands, without devices',
    phases: [
      { minutes: 3, what: 'Say what it is about: different people want different good things.' },
      { minutes: 10, what: 'Read two scenarios aloud. Everybody decides in silence; count hands.' },
      {
        minutes: 5,
        what: 'Show the values behind the options. Who chose the same for another reason?',
      },
      { minutes: 2, what: 'One sentence each, in pairs: what was hard to give up?' },
    ],
  },
  {
    minutes: 45,
    set: '5 scenarios with codes; the models on the projector',
    phases: [
      {
        minutes: 5,
        what: 'Say what it is about, what happens to the answers, and that nobody has to.',
      },
      { minutes: 7, what: 'Pupils open the link and answer, each alone.' },
      { minutes: 3, what: 'Collect the codes and count them.' },
      {
        minutes: 15,
        what: 'Board: two or three scenarios. Guess first, then the votes, then reasons.',
      },
      {
        minutes: 10,
        what: 'What models chose on the same scenarios. Where do they part from the room?',
      },
      { minutes: 5, what: 'The circle of the class, and what it cannot say.' },
    ],
  },
  {
    minutes: 90,
    set: '15 scenarios and 21 portraits with codes',
    phases: [
      {
        minutes: 10,
        what: 'The ten values on a board or on slips: which lie close, which pull apart?',
      },
      {
        minutes: 15,
        what: 'Pupils open the link and answer, each alone; each may look at the own circle.',
      },
      { minutes: 5, what: 'Collect the codes and count them.' },
      {
        minutes: 25,
        what: 'Board: four or five scenarios, with reasons for each option from the room.',
      },
      { minutes: 15, what: 'What models chose. Groups argue: why are they so alike?' },
      { minutes: 10, what: 'The circle: what the class says beside what it does.' },
      { minutes: 10, what: 'The task below, in writing or aloud.' },
    ],
  },
];
