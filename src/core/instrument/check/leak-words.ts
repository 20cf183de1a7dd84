// The words that name a value: its name, its close synonyms, and their word families. In an action or
// a portrait they would tell the value by the word instead of by the deed.
//
// Chosen for Axia from the names and the goals of the ten values (Schwartz 1992). A word is listed by
// part of speech, which decides the forms that are matched (leaks.ts): the noun “custom” has customs
// and not customer, the adjective “kind” has kindness and not kinds, the noun “rule” not ruler.
// All senses count: a “fair” with roundabouts or a “stable” with horses is a finding too, for no
// program can tell senses apart and another word costs little. Words whose innocent sense is the
// usual one (free, just, order, career, careful, own, treat, manner) are not listed by themselves, nor
// are “strange” and “unknown”, the plain words for what an action of Stimulation goes out to meet.
import type { PerValue } from '../../values';

export interface LeakWords {
  nouns: string;
  verbs: string;
  adjectives: string;
  /** Matched word by word, without other forms. */
  phrases: readonly string[];
}

export const LEAK_WORDS: PerValue<LeakWords> = {
  SD: {
    nouns:
      'freedom liberty independence autonomy creativity creation creator invention inventor exploration explorer',
    verbs: 'create invent explore',
    adjectives: 'independent autonomous creative inventive',
    phrases: ['self direction', 'self directed', 'own way', 'own ways'],
  },
  ST: {
    nouns: 'stimulation excitement adventure adventurer thrill thriller novelty',
    verbs: 'stimulate excite thrill',
    adjectives: 'adventurous exciting thrilling stimulating',
    phrases: [],
  },
  HE: {
    nouns: 'hedonism hedonist pleasure enjoyment indulgence fun',
    verbs: 'enjoy indulge',
    adjectives: 'hedonistic pleasurable enjoyable indulgent',
    phrases: ['treat yourself', 'treat yourselves', 'treat themselves', 'treat myself'],
  },
  AC: {
    nouns: 'achievement achiever success excellence ambition accomplishment',
    verbs: 'achieve succeed excel accomplish',
    adjectives: 'successful ambitious excellent',
    phrases: ['best'],
  },
  PO: {
    nouns: 'power status authority influence control controller prestige wealth dominance',
    verbs: 'power empower influence control dominate',
    adjectives: 'powerful authoritative influential prestigious wealthy dominant',
    phrases: [],
  },
  SE: {
    nouns: 'security safety stability protection protector safe',
    verbs: 'secure protect safeguard stabilise stabilize',
    adjectives: 'safe unsafe secure insecure stable unstable protective',
    phrases: [],
  },
  CO: {
    nouns: 'conformity conformist obedience courtesy rule',
    verbs: 'obey disobey conform',
    adjectives: 'obedient polite impolite courteous proper respectful',
    phrases: ['manners'],
  },
  TR: {
    nouns: 'tradition traditionalist custom heritage religion ancestor ancestry',
    verbs: '',
    adjectives: 'traditional customary religious ancestral',
    phrases: [],
  },
  BE: {
    nouns: 'benevolence help helper care carer loyalty support supporter',
    verbs: 'help care support',
    adjectives: 'benevolent helpful kind caring loyal supportive',
    phrases: [],
  },
  UN: {
    nouns: 'universalism equality equal justice tolerance nature environment environmentalist',
    verbs: 'equal equalise equalize tolerate',
    adjectives: 'equal unequal fair unfair tolerant natural environmental universal unjust',
    phrases: [],
  },
};
