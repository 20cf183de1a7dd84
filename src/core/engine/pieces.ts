// Which tokens of a vocabulary are a label. A label is one or two ASCII letters or digits; such a
// piece looks the same in every tokenizer, and SentencePiece holds single bytes a second time.

/** Token ids by the text of the piece. */
export type ShortTokens = ReadonlyMap<string, readonly number[]>;

const BYTE_PIECE = /^<0x([0-9A-F]{2})>$/;
const SHORT_PIECE = /^[A-Za-z0-9]{1,2}$/;

/** Longer names than this are no label, whatever they say. */
export const LONGEST_NAME = '<0x41>'.length;

/** Notes the token if its text could be a label. */
export function notePiece(tokens: Map<string, number[]>, name: string, id: number): void {
  if (name.length > LONGEST_NAME) return;
  const byte = BYTE_PIECE.exec(name)?.[1];
  const text = byte === undefined ? name : String.fromCharCode(Number.parseInt(byte, 16));
  if (!SHORT_PIECE.test(text)) return;
  const ids = tokens.get(text);
  if (ids === undefined) tokens.set(text, [id]);
  else ids.push(id);
}
