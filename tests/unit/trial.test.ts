// The key of a trial: equal where everything that determines the answer is equal, and only there.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalJson,
  CONDITIONS,
  hashOf,
  trialKey,
  type Question,
  type TrialIdentity,
} from '../../src/core/study/trial';
import { VALUES } from '../../src/core/values';

const plain = fc.jsonValue({ maxDepth: 3 });

/** The same data with the members of every object in reverse order. */
function reversed(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(reversed);
  if (typeof data !== 'object' || data === null) return data;
  const members: [string, unknown][] = Object.entries(data);
  return Object.fromEntries(members.toReversed().map(([name, member]) => [name, reversed(member)]));
}

describe('canonical JSON', () => {
  test('says the same data', () => {
    fc.assert(
      fc.property(plain, (data) => {
        const said: unknown = JSON.parse(canonicalJson(data));
        expect(said).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  test('does not depend on the order of members', () => {
    fc.assert(
      fc.property(plain, (data) => {
        expect(canonicalJson(reversed(data))).toBe(canonicalJson(data));
      }),
    );
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
  });

  test('depends on the order of arrays', () => {
    const several = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(several, (list) => {
        expect(canonicalJson(list.toReversed())).not.toBe(canonicalJson(list));
      }),
    );
  });

  test('tells a number from its text and nothing from null', () => {
    expect(canonicalJson({ a: 1 })).not.toBe(canonicalJson({ a: '1' }));
    expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}));
    expect(canonicalJson([])).not.toBe(canonicalJson({}));
  });

  test.each([undefined, NaN, Infinity, -Infinity, Symbol('a'), test])('refuses %s', (data) => {
    expect(() => canonicalJson(data)).toThrow(TypeError);
    expect(() => canonicalJson({ member: data })).toThrow(TypeError);
    expect(() => canonicalJson([data])).toThrow(TypeError);
  });

  test('hashes to SHA-256 of its UTF-8', () => {
    // hashlib.sha256('{"a":"é €\\n\\"","z":[1,2]}'.encode()).hexdigest(), Python 3
    expect(hashOf({ z: [1, 2], a: 'é €\n"' })).toBe(
      '84eaea2f5c55191b44c2d0f27bdd2a3c1db4995fac3e1077b67b94cd30f44184',
    );
  });
});

const ofModel: TrialIdentity = {
  pack: { id: 'axia', version: '1.0.0' },
  question: {
    instrument: 'scenarios',
    scenario: 's01',
    question: 0,
    options: ['SD', 'ST', 'HE', 'AC'],
    wording: 'scenario-1',
    framing: 'act',
  },
  condition: 'neutral',
  sampling: 'distribution',
  answerer: {
    kind: 'model',
    engine: 'wllama',
    engineVersion: '3.8.1',
    revision: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    device: 'processor',
  },
  repeat: 0,
};

const ofPerson: TrialIdentity = {
  ...ofModel,
  question: {
    instrument: 'questionnaire',
    item: 'p01',
    value: 'SD',
    wording: 'page',
    direction: 'up',
  },
  sampling: 'given',
  answerer: { kind: 'person', sitting: 'anna-questionnaire' },
};

/** One of two for each part, so that two identities are often equal and often differ in one part. */
const one = <T, U>(first: T, second: U) => fc.constantFrom(first, second);

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record(
    {
      instrument: fc.constant('questionnaire' as const),
      item: one('p01', 'p02'),
      value: one('SD' as const, 'SE' as const),
      wording: one('portrait-1', 'portrait-2'),
      direction: one('up' as const, 'down' as const),
      inOne: one('short' as const, 'all' as const),
      persona: one('SD' as const, 'SE' as const),
    },
    { requiredKeys: ['instrument', 'item', 'value', 'wording', 'direction'] },
  ),
  fc.record({
    instrument: fc.constant('scenarios' as const),
    scenario: one('s01', 's02'),
    question: one(0, 1),
    options: one(['SD', 'ST', 'HE', 'AC'] as const, ['ST', 'HE', 'AC', 'SD'] as const),
    wording: one('scenario-1', 'scenario-2'),
    framing: one('advise' as const, 'act' as const),
  }),
  fc.record({
    instrument: fc.constant('steered' as const),
    condition: one('select' as const, 'hold' as const),
    scenario: one('s01', 's02'),
    question: one(0, 1),
    options: one(['SD', 'ST', 'HE', 'AC'] as const, ['ST', 'HE', 'AC', 'SD'] as const),
    target: one('SD' as const, 'HE' as const),
    wording: one('select-1', 'select-2'),
  }),
  fc.record({
    instrument: fc.constant('labels' as const),
    scenario: one('s01', 's02'),
    action: one('SD' as const, 'SE' as const),
    options: one(VALUES, VALUES.toReversed()),
    wording: one('label-1', 'label-2'),
  }),
  fc.record({
    instrument: fc.constant('soundness' as const),
    scenario: one('s01', 's02'),
    action: one('SD' as const, 'SE' as const),
    wording: one('soundness-1', 'soundness-2'),
    direction: one('up' as const, 'down' as const),
  }),
);

const identity: fc.Arbitrary<TrialIdentity> = fc.record({
  pack: fc.record({ id: one('axia', 'other'), version: one('1.0.0', '1.0.1') }),
  question,
  condition: fc.constantFrom(...CONDITIONS),
  sampling: fc.oneof(
    one('given' as const, 'distribution' as const),
    fc.record({
      kind: fc.constant('text' as const),
      temperature: one(0, 0.7),
      maxTokens: one(64, 128),
    }),
  ),
  answerer: fc.oneof(
    fc.record({ kind: fc.constant('person' as const), sitting: one('a', 'b') }),
    fc.record({
      kind: fc.constant('model' as const),
      engine: one('wllama' as const, 'webllm' as const),
      engineVersion: one('3.8.1', '3.8.2'),
      revision: one('b1', 'b2'),
      device: one('adapter' as const, 'processor' as const),
    }),
  ),
  repeat: one(0, 1),
});

/** The paths of all parts that are no object or list. */
function leaves(data: unknown, path: readonly string[] = []): string[][] {
  if (typeof data !== 'object' || data === null) return [[...path]];
  const members: [string, unknown][] = Object.entries(data);
  return members.flatMap(([name, member]) => leaves(member, [...path, name]));
}

/** The data with the part at a path changed to something that it was not. */
function changed(data: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return typeof data === 'number' ? data + 1 : `${String(data)}x`;
  if (Array.isArray(data)) {
    return data.map((member: unknown, place) =>
      String(place) === step ? changed(member, rest) : member,
    );
  }
  const members: [string, unknown][] = Object.entries(data ?? {});
  return Object.fromEntries(
    members.map(([name, member]) => [name, name === step ? changed(member, rest) : member]),
  );
}

describe('the key of a trial', () => {
  test('is the SHA-256 of its identity as canonical JSON', () => {
    // The text by hand, hashed with hashlib.sha256(text.encode()).hexdigest(), Python 3
    expect(canonicalJson(ofModel)).toBe(
      '{"answerer":{"device":"processor","engine":"wllama","engineVersion":"3.8.1","kind":"model",' +
        '"revision":"b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"},' +
        '"condition":"neutral","pack":{"id":"axia","version":"1.0.0"},"question":{"framing":"act",' +
        '"instrument":"scenarios","options":["SD","ST","HE","AC"],"question":0,"scenario":"s01",' +
        '"wording":"scenario-1"},"repeat":0,"sampling":"distribution"}',
    );
    expect(trialKey(ofModel)).toBe(
      '054b305ebd27c3e54a71b9f93a96cdea64a006cfa082832780dfef77a134a2e5',
    );
    expect(canonicalJson(ofPerson)).toBe(
      '{"answerer":{"kind":"person","sitting":"anna-questionnaire"},"condition":"neutral",' +
        '"pack":{"id":"axia","version":"1.0.0"},"question":{"direction":"up",' +
        '"instrument":"questionnaire","item":"p01","value":"SD","wording":"page"},"repeat":0,' +
        '"sampling":"given"}',
    );
    expect(trialKey(ofPerson)).toBe(
      'c3d519ab1dd1bb8ed86fead46055ccc4d267e1199cd94b7173848f6eab39b147',
    );
  });

  test('of a text holds how it was drawn and for the how-manieth time', () => {
    const ofText: TrialIdentity = {
      ...ofModel,
      sampling: { kind: 'text', temperature: 0.7, maxTokens: 64 },
      repeat: 2,
    };
    // The text by hand, hashed with hashlib.sha256(text.encode()).hexdigest(), Python 3
    expect(canonicalJson(ofText)).toContain(
      '"repeat":2,"sampling":{"kind":"text","maxTokens":64,"temperature":0.7}}',
    );
    expect(trialKey(ofText)).toBe(
      '91bc9d255716b9c7dced543d1b434a2a4fdf75f9d784e02d8a2f14797220ff79',
    );
  });

  test('is 64 hexadecimal digits', () => {
    fc.assert(fc.property(identity, (of) => /^[0-9a-f]{64}$/.test(trialKey(of))));
  });

  test('is equal for equal identities and for no others', () => {
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        // Copies: fast-check also makes records without a prototype, which no JSON has.
        const isSame = isDeepStrictEqual(structuredClone(a), structuredClone(b));
        expect(trialKey(a) === trialKey(b)).toBe(isSame);
        expect(trialKey(structuredClone(a))).toBe(trialKey(a));
      }),
      { numRuns: 500 },
    );
  });

  test('changes with every single part of the identity', () => {
    fc.assert(
      fc.property(identity, (of) => {
        const parts = leaves(of);
        const keys = parts.map((path) => hashOf(changed(of, path)));
        expect(parts.length).toBeGreaterThanOrEqual(12);
        expect(new Set([...keys, trialKey(of)]).size).toBe(parts.length + 1);
      }),
    );
  });
});
