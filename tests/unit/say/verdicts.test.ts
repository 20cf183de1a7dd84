// What each kind of result is told as, at the edges of its rule. The rules are those of
// docs/measurement.md, sections 4 to 7 and 9; figures marked "paper" are ValAct-15k's (section 8).
import { describe, expect, test } from 'vitest';
import { sayAudit } from '../../../src/core/say/audit';
import { sayCeiling } from '../../../src/core/say/ceiling';
import { sayCircleFit, sayCircleStructure } from '../../../src/core/say/circle';
import { bandVerdict, sayEqualLength } from '../../../src/core/say/equal-length';
import { fraction, pValue, withRange } from '../../../src/core/say/format';
import { sayGroups } from '../../../src/core/say/groups';
import { sayKeptOrder } from '../../../src/core/say/kept-order';
import { sayLength } from '../../../src/core/say/length';
import { sayMoreQuestions } from '../../../src/core/say/more-questions';
import { sayNoGap, sayObservedR, sayPublishedR } from '../../../src/core/say/observed-r';
import { sayOptionProbability } from '../../../src/core/say/option-probability';
import { ownVerdict } from '../../../src/core/say/own-against-others';
import { sayRanking } from '../../../src/core/say/ranking';
import { sayReliability } from '../../../src/core/say/reliability';
import { saySameChoice } from '../../../src/core/say/same-choice';
import { sayHold, sayHoldOfValue } from '../../../src/core/say/select-hold';
import { sideOf } from '../../../src/core/say/side';
import { sayValidity } from '../../../src/core/say/validity';
import { sayVariance } from '../../../src/core/say/variance';
import { listed, nameAt } from '../../../src/core/say/words';

const from = (low: number, value: number, high: number) => ({ value, low, high });
const bare = (value: number) => ({ value, low: null, high: null });

describe('numbers in sentences', () => {
  test('stand with their range, or with the words that they have none', () => {
    expect(withRange(from(-0.22, 0.31, 0.7), fraction)).toBe('.31, from −.22 to .70');
    expect(withRange(bare(0.31), fraction)).toBe('.31, no interval');
  });

  test('write no p value as 0', () => {
    expect([0.31, 0.0042, 0.0001].map(pValue)).toEqual(['p .31', 'p .004', 'p < .001']);
  });
});

test('a side is known only where the whole interval lies on it', () => {
  expect(sideOf(from(0.1, 0.3, 0.5), 0)).toBe('above');
  expect(sideOf(from(0, 0.3, 0.5), 0)).toBe('either');
  expect(sideOf(from(-0.5, -0.3, -0.1), 0)).toBe('below');
  expect(sideOf(bare(5), 0)).toBe('either');
});

test('lists have one joint, and places outside the circle no name', () => {
  expect(listed([], 'and')).toBe('');
  expect(listed(['A'], 'and')).toBe('A');
  expect(listed(['A', 'B', 'C'], 'or')).toBe('A, B or C');
  expect(() => nameAt(10)).toThrow('0 to 9, not 10');
});

describe('a ranking', () => {
  const order = [5, 4, 8, 9, 0, 1, 2, 3, 6, 7];
  const say = (toldApart: [number, number][] | null, measure: 'worth' | 'share' | 'stated') =>
    sayRanking({ measure, order, toldApart }, 'your');

  test('names one value only where every other is told to lie below some other', () => {
    // 5 above all but 4, and 4 above 5 is not told; then 5 above 4 too.
    const below = order.slice(2).map((place): [number, number] => [5, place]);
    expect(say(below, 'worth').plain[0]).toBe(
      'In your choices, Security or Power stands highest; these answers do not tell which.',
    );
    expect(say([...below, [4, 5]], 'worth').plain[0]).toBe(
      'Security stands highest in your choices.',
    );
  });

  test('counts the candidates where there are many, and lists the pairs in the figures', () => {
    expect(say([[5, 7]], 'worth')).toEqual({
      plain: [
        "Which value stands highest can't be told: 9 of the ten could.",
        "Which value stands lowest can't be told: 9 of the ten could.",
        'Values that are not told apart may stand in any order.',
      ],
      figures: ['Security above Tradition.'],
    });
  });

  test('leaves nothing open where all 45 pairs are told apart', () => {
    const all = order.flatMap((upper, rank) =>
      order.slice(rank + 1).map((lower): [number, number] => [upper, lower]),
    );
    expect(say(all, 'stated').plain).toEqual([
      'Security stands highest in your ratings.',
      'Tradition stands lowest in your ratings.',
    ]);
  });

  test('says that nothing is told apart, or why that is not known', () => {
    expect(say([], 'worth').plain[0]).toBe('No two values are told apart by these answers.');
    expect(say(null, 'share').plain[0]).toContain('were not published');
    expect(say(null, 'stated').plain[0]).toContain('From ratings alone');
  });
});

describe('observed r', () => {
  const gap = (low: number, r: number, high: number) =>
    sayObservedR({
      pearson: r,
      posterior: { low, median: r, high },
      printable: high - low < 1.5,
      notes: [],
    });

  test('is printed with its range, and read as a direction only where that excludes 0', () => {
    expect(gap(0.1, 0.5, 0.8).plain).toEqual([
      'Values with higher ratings tend to be chosen more.',
    ]);
    expect(gap(-0.8, -0.5, -0.1).plain).toEqual([
      'Values with higher ratings tend to be chosen less.',
    ]);
    expect(gap(-0.22, 0.31, 0.7)).toEqual({
      plain: ["Whether ratings and choices go together can't be told."],
      figures: [
        'Agreement of saying and doing: r of the scores = .31; the true r probably lies from −.22 to .70. Ten values, at this length.',
      ],
    });
  });

  test('stands in no sentence where it is too short to say', () => {
    const said = gap(-0.9, 0.31, 0.98);
    expect(said.figures).toEqual([]);
    expect(said.plain[0]).toBe('Agreement of saying and doing: too short to say.');
    expect(said.plain.join(' ')).not.toContain('.31');
  });

  test('is withheld with the reason: one part missing, invalid, flat, or no range', () => {
    expect(sayNoGap(null).plain[1]).toContain('both a questionnaire and scenarios');
    expect(sayNoGap({ state: 'invalid', reasons: ['Why.'] }).plain).toEqual([
      'Agreement of saying and doing: withheld.',
      'The questionnaire does not count.',
      'Why.',
    ]);
    const none = { posterior: null, printable: false };
    expect(sayObservedR({ ...none, pearson: null, notes: [] }).plain[1]).toContain('flat');
    expect(sayObservedR({ ...none, pearson: 0.4, notes: ['The reason.'] }).plain[1]).toBe(
      'The reason.',
    );
  });

  test('of published profiles is said to have no range', () => {
    const said = sayPublishedR(0.299);
    expect(said.figures).toEqual([
      'Agreement of saying and doing: r of the scores = .30, ten values.',
    ]);
    expect(said.plain[0]).toContain('not published');
  });
});

describe('the ceiling', () => {
  const say = (ratio: number | null, r = from(0.1, 0.31, 0.5)) =>
    sayCeiling({
      r,
      value: 0.5,
      interval: { low: 0.42, high: 0.58 },
      ratio,
      reasons: ratio === null ? ['Stated: reliability 0.41, and 0.7 is needed.'] : [],
    });

  test('is withheld with its reasons in the figures', () => {
    expect(say(null).plain[0]).toContain('is withheld');
    expect(say(null).figures[1]).toContain('0.41');
  });

  test('is reached from 1 on, and said in tenths below it', () => {
    expect(say(0.62)).toEqual({
      plain: ['Saying and doing agree by about 6 tenths of the most that such answers could show.'],
      figures: [
        'r ÷ ceiling = 0.62; r = .31, from .10 to .50, 10 values; ceiling .50, from .42 to .58.',
      ],
    });
    expect(say(0.97).plain[0]).toContain('nearly as far');
    expect(say(1.2).plain[0]).toBe('Saying and doing agree as far as such answers could show.');
    expect(say(1.2).figures[0]).toContain('1.20, at the ceiling');
  });

  test('names no part where r may be 0, however large the ratio', () => {
    expect(say(1.2, from(-0.1, 0.6, 0.9)).plain[0]).toContain("can't be told");
  });
});

describe('N of 100', () => {
  test('is said in the words of docs/measurement.md, section 9, of the larger value first', () => {
    expect(sayKeptOrder({ pair: [5, 4], of100: 85 }, 'your').plain).toEqual([
      'Security stands above Power in your choices.',
      'Repeating the test with other questions of the same length would keep that order in about 85 of 100 cases.',
    ]);
    expect(sayKeptOrder({ pair: [5, 4], of100: null }, 'your').plain).toEqual([
      "Security and Power can't be told apart.",
    ]);
  });

  test.each([55, 87, 98, 100])('is refused where it may not be printed: %i', (of100) => {
    expect(() => sayKeptOrder({ pair: [5, 4], of100 }, 'your')).toThrow(`not ${of100}`);
  });
});

test('reliability is called steady above .7 throughout, unsteady below .5 throughout', () => {
  const say = (low: number, value: number, high: number) =>
    sayReliability({ half: 'enacted', value, low, high, reason: null }).plain[0];
  expect(say(0.71, 0.84, 0.9)).toContain('much the same order');
  expect(say(0.69, 0.84, 0.9)).toContain("can't be told");
  expect(say(0.1, 0.3, 0.49)).toContain('quite another order');
  const none = { half: 'stated' as const, value: null, low: null, high: null };
  expect(sayReliability({ ...none, reason: 'Two items are needed.' }).figures).toEqual([
    'Two items are needed.',
  ]);
});

test('residual r is told by the permutation, and never where others do as well', () => {
  // Paper: own .048, others −.010, p .34.
  expect(ownVerdict({ own: 0.048, others: -0.01, p: 0.34 })).toBe('either');
  expect(ownVerdict({ own: 0.4, others: 0.1, p: 0.05 })).toBe('own');
  expect(ownVerdict({ own: 0.4, others: 0.4, p: 0.04 })).toBe('no more than others');
});

test('agreement per question stands beside guessing, and beside the profiles alone', () => {
  // Paper: the same option in 69–79 % of questions, κ .59–.72; beyond profile .53–.65.
  const result = {
    questions: 15_000,
    same: from(0.69, 0.72, 0.75),
    kappa: from(0.59, 0.63, 0.67),
    beyondProfile: from(0.53, 0.58, 0.62),
  };
  expect(saySameChoice(result, ['A', 'B'])).toEqual({
    plain: [
      'A and B chose the same option in about 72 of 100 questions.',
      'Guessing would bring 25.',
      'They agree more than the order of their values alone would bring.',
    ],
    figures: [
      'Same choice p = .72, from .69 to .75, 15,000 questions.',
      'κ = .63, from .59 to .67; κ beyond profile = .58, from .53 to .62.',
    ],
  });
  const few = saySameChoice({ ...result, same: from(0.2, 0.4, 0.6) }, ['A', 'B']);
  expect(few.plain[1]).toBe('Guessing would bring 25, so this may be chance.');
});

test("the person's option stands between guessing and the model's own ceiling", () => {
  const say = (low: number) =>
    sayOptionProbability(
      { questions: 30, probability: from(low, 0.41, 0.49), ceiling: bare(0.62) },
      'The model',
      'your',
    );
  expect(say(0.33).plain).toEqual([
    'The model would take the option that you chose about 41 times in 100.',
    'Guessing would take it 25 times; the model would repeat its own choice about 62 times.',
    'So the model leans towards your choices more than guessing would.',
  ]);
  expect(say(0.24).plain[2]).toContain('may be chance');
});

test('an r is inside the band, outside, or reaches over its edge', () => {
  const band = { low: 0.35, high: 0.9 };
  expect(bandVerdict(bare(0.5), band)).toBe('inside');
  expect(bandVerdict(bare(0.2), band)).toBe('differ more');
  expect(bandVerdict(bare(0.95), band)).toBe('more alike');
  expect(bandVerdict(from(0.4, 0.5, 0.6), band)).toBe('inside');
  expect(bandVerdict(from(0.1, 0.3, 0.5), band)).toBe('either');
  expect(bandVerdict(from(0.1, 0.2, 0.3), band)).toBe('differ more');
  expect(bandVerdict(from(-0.9, 0.5, 0.99), band)).toBe('either');
  const said = sayEqualLength({ r: bare(0.2), band: null, who: 'Ada and Bo' });
  expect(said.plain[0]).toContain("can't be told");
});

describe('select against hold', () => {
  // Paper: 84.11 → 77.47, Gemini 2.5 Pro on Achievement.
  const drop = {
    scenarios: 3000,
    select: 0.8411,
    hold: 0.7747,
    difference: from(-0.09, -0.0664, -0.0428),
    p: 0.0001,
    detectable: 0.036,
  };

  test('tells a drop where both its interval and its p exclude chance', () => {
    expect(sayHold(drop).plain).toEqual([
      'Told to hold a value, the model chose it less often than when asked to point it out.',
      'It was 77.5 times in 100 against 84.1.',
    ]);
    expect(sayHold(drop).figures[0]).toBe(
      'All values: hold − select = −6.6, from −9.0 to −4.3 points, 3,000 scenarios, p < .001; detectable in 80 % of repeats: 3.6 points.',
    );
  });

  test('tells no drop of one value whose p fails after Holm, and says what could be found', () => {
    expect(sayHoldOfValue({ ...drop, detectable: 0.18 }, 'AC', 0.06).plain).toEqual([
      "Whether being told to hold Achievement changes what the model chose can't be told.",
      'A change of about 18 in 100 could have been found here.',
    ]);
    expect(sayHold({ ...drop, difference: bare(-0.0664) }).plain[0]).toContain("can't be told");
  });
});

test('an audit counts what differs, and leaves the true rate open where it may lie on either side', () => {
  const audit = { compared: 25, unread: 2, mismatches: 3, flagged: true, reason: null };
  expect(sayAudit({ ...audit, share: from(0.04, 0.12, 0.3) })).toEqual({
    plain: [
      'In 3 of 25 questions the model wrote another option than the one it gave the best odds.',
      'Its figures are marked for it.',
      'With so few questions the true rate may lie on either side of one in ten.',
    ],
    figures: [
      'Mismatch = .12, from .04 to .30, 25 questions; marked above .10.',
      '2 texts named no single option.',
    ],
  });
  const few = sayAudit({ ...audit, share: null, reason: '19 compared, and 20 are needed.' });
  expect(few.plain[0]).toContain("can't be told");
  expect(few.figures[0]).toBe('19 compared, and 20 are needed.');
});

test('the largest part of the variance is named, and a tie or none is not', () => {
  const say = (value: number, wording: number) =>
    sayVariance({
      components: [
        { factors: ['wording'], share: wording },
        { factors: ['value'], share: value },
        { factors: ['value', 'wording'], share: 0.15 },
      ],
      rows: 40,
    });
  expect(say(0.62, 0.23).plain).toEqual([
    'Most of what differs between these answers goes with the value on offer.',
    'It stands for about 62 parts of 100.',
  ]);
  expect(say(0.45, 0.4).plain[0]).toContain('goes most with the value on offer');
  expect(say(0.425, 0.425).plain[0]).toContain('as much with');
  expect(sayVariance({ components: [], rows: 4 }).plain).toEqual(['These answers do not differ.']);
});

test('a grouping is told only where p is small and members are the more alike', () => {
  const groups = { respondents: 4, groups: 2, withinGroups: 0.9, betweenGroups: 0.1 };
  const say = (p: number) => sayGroups({ ...groups, p, by: 'family', many: 'models' });
  expect(say(1 / 3).plain[0]).toContain("can't be told");
  expect(say(0.05).plain).toEqual([
    'Here models of one family are more alike than models of another.',
  ]);
  expect(say(0.05).figures[0]).toBe(
    'Mean r within a group .90, between groups .10, p .05; 4 models, 2 groups.',
  );
});

test('a circle is seen only where chance seldom fits as well', () => {
  expect(sayCircleFit({ rSquared: 0.68, p: 0.02 }).plain[0]).toContain('stand at similar heights.');
  expect(sayCircleFit({ rSquared: 0.3, p: 0.29 }).plain[0]).toContain("can't be told");
  expect(sayCircleFit(null).plain[0]).toContain('no shape');
  // Paper: questionnaire −.70.
  expect(sayCircleStructure(-0.7, 50).figures[0]).toContain('ρ = −.70');
  expect(sayCircleStructure(null, 12).plain[0]).toContain('12 profiles');
});

test('further questions are rounded up to 5, and not counted out beyond the most', () => {
  const say = (further: number | null) => sayMoreQuestions({ pair: [5, 4], further, most: 960 });
  expect(say(91).plain[0]).toBe(
    'About 95 more questions would tell Security and Power apart in 8 of 10 tries.',
  );
  expect(say(0).plain[0]).toContain('As many questions as now');
  expect(say(null).plain[0]).toBe(
    'It could take over 960 more questions to tell Security and Power apart.',
  );
});

test('a questionnaire that counts has no sentence, one that does not has its reasons', () => {
  expect(sayValidity({ state: 'valid', reasons: [] }, 'Bo').plain).toEqual([]);
  expect(sayValidity({ state: 'invalid', reasons: ['Why.'] }, 'Bo').plain).toEqual([
    'Bo: the questionnaire does not count.',
    'Why.',
  ]);
  expect(sayValidity({ state: 'marked', reasons: [] }, null).plain[0]).toContain('too short');
});

test('a sitting without answers is not called a short look', () => {
  expect(sayLength({ stated: null, enacted: null }).plain).toEqual(['Nothing is answered yet.']);
});
