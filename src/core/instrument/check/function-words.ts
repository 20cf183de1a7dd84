// Words that carry grammar and little meaning. Their frequencies show how a text is phrased and not
// what it is about: an action's value must not be readable from them.
//
// Source of the choice: the 70 function words of Mosteller & Wallace (1964), Inference and Disputed
// Authorship, without “things” and “upon”; and the common members of the other closed classes of English
// grammar (Quirk et al. 1985, A Comprehensive Grammar, 2.39). The list was fixed before any of our
// texts was measured, and stays as it is: results made with another list are not comparable.

/** Forms of one class each line, in small letters; a word of two classes stands once. */
const BY_CLASS = [
  // Articles, determiners, quantifiers.
  'a an the this that these those all any both each either every few half less little many more most much neither no none one only other others another same several some such',
  // Personal, possessive and reflexive pronouns; those of people and things.
  'i me my you your yours yourself he him his she her it its we us our they them their themselves anyone anything everyone everything nobody nothing someone something',
  // Words that ask and relate.
  'who whose which what whatever when where why how whether',
  // Prepositions.
  'about above across after against along among around at before behind below beside between beyond by down during for from in inside into near of off on onto out outside over past since through to towards under until up with within without',
  // Conjunctions.
  'and or but nor so yet if unless because though while as than then once',
  // Auxiliaries.
  'is are was were be been being do does did done have has had having can could may might must shall should will would let',
  // Negation and adverbs of place, time and degree.
  'not never always also again already almost alone away back even ever first here there just later instead now often rather still together too very',
];

export const FUNCTION_WORDS: readonly string[] = BY_CLASS.flatMap((line) => line.split(' '));
