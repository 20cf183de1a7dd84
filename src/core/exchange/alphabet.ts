// Thirty-two characters that are not taken for one another, and how people may write them.
// Source: Crockford (2019), Base 32, https://www.crockford.com/base32.html: digits and capital letters
// without I, L, O and U; I and L are read as 1, O as 0, small letters as capitals.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const LARGEST_GROUP = 5;

/** The symbol, 0 to 31, that a character stands for; null for one that stands for none. */
export function symbolOf(character: string): number | null {
  const capital = character.toUpperCase();
  const symbol = ALPHABET.indexOf(LOOKALIKES[capital] ?? capital);
  return symbol < 0 || capital.length !== 1 ? null : symbol;
}

/** The characters of symbols from 0 to 31. */
export function charactersOf(symbols: readonly number[]): string {
  return symbols.map((symbol) => ALPHABET.charAt(symbol)).join('');
}

/**
 * The characters in groups of at most five and as equal as can be, for reading aloud.
 * Example: 13 characters stand as 5, 4 and 4.
 */
export function grouped(characters: string): string {
  const groups = Math.max(1, Math.ceil(characters.length / LARGEST_GROUP));
  const small = Math.floor(characters.length / groups);
  const larger = characters.length % groups;
  let from = 0;
  return Array.from({ length: groups }, (_, group) => {
    const part = characters.slice(from, from + small + (group < larger ? 1 : 0));
    from += part.length;
    return part;
  }).join('-');
}
